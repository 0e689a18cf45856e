// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"

#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<std::vector<HumanQuestion>> loadHumanQuestions(const Resources &resources)
{
    std::vector<HumanQuestion> questions;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        for (const auto &row : document.at("questions"))
            questions.push_back({row.at("id").get<std::string>(), row.at("group").get<std::string>(),
                                 row.at("text").get<std::string>()});
        return {};
    };
    if (const auto done =
            readJsonResource(resources, "critique/human_questions.json", "presence.human_questions/1", read);
        !done)
        return done.error();
    return questions;
}

} // namespace presence
