// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/metadata/picture_metadata.h"
#include "core/shoot/metadata/picture_texts.h"

#include <vector>

namespace presence {

/// The settings that InvokeAI (invokeai_metadata, sd-metadata), SwarmUI (sui_image_params), Fooocus (its JSON
/// scheme), ComfyUI (prompt, workflow; in Exif with the name before a colon), Midjourney (Description) or the
/// AUTOMATIC1111 family (parameters, UserComment) left among these texts, in the names of A1111, with the
/// program's name. Empty if none of them is recognised. Never fails. Sources: the writers in
/// invoke-ai/InvokeAI, mcmonkeyprojects/SwarmUI, lllyasviel/Fooocus (modules/meta_parser.py),
/// comfyanonymous/ComfyUI (nodes.py, comfy_extras/nodes_images.py).
PictureSettings settingsOfPrograms(const std::vector<NamedText> &texts);

} // namespace presence
