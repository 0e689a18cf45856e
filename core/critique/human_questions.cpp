// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<std::vector<HumanQuestion>> loadHumanQuestions(const Resources &resources)
{
    constexpr std::string_view name = "critique/human_questions.json";
    const auto text = resources.text(name);
    if (!text)
        return text.error();
    const auto refusal = [&](const std::string &problem) {
        return Error{Error::Kind::BadInput, resources.path(name).string() + ": " + problem};
    };
    const auto document = nlohmann::json::parse(*text, nullptr, false);
    if (!document.is_object() || !document.contains("questions") || !document["questions"].is_array())
        return refusal("must hold a list named “questions”.");
    std::vector<HumanQuestion> questions;
    for (const auto &row : document["questions"]) {
        if (!row.is_object())
            return refusal("every question must be an object.");
        for (const char *key : {"id", "group", "text"})
            if (!row.contains(key) || !row[key].is_string())
                return refusal(std::string("every question needs a text named “") + key + "”.");
        questions.push_back({row["id"], row["group"], row["text"]});
    }
    return questions;
}

} // namespace presence
