// SPDX-License-Identifier: MIT
#include "core/prompt/english.h"
#include "core/prompt/writers/avoid.h"
#include "core/prompt/writers/phrase_list.h"
#include "core/prompt/writers/typed_text.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>

namespace presence {

namespace {

/// Below what a portrait needs, above what only adds polish.
constexpr int rewritePriority = 30;

int wordCount(std::string_view text) { return int(english::words(text).size()); }

/// What --no would say, as words, for a version that does not have it.
std::vector<ListedPhrase> rewrites(const PortraitSpec &spec, const MidjourneyWords &midjourney)
{
    std::vector<ListedPhrase> phrases;
    for (const auto &[id, noun, instead] : midjourney.avoided)
        if (const AvoidCondition &condition = *findAvoidCondition(id); condition.holds(spec))
            phrases.push_back({{instead, condition.controls, "realism", 0, rewritePriority}, "avoid"});
    return phrases;
}

void appendParameters(Prompt &prompt, const PortraitSpec &spec, const MidjourneyWords &midjourney)
{
    const auto append = [&](std::string text, std::vector<std::string> controls) {
        appendSegment(prompt, " ", {std::move(text), std::move(controls), "parameter", 0, 100});
    };
    append("--ar " + spec.camera.aspect, {"camera.aspect"});
    if (const auto style = midjourney.style.find(spec.realism.medium); style != midjourney.style.end())
        append(style->second, {"realism.medium"});
    std::string nouns;
    std::vector<std::string> controls;
    for (const auto &[id, noun, instead] : midjourney.avoided)
        if (const AvoidCondition &condition = *findAvoidCondition(id); condition.holds(spec)) {
            nouns += (nouns.empty() ? " " : ", ") + noun;
            std::ranges::copy(condition.controls, std::back_inserter(controls));
        }
    if (!midjourney.no.empty() && !nouns.empty())
        append(midjourney.no + nouns, std::move(controls));
}

} // namespace

Prompt writeMidjourney(const PortraitSpec &spec, const std::vector<Statement> &statements,
                       const Vocabulary::Data &words)
{
    const MidjourneyWords &midjourney = words.midjourney;
    Prompt prompt;
    prompt.dialect = Dialect::Midjourney;
    auto phrases = listPhrases(statements, midjourney.order, midjourney.words, words.pronounsOf(spec),
                               withoutParameters);
    if (midjourney.no.empty())
        std::ranges::move(rewrites(spec, midjourney), std::back_inserter(phrases));
    int units = 0;
    std::erase_if(phrases, [&](ListedPhrase &phrase) { // strongest first
        const bool tooMany = phrase.aspect == "unit" && ++units > midjourney.unitLimit;
        if (tooMany)
            prompt.dropped.push_back(phrase.segment);
        return tooMany;
    });
    for (ListedPhrase &phrase : phrases)
        phrase.cost = wordCount(phrase.segment.text);
    fitBudget(phrases, midjourney.wordLimit - 1, prompt.dropped); // one for the “of” of the subject
    std::string previous;
    for (ListedPhrase &phrase : phrases) {
        const bool subject = previous == "shot" && phrase.segment.slot == "identity";
        previous = phrase.aspect;
        appendSegment(prompt, subject ? " of " : ", ", std::move(phrase.segment));
    }
    prompt.tokens = english::tokenEstimate(prompt.text);
    appendParameters(prompt, spec, midjourney);
    return prompt;
}

} // namespace presence
