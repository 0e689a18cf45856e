// SPDX-License-Identifier: MIT
#include "core/critique/limits.h"

#include "core/spec/tables/json_resource.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace presence {

Result<Limits> Limits::load(const Resources &resources)
{
    Limits limits;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        for (const auto &[id, row] : document.at("limits").items()) {
            const auto refusal = [&id = id](const std::string &problem) {
                return Error{Error::Kind::BadInput, "limit “" + id + "” " + problem};
            };
            if (!row.contains("value") || !row["value"].is_number())
                return refusal("needs a number named “value”.");
            for (const char *key : {"unit", "source", "sample", "status"})
                if (!row.contains(key) || !row[key].is_string())
                    return refusal(std::string("needs a text named “") + key + "”.");
            const std::string status = row["status"];
            if (status != "calibrated" && status != "start")
                return refusal("has a status other than “calibrated” or “start”.");
            Limit limit{row["value"], row["unit"], row["source"], row["sample"], status == "calibrated"};
            const nlohmann::json purposes = row.value("for", nlohmann::json::object());
            for (const auto &[purpose, value] : purposes.items()) {
                if (!value.is_number())
                    return refusal("needs a number for “" + purpose + "”.");
                limit.purposes[purpose] = value;
            }
            limits.m_limits[id] = std::move(limit);
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, "critique/limits.json", "presence.critique/1", read);
        !done)
        return done.error();
    return limits;
}

double Limit::valueFor(const std::vector<std::string> &wanted) const
{
    for (const std::string &purpose : wanted)
        if (const auto found = purposes.find(purpose); found != purposes.end())
            return found->second;
    return value;
}

const Limit &Limits::at(std::string_view id) const
{
    const auto found = m_limits.find(id);
    if (found == m_limits.end())
        throw std::out_of_range("critique/limits.json has no limit “" + std::string(id) + "”");
    return found->second;
}

ConsultedLimits::ConsultedLimits(const Limits &limits, std::vector<std::string> purposes)
    : m_limits(&limits)
    , m_purposes(std::move(purposes))
{
}

double ConsultedLimits::operator[](std::string_view id) const
{
    const double value = m_limits->at(id).valueFor(m_purposes);
    if (std::ranges::find(m_names, id) == m_names.end())
        m_names.emplace_back(id);
    return value;
}

} // namespace presence
