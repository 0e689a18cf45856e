// SPDX-License-Identifier: MIT
#include "core/prompt/writers/phrase_list.h"

#include "core/prompt/english.h"

#include <algorithm>

namespace presence {

std::vector<ListedPhrase> listPhrases(const std::vector<Statement> &statements,
                                      const std::vector<std::string> &order, const DialectWords &words,
                                      const Pronouns &pronouns, std::string (*safe)(std::string_view))
{
    std::vector<ListedPhrase> phrases;
    for (const std::string &aspect : order)
        for (Statement statement : statements) {
            if (statement.aspect != aspect)
                continue;
            for (auto &[name, text] : statement.texts)
                text = safe(text);
            if (const auto typed = statement.texts.find("text");
                typed != statement.texts.end() && typed->second.empty())
                continue;
            const auto phrase = aspect == "unit" ? words.nearest(statement.key) : words.phrase(statement.key);
            std::string text = english::tidied(filled(phrase, statement, words, pronouns));
            if (!text.empty())
                phrases.push_back(
                    {{std::move(text), statement.controls, statement.slot, 0, statement.priority},
                     aspect,
                     statement.level});
        }
    return phrases;
}

int fitBudget(std::vector<ListedPhrase> &phrases, int budget, std::vector<PromptSegment> &dropped)
{
    int sum = 0;
    for (const ListedPhrase &phrase : phrases)
        sum += phrase.cost;
    while (sum > budget) {
        const auto least = std::ranges::min_element(
            phrases, {}, [](const ListedPhrase &phrase) { return phrase.segment.priority; });
        if (least == phrases.end() || least->segment.priority >= 100)
            break;
        sum -= least->cost;
        dropped.push_back(std::move(least->segment));
        phrases.erase(least);
    }
    return sum;
}

void appendSegment(Prompt &prompt, std::string_view glue, PromptSegment segment)
{
    if (!prompt.text.empty())
        prompt.text += glue;
    segment.begin = prompt.text.size();
    prompt.text += segment.text;
    prompt.segments.push_back(std::move(segment));
}

} // namespace presence
