// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/workflow.h"

#include "core/base/file_io.h"
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/sampler_names.h"
#include "plugins/comfyui/workflow/slot_finder.h"

#include <algorithm>
#include <set>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t largestFileBytes = std::size_t(4) << 20;
constexpr const char *slotsSuffix = ".slots.json";

bool isSlotsFile(const std::filesystem::path &file) { return file.string().ends_with(slotsSuffix); }

void put(json &graph, const SlotTable &table, const std::string &slot, const json &value)
{
    const auto places = table.places.find(slot);
    if (places != table.places.end())
        for (const ComfyPlace &place : places->second)
            graph[place.node]["inputs"][place.input] = value;
}

/// Leads everything that read the outputs of `node` past it.
void bypass(json &graph, const std::string &node, const json &outputs)
{
    const json inputs = graph[node]["inputs"];
    for (auto &[id, other] : graph.items())
        for (auto &[name, input] : other["inputs"].items()) {
            if (!isLink(input) || input[0] != node)
                continue;
            const auto output = input[1].get<std::size_t>();
            if (output < outputs.size())
                input = outputs[output].is_string() ? inputs[outputs[output].get<std::string>()]
                                                    : json(outputs[output]);
        }
}

void visit(const json &graph, const std::string &id, std::set<std::string> &seen)
{
    std::vector<std::string> waiting{id};
    while (!waiting.empty()) {
        const std::string here = waiting.back();
        waiting.pop_back();
        if (!graph.contains(here) || !seen.insert(here).second)
            continue;
        for (const json &input : graph[here]["inputs"])
            if (isLink(input))
                waiting.push_back(input[0].get<std::string>());
    }
}

/// Nodes whose outputs nobody takes, as those that save pictures.
std::set<std::string> ends(const json &graph)
{
    std::set<std::string> ids;
    for (const auto &[id, node] : graph.items())
        ids.insert(id);
    for (const json &node : graph)
        for (const json &input : node["inputs"])
            if (isLink(input))
                ids.erase(input[0].get<std::string>());
    return ids;
}

void takeOut(json &graph, const Workflow &workflow, const WorkflowValues &values)
{
    std::set<std::string> roots = ends(graph);
    bool changed = false;
    for (const auto &[slot, nodes] : workflow.table.without)
        for (const auto &[node, outputs] : nodes) {
            for (const json &output : outputs)
                if (isLink(output)) // waits to stand in and is no end of its own
                    roots.erase(output[0].get<std::string>());
            if (!values.pictures.contains(slot))
                bypass(graph, node, outputs);
            changed = true;
        }
    if (!changed)
        return;
    std::set<std::string> needed;
    for (const std::string &root : roots)
        visit(graph, root, needed);
    for (const auto &[id, node] : workflow.graph.items())
        if (!needed.contains(id))
            graph.erase(id);
}

} // namespace

std::vector<std::string> Workflow::pictureSlots() const
{
    std::vector<std::string> found;
    for (const auto &[slot, places] : table.places)
        if (isPictureSlot(slot))
            found.push_back(slot);
    return found;
}

json filled(const Workflow &workflow, const WorkflowValues &values)
{
    json graph = workflow.graph;
    const SlotTable &table = workflow.table;
    put(graph, table, "prompt", values.prompt);
    put(graph, table, "negative", values.negative);
    if (values.seed >= 0)
        put(graph, table, "seed", values.seed);
    for (const auto &[slot, number] : {std::pair("width", values.width), std::pair("height", values.height),
                                       std::pair("steps", values.steps)})
        if (number > 0)
            put(graph, table, slot, number);
    if (values.guidanceScale > 0)
        put(graph, table, "cfg", values.guidanceScale);
    const ComfySampler sampler = comfySampler(values.sampler);
    for (const auto &[slot, text] :
         {std::pair("sampler", &sampler.sampler), std::pair("scheduler", &sampler.scheduler),
          std::pair("checkpoint", &values.checkpoint)})
        if (!text->empty())
            put(graph, table, slot, *text);
    for (const auto &[slot, picture] : values.pictures) {
        put(graph, table, slot, picture.name);
        // A sampler is told how much to change, not how much to keep; it does nothing at 0.
        const double weight = slot == "init" ? std::clamp(1 - picture.weight, 0.01, 1.0) : picture.weight;
        put(graph, table, slot + ".weight", weight);
    }
    takeOut(graph, workflow, values);
    return graph;
}

std::vector<std::string> openQuestions(const Workflow &workflow, const std::string &source)
{
    std::vector<std::string> questions;
    for (const auto &[slot, places] : workflow.table.open) {
        std::string list;
        for (const ComfyPlace &place : places)
            list += (list.empty() ? "" : ", ") + placeText(place);
        questions.push_back(source + ": " +
                            (list.empty() ? "no place for the “" + slot + "” was found"
                                          : "the “" + slot + "” could belong into " + list) +
                            ". Name the right one in " + slotsFile(source).filename().string() +
                            "; presence-cli workflows slots writes a draft of it.");
    }
    if (!workflow.usable() && !workflow.table.open.contains("prompt"))
        questions.push_back(source + ": no place for the “prompt” was found. Name it in " +
                            slotsFile(source).filename().string() + ".");
    return questions;
}

std::filesystem::path slotsFile(const std::filesystem::path &workflow)
{
    return workflow.parent_path() / (workflow.stem().string() + slotsSuffix);
}

Result<Workflow> readWorkflow(const std::filesystem::path &file)
{
    const auto text = readFile(file, largestFileBytes);
    if (!text)
        return text.error();
    auto graph = parseGraph(*text, file.string());
    if (!graph)
        return graph.error();
    Workflow workflow;
    const auto beside = slotsFile(file);
    const auto slots = readFile(beside, largestFileBytes);
    if (slots) {
        auto table = parseSlots(*slots, beside.string(), *graph);
        if (!table)
            return table.error();
        workflow.table = std::move(*table);
    } else if (slots.error().kind == Error::Kind::NotFound) {
        workflow.table = findSlots(*graph);
    } else {
        return slots.error();
    }
    workflow.name = workflow.table.name.empty() ? file.stem().string() : workflow.table.name;
    workflow.graph = std::move(*graph);
    return workflow;
}

WorkflowFolders readWorkflows(const Resources &resources, const std::filesystem::path &userFolder)
{
    WorkflowFolders found;
    std::set<std::string> names;
    std::vector<Resources> folders{resources};
    if (!userFolder.empty())
        folders.insert(folders.begin(), Resources(userFolder));
    for (const Resources &folder : folders) {
        std::set<std::string> namesHere;
        for (const auto &file : folder.list("workflows", ".json")) {
            if (isSlotsFile(file))
                continue;
            auto workflow = readWorkflow(file);
            if (!workflow) {
                found.problems.push_back(workflow.error().message);
                continue;
            }
            if (names.contains(workflow->name))
                continue; // the user's own stands in its place
            if (!workflow->usable()) {
                const auto questions = openQuestions(*workflow, file.string());
                found.problems.insert(found.problems.end(), questions.begin(), questions.end());
            } else if (!namesHere.insert(workflow->name).second) {
                found.problems.push_back(file.string() + ": The name “" + workflow->name +
                                         "” is taken by another workflow; give it one of its own.");
            } else {
                found.workflows.push_back(std::move(*workflow));
            }
        }
        names.merge(namesHere);
    }
    std::ranges::sort(found.workflows, {}, &Workflow::name);
    return found;
}

std::int64_t seedIn(const json &graph, const Workflow &workflow)
{
    const auto places = workflow.table.places.find("seed");
    if (places == workflow.table.places.end())
        return -1;
    const ComfyPlace &place = places->second.front();
    const auto node = graph.is_object() ? graph.find(place.node) : graph.end();
    const json inputs = graph.is_object() && node != graph.end() && node->is_object()
                            ? node->value("inputs", json())
                            : json();
    const json seed = inputs.is_object() ? inputs.value(place.input, json()) : json();
    return seed.is_number_integer() ? seed.get<std::int64_t>() : -1;
}

std::string checkpointIn(const json &graph, const Workflow &workflow)
{
    const auto places = workflow.table.places.find("checkpoint");
    return places == workflow.table.places.end() ? std::string()
                                                 : comfyValue(viewOf(graph), places->second.front());
}

} // namespace presence
