// SPDX-License-Identifier: MIT
#include "core/generation/comfy_places.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace presence {

namespace {

using Place = std::optional<ComfyPlace>;

/// Inputs that lead away from the words: pictures, models, latents.
bool leadsToWords(std::string_view input)
{
    static constexpr std::array other{"model",
                                      "clip",
                                      "vae",
                                      "image",
                                      "images",
                                      "pixels",
                                      "mask",
                                      "samples",
                                      "latent_image",
                                      "latent",
                                      "control_net",
                                      "clip_vision",
                                      "clip_vision_output",
                                      "style_model"};
    return std::ranges::find(other, input) == other.end();
}

bool holdsWords(std::string_view input)
{
    static constexpr std::array names{"text",     "text_g",   "text_l",         "clip_l",
                                      "t5xxl",    "prompt",   "string",         "value",
                                      "string_a", "string_b", "populated_text", "wildcard_text"};
    return std::ranges::find(names, input) != names.end();
}

bool isSampler(const ComfyNode &node)
{
    const bool conditioned = node.links.contains("positive") || node.links.contains("guider");
    const bool samples =
        node.links.contains("latent_image") || node.links.contains("sigmas") || node.values.contains("steps");
    return conditioned && samples;
}

class Walk
{
public:
    explicit Walk(const ComfyGraph &graph)
        : m_graph(graph)
    {
    }

    const ComfyNode *node(const std::string &id) const
    {
        const auto found = m_graph.find(id);
        return found == m_graph.end() ? nullptr : &found->second;
    }

    /// The node that feeds an input; empty if none does.
    std::string behind(const std::string &id, const std::string &input) const
    {
        const ComfyNode *here = node(id);
        if (!here)
            return {};
        const auto link = here->links.find(input);
        return link == here->links.end() || !node(link->second.node) ? std::string() : link->second.node;
    }

    /// The sampler nearest to what saves the picture, or any.
    std::string lastSampler() const
    {
        for (const auto &[id, node] : m_graph)
            if (node.kind.find("Save") != std::string::npos || node.kind.find("Preview") != std::string::npos)
                if (const std::string sampler = nearest(id, isSampler); !sampler.empty())
                    return sampler;
        for (const auto &[id, node] : m_graph)
            if (isSampler(node))
                return id;
        return {};
    }

    /// Breadth first along all links, the start included.
    template <typename Wanted>
    std::string nearest(const std::string &start, Wanted wanted) const
    {
        std::vector<std::string> waiting{start};
        std::set<std::string> seen{start};
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            const ComfyNode *here = node(waiting[at]);
            if (!here)
                continue;
            if (wanted(*here))
                return waiting[at];
            for (const auto &[name, link] : here->links)
                if (seen.insert(link.node).second)
                    waiting.push_back(link.node);
        }
        return {};
    }

    /// The words behind an input, depth first in the order of the inputs, each node once.
    std::vector<ComfyPlace> words(const std::string &start, const std::string &input) const
    {
        const bool negative = input == "negative";
        std::vector<ComfyLink> waiting;
        if (const ComfyNode *first = node(start))
            if (const auto link = first->links.find(input); link != first->links.end())
                waiting.push_back(link->second);
        std::set<std::string> seen;
        std::vector<ComfyPlace> found;
        while (!waiting.empty()) {
            const ComfyLink link = waiting.back();
            waiting.pop_back();
            const ComfyNode *here = node(link.node);
            if (!here || !seen.insert(link.node).second || here->kind == "ConditioningZeroOut")
                continue;
            // A node that passes both sides on tells them apart by its outputs, positive first.
            if (here->links.contains("positive") || here->links.contains("negative")) {
                const auto side = here->links.find(negative && link.slot == 1 ? "negative" : "positive");
                if (side != here->links.end())
                    waiting.push_back(side->second);
                continue;
            }
            if (here->values.contains(input)) // a loader with both texts
                found.push_back({link.node, input});
            for (const auto &[name, value] : here->values)
                if (holdsWords(name))
                    found.push_back({link.node, name});
            for (auto next = here->links.rbegin(); next != here->links.rend(); ++next)
                if (leadsToWords(next->first))
                    waiting.push_back(next->second);
        }
        return found;
    }

    /// Where the number or name of an input stands: there, or at the node that gives it.
    Place value(const std::string &id, const std::string &input) const
    {
        std::string at = id, name = input;
        for (int hop = 0; hop < 16; ++hop) {
            const ComfyNode *here = node(at);
            if (!here)
                break;
            for (const std::string &candidate : {name, std::string("value"), std::string("seed"),
                                                 std::string("noise_seed"), std::string("int")}) {
                if (hop == 0 && candidate != name)
                    break;
                if (here->values.contains(candidate))
                    return ComfyPlace{at, candidate};
            }
            at = behind(at, here->links.contains(name) ? name : "value");
        }
        return std::nullopt;
    }

    /// The same behind an input, at the nearest node that holds it itself.
    Place nearestValue(const std::string &id, const std::string &input, const std::string &name) const
    {
        const std::string start = behind(id, input);
        const std::string found =
            start.empty() ? start
                          : nearest(start, [&](const ComfyNode &node) { return node.values.contains(name); });
        return found.empty() ? std::nullopt : Place({found, name});
    }

private:
    const ComfyGraph &m_graph;
};

Place firstOf(std::initializer_list<Place> places)
{
    for (const Place &place : places)
        if (place)
            return place;
    return std::nullopt;
}

} // namespace

std::optional<ComfyPlaces> findComfyPlaces(const ComfyGraph &graph)
{
    const Walk walk(graph);
    ComfyPlaces places;
    places.sampler = walk.lastSampler();
    const ComfyNode *node = walk.node(places.sampler);
    if (!node)
        return std::nullopt;
    const std::string &sampler = places.sampler;
    // A modular sampler hands its parts to nodes of their own.
    const auto part = [&](const char *input) {
        const std::string behind = walk.behind(sampler, input);
        return behind.empty() ? sampler : behind;
    };
    const std::string guider = part("guider"), sigmas = part("sigmas");
    const ComfyNode &guiding = *walk.node(guider);
    const bool plain = !guiding.links.contains("positive") && guiding.links.contains("conditioning");
    places.prompt = walk.words(guider, plain ? "conditioning" : "positive");
    places.negative = walk.words(guider, "negative");
    places.seed = firstOf({walk.value(sampler, "seed"), walk.value(sampler, "noise_seed"),
                           walk.value(part("noise"), "noise_seed")});
    places.steps = firstOf({walk.value(sampler, "steps"), walk.value(sigmas, "steps")});
    places.guidance = firstOf({walk.value(sampler, "cfg"), walk.value(guider, "cfg")});
    places.samplerName =
        firstOf({walk.value(sampler, "sampler_name"), walk.value(part("sampler"), "sampler_name")});
    places.scheduler = firstOf({walk.value(sampler, "scheduler"), walk.value(sigmas, "scheduler")});
    places.denoise = firstOf({walk.value(sampler, "denoise"), walk.value(sigmas, "denoise")});
    if (const std::string latent = walk.behind(sampler, "latent_image"); !latent.empty()) {
        const auto isSized = [](const ComfyNode &candidate) {
            const auto holds = [&](const char *name) {
                return candidate.values.contains(name) || candidate.links.contains(name);
            };
            return holds("width") && holds("height");
        };
        const std::string sized = walk.nearest(latent, isSized);
        places.width = walk.value(sized, "width");
        places.height = walk.value(sized, "height");
        places.count = walk.value(sized, "batch_size");
    }
    for (const std::string &start : {sampler, guider, sigmas})
        for (const char *name : {"ckpt_name", "unet_name", "model_name"})
            places.model = firstOf({places.model, walk.nearestValue(start, "model", name)});
    return places;
}

std::string comfyValue(const ComfyGraph &graph, const ComfyPlace &place)
{
    const auto node = graph.find(place.node);
    if (node == graph.end())
        return {};
    const auto value = node->second.values.find(place.input);
    return value == node->second.values.end() ? std::string() : value->second;
}

} // namespace presence
