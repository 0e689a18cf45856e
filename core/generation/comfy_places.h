// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace presence {

struct ComfyLink
{
    std::string node;
    int slot = 0; ///< which output of it
};

/// A node of a ComfyUI graph as far as it can be read without knowing its kind.
struct ComfyNode
{
    std::string kind;                          ///< "KSampler", …
    std::map<std::string, std::string> values; ///< inputs that hold a number or text, as text
    std::map<std::string, ComfyLink> links;    ///< inputs that are fed by another node
};

/// Nodes by id.
using ComfyGraph = std::map<std::string, ComfyNode>;

/// An input of a node that holds a value.
struct ComfyPlace
{
    std::string node;
    std::string input;
    friend auto operator<=>(const ComfyPlace &, const ComfyPlace &) = default;
};

/// Where a graph holds what its picture is made of.
struct ComfyPlaces
{
    std::string sampler;            ///< id of the node that samples last
    std::vector<ComfyPlace> prompt; ///< in reading order; several where texts are joined
    std::vector<ComfyPlace> negative;
    std::optional<ComfyPlace> seed, steps, guidance, samplerName, scheduler, denoise;
    std::optional<ComfyPlace> width, height, count;
    std::optional<ComfyPlace> model; ///< file name of the checkpoint or diffusion model
};

/// Walks back from what saves the picture to the last sampler, and from there along its positive and negative
/// inputs to the nodes that hold text, along its latent to the size, along its model to the name. Seed,
/// steps, scale, sampler and scheduler are the sampler's own or those of the nodes it names. Nothing where
/// the graph holds no sampler; graphs that go round in a circle are walked once.
std::optional<ComfyPlaces> findComfyPlaces(const ComfyGraph &graph);

/// The text that stands at a place; empty if there is no such place.
std::string comfyValue(const ComfyGraph &graph, const ComfyPlace &place);

} // namespace presence
