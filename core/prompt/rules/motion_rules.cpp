// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"
#include "core/prompt/words/english.h"

#include <algorithm>
#include <cmath>

namespace presence {

// What would go wrong once the picture moves. Only the motion dialect is asked for a clip.

namespace {

bool isMotion(const RuleCheck &c) { return c.prompt.dialect == Dialect::Motion; }

/// The first part of the signature that names at most one movement.
std::string oneMovement(const RuleCheck &c, const std::string &signature)
{
    std::string kept;
    for (const std::string &word : english::words(signature)) {
        if (firstWordOf(c.list("movements"), word) && firstWordOf(c.list("movements"), kept))
            break;
        kept += (kept.empty() ? "" : " ") + word;
    }
    while (kept.ends_with(" and") || kept.ends_with(" then") || kept.ends_with(" while"))
        kept.erase(kept.rfind(' '));
    return kept;
}

void severalMovements(RuleCheck &c)
{
    const std::string &signature = c.spec.motion.signature;
    const auto named = std::ranges::count_if(english::words(signature), [&](const std::string &word) {
        return firstWordOf(c.list("movements"), word) != nullptr;
    });
    if (!isMotion(c) || double(named) <= c.limit("movements"))
        return;
    const std::string kept = oneMovement(c, signature);
    c.report({"motion.signature"}, {{"motion.signature", kept}}, {{"kept", kept}});
}

void reportWords(RuleCheck &c, const char *list)
{
    const WordList &words = c.list(list);
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(words, typed.text))
            return c.report({typed.control},
                            rewritten(c.spec, [&](std::string text) { return withoutWords(text, words); }),
                            {{"word", *word}});
}

void fastHead(RuleCheck &c)
{
    if (isMotion(c) && c.spec.motion.style != "transformation")
        reportWords(c, "fast_moves");
}

void heavingBreath(RuleCheck &c)
{
    if (isMotion(c))
        reportWords(c, "heavy_breath");
}

void exaggeratedSmile(RuleCheck &c)
{
    if (!isMotion(c) || c.jobListed() || c.level(12) < c.limit("level"))
        return;
    SpecPatch fix;
    c.setLevel(fix, 12, 3);
    c.report({"expression.au12.left", "expression.au12.right"}, fix);
}

void competingBackground(RuleCheck &c)
{
    const std::string &style = c.spec.motion.style;
    const bool quiet = style == "subtle_life" || style == "portrait_loop" || style == "talking_head";
    if (isMotion(c) && quiet && c.spec.motion.scope == "scene")
        c.report({"motion.scope", "motion.style"}, {{"motion.scope", std::string("shoulders")}});
}

void restlessCredibility(RuleCheck &c)
{
    if (isMotion(c) && c.jobListed() && c.spec.motion.amplitude > c.limit("amplitude"))
        c.report({"motion.amplitude"}, {{"motion.amplitude", 0.4}});
}

void movesOutOfATightFrame(RuleCheck &c)
{
    if (isMotion(c) && c.cropIsOneOf({"ecu", "bcu"}) && c.spec.motion.amplitude > c.limit("amplitude"))
        c.report({"motion.amplitude", "camera.crop"}, {{"motion.amplitude", 0.4}});
}

constexpr Condition table[]{
    {"MOT-001", severalMovements, "movements"},
    {"MOT-002", fastHead},
    {"MOT-011", exaggeratedSmile, "level"},
    {"MOT-012", competingBackground},
    {"MOT-013", heavingBreath},
    {"MOT-014", restlessCredibility, "amplitude"},
    {"MOT-015", movesOutOfATightFrame, "amplitude"},
};

} // namespace

std::span<const Condition> motionConditions() { return table; }

} // namespace presence
