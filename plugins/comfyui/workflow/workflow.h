// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "plugins/comfyui/workflow/slots.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace presence {

/// A graph with its slots. A plain value.
struct Workflow
{
    std::string name; ///< of the table, or the file's
    nlohmann::json graph;
    SlotTable table;
    bool usable() const { return table.places.contains("prompt"); }
    /// As a model of the backend: "workflow: SDXL".
    std::string modelId() const { return "workflow: " + name; }
    /// Kinds of picture that it has slots for, as slot names.
    std::vector<std::string> pictureSlots() const;
};

/// What goes into the slots. Zero, negative and empty leave what the workflow says.
struct WorkflowValues
{
    std::string prompt = {};
    std::string negative = {};
    std::string checkpoint = {};
    std::string sampler = {}; ///< of ComfyUI's names or AUTOMATIC1111's, see comfySampler()
    std::int64_t seed = -1;
    int width = 0;
    int height = 0;
    int steps = 0;
    double guidanceScale = 0;
    struct Picture
    {
        std::string name;  ///< as the server calls it
        double weight = 1; ///< of an init picture: the share that is kept
    };
    std::map<std::string, Picture> pictures = {}; ///< by slot; each must be one of Workflow::pictureSlots()
};

/// The graph to send. Parts that only served pictures which are not there are taken out where the table says
/// how to go on without them.
nlohmann::json filled(const Workflow &workflow, const WorkflowValues &values);

/// What a graph that was run had in the slots: −1 and empty where there is no such slot or value.
std::int64_t seedIn(const nlohmann::json &graph, const Workflow &workflow);
std::string checkpointIn(const nlohmann::json &graph, const Workflow &workflow);

/// What of the table stands open, as sentences for people; empty = nothing.
std::vector<std::string> openQuestions(const Workflow &workflow, const std::string &source);

/// Reads `file` and, if there is one, the table beside it (`<name>.slots.json`); otherwise the slots are
/// found.
Result<Workflow> readWorkflow(const std::filesystem::path &file);
std::filesystem::path slotsFile(const std::filesystem::path &workflow);

struct WorkflowFolders
{
    std::vector<Workflow> workflows;   ///< by name; the user's stand in the place of ours of the same name
    std::vector<std::string> problems; ///< a sentence for each that cannot be used
};
/// All of <userFolder>/workflows and resources/workflows.
WorkflowFolders readWorkflows(const Resources &resources, const std::filesystem::path &userFolder);

} // namespace presence
