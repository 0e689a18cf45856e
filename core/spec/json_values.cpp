// SPDX-License-Identifier: MIT
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<ControlValue> valueFromJson(const Control &control, const nlohmann::json &member)
{
    ControlValue value;
    if (member.is_number()) {
        value = member.get<double>();
    } else if (member.is_string()) {
        const auto &text = member.get_ref<const std::string &>();
        if (control.kind == Control::Kind::Level)
            return control.parse(text);
        value = text;
    } else if (member.is_array()) {
        std::vector<std::string> entries;
        for (const auto &entry : member) {
            if (!entry.is_string())
                return Error{Error::Kind::BadInput, control.id + " must be a list of texts."};
            entries.push_back(entry.get<std::string>());
        }
        value = std::move(entries);
    } else {
        return Error{Error::Kind::BadInput, control.id + " holds " + member.type_name() +
                                                " where a number, text or list is expected."};
    }
    if (auto fine = control.check(value); !fine)
        return fine.error();
    return value;
}

nlohmann::ordered_json valueToJson(const ControlValue &value)
{
    return std::visit([](const auto &held) { return nlohmann::ordered_json(held); }, value);
}

} // namespace presence
