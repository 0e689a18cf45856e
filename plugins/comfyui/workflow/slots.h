// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/comfy_places.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

// Slots by name: "prompt", "negative", "seed", "width", "height", "steps", "cfg", "sampler", "scheduler" and
// "checkpoint" for settings; "init", "reference" and "control:<kind of map>" for pictures, each with its
// "<slot>.weight".

/// What a slot table may call a slot.
bool isSlotName(std::string_view name);
/// Names a picture, not a setting or weight.
bool isPictureSlot(std::string_view name);
/// The slot for a picture of this ControlPicture::kind.
std::string slotForPicture(std::string_view kind);

using Places = std::vector<ComfyPlace>;

/// What stands beside a graph in `<name>.slots.json`.
struct SlotTable
{
    std::string name; ///< for people; empty = the file's
    std::string note;
    std::string engine;                   ///< id of engines.json whose words suit the workflow; may be empty
    std::map<std::string, Places> places; ///< every place of a slot gets the value
    std::map<std::string, Places> open;   ///< slots for which a person has to choose among these places
    Places unused;                        ///< inputs for pictures that no slot fills
    /// How to go on without a picture: node → for each of its outputs what takes its place, the name of one
    /// of its own inputs or a link.
    std::map<std::string, std::map<std::string, nlohmann::json>> without;
    /// Words by which another model file can stand in where the named one is missing.
    std::map<ComfyPlace, std::vector<std::string>> standIns;
};

/// Reads a slot table strictly: unknown members and slots, places that the graph does not have or that
/// another node feeds, and values of a wrong type are errors that name the place in the file.
Result<SlotTable> parseSlots(std::string_view text, const std::string &source, const nlohmann::json &graph);

/// The same as text, for the person to complete: open slots stand as {"choose": [places]}.
std::string writeSlots(const SlotTable &table);

} // namespace presence
