// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

namespace presence {

/// The rows behind controls(), in the order the panels show them. For parameters.cpp alone.
std::vector<Control> buildCatalogue();

} // namespace presence
