// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/comfyui/workflow/slots.h"

namespace presence {

/// Finds the slots of a workflow that has no table, by walking back from what saves the picture: the words
/// behind the sampler's positive and negative inputs, its numbers, all seeds, the size where the picture
/// begins, and for each picture that is loaded what becomes of it. What could be meant in more than one way
/// is left in `open` or `unused`; a workflow without a sampler leaves every text open as the prompt.
SlotTable findSlots(const nlohmann::json &graph);

} // namespace presence
