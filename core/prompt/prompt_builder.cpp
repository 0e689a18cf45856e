// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"

#include "core/prompt/reading/reading.h"
#include "core/prompt/words/english.h"
#include "core/prompt/words/hand.h"
#include "core/prompt/writers/avoid.h"
#include "core/prompt/writers/budget.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>

namespace presence {

namespace {

/// Statements that another one already covers hand it their controls and fall silent.
void absorbImplied(std::vector<Statement> &statements, const Vocabulary::Data &words)
{
    for (Statement &speaker : statements) {
        const auto covered = words.implied.find(speaker.key);
        if (covered == words.implied.end())
            continue;
        for (Statement &other : statements)
            if (std::ranges::find(covered->second, other.key) != covered->second.end()) {
                std::ranges::move(other.controls, std::back_inserter(speaker.controls));
                other.key.clear();
            }
    }
    std::erase_if(statements, [](const Statement &statement) { return statement.key.empty(); });
}

/// What is to be said first goes ahead of what the engine likes to hear first. A clip always begins with who
/// moves.
PromptEngine withLead(PromptEngine engine, const std::string &lead, std::vector<Statement> &statements)
{
    if (lead == "automatic" || engine.dialect == Dialect::Motion)
        return engine;
    std::erase(engine.order, lead);
    engine.order.insert(engine.order.begin(), lead);
    for (Statement &statement : statements)
        if (statement.slot == lead)
            statement.controls.emplace_back("story.lead");
    return engine;
}

void nameColors(std::vector<Statement> &statements, const Vocabulary::Data &words)
{
    constexpr std::string_view prefix = "color.#";
    for (Statement &statement : statements)
        for (const auto &[place, key] : statement.lookups)
            if (key.starts_with(prefix))
                statement.texts[place] = words.colorName(key.substr(prefix.size() - 1));
}

const DialectWords &wordsOf(Dialect dialect, const Vocabulary::Data &words)
{
    return dialect == Dialect::Tags         ? words.tags.words
           : dialect == Dialect::Midjourney ? words.midjourney.words
           : dialect == Dialect::Motion     ? words.motion.words
                                            : words.natural;
}

bool needsOtherWords(const PromptEngine &engine)
{
    return engine.negative == PromptEngine::Negative::Rewritten ||
           engine.negative == PromptEngine::Negative::Sentence;
}

Prompt write(const Brief &brief)
{
    switch (brief.engine.dialect) {
    case Dialect::Natural:
        break;
    case Dialect::Tags:
        return writeTags(brief);
    case Dialect::Midjourney:
        return writeMidjourney(brief);
    case Dialect::Motion:
        return writeMotion(brief);
    }
    return writeNatural(brief);
}

/// With these words of a person; the spec's own are not looked at.
Prompt writeWith(const OwnWords &own, const PortraitSpec &spec, std::vector<Statement> statements,
                 const PromptEngine &engine, const Vocabulary::Data &words)
{
    std::vector<PromptSegment> removed;
    if (engine.dialect != Dialect::Motion) // which makes statements of its own
        removed = heedOwnWords(statements, own, engine.dialect);
    const Brief brief{spec, statements, words, engine, own};
    if (needsOtherWords(engine))
        std::ranges::move(shownInstead(brief, wordsOf(engine.dialect, words), removed),
                          std::back_inserter(statements));
    Prompt prompt = write(brief);
    if (engine.negative == PromptEngine::Negative::Field)
        writeNegative(prompt, brief);
    std::ranges::move(removed, std::back_inserter(prompt.dropped));
    prompt.dialect = engine.dialect;
    if (speaks(own, engine.dialect)) {
        applyOwnWords(prompt, own);
        prompt.tokens = english::tokenEstimate(plainText(prompt));
    }
    return prompt;
}

} // namespace

Prompt buildPrompt(const PortraitSpec &spec, Dialect dialect, const Vocabulary &words)
{
    return buildPrompt(spec, words.engines().usual(dialect), words);
}

Prompt buildPrompt(const PortraitSpec &spec, const PromptEngine &row, const Vocabulary &words)
{
    const Vocabulary::Data &data = words.data();
    std::vector<Statement> statements = readSpec(spec);
    absorbImplied(statements, data);
    nameColors(statements, data);
    const PromptEngine engine = withLead(row, spec.story.lead, statements);
    Prompt prompt = writeWith({}, spec, statements, engine, data);
    if (speaks(spec.words, engine.dialect)) {
        std::string generated = std::move(prompt.text);
        prompt = writeWith(spec.words, spec, statements, engine, data);
        PromptEngine tighter = engine;
        // Generated phrases make room for what a person wrote.
        for (int pass = 0; pass < 8 && tighten(tighter.budget, engine.budget, plainText(prompt)); ++pass)
            prompt = writeWith(spec.words, spec, statements, tighter, data);
        if (prompt.text != generated)
            prompt.generated = std::move(generated);
    }
    prompt.engine = engine.id;
    prompt.tokenLimit = engine.budget.tokens;
    prompt.chunkTokens = engine.budget.chunkTokens;
    return prompt;
}

} // namespace presence
