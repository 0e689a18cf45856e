// SPDX-License-Identifier: MIT
#include "core/spec/patch/spec_patch.h"

#include "core/spec/face/facs_codes.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

namespace presence {

namespace {

Error noSuchControl(const std::string &where, std::string_view id)
{
    if (id == "expression.au46" || id == "expression.au30")
        return {Error::Kind::BadInput, where + "“" + std::string(id) + "” has a side: write " +
                                           std::string(id) + ".left or " + std::string(id) + ".right."};
    return {Error::Kind::BadInput, where + "“" + std::string(id.substr(0, 80)) +
                                       "” is not a control. List them with: presence-cli controls"};
}

Error noLevel(const std::string &where, std::string_view id)
{
    return {Error::Kind::BadInput,
            where + std::string(id) + " is a FACS code and takes 0, A, B, C, D, E or 0 to 5."};
}

} // namespace

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
    const std::string where = std::string(source) + ": ";
    SpecPatch patch;
    for (const auto &[id, member] : document->items()) {
        const auto codes = findPoseCode(id);
        const auto rows = expandSides(id);
        if (rows.empty() && codes.empty())
            return noSuchControl(where, id);
        for (const PoseCode *code : codes) {
            const auto level = member.is_string() ? parseLevel(member.get_ref<const std::string &>())
                               : member.is_number() && member >= 0 && member <= 5
                                   ? std::optional(member.get<double>())
                                   : std::nullopt;
            if (!level)
                return noLevel(where, id);
            patch.set(std::string(code->control), code->valueAt(*level));
        }
        for (const Control *control : rows) {
            auto value = valueFromJson(*control, member);
            if (!value)
                return Error{value.error().kind, where + value.error().message};
            patch.set(control->id, std::move(*value));
        }
    }
    return patch;
}

Result<SpecPatch> SpecPatch::parse(std::string_view id, std::string_view text)
{
    SpecPatch patch;
    const auto codes = findPoseCode(id);
    const auto rows = expandSides(id);
    if (rows.empty() && codes.empty())
        return noSuchControl({}, id);
    for (const PoseCode *code : codes) {
        const auto level = parseLevel(text);
        if (!level)
            return noLevel({}, id);
        patch.set(std::string(code->control), code->valueAt(*level));
    }
    for (const Control *control : rows) {
        auto value = control->parse(text);
        if (!value)
            return value.error();
        patch.set(control->id, std::move(*value));
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
