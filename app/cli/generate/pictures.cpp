// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

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

Result<Wish> wishFrom(std::string kind, const std::string &text, double usualWeight)
{
    Wish wish{std::move(kind), text, usualWeight};
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
    constexpr double half = 0.5; // kept of a picture to start from, where nothing is said
    std::vector<Wish> wishes;
    const auto add = [&wishes](const char *kind, const std::vector<std::string> &texts,
                               double weight) -> Result<> {
        for (const std::string &text : texts) {
            auto wish = wishFrom(kind, text, weight);
            if (!wish)
                return wish.error();
            wishes.push_back(std::move(*wish));
        }
        return {};
    };
    for (const Result<> &added : {add("init", options.init, half), add("likeness", options.likeness, 1),
                                  add("style", options.style, 1), add("", options.control, 1)})
        if (!added)
            return added.error();
    std::vector<ControlPicture> pictures;
    for (const Wish &wish : wishes) {
        if (std::ranges::find(backend.pictures, wish.kind) == backend.pictures.end()) {
            std::string known;
            for (const std::string &kind : backend.pictures)
                known += (known.empty() ? "" : ", ") + kind;
            return Error{Error::Kind::BadInput,
                         backend.name + " takes no picture of the kind “" + wish.kind + "”; " +
                             (known.empty() ? "it takes none." : "it takes " + known + ".")};
        }
        const auto map = mapKindFromId(wish.kind);
        if (wish.file.empty() && !map)
            return Error{Error::Kind::BadInput, "“" + wish.kind + "” needs a file: " + wish.kind + "=FILE."};
        if (!wish.file.empty()) {
            auto file = ImageFile::read(wish.file);
            if (!file)
                return file.error();
            pictures.push_back({wish.kind, wish.weight, std::move(*file)});
            continue;
        }
        auto drawn = drawMaps(spec, std::array{*map}, size[0], size[1],
                              std::uint64_t(std::max<std::int64_t>(seed, 1)), stop);
        if (!drawn)
            return drawn.error();
        pictures.push_back({wish.kind, wish.weight, std::move(drawn->front().file)});
    }
    return pictures;
}

} // namespace presence::cli
