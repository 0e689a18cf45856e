// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/graph_file.h"

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t largestBytes = std::size_t(4) << 20;
constexpr std::size_t mostNodes = 2000;

Error wrong(const std::string &source, const std::string &what)
{
    return {Error::Kind::BadInput, source + ": " + what};
}

std::string checkNode(const std::string &id, const json &node, const json &graph)
{
    const std::string name = "The node " + id;
    if (id.empty() || id.find('.') != id.npos)
        return "“" + id + "” is no id of a node; ids are not empty and hold no dot.";
    if (!node.is_object() || !node.contains("class_type") || !node["class_type"].is_string())
        return name + " has no class_type; is this file in ComfyUI's API format?";
    if (!node.contains("inputs") || !node["inputs"].is_object())
        return name + " has no inputs; is this file in ComfyUI's API format?";
    for (const auto &[input, value] : node["inputs"].items())
        if (isLink(value) && !graph.contains(value[0].get_ref<const std::string &>()))
            return name + " takes its “" + input + "” from the node " + value[0].get<std::string>() +
                   ", which does not exist. Export the workflow again.";
    return {};
}

} // namespace

bool isLink(const json &input)
{
    return input.is_array() && input.size() == 2 && input[0].is_string() && input[1].is_number_integer();
}

Result<json> parseGraph(std::string_view text, const std::string &source)
{
    if (text.size() > largestBytes)
        return wrong(source, "The file is larger than 4 MiB, which no workflow is.");
    json graph = json::parse(text, nullptr, false);
    if (graph.is_discarded())
        return wrong(source, "The file is not valid JSON; it may be cut short. Export the workflow again.");
    if (graph.is_object() && graph.contains("nodes") && graph["nodes"].is_array())
        return wrong(source,
                     "This is a workflow in the format of ComfyUI's editor, which cannot be run from "
                     "outside. Open it in ComfyUI and choose Workflow, Export (API); in older versions "
                     "switch on the dev mode in the settings, then Save (API Format).");
    if (graph.is_object() && graph.size() == 1 && graph.contains("prompt"))
        graph = json(graph["prompt"]);
    if (!graph.is_object() || graph.empty())
        return wrong(source, "The file holds no workflow in ComfyUI's API format, which is an object with a "
                             "member for each node.");
    if (graph.size() > mostNodes)
        return wrong(source, "The workflow has more than " + std::to_string(mostNodes) + " nodes.");
    for (const auto &[id, node] : graph.items())
        if (const std::string problem = checkNode(id, node, graph); !problem.empty())
            return wrong(source, problem);
    return graph;
}

ComfyGraph viewOf(const json &graph)
{
    ComfyGraph view;
    if (!graph.is_object())
        return view;
    for (const auto &[id, node] : graph.items()) {
        if (!node.is_object() || !node.contains("class_type") || !node["class_type"].is_string() ||
            !node.contains("inputs") || !node["inputs"].is_object())
            continue;
        ComfyNode &seen = view[id];
        seen.kind = node["class_type"].get<std::string>();
        for (const auto &[name, value] : node["inputs"].items())
            if (isLink(value))
                seen.links[name] = {value[0].get<std::string>(), value[1].get<int>()};
            else if (value.is_string())
                seen.values[name] = value.get<std::string>();
            else if (value.is_number())
                seen.values[name] = value.dump();
    }
    return view;
}

std::string placeText(const ComfyPlace &place) { return place.node + "." + place.input; }

std::optional<ComfyPlace> parsePlace(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == text.npos || dot == 0 || dot + 1 == text.size())
        return std::nullopt;
    return ComfyPlace{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

} // namespace presence
