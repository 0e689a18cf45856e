// SPDX-License-Identifier: MIT
#include "core/shoot/take_maker.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "core/shoot/metadata/png_chunks.h"
#include "core/spec/spec_json.h"

#include <algorithm>
#include <charconv>

namespace presence {

namespace {

/// Shortest text that reads back as the same number.
std::string numberText(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string parametersOf(const Take &take)
{
    PictureSettings settings;
    settings.promptText = take.promptText;
    settings.negativePrompt = take.negativePrompt;
    auto &pairs = settings.parameters;
    if (take.settings.steps > 0)
        pairs["Steps"] = std::to_string(take.settings.steps);
    if (take.settings.guidanceScale > 0)
        pairs["CFG scale"] = numberText(take.settings.guidanceScale);
    if (take.seed >= 0)
        pairs["Seed"] = std::to_string(take.seed);
    pairs["Sampler"] = take.settings.sampler;
    pairs["Size"] = std::to_string(take.image.width()) + "x" + std::to_string(take.image.height());
    pairs["Model"] = take.model;
    pairs["Version"] = "Presence";
    return parametersText(settings);
}

/// The first that says something.
std::string firstOf(const std::string &a, const std::string &b, const std::string &c)
{
    return !a.empty() ? a : !b.empty() ? b : c;
}

bool hasContentCredentials(const ImageFile &image)
{
    return std::ranges::any_of(readPngChunks(image.bytes()).chunks,
                               [](const PngChunk &chunk) { return chunk.type == "caBX"; });
}

} // namespace

Result<Take> takeFrom(const GenerationRequest &request, const BackendInfo &backend,
                      const GenerationResult &result, std::size_t index)
{
    if (index >= result.images.size() || result.images[index].file.isEmpty())
        return Error{Error::Kind::BadInput,
                     backend.name + " returned no picture number " + std::to_string(index + 1) + "."};
    const bool isSitter = backend.id == "sitter";
    const GeneratedImage &image = result.images[index];
    Take take;
    take.spec = request.spec;
    take.promptText = request.prompt.text;
    take.generatedText = request.prompt.generated;
    take.negativePrompt = request.prompt.negative;
    take.dialect = request.prompt.dialect;
    take.settings = request.settings;
    take.backendId = backend.id;
    take.model = isSitter ? "Presence sitter" : firstOf(result.model, request.settings.model, backend.name);
    take.requestBody = result.requestBody;
    take.seed = image.seed;
    take.image = image.file;
    take.attachments = image.attachments;
    take.parameters = image.parameters.empty() ? parametersOf(take) : image.parameters;

    PictureLabel label;
    label.specJson = sharedSpecJson(take.spec);
    label.parameters = take.parameters;
    label.digitalSourceType = isSitter ? "algorithmicMedia" : "trainedAlgorithmicMedia";
    label.aiSystem = take.model;
    if (!isSitter)
        label.promptText = take.promptText +
                           (take.negativePrompt.empty() ? "" : "\nNegative prompt: " + take.negativePrompt);
    if (image.file.format() == ImageFile::Format::Png && !hasContentCredentials(image.file))
        if (auto labelled = withSettings(image.file, label))
            take.image = std::move(*labelled);
    return take;
}

} // namespace presence
