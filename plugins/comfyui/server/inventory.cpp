// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/inventory.h"

#include "plugins/comfyui/server/words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t mostNamed = 4; // files that a sentence can name before nobody reads on

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamed); ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > mostNamed ? text + " and " + std::to_string(names.size() - mostNamed) + " more"
                                    : text;
}

} // namespace

Result<> Inventory::learn(const ComfyServer &server, const json &graph, std::stop_token stop)
{
    for (const json &node : graph) {
        const std::string kind = node["class_type"].get<std::string>();
        if (m_nodes.contains(kind))
            continue;
        const auto info = server.nodeInfo(kind, stop);
        if (!info)
            return info.error();
        m_nodes[kind] = *info;
    }
    return {};
}

std::optional<std::vector<std::string>> Inventory::choices(const std::string &kind,
                                                           const std::string &input) const
{
    const auto node = m_nodes.find(kind);
    if (node == m_nodes.end() || !node->second.is_object())
        return std::nullopt;
    const json groups = node->second.value("input", json::object());
    for (const char *group : {"required", "optional"}) {
        const json *form = groups.is_object() && groups.contains(group) ? &groups[group] : nullptr;
        if (!form || !form->is_object() || !form->contains(input) || !(*form)[input].is_array() ||
            (*form)[input].empty())
            continue;
        // [["a", "b"], {…}], or since version 3 of the node form ["COMBO", {"options": ["a", "b"]}]
        const json &given = (*form)[input];
        const json *list = given[0].is_array() ? &given[0] : nullptr;
        if (given[0] == "COMBO" && given.size() > 1 && given[1].is_object() && given[1].contains("options"))
            list = &given[1]["options"];
        if (!list || !list->is_array())
            return std::nullopt;
        std::vector<std::string> names;
        for (const json &name : *list)
            if (name.is_string())
                names.push_back(name.get<std::string>());
        return names;
    }
    return std::nullopt;
}

void Inventory::standIn(json &graph, const SlotTable &table) const
{
    for (const auto &[place, words] : table.standIns) {
        if (!graph.contains(place.node))
            continue;
        json &value = graph[place.node]["inputs"][place.input];
        const auto names = choices(graph[place.node]["class_type"].get<std::string>(), place.input);
        if (!names || !value.is_string() ||
            std::ranges::find(*names, value.get<std::string>()) != names->end())
            continue;
        const auto fits = [&words](const std::string &name) {
            return std::ranges::all_of(words, [&](const std::string &word) {
                return lower(name).find(lower(word)) != std::string::npos;
            });
        };
        if (const auto found = std::ranges::find_if(*names, fits); found != names->end())
            value = *found;
    }
}

std::string Inventory::missing(const json &graph) const
{
    std::set<std::string> nodes, files;
    for (const json &node : graph) {
        const std::string kind = node["class_type"].get<std::string>();
        const auto known = m_nodes.find(kind);
        if (known != m_nodes.end() && known->second.is_null()) {
            nodes.insert("“" + kind + "”");
            continue;
        }
        for (const auto &[input, value] : node["inputs"].items()) {
            const std::string folder = modelFolder(kind, input);
            const auto names = folder.empty() ? std::nullopt : choices(kind, input);
            if (!names || !value.is_string() ||
                std::ranges::find(*names, value.get<std::string>()) != names->end())
                continue;
            files.insert(
                "“" + value.get<std::string>() + "”, which belongs into " + folder +
                (names->empty() ? " (nothing is there yet)" : " (there are " + listed(*names) + ")"));
        }
    }
    const auto joined = [](const std::set<std::string> &parts, const char *between) {
        std::string text;
        for (const std::string &part : parts)
            text += (text.empty() ? "" : between) + part;
        return text;
    };
    std::string sentence;
    if (!nodes.empty())
        sentence = "does not have the node" + std::string(nodes.size() > 1 ? "s " : " ") +
                   joined(nodes, ", ") + ". Install the extension that brings " +
                   (nodes.size() > 1 ? "them" : "it") + ", or update ComfyUI, and start it again.";
    if (!files.empty())
        sentence += std::string(sentence.empty() ? "does not have" : " It also lacks") + " the model file " +
                    joined(files, ", nor ") + ". Put it there, or choose another model.";
    return sentence;
}

} // namespace presence
