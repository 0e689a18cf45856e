// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "core/generation/outgoing/companions.h"
#include "core/shoot/companions.h"
#include "core/sitter/maps/maps.h"

#include <algorithm>
#include <charconv>

namespace presence::cli {

namespace {

/// One of the options, taken apart: KIND[=FILE][@WEIGHT].
struct Wish
{
    std::string kind, file;
    double weight = 1;
};

Result<Wish> wishFrom(std::string kind, const std::string &text)
{
    Wish wish{kind, text, usualWeight(kind)};
    const auto mark = text.rfind('@');
    double weight = 0;
    const char *end = text.data() + text.size();
    if (mark != text.npos)
        if (const auto [stop, code] = std::from_chars(text.data() + mark + 1, end, weight);
            code == std::errc() && stop == end) {
            if (weight < 0 || weight > 2)
                return Error{Error::Kind::BadInput, "The weight in “" + text + "” must be 0 to 2."};
            wish.weight = weight;
            wish.file.resize(mark);
        }
    if (wish.kind.empty()) {
        const auto equals = wish.file.find('=');
        wish.kind = wish.file.substr(0, equals);
        wish.file = equals == wish.file.npos ? "" : wish.file.substr(equals + 1);
    }
    return wish;
}

} // namespace

Result<std::vector<ControlPicture>> picturesToSend(const SentPictures &options, const PortraitSpec &spec,
                                                   std::array<int, 2> size, std::int64_t seed,
                                                   const BackendInfo &backend, std::stop_token stop)
{
    std::vector<Wish> wishes;
    const auto add = [&wishes](const char *kind, const std::vector<std::string> &texts) -> Result<> {
        for (const std::string &text : texts) {
            auto wish = wishFrom(kind, text);
            if (!wish)
                return wish.error();
            wishes.push_back(std::move(*wish));
        }
        return {};
    };
    for (const Result<> &added : {add("init", options.init), add("likeness", options.likeness),
                                  add("style", options.style), add("", options.control)})
        if (!added)
            return added.error();
    GenerationRequest request;
    request.spec = spec;
    request.settings.width = size[0];
    request.settings.height = size[1];
    request.settings.seed = seed;
    for (const Wish &wish : wishes) {
        if (std::ranges::find(backend.pictures, wish.kind) == backend.pictures.end()) {
            std::string known;
            for (const std::string &kind : backend.pictures)
                known += (known.empty() ? "" : ", ") + kind;
            return Error{Error::Kind::BadInput,
                         backend.name + " takes no picture of the kind “" + wish.kind + "”; " +
                             (known.empty() ? "it takes none." : "it takes " + known + ".")};
        }
        if (wish.file.empty() && !mapKindFromId(wish.kind))
            return Error{Error::Kind::BadInput, "“" + wish.kind + "” needs a file: " + wish.kind + "=FILE."};
        ControlPicture picture{wish.kind, wish.weight, {}};
        if (!wish.file.empty()) {
            auto file = ImageFile::read(wish.file);
            if (!file)
                return file.error();
            picture.file = std::move(*file);
        }
        request.controls.push_back(std::move(picture));
    }
    auto drawn = withSitterMaps(std::move(request), stop);
    if (!drawn)
        return drawn.error();
    return std::move(drawn->controls);
}

} // namespace presence::cli
