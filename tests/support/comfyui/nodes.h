// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace presence::test {

/// Files in the folders of a ComfyUI, by the input that names them: "ckpt_name" → {"a.safetensors"}.
using ComfyFiles = std::map<std::string, std::vector<std::string>>;

/// Those that the shipped workflows name.
ComfyFiles usualComfyFiles();

/// ComfyUI's own nodes as GET /object_info describes them (nodes.py, comfy_extras/nodes_custom_sampler.py,
/// nodes_flux.py, nodes_controlnet.py, nodes_sd3.py).
nlohmann::json comfyNodes(const ComfyFiles &files);

/// What ComfyUI says to a graph before it queues it: nothing, or the body of its 400 answer.
nlohmann::json comfyComplaint(const nlohmann::json &graph, const nlohmann::json &nodes,
                              const std::vector<std::string> &inputPictures);

} // namespace presence::test
