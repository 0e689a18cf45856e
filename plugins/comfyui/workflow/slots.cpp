// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/slots.h"

#include "plugins/comfyui/workflow/graph_file.h"

#include <algorithm>
#include <array>
#include <optional>

namespace presence {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr const char *version = "workflow/1";
constexpr std::array<std::string_view, 3> texts{"prompt", "negative", "checkpoint"};
constexpr std::array<std::string_view, 5> numbers{"seed", "width", "height", "steps", "cfg"};
constexpr std::array<std::string_view, 2> choices{"sampler", "scheduler"};
constexpr std::string_view weight = ".weight";
constexpr std::string_view control = "control:";

bool among(const auto &names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

/// The value that stands at a place, or why it is none that a slot could fill.
std::string checkPlace(const std::string &slot, const ComfyPlace &place, const json &graph)
{
    const auto node = graph.find(place.node);
    if (node == graph.end())
        return "names the node " + place.node + ", which the workflow does not have.";
    const json &inputs = (*node)["inputs"];
    const auto input = inputs.find(place.input);
    if (input == inputs.end())
        return "names the input “" + place.input + "” of the node " + place.node + " (" +
               (*node)["class_type"].get<std::string>() + "), which has no such input.";
    if (isLink(*input))
        return "names " + placeText(place) + ", which another node feeds (" + (*input)[0].get<std::string>() +
               "). Name the place where the value stands.";
    const bool number = among(numbers, slot) || slot.ends_with(weight);
    if (number ? !input->is_number() : !input->is_string())
        return "names " + placeText(place) + ", which holds no " + (number ? "number." : "text.");
    return {};
}

class Reader
{
public:
    Reader(const std::string &source, const json &graph)
        : m_source(source)
        , m_graph(graph)
    {
    }

    Result<SlotTable> read(const json &document)
    {
        if (!document.is_object() || document.value("presence", json()) != version)
            return wrong("", std::string("is no slot table: it must begin with {\"presence\": \"") + version +
                                 "\".");
        for (const auto &[member, value] : document.items())
            if (const auto problem = take(member, value))
                return *problem;
        return m_table;
    }

private:
    Error wrong(const std::string &at, const std::string &what) const
    {
        return {Error::Kind::BadInput, m_source + ": " + (at.empty() ? "" : at + " ") + what};
    }

    std::optional<Error> take(const std::string &member, const json &value)
    {
        const std::string at = "/" + member;
        for (const auto &[name, text] : {std::pair("name", &m_table.name), std::pair("note", &m_table.note),
                                         std::pair("engine", &m_table.engine)})
            if (member == name) {
                if (!value.is_string())
                    return wrong(at, "must be a text.");
                *text = value.get<std::string>();
                return std::nullopt;
            }
        if (member == "presence")
            return std::nullopt;
        if (member == "slots")
            return eachMember(at, value, [&](auto &slot, auto &given) { return takeSlot(slot, given); });
        if (member == "without")
            return eachMember(at, value, [&](auto &slot, auto &given) { return takeWithout(slot, given); });
        if (member == "standIns")
            return eachMember(at, value, [&](auto &place, auto &given) { return takeStandIn(place, given); });
        if (member == "unused")
            return takePlaces("unused", at, value, m_table.unused);
        return wrong(at, "is not known. There are name, note, engine, slots, without, standIns and unused.");
    }

    template <typename Take>
    std::optional<Error> eachMember(const std::string &at, const json &value, Take takeMember)
    {
        if (!value.is_object())
            return wrong(at, "must be an object.");
        for (const auto &[name, given] : value.items())
            if (const auto problem = takeMember(name, given))
                return problem;
        return std::nullopt;
    }

    std::optional<Error> takePlaces(const std::string &slot, const std::string &at, const json &value,
                                    Places &places)
    {
        for (const json &text : value.is_array() ? value : json::array({value})) {
            const auto place = text.is_string() ? parsePlace(text.get<std::string>()) : std::nullopt;
            if (!place)
                return wrong(at, "must be a place such as \"6.text\" (node, dot, input) or a list of them.");
            if (const std::string problem = checkPlace(slot, *place, m_graph); !problem.empty())
                return wrong(at, problem);
            places.push_back(*place);
        }
        return std::nullopt;
    }

    std::optional<Error> takeSlot(const std::string &slot, const json &value)
    {
        const std::string at = "/slots/" + slot;
        if (!isSlotName(slot))
            return wrong(at,
                         "is no slot. There are prompt, negative, seed, width, height, steps, cfg, sampler, "
                         "scheduler, checkpoint, init, reference and control:<kind of map>, and for "
                         "pictures <slot>.weight.");
        if (value.is_object() && value.size() == 1 && value.contains("choose"))
            return takePlaces(slot, at, value["choose"], m_table.open[slot]);
        return takePlaces(slot, at, value, m_table.places[slot]);
    }

    std::optional<Error> takeWithout(const std::string &slot, const json &value)
    {
        const std::string at = "/without/" + slot;
        if (!isPictureSlot(slot))
            return wrong(at, "is no slot for a picture.");
        return eachMember(
            at, value, [&](const std::string &node, const json &outputs) -> std::optional<Error> {
                const auto found = m_graph.find(node);
                if (found == m_graph.end())
                    return wrong(at, "names the node " + node + ", which the workflow does not have.");
                if (!outputs.is_array())
                    return wrong(at + "/" + node, "must be a list: for each output what takes its place.");
                for (const json &output : outputs) {
                    const bool ownInput = output.is_string() && (*found)["inputs"].contains(output);
                    const bool link = isLink(output) && m_graph.contains(output[0].get<std::string>());
                    if (!ownInput && !link)
                        return wrong(at + "/" + node,
                                     "must hold names of the node's own inputs, or links such as "
                                     "[\"5\", 0] to nodes that exist.");
                }
                m_table.without[slot][node] = outputs;
                return std::nullopt;
            });
    }

    std::optional<Error> takeStandIn(const std::string &text, const json &value)
    {
        const std::string at = "/standIns/" + text;
        const auto place = parsePlace(text);
        if (!place)
            return wrong(at, "must be named after a place such as \"21.control_net_name\".");
        if (const std::string problem = checkPlace("checkpoint", *place, m_graph); !problem.empty())
            return wrong(at, problem);
        if (!value.is_array() || value.empty() ||
            !std::ranges::all_of(value, [](const json &word) { return word.is_string(); }))
            return wrong(at, "must be a list of words that stand in the name of the file.");
        m_table.standIns[*place] = value.get<std::vector<std::string>>();
        return std::nullopt;
    }

    const std::string &m_source;
    const json &m_graph;
    SlotTable m_table;
};

ordered_json listed(const Places &places)
{
    if (places.size() == 1)
        return placeText(places.front());
    ordered_json list = ordered_json::array();
    for (const ComfyPlace &place : places)
        list.push_back(placeText(place));
    return list;
}

} // namespace

bool isPictureSlot(std::string_view name)
{
    return name == "init" || name == "reference" ||
           (name.starts_with(control) && name.size() > control.size() && name.find('.') == name.npos);
}

bool isSlotName(std::string_view name)
{
    if (name.ends_with(weight))
        return isPictureSlot(name.substr(0, name.size() - weight.size()));
    return among(texts, name) || among(numbers, name) || among(choices, name) || isPictureSlot(name);
}

std::string slotForPicture(std::string_view kind)
{
    if (kind == "init")
        return "init";
    if (kind == "likeness" || kind == "style")
        return "reference";
    return std::string(control) + std::string(kind);
}

Result<SlotTable> parseSlots(std::string_view text, const std::string &source, const json &graph)
{
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded())
        return Error{Error::Kind::BadInput, source + ": The file is not valid JSON."};
    return Reader(source, graph).read(document);
}

std::string writeSlots(const SlotTable &table)
{
    ordered_json document{{"presence", version}};
    for (const auto &[name, text] :
         {std::pair("name", &table.name), std::pair("note", &table.note), std::pair("engine", &table.engine)})
        if (!text->empty())
            document[name] = *text;
    ordered_json &slots = document["slots"] = ordered_json::object();
    for (const auto &[slot, places] : table.places)
        slots[slot] = listed(places);
    for (const auto &[slot, places] : table.open) {
        ordered_json list = ordered_json::array();
        for (const ComfyPlace &place : places)
            list.push_back(placeText(place));
        slots[slot] = ordered_json{{"choose", list}};
    }
    if (!table.unused.empty())
        document["unused"] = listed(table.unused);
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace presence
