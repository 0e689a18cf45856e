// SPDX-License-Identifier: MIT
#include "core/spec/spec_patch.h"

#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

namespace presence {

SpecPatch SpecPatch::between(const PortraitSpec &before, const PortraitSpec &after)
{
    SpecPatch patch;
    for (const Control &control : controls())
        if (ControlValue value = control.valueIn(after); value != control.valueIn(before))
            patch.set(control.id, std::move(value));
    return patch;
}

Result<SpecPatch> SpecPatch::fromJson(std::string_view text, std::string_view source)
{
    const auto document = parseJson(text, source);
    if (!document)
        return document.error();
    if (!document->is_object())
        return Error{Error::Kind::BadInput,
                     std::string(source) + " must hold a JSON object of control ids and values."};
    SpecPatch patch;
    for (const auto &[id, member] : document->items()) {
        const auto rows = expandSides(id);
        if (rows.empty())
            return Error{Error::Kind::BadInput,
                         std::string(source) + " names “" + id.substr(0, 80) +
                             "”, which is not a control. List them with: presence-cli controls"};
        for (const Control *control : rows) {
            auto value = valueFromJson(*control, member);
            if (!value)
                return Error{value.error().kind, std::string(source) + ": " + value.error().message};
            patch.set(control->id, std::move(*value));
        }
    }
    return patch;
}

std::string SpecPatch::toJson() const
{
    nlohmann::ordered_json document = nlohmann::ordered_json::object();
    for (const auto &[id, value] : m_values)
        document[id] = valueToJson(value);
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

void SpecPatch::merge(const SpecPatch &later)
{
    for (const auto &[id, value] : later.m_values)
        set(id, value);
}

Result<PortraitSpec> SpecPatch::appliedTo(PortraitSpec spec) const
{
    for (const auto &[id, value] : m_values) {
        const Control *control = findControl(id);
        if (!control)
            return Error{Error::Kind::BadInput, "“" + id.substr(0, 80) + "” is not a control."};
        if (auto fine = control->check(value); !fine)
            return fine.error();
        control->set(spec, *control, value);
    }
    return spec;
}

} // namespace presence
