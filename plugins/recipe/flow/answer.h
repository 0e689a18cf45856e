// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "plugins/recipe/flow/sender.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace presence {

/// Gets the bytes behind an address that the service gave.
using Fetch = std::function<Result<std::string>(const std::string &address)>;

/// Reads the pictures out of a successful answer: at least one and at most `count`; what a service appends
/// beyond those (detected maps, contact sheets) is not ours. Errors name the place in the answer, not the
/// service; Refused where every picture was.
Result<GenerationResult> readPictures(const ResponseForm &form, Answer answer, int count, const Fetch &fetch);

/// What an answer tells about how far the work is; a preview that cannot be read is left out.
Progress readSigns(const Signs &signs, const nlohmann::json &document);

/// The picture in a value: base64 or data URI.
Result<ImageFile> pictureIn(const nlohmann::json &value, const std::string &place);

/// A text, or a number as one; nothing else.
std::optional<std::string> plainText(const nlohmann::json *value);

} // namespace presence
