// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt_builder.h"
#include "core/shoot/presets/presets.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// The forms in which presets go out.
enum class PresetFormat {
    Presence,   ///< our JSON, one object or a list; everything survives but paths
    StylesCsv,  ///< styles.csv of AUTOMATIC1111, with "{prompt}"
    Templates,  ///< a JSON list with "{prompt}", as Fooocus and InvokeAI keep them
    Midjourney, ///< one line each, to paste
    Text,       ///< the same in the words of sentences
};

/// "json", "csv", "templates", "midjourney", "text".
std::string_view presetFormatId(PresetFormat format);
std::optional<PresetFormat> parsePresetFormat(std::string_view id);
/// By the end of a file name: .csv, .txt, else our JSON.
PresetFormat presetFormatOf(std::string_view fileName);

/// The text of a file with these presets. What a text format cannot hold is written as the words it brings
/// into a prompt. Error::BadInput if there is nothing to write.
Result<std::string> presetsAs(PresetFormat format, std::span<const Preset> presets, const Vocabulary &words);

struct ReadPresets
{
    std::vector<Preset> presets;
    std::vector<std::string> problems; ///< one sentence for each entry that was left out
};

/// Presets from any file that presetsAs() writes as Presence, StylesCsv or Templates, or that those programs
/// wrote; the content tells which. A style becomes a preset with its words and the tag "style".
/// Error::BadInput, naming `source`, if it is none of them or nothing in it could be used.
Result<ReadPresets> presetsFrom(std::string_view text, std::string_view source);

} // namespace presence
