// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/slot_finder.h"

#include "plugins/comfyui/workflow/graph_file.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace presence {

namespace {

bool has(std::string text, std::initializer_list<std::string_view> words)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// What maps a ControlNet reads, by the words in the name of its file; empty where they tell nothing.
std::string mapKind(const std::string &fileOrType)
{
    const struct
    {
        const char *kind;
        std::initializer_list<std::string_view> words;
    } known[] = {
        {"depth", {"depth"}},
        {"pose", {"pose"}},
        {"normal", {"normal"}},
        {"segmentation_ade", {"seg"}},
        {"edges", {"canny", "lineart", "softedge", "hed", "edge", "scribble", "mlsd"}},
    };
    for (const auto &row : known)
        if (has(fileOrType, row.words))
            return row.kind;
    return {};
}

class Finder
{
public:
    explicit Finder(const nlohmann::json &graph)
        : m_graph(graph)
        , m_view(viewOf(graph))
    {
        for (const auto &[id, node] : m_view)
            for (const auto &[input, link] : node.links)
                m_readers[link.node].push_back({id, input});
    }

    SlotTable find()
    {
        const auto places = findComfyPlaces(m_view);
        if (!places) {
            m_table.open["prompt"] = textsAnywhere();
        } else {
            words("prompt", places->prompt);
            words("negative", places->negative);
            single("steps", places->steps);
            single("cfg", places->guidance ? places->guidance : onlyInput("FluxGuidance", "guidance"));
            single("sampler", places->samplerName);
            single("scheduler", places->scheduler);
            single("checkpoint", places->model);
            size(*places);
            pictures(places->denoise);
        }
        seeds();
        return std::move(m_table);
    }

private:
    bool holdsNumber(const ComfyPlace &place) const
    {
        return m_graph.at(place.node).at("inputs").at(place.input).is_number();
    }

    void single(const std::string &slot, const std::optional<ComfyPlace> &place)
    {
        const bool number = slot == "steps" || slot == "cfg" || slot == "width" || slot == "height";
        if (place && holdsNumber(*place) == number)
            m_table.places[slot] = {*place};
    }

    /// Texts of one node say the same in several encoders; those of several nodes are parts of a whole.
    void words(const std::string &slot, const Places &found)
    {
        std::set<std::string> nodes;
        Places places;
        for (const ComfyPlace &place : found)
            if (!holdsNumber(place)) {
                nodes.insert(place.node);
                places.push_back(place);
            }
        if (!places.empty())
            (nodes.size() == 1 ? m_table.places : m_table.open)[slot] = places;
    }

    Places textsAnywhere() const
    {
        Places places;
        for (const auto &[id, node] : m_view)
            for (const char *name : {"text", "prompt", "positive", "string", "value"})
                if (node.values.contains(name) && !holdsNumber({id, name}))
                    places.push_back({id, name});
        return places;
    }

    std::optional<ComfyPlace> onlyInput(const std::string &kind, const std::string &input) const
    {
        std::optional<ComfyPlace> found;
        for (const auto &[id, node] : m_view)
            if (node.kind == kind && node.values.contains(input)) {
                if (found)
                    return std::nullopt;
                found = ComfyPlace{id, input};
            }
        return found;
    }

    void seeds()
    {
        for (const auto &[id, node] : m_view)
            for (const char *name : {"seed", "noise_seed"})
                if (node.values.contains(name) && holdsNumber({id, name}))
                    m_table.places["seed"].push_back({id, name});
    }

    /// Where latents begin empty; a workflow that enlarges later has further sizes, which follow no setting.
    void size(const ComfyPlaces &places)
    {
        Places widths, heights;
        for (const auto &[id, node] : m_view)
            if (has(node.kind, {"latent"}) && has(node.kind, {"empty"}) && node.values.contains("width") &&
                node.values.contains("height")) {
                widths.push_back({id, "width"});
                heights.push_back({id, "height"});
            }
        if (widths.empty()) {
            single("width", places.width);
            single("height", places.height);
        } else {
            auto &into = widths.size() == 1 ? m_table.places : m_table.open;
            into["width"] = widths;
            into["height"] = heights;
        }
    }

    void pictures(const std::optional<ComfyPlace> &denoise)
    {
        for (const auto &[id, node] : m_view) {
            const ComfyPlace place{id, "image"};
            if (!has(node.kind, {"loadimage"}) || !node.values.contains("image") || holdsNumber(place))
                continue;
            const std::string slot = purpose(id);
            if (slot.empty())
                m_table.unused.push_back(place);
            else
                m_table.places[slot].push_back(place);
            if (slot == "init" && denoise && holdsNumber(*denoise))
                m_table.places["init.weight"] = {*denoise};
        }
    }

    /// Follows a loaded picture to the first node that gives it a meaning.
    std::string purpose(const std::string &loader)
    {
        std::vector<std::string> waiting{loader};
        std::set<std::string> seen{loader};
        for (std::size_t at = 0; at < waiting.size(); ++at)
            for (const auto &[reader, input] : m_readers[waiting[at]]) {
                if (!seen.insert(reader).second)
                    continue;
                const ComfyNode &node = m_view[reader];
                if (node.links.contains("control_net")) {
                    const std::string kind = controlKind(reader);
                    if (kind.empty() || waiting[at] != loader)
                        return {}; // unknown, or a photograph that the workflow makes the map of
                    if (node.values.contains("strength"))
                        m_table.places["control:" + kind + ".weight"].push_back({reader, "strength"});
                    return "control:" + kind;
                }
                if (has(node.kind, {"clipvision", "ipadapter", "reference", "pulid", "instantid", "redux",
                                    "photomaker", "faceid"}))
                    return "reference";
                if (has(node.kind, {"vaeencode"}))
                    return "init";
                waiting.push_back(reader);
            }
        return {};
    }

    std::string controlKind(const std::string &apply) const
    {
        const auto link = m_view.at(apply).links.find("control_net");
        std::string at = link == m_view.at(apply).links.end() ? "" : link->second.node;
        for (int hop = 0; hop < 8 && m_view.contains(at); ++hop) {
            const ComfyNode &node = m_view.at(at);
            for (const char *name : {"type", "control_net_name"})
                if (const auto value = node.values.find(name); value != node.values.end())
                    if (const std::string kind = mapKind(value->second); !kind.empty())
                        return kind;
            const auto next = node.links.find("control_net");
            at = next == node.links.end() ? "" : next->second.node;
        }
        return {};
    }

    const nlohmann::json &m_graph;
    ComfyGraph m_view;
    std::map<std::string, Places> m_readers; ///< of each node: who takes its outputs, through which input
    SlotTable m_table;
};

} // namespace

SlotTable findSlots(const nlohmann::json &graph) { return Finder(graph).find(); }

} // namespace presence
