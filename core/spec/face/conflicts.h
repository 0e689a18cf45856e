// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <string>

namespace presence {

/// Two units that fight each other on one side of the face.
struct UnitConflict
{
    int first = 0;
    int second = 0;
    bool impossible = false; ///< anatomy forbids it; otherwise it only looks wrong
    double level = 0;        ///< both at or above, 0–5
    std::string reason;      ///< "lips cannot be pressed together and parted."

    /// Do both show at or above the level on the same side?
    bool meetsIn(const Expression &expression) const
    {
        const SidedLevel a = expression.shown(first), b = expression.shown(second);
        return (a.left >= level && b.left >= level) || (a.right >= level && b.right >= level);
    }
};

} // namespace presence
