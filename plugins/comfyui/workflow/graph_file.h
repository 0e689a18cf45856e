// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/comfy_places.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace presence {

/// Reads a graph in ComfyUI's API format: {"3": {"class_type": …, "inputs": {…}}, …}. The editor's own format
/// is refused with a sentence that says how to export the other one; so are texts above 4 MiB, graphs of more
/// than 2000 nodes, nodes without a kind and links to nodes that do not exist. `source` names the file in
/// errors.
Result<nlohmann::json> parseGraph(std::string_view text, const std::string &source);

/// The same graph for those who only look; nodes of another form are left out.
ComfyGraph viewOf(const nlohmann::json &graph);

/// Is this input fed by another node ([id, output])?
bool isLink(const nlohmann::json &input);

/// "6.text", as slot tables write places. The node comes first and holds no dot.
std::string placeText(const ComfyPlace &place);
std::optional<ComfyPlace> parsePlace(std::string_view text);

} // namespace presence
