// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/answer.h"

#include "core/base/encoding/base64.h"
#include "core/base/received_picture.h"

#include <algorithm>
#include <charconv>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::int64_t unknownSeed = -1;

Error badAnswer(std::string message) { return {Error::Kind::BadInput, std::move(message)}; }

const json *at(const std::optional<Pointer> &pointer, const json &document, std::size_t picture = 0)
{
    return pointer ? pointer->in(document, picture) : nullptr;
}

std::string textAt(const std::optional<Pointer> &pointer, const json &document, std::size_t picture = 0)
{
    const json *value = at(pointer, document, picture);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

/// Some services send it as a text.
std::int64_t seedAt(const std::optional<Pointer> &pointer, const json &document, std::size_t picture)
{
    const json *value = at(pointer, document, picture);
    if (picture > 0 && pointer && !pointer->countsPictures()) // that of the first
        return unknownSeed;
    if (!value || (!value->is_number_integer() && !value->is_string()))
        return unknownSeed;
    const std::string text = value->is_string() ? value->get<std::string>() : value->dump();
    std::int64_t seed = unknownSeed;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return code == std::errc() && end == text.data() + text.size() ? std::max(unknownSeed, seed)
                                                                   : unknownSeed;
}

/// How many entries the list of pictures has; an error says what is there instead.
Result<std::size_t> entriesIn(const ResponseForm &form, const json &document)
{
    if (form.as == ResponseForm::As::Bytes || !form.images.countsPictures())
        return std::size_t(1);
    if (!document.is_object())
        return badAnswer("The answer is JSON, but not an object.");
    const Pointer list = form.images.list();
    const json *pictures = list.in(document);
    if (pictures && pictures->is_string() && form.images.text() == list.text() + "/*")
        return std::size_t(1); // one picture outside a list
    if (!pictures || !pictures->is_array())
        return badAnswer("The answer holds no list of pictures (" + list.text() + ").");
    if (pictures->empty())
        return badAnswer("The answer holds an empty list of pictures (" + list.text() + ").");
    return pictures->size();
}

Result<ImageFile> pictureAt(const ResponseForm &form, const json &document, std::string_view body,
                            std::size_t index, const std::string &place, const Fetch &fetch)
{
    if (form.as == ResponseForm::As::Bytes)
        return receivedPicture(std::string(body), place);
    const json *value = form.images.in(document, index);
    if (!value && form.images.countsPictures())
        if (const json *single = form.images.list().in(document); single && single->is_string())
            value = single;
    if (!value)
        return badAnswer(place + " is missing.");
    if (form.as == ResponseForm::As::Base64 ||
        (value->is_string() && value->get_ref<const std::string &>().starts_with("data:")))
        return pictureIn(*value, place);
    if (!value->is_string())
        return badAnswer(place + " is not a text with an address in it.");
    auto bytes = fetch(value->get<std::string>());
    return bytes ? receivedPicture(std::move(*bytes), place) : bytes.error();
}

} // namespace

std::optional<std::string> plainText(const json *value)
{
    if (!value || value->is_structured())
        return std::nullopt;
    return value->is_string() ? value->get<std::string>() : value->dump();
}

Result<ImageFile> pictureIn(const json &value, const std::string &place)
{
    if (!value.is_string())
        return badAnswer(place + " is not a text with a picture in it.");
    std::string_view text = value.get_ref<const std::string &>();
    if (text.starts_with("data:")) {
        constexpr std::string_view mark = ";base64,";
        const auto comma = text.find(mark);
        if (comma == text.npos)
            return badAnswer(place + " is a data address, but not base64.");
        text.remove_prefix(comma + mark.size());
    }
    auto bytes = fromBase64(text);
    if (!bytes)
        return badAnswer(place + " is not valid base64.");
    return receivedPicture(std::move(*bytes), place);
}

Result<GenerationResult> readPictures(const ResponseForm &form, Answer answer, int count, const Fetch &fetch)
{
    json &document = answer.document;
    if (form.as != ResponseForm::As::Bytes && !answer.isJson)
        return badAnswer("The answer is not JSON, or was cut short.");
    for (const Pointer &place : form.parse)
        if (json *text = place.in(document); text && text->is_string()) {
            json inner = json::parse(text->get_ref<const std::string &>(), nullptr, false);
            *text = inner.is_discarded() ? json() : std::move(inner);
        }
    const auto entries = entriesIn(form, document);
    if (!entries)
        return entries.error();
    if (form.as != ResponseForm::As::Bytes)
        std::string().swap(answer.response.body); // megabytes, which the pictures can have
    GenerationResult result;
    result.model = textAt(form.model, document);
    bool refused = false;
    for (std::size_t index = 0; index < *entries && result.images.size() < std::size_t(count); ++index) {
        if (form.refused.at && form.refused.holds(document, index)) {
            refused = true;
            continue;
        }
        if (form.sparse && !form.images.in(document, index))
            continue;
        auto file = pictureAt(form, document, answer.response.body, index,
                              "Picture " + std::to_string(index + 1) + " of the answer", fetch);
        if (!file)
            return file.error();
        GeneratedImage image;
        image.file = std::move(*file);
        image.seed = seedAt(form.seeds, document, index);
        image.revisedPrompt = textAt(form.revisedPrompts, document, index);
        image.parameters = textAt(form.parameters, document, index);
        result.images.push_back(std::move(image));
    }
    if (!result.images.empty())
        return result;
    if (refused)
        return Error{Error::Kind::Refused,
                     "The pictures were made, but held back on grounds of content. Change the "
                     "words; sending them again would not help."};
    return badAnswer("The answer holds no picture.");
}

Progress readSigns(const Signs &signs, const json &document)
{
    Progress progress;
    if (const json *fraction = at(signs.fraction, document); fraction && fraction->is_number())
        progress.fraction = std::clamp(fraction->get<double>(), 0.0, 1.0);
    if (const json *preview = at(signs.preview, document))
        if (auto picture = pictureIn(*preview, "The preview"))
            progress.preview = std::move(*picture);
    const auto stage = std::ranges::find_if(
        signs.stages, [&](const auto &candidate) { return candidate.when.holds(document); });
    if (stage != signs.stages.end())
        progress.stage = stage->say
                             .filled([&document](const std::string &gap) {
                                 return plainText(at(Pointer::parse(gap), document));
                             })
                             .value_or("");
    return progress;
}

} // namespace presence
