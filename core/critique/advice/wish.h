// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/advice/answer.h"

#include <optional>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What is asked of one control: a value, or the range around it that does as well.
struct Wish
{
    double value = 0; ///< as asked; the middle of the range where only the job asks
    double low = 0;
    double high = 0;

    /// How far `measured` lies outside, with its sign; 0 inside.
    double miss(double measured) const;
};

/// A wish that lies within what the job accepts (resources/jobs.json) is met by all that the job accepts;
/// one outside of it stands as it is, the person knows better. Without a spec only the job asks. `control`
/// is a row of the catalogue that holds a number or level; short ids mean the stronger side. Empty: nobody
/// asks for anything.
std::optional<Wish> wishFor(const Question &question, std::string_view control);

/// The same for a value that the control does not hold as it is, such as a level that is also a matter of
/// intensity.
std::optional<Wish> wishFor(const Question &question, std::string_view control, double held);

/// The choices that meet the wish: the one asked for, with it all others that the job accepts.
std::vector<std::string> acceptedChoices(const Question &question, std::string_view control);

} // namespace presence::critique
