// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/comfy_graph.h"

#include "core/shoot/metadata/comfy_nodes.h"

#include <algorithm>
#include <array>
#include <set>

namespace presence {

namespace {

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
    const ComfyNode *behind(const ComfyNode &node, const std::string &input) const
    {
        const auto link = node.links.find(input);
        return link == node.links.end() ? nullptr : this->node(link->second.node);
    }

    /// The sampler nearest to what saves the picture, or any.
    const ComfyNode *lastSampler() const
    {
        for (const auto &[id, node] : m_graph)
            if (node.kind.find("Save") != std::string::npos || node.kind.find("Preview") != std::string::npos)
                if (const auto *sampler = nearest(id, isSampler))
                    return sampler;
        for (const auto &[id, node] : m_graph)
            if (isSampler(node))
                return &node;
        return nullptr;
    }

    /// Breadth first along all links, the start included.
    template <typename Wanted>
    const ComfyNode *nearest(const std::string &start, Wanted wanted) const
    {
        std::vector<std::string> waiting{start};
        std::set<std::string> seen{start};
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            const ComfyNode *here = node(waiting[at]);
            if (!here)
                continue;
            if (wanted(*here))
                return here;
            for (const auto &[name, link] : here->links)
                if (seen.insert(link.node).second)
                    waiting.push_back(link.node);
        }
        return nullptr;
    }

    /// The words behind an input, depth first in the order of the inputs, each once.
    std::string words(const ComfyNode &sampler, const std::string &input) const
    {
        const bool negative = input == "negative";
        std::vector<ComfyLink> waiting;
        if (const auto link = sampler.links.find(input); link != sampler.links.end())
            waiting.push_back(link->second);
        std::set<std::string> seen;
        std::vector<std::string> found;
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
            if (const auto own = here->values.find(input);
                own != here->values.end()) // a loader with both texts
                keep(found, own->second);
            for (const auto &[name, value] : here->values)
                if (holdsWords(name))
                    keep(found, value);
            for (auto next = here->links.rbegin(); next != here->links.rend(); ++next)
                if (leadsToWords(next->first))
                    waiting.push_back(next->second);
        }
        std::string text;
        for (const std::string &part : found)
            text += (text.empty() ? "" : "\n") + part;
        return text;
    }

    /// The number or name of an input: its own, or that of the node that gives it.
    std::string value(const ComfyNode &node, const std::string &input) const
    {
        const ComfyNode *here = &node;
        std::string name = input;
        for (int hop = 0; here && hop < 16; ++hop) {
            for (const std::string &candidate : {name, std::string("value"), std::string("seed"),
                                                 std::string("noise_seed"), std::string("int")}) {
                if (hop == 0 && candidate != name)
                    break;
                if (const auto own = here->values.find(candidate); own != here->values.end())
                    return own->second;
            }
            here = behind(*here, here->links.contains(name) ? name : "value");
        }
        return {};
    }

private:
    static void keep(std::vector<std::string> &found, const std::string &text)
    {
        if (text.find_first_not_of(" \n\t\r") != text.npos && std::ranges::find(found, text) == found.end())
            found.push_back(text);
    }

    const ComfyGraph &m_graph;
};

std::string firstOf(std::initializer_list<std::string> values)
{
    for (const std::string &value : values)
        if (!value.empty())
            return value;
    return {};
}

} // namespace

std::optional<PictureSettings> settingsFromComfy(const std::string &prompt, const std::string &workflow)
{
    ComfyGraph graph = comfyGraphFromPrompt(prompt);
    if (graph.empty())
        graph = comfyGraphFromWorkflow(workflow);
    const Walk walk(graph);
    const ComfyNode *sampler = walk.lastSampler();
    if (!sampler)
        return std::nullopt;
    // A modular sampler hands its parts to nodes of their own.
    const auto part = [&](const char *input) {
        const ComfyNode *behind = walk.behind(*sampler, input);
        return behind ? behind : sampler;
    };
    const ComfyNode *guider = part("guider");
    const ComfyNode *sigmas = part("sigmas");

    PictureSettings settings;
    settings.program = "ComfyUI";
    const bool plain = !guider->links.contains("positive") && guider->links.contains("conditioning");
    settings.promptText = walk.words(*guider, plain ? "conditioning" : "positive");
    settings.negativePrompt = walk.words(*guider, "negative");
    const auto set = [&](const char *key, const std::string &value) {
        if (!value.empty())
            settings.parameters[key] = value;
    };
    set("Seed", firstOf({walk.value(*sampler, "seed"), walk.value(*sampler, "noise_seed"),
                         walk.value(*part("noise"), "noise_seed")}));
    set("Steps", firstOf({walk.value(*sampler, "steps"), walk.value(*sigmas, "steps")}));
    set("CFG scale", firstOf({walk.value(*sampler, "cfg"), walk.value(*guider, "cfg")}));
    set("Sampler",
        firstOf({walk.value(*sampler, "sampler_name"), walk.value(*part("sampler"), "sampler_name")}));
    set("Schedule type", firstOf({walk.value(*sampler, "scheduler"), walk.value(*sigmas, "scheduler")}));
    const auto behindLink = [&](const ComfyNode &node, const char *input, auto wanted) {
        const auto link = node.links.find(input);
        return link == node.links.end() ? nullptr : walk.nearest(link->second.node, wanted);
    };
    if (const auto *sized = behindLink(*sampler, "latent_image", [](const ComfyNode &node) {
            return node.values.contains("width") && node.values.contains("height");
        })) {
        set("Size-1", sized->values.at("width"));
        set("Size-2", sized->values.at("height"));
    }
    for (const ComfyNode *start : {sampler, guider, sigmas})
        for (const char *name : {"ckpt_name", "unet_name", "model_name"})
            if (const auto *loader = behindLink(
                    *start, "model", [&](const ComfyNode &node) { return node.values.contains(name); }))
                settings.parameters.try_emplace("Model", loader->values.at(name));
    return settings;
}

} // namespace presence
