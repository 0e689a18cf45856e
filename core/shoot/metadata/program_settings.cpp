// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/program_settings.h"

#include "core/shoot/interchange/foreign_json.h"
#include "core/shoot/metadata/comfy_graph.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace presence {

namespace {

using Json = nlohmann::json;
using Names = std::initializer_list<std::pair<const char *, const char *>>;

std::string lineOf(const Json &value)
{
    if (!value.is_array())
        return jsonText(value);
    std::string joined;
    for (const Json &part : value) {
        // Older InvokeAI: [{"prompt": …, "weight": …}]
        const std::string text = jsonText(part.is_object() ? jsonMember(part, "prompt") : part);
        joined += (joined.empty() || text.empty() ? "" : ", ") + text;
    }
    return joined;
}

/// Their names for numbers and samplers → those of A1111; the first of several for one name wins.
void take(PictureSettings &settings, const Json &object, Names names)
{
    for (const auto &[theirs, ours] : names)
        if (std::string value = jsonText(jsonMember(object, theirs)); !value.empty())
            settings.parameters.try_emplace(ours, std::move(value));
}

std::optional<PictureSettings> fromInvoke(const Json &document)
{
    const Json &image = jsonMember(document, "image"); // sd-metadata, before version 3
    const Json &values = image.is_object() ? image : document;
    const bool old = image.is_object() && image.contains("prompt");
    if (!old && !(document.is_object() && document.contains("positive_prompt")))
        return std::nullopt;
    PictureSettings settings;
    settings.program = "InvokeAI";
    settings.promptText = lineOf(jsonMember(values, old ? "prompt" : "positive_prompt"));
    settings.negativePrompt = jsonText(jsonMember(values, "negative_prompt"));
    take(settings, values,
         {{"seed", "Seed"},
          {"steps", "Steps"},
          {"cfg_scale", "CFG scale"},
          {"guidance", "CFG scale"},
          {"scheduler", "Sampler"},
          {"sampler", "Sampler"},
          {"width", "Size-1"},
          {"height", "Size-2"}});
    take(settings, jsonMember(document, "model"), {{"name", "Model"}, {"model_name", "Model"}});
    take(settings, document, {{"model_weights", "Model"}, {"app_version", "Version"}});
    return settings;
}

std::optional<PictureSettings> fromSwarm(const Json &document)
{
    const Json &values = jsonMember(document, "sui_image_params");
    if (!values.is_object())
        return std::nullopt;
    PictureSettings settings;
    settings.program = "SwarmUI";
    settings.promptText = jsonText(jsonMember(values, "prompt"));
    settings.negativePrompt = jsonText(jsonMember(values, "negativeprompt"));
    take(settings, values,
         {{"seed", "Seed"},
          {"steps", "Steps"},
          {"cfgscale", "CFG scale"},
          {"sampler", "Sampler"},
          {"comfyuisampler", "Sampler"},
          {"scheduler", "Schedule type"},
          {"comfyuischeduler", "Schedule type"},
          {"width", "Size-1"},
          {"height", "Size-2"},
          {"model", "Model"},
          {"swarm_version", "Version"}});
    return settings;
}

/// "(1152, 896)" → the two numbers.
void takeResolution(PictureSettings &settings, const std::string &text)
{
    std::array<std::string, 2> sides;
    std::size_t side = 0;
    for (const char c : text)
        if (std::isdigit(static_cast<unsigned char>(c)))
            sides[side] += c;
        else if (!sides[side].empty() && ++side == sides.size())
            break;
    if (!sides[1].empty()) {
        settings.parameters["Size-1"] = sides[0];
        settings.parameters["Size-2"] = sides[1];
    }
}

std::optional<PictureSettings> fromFooocus(const Json &document)
{
    if (!document.is_object() || !document.contains("prompt") ||
        !(document.contains("base_model") || document.contains("full_prompt")))
        return std::nullopt;
    PictureSettings settings;
    settings.program = "Fooocus";
    settings.promptText = jsonText(jsonMember(document, "prompt"));
    if (settings.promptText.empty())
        settings.promptText = lineOf(jsonMember(document, "full_prompt"));
    settings.negativePrompt = jsonText(jsonMember(document, "negative_prompt"));
    if (settings.negativePrompt.empty())
        settings.negativePrompt = lineOf(jsonMember(document, "full_negative_prompt"));
    take(settings, document,
         {{"seed", "Seed"},
          {"steps", "Steps"},
          {"guidance_scale", "CFG scale"},
          {"sampler", "Sampler"},
          {"scheduler", "Schedule type"},
          {"width", "Size-1"},
          {"height", "Size-2"},
          {"base_model", "Model"},
          {"version", "Version"}});
    takeResolution(settings, jsonText(jsonMember(document, "resolution")));
    return settings;
}

/// The text block of the A1111 family; a camera's comment is not mistaken for one.
std::optional<PictureSettings> fromBlock(const NamedText &text)
{
    if ((text.name != "parameters" && text.name != "UserComment") || parseForeignJson(text.text).is_object())
        return std::nullopt;
    PictureSettings settings = parseParametersText(text.text);
    if (text.name == "UserComment" && settings.parameters.empty())
        return std::nullopt;
    const auto version = settings.parameters.find("Version");
    const bool fooocus = version != settings.parameters.end() && version->second.starts_with("Fooocus");
    settings.program = fooocus ? "Fooocus" : "AUTOMATIC1111";
    return settings;
}

/// Midjourney's Description: the prompt with its parameters, then "Job ID: …".
std::optional<PictureSettings> fromMidjourney(const std::string &text)
{
    const auto job = text.find(" Job ID: ");
    if (job == text.npos)
        return std::nullopt;
    PictureSettings settings;
    settings.program = "Midjourney";
    settings.promptText = text.substr(0, job);
    return settings;
}

/// A text that is a JSON object may be of any program; the members tell.
std::optional<PictureSettings> fromJsonText(const std::string &text)
{
    const auto first = text.find_first_not_of(" \r\n\t");
    if (first == text.npos || text[first] != '{')
        return std::nullopt;
    const Json document = parseForeignJson(text);
    for (const auto reader : {fromSwarm, fromInvoke, fromFooocus})
        if (auto settings = reader(document))
            return settings;
    return std::nullopt;
}

/// ComfyUI puts "prompt:{…}" and "workflow:{…}" into whatever Exif fields are free.
void takeComfyTexts(const NamedText &text, std::string &prompt, std::string &workflow)
{
    for (auto [name, target] :
         {std::pair<std::string, std::string *>{"prompt", &prompt}, {"workflow", &workflow}})
        if (text.name == name)
            *target = text.text;
        else if (text.text.starts_with(name + ":{"))
            *target = text.text.substr(name.size() + 1);
}

} // namespace

PictureSettings settingsOfPrograms(const std::vector<NamedText> &texts)
{
    std::string prompt, workflow;
    for (const NamedText &text : texts)
        takeComfyTexts(text, prompt, workflow);
    // Telling ones first: several programs add an A1111 block or a graph to their own record.
    for (const NamedText &text : texts)
        if (auto settings = fromJsonText(text.text))
            return *settings;
    for (const NamedText &text : texts)
        if (auto settings = fromBlock(text))
            return *settings;
    if (auto settings = settingsFromComfy(prompt, workflow))
        return *settings;
    for (const NamedText &text : texts)
        if (text.name == "Description")
            if (auto settings = fromMidjourney(text.text))
                return *settings;
    return {};
}

} // namespace presence
