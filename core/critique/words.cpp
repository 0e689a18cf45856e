// SPDX-License-Identifier: MIT
#include "core/critique/words.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<CritiqueWords> CritiqueWords::load(const Resources &resources)
{
    constexpr std::string_view name = "critique/words.json";
    const auto text = resources.text(name);
    if (!text)
        return text.error();
    const auto refusal = [&](const std::string &problem) {
        return Error{Error::Kind::BadInput, resources.path(name).string() + ": " + problem};
    };
    const auto document = nlohmann::json::parse(*text, nullptr, false);
    if (!document.is_object() || !document.contains("reasons") || !document.contains("advice") ||
        !document.contains("names"))
        return refusal("must be an object with “reasons”, “names” and “advice”.");
    try {
        CritiqueWords words;
        words.m_reasons = document["reasons"].get<Sentences>();
        words.m_names = document["names"].get<Sentences>();
        for (const auto &[id, outcomes] : document["advice"].items())
            for (const auto &[outcome, sentence] : outcomes.get<Sentences>())
                words.m_advice[id + "/" + outcome] = sentence;
        return words;
    } catch (const nlohmann::json::exception &problem) {
        Error error = refusal("holds something else than texts.");
        error.detail = problem.what();
        return error;
    }
}

std::string CritiqueWords::advice(std::string_view id, std::string_view outcome,
                                  const std::map<std::string, std::string> &blanks) const
{
    const auto found = m_advice.find(std::string(id) + "/" + std::string(outcome));
    if (found == m_advice.end())
        return {};
    std::string text = found->second;
    for (const auto &[name, value] : blanks)
        if (const auto at = text.find("{" + name + "}"); at != std::string::npos)
            text.replace(at, name.size() + 2, value);
    return text;
}

std::string CritiqueWords::reason(std::string_view key) const
{
    const auto found = m_reasons.find(key);
    return found == m_reasons.end() ? std::string(key) : found->second;
}

std::string CritiqueWords::name(std::string_view key) const
{
    const auto found = m_names.find(key);
    return found == m_names.end() ? std::string(key) : found->second;
}

} // namespace presence
