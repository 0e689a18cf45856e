// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/parameters.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace presence {

/// The one unit of change: control id → absolute value. Slider moves, presets, job defaults, lint and
/// critique fixes and the differences of the history are all patches. Any patch that holds only catalogue ids
/// and checked values can be applied to any spec.
class SpecPatch
{
public:
    SpecPatch() = default;
    SpecPatch(std::initializer_list<std::pair<const std::string, ControlValue>> values)
        : m_values(values)
    {
    }

    /// What turns `before` into `after`.
    static SpecPatch between(const PortraitSpec &before, const PortraitSpec &after);

    /// One assignment as typed. Short ids mean both sides; codes of facs_codes.h mean the control they stand
    /// for: "expression.au51" with "C" turns the head by 30°.
    static Result<SpecPatch> parse(std::string_view id, std::string_view text);

    /// `{"lighting.pattern": "loop", "expression.au12": "B", …}`; ids as in parse(), levels may be letters.
    static Result<SpecPatch> fromJson(std::string_view text, std::string_view source);
    std::string toJson() const;

    void set(const std::string &id, ControlValue value) { m_values.insert_or_assign(id, std::move(value)); }
    void merge(const SpecPatch &later);
    void erase(const std::string &id) { m_values.erase(id); }

    bool isEmpty() const { return m_values.empty(); }
    const std::map<std::string, ControlValue> &values() const { return m_values; }

    /// Refuses unknown ids and values out of range, changing nothing.
    Result<PortraitSpec> appliedTo(PortraitSpec spec) const;

    friend bool operator==(const SpecPatch &, const SpecPatch &) = default;

private:
    std::map<std::string, ControlValue> m_values;
};

} // namespace presence
