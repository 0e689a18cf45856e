// SPDX-License-Identifier: MIT
#include "core/prompt/words/english.h"
#include "core/prompt/writers/avoid.h"
#include "core/prompt/writers/phrase_list.h"
#include "core/prompt/writers/typed_text.h"
#include "core/prompt/writers/writers.h"

namespace presence {

namespace {

void appendParameters(Prompt &prompt, const Brief &brief)
{
    const auto append = [&](std::string text, std::vector<std::string> controls) {
        appendSegment(prompt, " ", {std::move(text), std::move(controls), "parameter", 0, 100});
    };
    append("--ar " + brief.spec.camera.aspect, {"camera.aspect"});
    if (const auto fixed = brief.engine.parameters.find(brief.spec.realism.medium);
        fixed != brief.engine.parameters.end())
        append(fixed->second, {"realism.medium"});
    if (brief.engine.negative != PromptEngine::Negative::Parameter)
        return;
    if (PromptSegment nouns = nounsToAvoid(brief); !nouns.text.empty())
        append(brief.engine.negativeParameter + " " + nouns.text, std::move(nouns.controls));
}

} // namespace

Prompt writeMidjourney(const Brief &brief)
{
    Prompt prompt;
    auto phrases = listPhrases(brief, brief.words.midjourney, brief.words.pronounsOf(brief.spec),
                               withoutParameters, prompt.dropped);
    PromptBudget budget = brief.engine.budget;
    if (budget.words)
        --budget.words; // for the “of” of the subject
    fitBudget(phrases, budget, prompt.dropped);
    std::string previous;
    for (ListedPhrase &phrase : phrases) {
        const bool subject = previous == "shot" && phrase.segment.slot == "identity";
        previous = phrase.aspect;
        appendSegment(prompt, subject ? " of " : ", ", std::move(phrase.segment));
    }
    prompt.tokens = english::tokenEstimate(prompt.text);
    appendParameters(prompt, brief);
    return prompt;
}

} // namespace presence
