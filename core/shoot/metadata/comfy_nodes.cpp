// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/comfy_nodes.h"

#include "core/shoot/interchange/foreign_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace presence {

namespace {

using Json = nlohmann::json;

/// The widgets of ComfyUI's own nodes in their order (nodes.py, comfy_extras); "" is one that says nothing.
const std::vector<std::string> *widgetNames(const std::string &kind)
{
    static const std::map<std::string, std::vector<std::string>> names{
        {"KSampler", {"seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"}},
        {"KSamplerAdvanced", {"", "noise_seed", "", "steps", "cfg", "sampler_name", "scheduler"}},
        {"SamplerCustom", {"", "noise_seed", "", "cfg"}},
        {"RandomNoise", {"noise_seed"}},
        {"KSamplerSelect", {"sampler_name"}},
        {"BasicScheduler", {"scheduler", "steps", "denoise"}},
        {"CFGGuider", {"cfg"}},
        {"CLIPTextEncode", {"text"}},
        {"CLIPTextEncodeFlux", {"clip_l", "t5xxl"}},
        {"EmptyLatentImage", {"width", "height"}},
        {"EmptySD3LatentImage", {"width", "height"}},
        {"CheckpointLoaderSimple", {"ckpt_name"}},
        {"UNETLoader", {"unet_name"}},
    };
    const auto found = names.find(kind);
    return found == names.end() ? nullptr : &found->second;
}

std::string idOf(const Json &value) { return jsonText(value); }

void keepValue(ComfyNode &node, const std::string &name, const Json &value)
{
    if (!name.empty() && !node.links.contains(name) && (value.is_number() || value.is_string()))
        node.values[name] = jsonText(value);
}

bool isTextNode(const std::string &kind)
{
    return kind.find("Text") != kind.npos || kind.find("Prompt") != kind.npos ||
           kind.find("String") != kind.npos;
}

/// By their number: which output feeds this input.
std::map<std::string, ComfyLink> linksOf(const Json &document)
{
    std::map<std::string, ComfyLink> links;
    for (const Json &link : jsonMember(document, "links")) {
        const auto slot = [](const Json &number) {
            return number.is_number_integer() ? number.get<int>() : 0;
        };
        if (link.is_array() && link.size() >= 3)
            links[idOf(link[0])] = {idOf(link[1]), slot(link[2])};
        else if (link.is_object())
            links[idOf(jsonMember(link, "id"))] = {idOf(jsonMember(link, "origin_id")),
                                                   slot(jsonMember(link, "origin_slot"))};
    }
    return links;
}

} // namespace

ComfyGraph comfyGraphFromPrompt(std::string_view json)
{
    ComfyGraph graph;
    const Json document = parseForeignJson(json);
    if (!document.is_object())
        return graph;
    for (const auto &[id, member] : document.items()) {
        const Json &kind = jsonMember(member, "class_type");
        const Json &inputs = jsonMember(member, "inputs");
        if (!kind.is_string() || !inputs.is_object())
            continue;
        ComfyNode &node = graph[id];
        node.kind = kind.get<std::string>();
        for (const auto &[name, value] : inputs.items())
            if (value.is_array() && value.size() == 2 && value[1].is_number_integer())
                node.links[name] = {idOf(value[0]), value[1].get<int>()};
            else
                keepValue(node, name, value);
    }
    return graph;
}

ComfyGraph comfyGraphFromWorkflow(std::string_view json)
{
    constexpr int bypassed = 4, muted = 2;
    ComfyGraph graph;
    const Json document = parseForeignJson(json);
    const auto links = linksOf(document);
    for (const Json &member : jsonMember(document, "nodes")) {
        const Json &kind = jsonMember(member, "type");
        const Json &mode = jsonMember(member, "mode");
        if (!kind.is_string() || mode == bypassed || mode == muted)
            continue;
        ComfyNode &node = graph[idOf(jsonMember(member, "id"))];
        node.kind = kind.get<std::string>();
        for (const Json &input : jsonMember(member, "inputs")) {
            const auto link = links.find(idOf(jsonMember(input, "link")));
            if (link != links.end() && jsonMember(input, "name").is_string())
                node.links[jsonMember(input, "name").get<std::string>()] = link->second;
        }
        const Json &widgets = jsonMember(member, "widgets_values");
        const auto *names = widgetNames(node.kind);
        if (widgets.is_array() && names)
            for (std::size_t i = 0; i < std::min(names->size(), widgets.size()); ++i)
                keepValue(node, (*names)[i], widgets[i]);
        else if (widgets.is_array() && isTextNode(node.kind) && !widgets.empty() && widgets[0].is_string())
            keepValue(node, "text", widgets[0]);
    }
    return graph;
}

} // namespace presence
