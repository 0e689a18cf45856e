// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/comfy_places.h"

#include <string_view>

namespace presence {

/// The executed graph: {"3": {"class_type": …, "inputs": {name: value or [node, output]}}}. Empty if the text
/// is no such graph; members of other shapes are left out.
ComfyGraph comfyGraphFromPrompt(std::string_view json);

/// The editor's graph: {"nodes": […], "links": […]}. Its widgets have no names; those of the nodes that come
/// with ComfyUI are known by their order, of others only a text is taken. Nodes switched off are left out.
ComfyGraph comfyGraphFromWorkflow(std::string_view json);

} // namespace presence
