// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/metadata/picture_metadata.h"

#include <optional>
#include <string>

namespace presence {

/// What a ComfyUI graph says of the picture it made: found by walking back from what saves the picture to the
/// last sampler, and from there along its positive and negative inputs to the nodes that hold text, along its
/// latent to the size, along its model to the name. Seed, steps, scale, sampler and scheduler are the
/// sampler's own or those of the nodes it names. `prompt` is the executed graph (PNG key "prompt"),
/// `workflow` the editor's (PNG key "workflow"), used where the first is missing: of it only the nodes of
/// ComfyUI itself are understood. Bare NaN and Infinity are accepted. Nothing if neither is such a graph or
/// holds a sampler; graphs that go round in a circle are walked once. Never fails.
std::optional<PictureSettings> settingsFromComfy(const std::string &prompt, const std::string &workflow);

} // namespace presence
