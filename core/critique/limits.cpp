// SPDX-License-Identifier: MIT
#include "core/critique/limits.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace presence {

Result<Limits> Limits::load(const Resources &resources)
{
    constexpr std::string_view name = "critique.json";
    const auto text = resources.text(name);
    if (!text)
        return text.error();
    const auto refusal = [&](const std::string &problem) {
        return Error{Error::Kind::BadInput, resources.path(name).string() + ": " + problem};
    };
    const auto document = nlohmann::json::parse(*text, nullptr, false);
    if (!document.is_object() || document.value("schema", nlohmann::json()) != "presence.critique/1")
        return refusal("must be an object of schema presence.critique/1.");
    const auto rows = document.find("limits");
    if (rows == document.end() || !rows->is_object())
        return refusal("must hold an object named “limits”.");
    Limits limits;
    for (const auto &[id, row] : rows->items()) {
        if (!row.is_object() || !row.contains("value") || !row["value"].is_number())
            return refusal("limit “" + id + "” needs a number named “value”.");
        for (const char *key : {"unit", "source", "sample", "status"})
            if (!row.contains(key) || !row[key].is_string())
                return refusal("limit “" + id + "” needs a text named “" + key + "”.");
        const std::string status = row["status"];
        if (status != "calibrated" && status != "start")
            return refusal("limit “" + id + "” has a status other than “calibrated” or “start”.");
        limits.m_limits[id] = {row["value"], row["unit"], row["source"], row["sample"],
                               status == "calibrated"};
    }
    return limits;
}

double Limits::operator[](std::string_view id) const
{
    const auto found = m_limits.find(id);
    if (found == m_limits.end())
        throw std::out_of_range("critique.json has no limit “" + std::string(id) + "”");
    return found->second.value;
}

} // namespace presence
