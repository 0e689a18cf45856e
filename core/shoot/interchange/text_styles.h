// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A named piece of prompt text as other programs keep them.
struct TextStyle
{
    std::string name;
    std::string prompt;   ///< "{prompt}" stands for the prompt it is applied to
    std::string negative; ///< same
    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

/// What a file held, and what of it had to be left out.
struct TextStyles
{
    std::vector<TextStyle> styles;     ///< in the order of the file; names may repeat
    std::vector<std::string> problems; ///< one sentence for each row that was left out
};

// The formats and the merging are those of AUTOMATIC1111/stable-diffusion-webui, modules/styles.py, and of
// the template lists of Fooocus (sdxl_styles/*.json). All functions are pure. Error::BadInput, naming
// `source`, where a text is no such file at all: not UTF-8, above 16 MiB, broken quotes or JSON, no column or
// member for names. A row without a name, or with more than 20 000 bytes in a field, is left out and listed.

/// styles.csv: name,prompt,negative_prompt in any order; "text" for "prompt" in old files; a byte order mark,
/// other columns, empty rows and rows whose name begins with # are allowed and ignored.
Result<TextStyles> textStylesFromCsv(std::string_view csv, std::string_view source);
/// With the byte order mark that the reference writer puts first, so that spreadsheets read UTF-8.
std::string csvFromTextStyles(const std::vector<TextStyle> &styles);

/// [{"name": …, "prompt": "… {prompt} …", "negative_prompt": …}]
Result<TextStyles> textStylesFromJson(std::string_view json, std::string_view source);
std::string jsonFromTextStyles(const std::vector<TextStyle> &styles);

/// `text` put in the place of "{prompt}", or before the style where it has none. "{prompt}" in `text` itself
/// stays.
std::string withStyle(std::string_view style, std::string_view text);

} // namespace presence
