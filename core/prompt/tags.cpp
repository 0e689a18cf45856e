// SPDX-License-Identifier: MIT
#include "core/prompt/english.h"
#include "core/prompt/writers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace presence {

namespace {

/// What the user typed, so that no character of it is taken for syntax by A1111 or ComfyUI.
std::string escaped(std::string_view typed)
{
    std::string text;
    for (const char c : typed) {
        if (std::string_view("()[]").find(c) != std::string_view::npos)
            text += '\\';
        text += std::string_view("{}|<>\\").find(c) != std::string_view::npos ? ' ' : c;
    }
    for (std::size_t at; (at = text.find("//")) != std::string::npos;)
        text.erase(at, 1);
    std::string calm;
    for (std::istringstream words(text); words >> text;) // these two in capitals split a prompt
        calm += (calm.empty() ? "" : " ") + (text == "AND" ? "and" : text == "BREAK" ? "break" : text);
    return calm;
}

std::string weighted(const std::string &tag, double level)
{
    const int letter = int(std::lround(level));
    if (letter < 1 || letter == 2)
        return tag;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, ":%.1f)", 0.8 + 0.1 * std::min(letter, 5));
    return "(" + tag + buffer;
}

struct Tag
{
    PromptSegment segment;
    int tokens; ///< without weight syntax, which the encoder never sees; with the comma
};

std::string_view phraseOf(const Statement &statement, const DialectWords &words)
{
    const std::string_view exact = words.phrase(statement.key);
    if (!exact.empty() || statement.aspect != "unit")
        return exact;
    return words.phrase(std::string_view(statement.key).substr(0, statement.key.rfind('.')));
}

std::vector<Tag> tagsOf(const std::vector<Statement> &statements, const Vocabulary::Data &words)
{
    std::vector<Tag> tags;
    for (const std::string &aspect : words.tagOrder)
        for (const Statement &statement : statements) {
            if (statement.aspect != aspect)
                continue;
            Statement safe = statement;
            for (auto &[name, text] : safe.texts)
                text = escaped(text);
            const std::string plain =
                english::tidied(filled(phraseOf(statement, words.tags), safe, words.tags, {}));
            if (!plain.empty())
                tags.push_back({{weighted(plain, statement.level), statement.controls, statement.slot, 0,
                                 statement.priority},
                                english::tokenEstimate(plain) + 1});
        }
    return tags;
}

std::string negativeFor(const PortraitSpec &spec, const Vocabulary::Data &words)
{
    const auto holds = [&](const std::string &condition) {
        const std::string &hands = spec.posture.hands;
        return condition == "always" || (condition == "natural_skin" && spec.realism.retouch < 0.6) ||
               (condition == "hands" && hands != "none" && hands != "out_of_frame") ||
               (condition == "eyes_open" && spec.expression.shown(43).strongest() < 2.5) ||
               (condition == "direct_gaze" && spec.pose.gazeEccentricityDeg() < 2.5) ||
               (condition == "lone_figure" && spec.setting.backgroundClutter < 0.45);
    };
    std::string negative;
    for (const auto &[condition, tags] : words.negatives)
        if (holds(condition))
            negative += (negative.empty() ? "" : ", ") + tags;
    return negative;
}

} // namespace

Prompt writeTags(const PortraitSpec &spec, const std::vector<Statement> &statements,
                 const Vocabulary::Data &words)
{
    std::vector<Tag> tags = tagsOf(statements, words);
    Prompt prompt;
    prompt.dialect = Dialect::Tags;
    prompt.tokenLimit = words.tagTokenLimit;
    prompt.negative = negativeFor(spec, words);
    const auto total = [&] {
        int sum = tags.empty() ? 0 : -1; // no comma after the last
        for (const Tag &tag : tags)
            sum += tag.tokens;
        return sum;
    };
    while (total() > prompt.tokenLimit) {
        const auto least =
            std::ranges::min_element(tags, {}, [](const Tag &tag) { return tag.segment.priority; });
        if (least->segment.priority >= 100)
            break;
        prompt.dropped.push_back(std::move(least->segment));
        tags.erase(least);
    }
    prompt.tokens = total();
    for (Tag &tag : tags) {
        prompt.text += prompt.text.empty() ? "" : ", ";
        tag.segment.begin = prompt.text.size();
        prompt.text += tag.segment.text;
        prompt.segments.push_back(std::move(tag.segment));
    }
    return prompt;
}

} // namespace presence
