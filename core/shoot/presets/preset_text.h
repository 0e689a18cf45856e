// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt_builder.h"
#include "core/spec/patch/spec_patch.h"

#include <string>

namespace presence {

/// The phrases that these values bring into a prompt of this dialect, over a spec that is otherwise neutral:
/// what a preset says as plain text, tags or Midjourney phrases and parameters. Phrases are joined by commas,
/// parameters follow after a space. Empty if the values say nothing in this dialect, or do not fit.
std::string presetText(const SpecPatch &values, Dialect dialect, const Vocabulary &words);

} // namespace presence
