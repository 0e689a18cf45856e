// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "core/shoot/take.h"

#include <cstddef>

namespace presence {

/// Picture `index` of a result as a take, ready for ShootStore::add(): with everything that led to it, and
/// with the settings and the IPTC source type written into the picture (algorithmicMedia for the sitter,
/// trainedAlgorithmicMedia for everybody else); the paths of reference pictures stay in the take. Pictures
/// that cannot be labelled without harm keep their bytes: other formats than PNG, damaged files, and files
/// with Content Credentials, whose signature any change would break. Error::BadInput if there is no such
/// picture.
Result<Take> takeFrom(const GenerationRequest &request, const BackendInfo &backend,
                      const GenerationResult &result, std::size_t index);

} // namespace presence
