// SPDX-License-Identifier: MIT
#include "core/prompt/writers/avoid.h"

#include "core/prompt/reading/reading.h"

#include <algorithm>

namespace presence {

const AvoidCondition *findAvoidCondition(std::string_view id)
{
    using S = const PortraitSpec &;
    static const std::vector<AvoidCondition> conditions{
        {"always", [](S) { return true; }, {"realism.medium"}},
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

} // namespace

void writeNegative(Prompt &prompt, const Brief &brief)
{
    for (const Avoided &row : brief.words.avoided) {
        if (row.avoid.empty() || !holds(row, brief))
            continue;
        prompt.negative += prompt.negative.empty() ? "" : ", ";
        prompt.negativeSegments.push_back(
            {row.avoid, findAvoidCondition(row.condition)->controls, "negative", prompt.negative.size()});
        prompt.negative += row.avoid;
    }
}

PromptSegment nounsToAvoid(const Brief &brief)
{
    PromptSegment nouns{"", {}, "parameter", 0, 100};
    for (const Avoided &row : brief.words.avoided)
        if (!row.noun.empty() && holds(row, brief)) {
            nouns.text += (nouns.text.empty() ? "" : ", ") + row.noun;
            std::ranges::copy(findAvoidCondition(row.condition)->controls,
                              std::back_inserter(nouns.controls));
        }
    return nouns;
}

std::vector<Statement> shownInstead(const Brief &brief, const DialectWords &words)
{
    std::vector<Statement> shown;
    for (const Avoided &row : brief.words.avoided) {
        if (row.instead.empty() || !holds(row, brief) || saidAlready(row, brief.statements, words))
            continue;
        shown.push_back(
            {"realism", "avoid", "avoid.said", findAvoidCondition(row.condition)->controls, insteadPriority});
        shown.back().texts = {{"text", row.instead}};
    }
    return shown;
}

} // namespace presence
