// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace presence {

// What a person typed, made safe to stand inside a prompt whose dialect has a syntax of its own.

/// Brackets are escaped and braces, bars and angles removed, so that no word becomes a weight, a choice or a
/// network for A1111 or ComfyUI; "//", AND and BREAK lose their meaning.
std::string escapedForTags(std::string_view typed);

/// No "--parameter", "-option", "::weight", {permutation} or link is left for a service that reads
/// parameters out of the prompt. Hyphens inside words stay.
std::string withoutParameters(std::string_view typed);

} // namespace presence
