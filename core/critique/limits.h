// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A number that turns a measurement into a verdict, with where it comes from.
struct Limit
{
    double value = 0;
    std::string unit;
    std::string source;      ///< who measured or stated it
    std::string sample;      ///< on how many pictures, or empty
    bool calibrated = false; ///< false: a starting value
    /// Where a portrait for this job, or to be shown at this place, is held against another number: id of
    /// `story.job` or `camera.slot` → value.
    std::map<std::string, double, std::less<>> purposes = {};

    /// For the first of the purposes that has a number of its own, else the general one.
    double valueFor(const std::vector<std::string> &wanted) const;
};

/// All limits of resources/critique/limits.json. Immutable.
class Limits
{
public:
    static Result<Limits> load(const Resources &resources);

    /// The value of a limit. Throws std::out_of_range naming `id` if the table lacks it; a check that meets
    /// this becomes unmeasured.
    double operator[](std::string_view id) const { return at(id).value; }
    const Limit &at(std::string_view id) const; ///< throws the same
    const std::map<std::string, Limit, std::less<>> &all() const { return m_limits; }

private:
    std::map<std::string, Limit, std::less<>> m_limits;
};

/// The limits as one check sees them: for what the portrait is made, and remembering which were looked at.
/// Refers to the table it was made from. For one thread.
class ConsultedLimits
{
public:
    ConsultedLimits(const Limits &limits, std::vector<std::string> purposes = {});

    double operator[](std::string_view id) const;
    const std::vector<std::string> &names() const { return m_names; } ///< each once, in order of use

private:
    const Limits *m_limits;
    std::vector<std::string> m_purposes;
    mutable std::vector<std::string> m_names;
};

} // namespace presence
