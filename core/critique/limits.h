// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <map>
#include <string>
#include <string_view>

namespace presence {

/// A number that turns a measurement into a verdict, with where it comes from.
struct Limit
{
    double value = 0;
    std::string unit;
    std::string source;      ///< who measured or stated it
    std::string sample;      ///< on how many pictures, or empty
    bool calibrated = false; ///< false: a starting value
};

/// All limits of resources/critique.json. Immutable.
class Limits
{
public:
    static Result<Limits> load(const Resources &resources);

    /// The value of a limit. Throws std::out_of_range naming `id` if the table lacks it; a check that meets
    /// this becomes unmeasured.
    double operator[](std::string_view id) const;
    const std::map<std::string, Limit, std::less<>> &all() const { return m_limits; }

private:
    std::map<std::string, Limit, std::less<>> m_limits;
};

} // namespace presence
