// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/patch/own_words.h"

#include <string>

namespace presence {

/// `words` with a style around them, in every dialect that describes a picture: what stands before "{prompt}"
/// goes ahead, what stands behind it (or all of it, where there is no "{prompt}") goes behind, `negative`
/// joins what must stay out. What is there already is not said twice, so that the same style may be put on
/// again. Error::BadInput if the words would become longer than OwnWords::longestText.
Result<OwnWords> withStyleAround(OwnWords words, const std::string &style, const std::string &negative);

} // namespace presence
