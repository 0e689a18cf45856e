// SPDX-License-Identifier: MIT
#include "core/prompt/writers/avoid.h"

#include "core/prompt/reading/reading.h"
#include "core/prompt/words/english.h"
#include "core/prompt/writers/typed_text.h"

#include <algorithm>

namespace presence {

const AvoidCondition *findAvoidCondition(std::string_view id)
{
    using S = const PortraitSpec &;
    static const std::vector<AvoidCondition> conditions{
        {"always", [](S) { return true; }, {"realism.medium"}},
        {"asked", [](S) { return false; }, {}}, // only where a person writes it
        {"camera_picture",
         [](S s) { return s.realism.medium == "photograph" || s.realism.medium == "film"; },
         {"realism.medium"}},
        {"natural_skin", [](S s) { return s.realism.retouch < 0.6; }, {"realism.retouch"}},
        {"hands",
         [](S s) { return s.posture.hands != "none" && s.posture.hands != "out_of_frame"; },
         {"posture.hands"}},
        {"eyes_open",
         [](S s) { return s.expression.shown(43).strongest() < 2.5; },
         {"expression.au43.left", "expression.au43.right"}},
        {"direct_gaze",
         [](S s) { return s.pose.gazeEccentricityDeg() < 2.5 && !eyesShut(s.expression); },
         {"gaze.yaw", "gaze.pitch"}},
        {"lone_figure",
         [](S s) { return s.setting.backgroundClutter < 0.45; },
         {"setting.background_clutter"}},
        {"small_smile",
         [](S s) { return s.expression.shown(12).strongest() < 3.5; },
         {"expression.au12.left", "expression.au12.right"}},
        {"steady_head", [](S) { return true; }, {"head.yaw", "head.pitch", "head.roll"}},
        {"still_background", [](S) { return true; }, {"setting.background"}},
        {"steady_face", [](S) { return true; }, {"realism.asymmetry"}},
    };
    const auto found = std::ranges::find(conditions, id, &AvoidCondition::id);
    return found == conditions.end() ? nullptr : &*found;
}

namespace {

bool holds(const Avoided &row, const Brief &brief)
{
    return row.clips == (brief.engine.dialect == Dialect::Motion) &&
           findAvoidCondition(row.condition)->holds(brief.spec);
}

bool saidAlready(const Avoided &row, const std::vector<Statement> &statements, const DialectWords &words)
{
    return std::ranges::any_of(statements, [&](const Statement &statement) {
        return !words.phrase(statement.key).empty() &&
               std::ranges::any_of(row.saidBy, [&](const std::string &beginning) {
                   return statement.key.starts_with(beginning);
               });
    });
}

/// What a model loses first when space is short: it only adds polish.
constexpr int insteadPriority = 27;
/// A person asked for it in so many words.
constexpr int askedPriority = 78;

/// "No glasses, a crowd" → {"glasses", "crowd"}
std::vector<std::string> askedOut(const OwnWords &own)
{
    std::vector<std::string> asked = english::items(own.avoid);
    for (std::string &item : asked)
        for (const char *lead : {"no", "not", "without", "avoid", "a", "an", "the"})
            item = english::without(lead, std::move(item));
    return asked;
}

bool holdsItem(const std::string &list, const std::string &item)
{
    return std::ranges::any_of(english::items(list), [&](const std::string &known) {
        return english::words(known) == english::words(item);
    });
}

const Avoided *rowFor(const std::string &item, const std::vector<Avoided> &rows)
{
    const auto found = std::ranges::find_if(rows, [&](const Avoided &row) {
        return !row.instead.empty() && (holdsItem(row.avoid, item) || holdsItem(row.noun, item));
    });
    return found == rows.end() ? nullptr : &*found;
}

Statement shown(const Avoided &row, std::vector<std::string> controls, int priority)
{
    Statement statement{"realism", "avoid", "avoid.said", std::move(controls), priority};
    statement.texts = {{"text", row.instead}};
    return statement;
}

PromptSegment byHand(const std::string &text, const char *slot)
{
    PromptSegment segment{text, {}, slot, 0, askedPriority};
    segment.hand = PromptSegment::Hand::Added;
    return segment;
}

} // namespace

void writeNegative(Prompt &prompt, const Brief &brief)
{
    const auto append = [&](PromptSegment segment) {
        prompt.negative += prompt.negative.empty() ? "" : ", ";
        segment.begin = prompt.negative.size();
        prompt.negative += segment.text;
        prompt.negativeSegments.push_back(std::move(segment));
    };
    for (const std::string &item : askedOut(brief.own))
        append(byHand(item, "negative"));
    for (const Avoided &row : brief.words.avoided)
        if (!row.avoid.empty() && holds(row, brief) &&
            (brief.own.avoid.empty() || !holdsItem(prompt.negative, row.avoid)))
            append({row.avoid, findAvoidCondition(row.condition)->controls, "negative"});
}

PromptSegment nounsToAvoid(const Brief &brief)
{
    PromptSegment nouns{"", {}, "parameter", 0, 100};
    const auto append = [&](const std::string &noun) {
        nouns.text += (nouns.text.empty() ? "" : ", ") + noun;
    };
    for (const std::string &item : askedOut(brief.own))
        append(withoutParameters(item));
    for (const Avoided &row : brief.words.avoided)
        if (!row.noun.empty() && holds(row, brief) &&
            (brief.own.avoid.empty() || !holdsItem(nouns.text, row.noun))) {
            append(row.noun);
            std::ranges::copy(findAvoidCondition(row.condition)->controls,
                              std::back_inserter(nouns.controls));
        }
    return nouns;
}

std::vector<Statement> shownInstead(const Brief &brief, const DialectWords &words,
                                    std::vector<PromptSegment> &dropped)
{
    std::vector<Statement> statements;
    std::vector<const Avoided *> taken;
    std::vector<std::string> left;
    const bool clip = brief.engine.dialect == Dialect::Motion; // which says in any case what stays
    for (const std::string &item : askedOut(brief.own))
        if (const Avoided *row = clip ? nullptr : rowFor(item, brief.words.avoided)) {
            taken.push_back(row);
            if (!saidAlready(*row, brief.statements, words))
                statements.push_back(shown(*row, {}, askedPriority));
        } else {
            left.push_back(item);
        }
    for (const Avoided &row : brief.words.avoided)
        if (!clip && !row.instead.empty() && holds(row, brief) &&
            !saidAlready(row, brief.statements, words) && std::ranges::find(taken, &row) == taken.end())
            statements.push_back(shown(row, findAvoidCondition(row.condition)->controls, insteadPriority));
    if (left.empty())
        return statements;
    if (brief.engine.negative == PromptEngine::Negative::Sentence && !clip) {
        statements.push_back({"realism", "keep_out", "keep_out.said", {}, askedPriority});
        statements.back().texts = {{"text", english::joined(left)}};
    } else {
        for (const std::string &item : left) {
            dropped.push_back(byHand(item, "negative"));
            dropped.back().dropped = DropReason::NoWords;
        }
    }
    return statements;
}

} // namespace presence
