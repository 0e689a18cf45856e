// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/comfyui/server/server.h"
#include "plugins/comfyui/workflow/workflow.h"

#include <map>
#include <optional>

namespace presence {

/// Which nodes a server has, and which files they offer. Asked node by node, because the whole list is
/// several megabytes long.
class Inventory
{
public:
    /// Asks for the kinds of node in `graph` that are not known yet.
    Result<> learn(const ComfyServer &server, const nlohmann::json &graph, std::stop_token stop);

    /// What an input of this kind of node can be chosen from; nothing where it is no choice.
    std::optional<std::vector<std::string>> choices(const std::string &kind, const std::string &input) const;

    /// Puts files that are there into the place of missing ones, by the words of SlotTable::standIns.
    void standIn(nlohmann::json &graph, const SlotTable &table) const;

    /// A sentence, without its beginning, about the nodes and model files that `graph` needs and the server
    /// does not have: which, for what, and where they belong. Empty = everything is there.
    std::string missing(const nlohmann::json &graph) const;

private:
    std::map<std::string, nlohmann::json> m_nodes; ///< null = the server has no such node
};

} // namespace presence
