// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string asJson(const PictureSettings &settings)
{
    Json document{{"program", settings.program},
                  {"prompt", settings.promptText},
                  {"negative", settings.negativePrompt},
                  {"parameters", settings.parameters},
                  {"spec", nullptr},
                  {"problem", settings.problem}};
    if (settings.spec)
        document["spec"] = Json::parse(specToJson(*settings.spec));
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string asText(const PictureSettings &settings)
{
    std::string text = "Made with: " + (settings.program.empty() ? "unknown" : settings.program) + "\n";
    text += std::string("Direction: ") +
            (settings.spec ? "complete; presence-cli prompt, lint and generate take the picture as a spec"
                           : "none, only words") +
            "\n";
    if (!settings.promptText.empty())
        text += "Prompt: " + settings.promptText + "\n";
    if (!settings.negativePrompt.empty())
        text += "Negative prompt: " + settings.negativePrompt + "\n";
    for (const auto &[key, value] : settings.parameters)
        text += key + ": " + value + "\n";
    return text;
}

} // namespace

int runShow(const Context &, const std::string &picture, bool json)
{
    const auto image = ImageFile::read(picture);
    if (!image)
        return failed(image.error());
    const PictureSettings settings = readPictureSettings(*image);
    if (!settings.problem.empty())
        note(picture + ": " + settings.problem);
    const bool nothing = !settings.spec && settings.promptText.empty() && settings.parameters.empty();
    if (nothing && !json)
        return failed({Error::Kind::NotFound, "“" + picture + "” carries no settings."});
    const int code = print(json ? asJson(settings) : asText(settings));
    return code ? code : nothing ? 1 : 0;
}

} // namespace presence::cli
