// SPDX-License-Identifier: MIT
#include "plugins/recipe/answer.h"

#include "core/base/base64.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::int64_t unknownSeed = -1;

Error badAnswer(std::string message) { return {Error::Kind::BadInput, std::move(message)}; }

/// Discarded where it is not JSON.
json parsed(std::string_view text) { return json::parse(text, nullptr, false); }

Result<ImageFile> pictureIn(const json &value, const std::string &place)
{
    if (!value.is_string())
        return badAnswer(place + " is not a text with a picture in it.");
    std::string_view text = value.get_ref<const std::string &>();
    if (text.starts_with("data:")) {
        constexpr std::string_view mark = ";base64,";
        const auto at = text.find(mark);
        if (at == text.npos)
            return badAnswer(place + " is a data address, but not base64.");
        text.remove_prefix(at + mark.size());
    }
    auto bytes = fromBase64(text);
    if (!bytes)
        return badAnswer(place + " is not valid base64.");
    return ImageFile::fromBytes(std::move(*bytes), place);
}

const json *at(const std::optional<Pointer> &pointer, const json &document, std::size_t picture = 0)
{
    return pointer ? pointer->in(document, picture) : nullptr;
}

std::string textAt(const std::optional<Pointer> &pointer, const json &document, std::size_t picture = 0)
{
    const json *value = at(pointer, document, picture);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t seedAt(const std::optional<Pointer> &pointer, const json &document, std::size_t picture)
{
    const json *value = at(pointer, document, picture);
    if (!value || !value->is_number_integer())
        return unknownSeed;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t(INT64_MAX))
        return unknownSeed;
    return std::max(unknownSeed, value->get<std::int64_t>());
}

} // namespace

Result<GenerationResult> readPictures(const ResponseForm &form, std::string_view body, int count)
{
    json document = parsed(body);
    if (!document.is_object())
        return badAnswer(document.is_discarded() ? "The answer is not JSON, or was cut short."
                                                 : "The answer is JSON, but not an object.");
    for (const Pointer &place : form.parse)
        if (json *text = place.in(document); text && text->is_string()) {
            json inner = parsed(text->get_ref<const std::string &>());
            *text = inner.is_discarded() ? json() : std::move(inner);
        }
    const Pointer list = form.images.list();
    const json *pictures = list.in(document);
    if (!pictures || !pictures->is_array())
        return badAnswer("The answer holds no list of pictures (" + list.text() + ").");
    if (pictures->empty())
        return badAnswer("The answer holds an empty list of pictures (" + list.text() + ").");
    GenerationResult result;
    result.model = textAt(form.model, document);
    for (std::size_t index = 0; index < std::min(pictures->size(), std::size_t(count)); ++index) {
        const std::string place = "Picture " + std::to_string(index + 1) + " of the answer";
        const json *value = form.images.in(document, index);
        if (!value)
            return badAnswer(place + " is missing.");
        auto file = pictureIn(*value, place);
        if (!file)
            return file.error();
        GeneratedImage image;
        image.file = std::move(*file);
        image.seed = seedAt(form.seeds, document, index);
        image.revisedPrompt = textAt(form.revisedPrompts, document, index);
        image.parameters = textAt(form.parameters, document, index);
        result.images.push_back(std::move(image));
    }
    return result;
}

std::optional<Progress> readProgress(const ProgressForm &form, std::string_view body)
{
    const json document = parsed(body);
    if (!document.is_object())
        return std::nullopt;
    Progress progress;
    if (const json *fraction = at(form.fraction, document); fraction && fraction->is_number())
        progress.fraction = std::clamp(fraction->get<double>(), 0.0, 1.0);
    if (const json *preview = at(form.preview, document))
        if (auto picture = pictureIn(*preview, "The preview"))
            progress.preview = std::move(*picture);
    const auto stage = std::ranges::find_if(
        form.stages, [&](const auto &candidate) { return candidate.when.holds(document); });
    if (stage != form.stages.end())
        progress.stage = stage->say
                             .filled([&document](const std::string &gap) -> std::optional<std::string> {
                                 const json *value = at(Pointer::parse(gap), document);
                                 if (!value || value->is_structured())
                                     return std::nullopt;
                                 return value->is_string() ? value->get<std::string>() : value->dump();
                             })
                             .value_or("");
    return progress;
}

} // namespace presence
