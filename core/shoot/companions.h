// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// A picture that goes along with the next orders of a shoot. A value.
struct Companion
{
    ControlPicture picture; ///< without a file: a map of the sitter as directed when it is sent
    std::string name;       ///< what people know it by: "anna.jpg", "Take 12"; empty for a map of the sitter

    friend bool operator==(const Companion &, const Companion &) = default;
};

/// The companions of a shoot, in `<shoot>/companions/`: `list.json`, and the pictures under their SHA-256, so
/// that they stay when the files they came from go.
/// `{"schema": "presence.companions/1", "companions": [{"kind": …, "weight": …, "name": …, "picture": …}]}`
/// None if there is no list. BadInput or Storage names the file that cannot be read.
Result<std::vector<Companion>> loadCompanions(const std::filesystem::path &shootFolder);
/// Pictures that are no longer among them are removed; none takes the list away. Storage if it cannot be
/// written.
Result<> saveCompanions(const std::vector<Companion> &companions, const std::filesystem::path &shootFolder);

/// Draws the maps that have no file yet, of the sitter as the request directs it, at its size and with its
/// seed. Blocking, uses every core. BadInput for a kind that is no map, Cancelled soon after `stop`.
Result<GenerationRequest> withSitterMaps(GenerationRequest request, std::stop_token stop = {});

} // namespace presence
