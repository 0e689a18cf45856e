// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <tuple>

namespace presence {

namespace {

/// "a street with no people, at night" → "a street with an empty background, at night": the negation and the
/// rest of its clause give way to what would be there instead, or to nothing if we do not know.
std::string positively(const RuleCheck &c, std::string text)
{
    for (const std::string &word : c.list("negations"))
        for (std::size_t at; (at = wordPosition(text, word)) != std::string::npos;) {
            const std::size_t end = std::min(text.find_first_of(",;.", at), text.size());
            const std::string clause = text.substr(at, end - at);
            const auto known = std::ranges::find_if(c.data.rewrites, [&](const auto &rewrite) {
                return wordPosition(clause, rewrite.first) != std::string::npos;
            });
            const bool continues = at > 1 && text[at - 1] == ' ' &&
                                   std::string_view(",;.").find(text[at - 2]) == std::string_view::npos;
            const std::string better =
                known == c.data.rewrites.end() ? "" : (continues ? "with " : "") + known->second;
            text.replace(at, end - at, better);
            text = mended(std::move(text));
        }
    return text;
}

void negation(RuleCheck &c)
{
    if (c.engineTakesNegatives())
        return;
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(c.list("negations"), typed.text))
            return c.report(
                {typed.control},
                rewritten(c.spec, [&](std::string text) { return positively(c, std::move(text)); }),
                {{"word", *word}});
}

void flatteningWords(RuleCheck &c)
{
    const WordList &flattening = c.list("flattening");
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(flattening, typed.text))
            return c.report(
                {typed.control},
                rewritten(c.spec,
                          [&](std::string text) { return withoutWords(std::move(text), flattening); }),
                {{"word", *word}});
}

void genuineSmile(RuleCheck &c)
{
    const WordList &claims = c.list("smile_claims");
    const auto tame = [&](std::string text) {
        for (const std::string &claim : claims)
            text = withWordReplaced(std::move(text), claim, "warm smile that reaches the eyes");
        return text;
    };
    for (const TypedText &typed : typedTexts(c.spec))
        if (firstWordOf(claims, typed.text))
            return c.report({typed.control}, rewritten(c.spec, tame));
}

void blinkInAStill(RuleCheck &c)
{
    if (c.prompt.dialect == Dialect::Motion)
        return;
    const WordList &blinks = c.list("blinks");
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(blinks, typed.text))
            return c.report({typed.control},
                            rewritten(c.spec, [&](std::string text) { return withoutWords(text, blinks); }),
                            {{"word", *word}});
}

void winkWithoutASide(RuleCheck &c)
{
    const SidedLevel lids = c.spec.expression.shown(43);
    if (std::max(lids.left, lids.right) - std::min(lids.left, lids.right) >= 2)
        return;
    for (const TypedText &typed : typedTexts(c.spec))
        if (typed.control.starts_with("expression.") && firstWordOf(c.list("winks"), typed.text)) {
            SpecPatch fix;
            c.setLevel(fix, 43, 5);
            fix.set("expression.au43.right", 0.0);
            if (c.spec.expression.intensity < 0.6)
                fix.set("expression.intensity", 1.0);
            return c.report({typed.control, "expression.au43"}, fix);
        }
}

/// The words of a zone that stand in the text.
WordList zoneWords(const WordList &zone, std::string_view text)
{
    WordList found;
    std::ranges::copy_if(zone, std::back_inserter(found), [&](const std::string &word) {
        return wordPosition(text, word) != std::string_view::npos;
    });
    return found;
}

void bothLayersInOnePlace(RuleCheck &c)
{
    const std::string &base = c.spec.expression.base;
    const std::string &note = c.spec.expression.contradiction;
    for (const auto &[here, there, instead] :
         {std::tuple{"zone_upper", "zone_lower", "mouth"}, std::tuple{"zone_lower", "zone_upper", "brows"}}) {
        const WordList used = zoneWords(c.list(here), note);
        if (used.empty() || zoneWords(c.list(here), base).empty() ||
            !zoneWords(c.list(there), note + ", " + base).empty())
            continue;
        std::string moved = note;
        for (const std::string &word : used)
            moved = word == "smile" || word == "grin" ? "" : withWordReplaced(moved, word, instead);
        return c.report(
            {"expression.base", "expression.contradiction"}, {{"expression.contradiction", moved}},
            {{"what", moved.empty() ? "Leave the contradiction out" : "Make it “" + moved + "”"}});
    }
}

constexpr Condition table[]{
    {"FACE-014", blinkInAStill},       {"FACE-015", winkWithoutASide}, {"FACE-017", genuineSmile},
    {"EMO-003", bothLayersInOnePlace}, {"REAL-003", flatteningWords},  {"PROMPT-003", negation},

};

} // namespace

std::span<const Condition> textConditions() { return table; }

} // namespace presence
