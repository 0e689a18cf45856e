// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace presence {

struct ComfyLink
{
    std::string node;
    int slot = 0; ///< which output of it
};

struct ComfyNode
{
    std::string kind;                          ///< "KSampler", …
    std::map<std::string, std::string> values; ///< inputs that hold a number or text, as text
    std::map<std::string, ComfyLink> links;    ///< inputs that are fed by another node
};

/// Nodes by id.
using ComfyGraph = std::map<std::string, ComfyNode>;

/// The executed graph: {"3": {"class_type": …, "inputs": {name: value or [node, output]}}}. Empty if the text
/// is no such graph; members of other shapes are left out.
ComfyGraph comfyGraphFromPrompt(std::string_view json);

/// The editor's graph: {"nodes": […], "links": […]}. Its widgets have no names; those of the nodes that come
/// with ComfyUI are known by their order, of others only a text is taken. Nodes switched off are left out.
ComfyGraph comfyGraphFromWorkflow(std::string_view json);

} // namespace presence
