// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <span>
#include <string_view>
#include <vector>

namespace presence {

/// Companions are the pictures that go along with the words of a request (ControlPicture).

/// May a request hold several of this kind? References may: a person from two sides. Of what to start from
/// and of each map there is one.
bool mayRepeat(std::string_view kind);
/// The weight that a picture of this kind begins with: half of a picture to start from is kept, anything else
/// counts in full.
double usualWeight(std::string_view kind);
/// The largest weight that has a meaning; see ControlPicture::weight.
double largestWeight(std::string_view kind);

/// Why a backend does not take a companion.
enum class Refusal {
    None,     ///< it does
    Pictures, ///< it takes no pictures at all
    Kind,     ///< none of this kind
    Model,    ///< of this kind only with another model
    Count,    ///< it has taken as many as it takes before this one
};

/// For each companion, with this model (empty = the default one).
std::vector<Refusal> refusalsOf(const BackendInfo &backend, std::string_view model,
                                std::span<const ControlPicture> companions);
/// Those that go along.
std::vector<ControlPicture> takenBy(const BackendInfo &backend, std::string_view model,
                                    std::span<const ControlPicture> companions);

} // namespace presence
