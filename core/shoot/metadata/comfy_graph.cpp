// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/comfy_graph.h"

#include "core/shoot/metadata/comfy_nodes.h"

#include <algorithm>

namespace presence {

namespace {

/// What stands at these places, one below the other; blank and repeated texts are left out.
std::string joined(const ComfyGraph &graph, const std::vector<ComfyPlace> &places)
{
    std::vector<std::string> parts;
    for (const ComfyPlace &place : places) {
        const std::string text = comfyValue(graph, place);
        if (text.find_first_not_of(" \n\t\r") != text.npos && std::ranges::find(parts, text) == parts.end())
            parts.push_back(text);
    }
    std::string whole;
    for (const std::string &part : parts)
        whole += (whole.empty() ? "" : "\n") + part;
    return whole;
}

} // namespace

std::optional<PictureSettings> settingsFromComfy(const std::string &prompt, const std::string &workflow)
{
    ComfyGraph graph = comfyGraphFromPrompt(prompt);
    if (graph.empty())
        graph = comfyGraphFromWorkflow(workflow);
    const auto places = findComfyPlaces(graph);
    if (!places)
        return std::nullopt;
    PictureSettings settings;
    settings.program = "ComfyUI";
    settings.promptText = joined(graph, places->prompt);
    settings.negativePrompt = joined(graph, places->negative);
    const auto set = [&](const char *key, const std::optional<ComfyPlace> &place) {
        if (const std::string value = place ? comfyValue(graph, *place) : std::string(); !value.empty())
            settings.parameters[key] = value;
    };
    set("Seed", places->seed);
    set("Steps", places->steps);
    set("CFG scale", places->guidance);
    set("Sampler", places->samplerName);
    set("Schedule type", places->scheduler);
    if (places->width && places->height) {
        set("Size-1", places->width);
        set("Size-2", places->height);
    }
    set("Model", places->model);
    return settings;
}

} // namespace presence
