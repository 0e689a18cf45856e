// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "core/spec/portrait_spec.h"

#include <array>
#include <string>

namespace presence::cli {

/// "832x1040"
std::string sizeText(const std::array<int, 2> &size);

/// The size `given` as "832x1040", checked against what the backend makes; empty: the backend's size that
/// fits the shape of the spec best, longer side 1040 where it is free.
Result<std::array<int, 2>> sizeFor(const std::string &given, const PortraitSpec &spec,
                                   const BackendInfo &info);

} // namespace presence::cli
