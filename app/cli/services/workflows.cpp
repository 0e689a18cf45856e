// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "core/base/file_io.h"
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/workflow.h"

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string placeWords(const Workflow &workflow, const ComfyPlace &place)
{
    const ComfyGraph view = viewOf(workflow.graph);
    const std::string value = comfyValue(view, place);
    return placeText(place) + " (" + view.at(place.node).kind + ")" +
           (value.empty() ? "" : "  now: " + value);
}

/// One line for each place of a slot.
std::string slotLines(const Workflow &workflow)
{
    std::string lines;
    for (const auto &[slot, places] : workflow.table.places)
        for (const ComfyPlace &place : places) {
            char head[40];
            std::snprintf(head, sizeof head, "%-24s ", slot.c_str());
            lines += head + placeWords(workflow, place) + "\n";
        }
    for (const ComfyPlace &place : workflow.table.unused)
        lines += "(no slot)                " + placeWords(workflow, place) +
                 "  name it init, reference or control:<kind of map> if Presence is to fill it\n";
    return lines;
}

Json asJson(const Workflow &workflow)
{
    Json slotTable = Json::object();
    for (const auto &[slot, places] : workflow.table.places)
        for (const ComfyPlace &place : places)
            slotTable[slot].push_back(placeText(place));
    return {{"model", workflow.modelId()},
            {"name", workflow.name},
            {"note", workflow.table.note},
            {"nodes", workflow.graph.size()},
            {"slots", slotTable}};
}

} // namespace

int runWorkflowsList(const Context &context, bool json)
{
    const WorkflowFolders found = readWorkflows(context.resources, context.userFolder);
    Json list = Json::array();
    std::string lines;
    for (const Workflow &workflow : found.workflows) {
        list.push_back(asJson(workflow));
        lines += workflow.modelId() + (workflow.table.note.empty() ? "" : "  " + workflow.table.note) + "\n";
    }
    for (const std::string &problem : found.problems)
        note(problem);
    lines += "Your own go into " + (context.userFolder / "workflows").string() + "\n";
    return print(json ? list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : lines);
}

int runWorkflowsCheck(const Context &, const std::string &file, bool json)
{
    const auto workflow = readWorkflow(file);
    if (!workflow)
        return failed(workflow.error());
    const auto questions = openQuestions(*workflow, file);
    const int printed =
        print(json ? asJson(*workflow).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                   : slotLines(*workflow));
    for (const std::string &question : questions)
        note(question);
    return printed ? printed : workflow->usable() ? 0 : 1;
}

int runWorkflowsSlots(const Context &, const std::string &file)
{
    const std::filesystem::path target = slotsFile(file);
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored))
        return failed({Error::Kind::BadInput, target.string() +
                                                  " is there already. Look at it with: presence-cli "
                                                  "workflows check " +
                                                  file + ", or remove it to begin again."});
    const auto workflow = readWorkflow(file);
    if (!workflow)
        return failed(workflow.error());
    SlotTable draft = workflow->table;
    draft.name = workflow->name;
    if (const auto written = writeFile(target, writeSlots(draft)); !written)
        return failed(written.error());
    std::string lines = slotLines(*workflow) + "Written to " + target.string() + "\n";
    for (const auto &[slot, places] : workflow->table.open) {
        lines += "Choose for “" + slot + "”: replace {\"choose\": […]} with the right one";
        lines += slot == "prompt" || slot == "negative" ? ", or with several that are all to get the words:\n"
                                                        : ":\n";
        for (const ComfyPlace &place : places)
            lines += "  " + placeWords(*workflow, place) + "\n";
    }
    return print(lines);
}

} // namespace presence::cli
