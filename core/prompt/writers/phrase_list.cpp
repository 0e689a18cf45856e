// SPDX-License-Identifier: MIT
#include "core/prompt/writers/phrase_list.h"

#include "core/prompt/words/english.h"
#include "core/prompt/writers/budget.h"

#include <algorithm>
#include <functional>
#include <ranges>

namespace presence {

namespace {

void putInOrder(std::vector<ListedPhrase> &phrases, const std::vector<std::string> &slots)
{
    std::ranges::stable_sort(phrases, {}, [&](const ListedPhrase &phrase) {
        return std::ranges::find(slots, phrase.segment.slot) - slots.begin();
    });
}

} // namespace

std::vector<ListedPhrase> listPhrases(const Brief &brief, const ListWords &list, const Pronouns &pronouns,
                                      std::string (*safe)(std::string_view),
                                      std::vector<PromptSegment> &dropped)
{
    std::vector<ListedPhrase> phrases;
    int units = 0;
    for (const std::string &aspect : list.order)
        for (Statement statement : brief.statements) {
            if (statement.aspect != aspect)
                continue;
            for (auto &[name, text] : statement.texts)
                text = safe(text);
            if (const auto typed = statement.texts.find("text");
                typed != statement.texts.end() && typed->second.empty())
                continue;
            const bool isUnit = aspect == "unit";
            const auto phrase = isUnit ? list.words.nearest(statement.key) : list.words.phrase(statement.key);
            std::string text = english::tidied(filled(phrase, statement, list.words, pronouns));
            if (text.empty())
                continue;
            PromptSegment segment{std::move(text), statement.controls, statement.slot, 0, statement.priority};
            if (statement.controls.empty())
                segment.hand = PromptSegment::Hand::Added;
            if (isUnit && brief.engine.budget.units && ++units > brief.engine.budget.units) {
                segment.dropped = DropReason::Units;
                dropped.push_back(std::move(segment));
                continue;
            }
            phrases.push_back({std::move(segment), aspect, statement.level});
        }
    if (!brief.engine.order.empty())
        putInOrder(phrases, brief.engine.order);
    return phrases;
}

void fitBudget(std::vector<ListedPhrase> &phrases, const PromptBudget &budget,
               std::vector<PromptSegment> &dropped)
{
    for (const auto &[most, measure] : limitsOf(budget)) {
        std::vector<ListedPhrase *> byPriority;
        for (ListedPhrase &phrase : phrases)
            byPriority.push_back(&phrase);
        std::ranges::stable_sort(byPriority, std::ranges::greater{},
                                 [](const ListedPhrase *phrase) { return phrase->segment.priority; });
        const int comma = measure(", ");
        int room = most + comma; // none follows the last
        for (ListedPhrase *phrase : byPriority) {
            const int cost = measure(phrase->segment.text) + comma;
            if (cost <= room || phrase->segment.priority >= 100)
                room -= cost;
            else
                phrase->segment.dropped = DropReason::Length;
        }
        for (const ListedPhrase *phrase : byPriority | std::views::reverse)
            if (phrase->segment.dropped == DropReason::Length)
                dropped.push_back(phrase->segment);
        std::erase_if(
            phrases, [](const ListedPhrase &phrase) { return phrase.segment.dropped == DropReason::Length; });
    }
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
