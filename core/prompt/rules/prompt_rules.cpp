// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cctype>

namespace presence {

namespace {

/// At most this many words, cut at a word.
std::string shortened(const std::string &text, double words)
{
    std::size_t end = 0;
    for (int kept = 0; kept < int(words); ++kept) {
        end = text.find(' ', end + 1);
        if (end == std::string::npos)
            return text;
    }
    return text.substr(0, end);
}

void longTextsCrowdOutTheFace(RuleCheck &c)
{
    const bool essentialLost = std::ranges::any_of(c.prompt.dropped, [&](const PromptSegment &segment) {
        return segment.priority >= c.limit("priority");
    });
    if (c.prompt.tokenLimit == 0 || (c.prompt.tokens <= c.prompt.tokenLimit && !essentialLost))
        return;
    const double words = c.limit("words");
    const SpecPatch fix = rewritten(c.spec, [&](const std::string &text) { return shortened(text, words); });
    std::vector<std::string> ids;
    for (const auto &[id, value] : fix.values())
        ids.push_back(id);
    if (!ids.empty())
        c.report(ids, fix, {{"limit", std::to_string(c.prompt.tokenLimit)}});
}

/// Demands that a person added: what their controls say beyond a default spec, one for each segment.
std::vector<const PromptSegment *> demandsOf(const RuleCheck &c)
{
    std::vector<const PromptSegment *> demands;
    for (const auto *list : {&c.prompt.segments, &c.prompt.dropped})
        for (const PromptSegment &segment : *list)
            if (std::ranges::any_of(segment.controls, [&](const std::string &id) {
                    const Control *control = findControl(id);
                    return control && control->valueIn(c.spec) != control->initial;
                }))
                demands.push_back(&segment);
    return demands;
}

void overSpecified(RuleCheck &c)
{
    auto demands = demandsOf(c);
    const std::size_t budget = std::size_t(c.limit(c.prompt.dialect == Dialect::Tags ? "tags" : "natural"));
    if (demands.size() <= budget)
        return;
    const std::size_t count = demands.size();
    std::erase_if(demands, [](const PromptSegment *demand) { return demand->slot == "anchor"; });
    std::ranges::stable_sort(demands, {}, &PromptSegment::priority);
    // Resetting one control may bring another's words back: rather more than the surplus goes.
    const std::size_t surplus = count - budget;
    demands.resize(std::min(demands.size(), surplus + surplus / 2 + std::size_t(c.limit("margin"))));
    SpecPatch fix;
    std::vector<std::string> ids;
    for (const PromptSegment *demand : demands)
        for (const std::string &id : demand->controls)
            if (const Control *control = findControl(id)) {
                fix.set(id, control->initial);
                ids.push_back(id);
            }
    c.report(ids, fix,
             {{"count", std::to_string(count)},
              {"budget", std::to_string(budget)},
              {"surplus", std::to_string(demands.size())}});
}

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
    if (c.prompt.dialect != Dialect::Natural)
        return;
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(c.list("negations"), typed.text))
            return c.report(
                {typed.control},
                rewritten(c.spec, [&](std::string text) { return positively(c, std::move(text)); }),
                {{"word", *word}});
}

/// "AU12", "6B", "12C+25": codes of the action units rather than words.
bool isFacsCode(std::string_view word)
{
    if (word.starts_with("AU") || word.starts_with("au"))
        return word.size() > 2 && std::isdigit(static_cast<unsigned char>(word[2]));
    std::size_t digits = 0;
    while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits])))
        ++digits;
    return digits > 0 && digits < 3 && word.size() == digits + 1 && word.back() >= 'A' && word.back() <= 'E';
}

WordList facsCodesIn(std::string_view text)
{
    WordList codes;
    std::string word;
    for (const char c : std::string(text) + " ")
        if (std::isalnum(static_cast<unsigned char>(c))) {
            word += c;
        } else {
            if (isFacsCode(word))
                codes.push_back(word);
            word.clear();
        }
    return codes;
}

std::string withoutCodes(std::string text)
{
    const WordList codes = facsCodesIn(text);
    if (codes.empty())
        return text;
    text = withoutWords(std::move(text), codes);
    std::erase(text, '+');
    return mended(std::move(text));
}

void facsCodes(RuleCheck &c)
{
    for (const TypedText &typed : typedTexts(c.spec))
        if (const WordList codes = facsCodesIn(typed.text); !codes.empty())
            return c.report({typed.control}, rewritten(c.spec, withoutCodes), {{"code", codes.front()}});
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

constexpr Condition table[]{
    {"PROMPT-001", longTextsCrowdOutTheFace, "priority words"},
    {"PROMPT-002", overSpecified, "margin natural tags"},
    {"PROMPT-003", negation},
    {"PROMPT-005", facsCodes},
    {"REAL-003", flatteningWords},
};

} // namespace

std::span<const Condition> promptConditions() { return table; }

} // namespace presence
