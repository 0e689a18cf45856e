// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/parameters.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What people read about the controls: names, help, ends of the sliders, values with their unit. Loaded once
/// from resources/parameters.json; the labels of jobs, light patterns and palettes come from their own
/// tables. Immutable and shared: copies are cheap and may be used from every thread. An id without words
/// gives itself.
class ParameterWords
{
public:
    /// Fails naming the control if one of the catalogue has no words.
    static Result<ParameterWords> load(const Resources &resources);

    /// "AU12 lip corner puller, left" for "expression.au12.left"; without the side for "expression.au12".
    std::string label(std::string_view id) const;
    /// What the control does and what its range means; one to three sentences.
    std::string tip(std::string_view id) const;
    std::string choiceLabel(std::string_view id, std::string_view choice) const;
    std::string groupLabel(std::string_view group) const;
    std::string lowEnd(std::string_view id) const;  ///< word at the minimum of a slider, or empty
    std::string highEnd(std::string_view id) const; ///< word at the maximum

    /// A stretch of a number with a name of its own, such as "near-direct".
    struct Band
    {
        double from = 0;
        double to = 0;
        std::string reading;  ///< "near-direct: reads as a miss"
        bool careful = false; ///< usually a mistake, or it costs something
    };
    /// Of a number, from its minimum to its maximum without a gap, `to` included; or none. Sources: the
    /// tables of gaze, posture, camera height and framing; conventions and thresholds are worded as such.
    const std::vector<Band> &bands(std::string_view id) const;
    /// Does any value of this control have a reading?
    bool hasReadings(std::string_view id) const;
    /// What this value does in the picture, in one line: of its band, or of its choice. Empty if nothing is
    /// known.
    std::string reading(const Control &control, const ControlValue &value) const;

    /// A value as read aloud: "12° to the subject's left", "level C", "f/4", "36 % from the top edge",
    /// "none".
    std::string valueText(const Control &control, const ControlValue &value) const;

    struct Data;

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace presence
