// SPDX-License-Identifier: MIT
#include "core/critique/words.h"

#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<CritiqueWords> CritiqueWords::load(const Resources &resources)
{
    CritiqueWords words;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        words.m_reasons = document.at("reasons").get<Sentences>();
        words.m_names = document.at("names").get<Sentences>();
        for (const auto &[id, outcomes] : document.at("advice").items())
            for (const auto &[outcome, sentence] : outcomes.get<Sentences>())
                words.m_advice[id + "/" + outcome] = sentence;
        return {};
    };
    if (const auto done =
            readJsonResource(resources, "critique/words.json", "presence.critique_words/1", read);
        !done)
        return done.error();
    return words;
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
