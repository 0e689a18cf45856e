// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"
#include "core/prompt/story/coherence.h"
#include "core/prompt/words/english.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace presence {

namespace {

/// A face for who has only named a feeling: the job's own, or a small friendly one.
SpecPatch faceOfJob(const RuleCheck &c)
{
    SpecPatch fix;
    if (const Job *job = c.job()) {
        for (const auto &[id, value] : job->defaults.values())
            if (id.starts_with("expression."))
                fix.set(id, value);
        return fix;
    }
    c.setLevel(fix, 7, 1);
    c.setLevel(fix, 12, 1);
    fix.set("expression.base", std::string("calm confidence"));
    return fix;
}

void mixedEmotions(RuleCheck &c)
{
    const Expression &face = c.spec.expression;
    const std::string text = face.base + ", " + face.contradiction;
    std::vector<std::pair<std::string, std::string>> named; // family, the word found
    for (const auto &[family, words] : c.data.emotions)
        if (const std::string *word = firstWordOf(words, text))
            named.emplace_back(family, *word);
    if (double(named.size()) <= c.limit("families"))
        return;
    std::ranges::sort(named, {}, [&](const auto &entry) { return text.find(entry.second); });
    c.report(
        {"expression.base", "expression.contradiction"},
        {{"expression.base", named[0].first}, {"expression.contradiction", "a trace of " + named[1].first}},
        {{"first", named[0].first}, {"second", named[1].first}});
}

void loudContradiction(RuleCheck &c)
{
    const std::string &text = c.spec.expression.contradiction;
    const WordList &strong = c.list("strong");
    if (!firstWordOf(strong, text))
        return;
    WordList extra = strong;
    extra.insert(extra.end(), {"a", "an"});
    c.report({"expression.contradiction"},
             {{"expression.contradiction", "a trace of " + withoutWords(text, extra)}});
}

void severalContradictions(RuleCheck &c)
{
    const WordList notes = english::items(c.spec.expression.contradiction);
    if (double(notes.size()) > c.limit("notes"))
        c.report({"expression.contradiction"}, {{"expression.contradiction", notes.front()}},
                 {{"first", notes.front()}});
}

void phaseSaidTwice(RuleCheck &c)
{
    const Expression &face = c.spec.expression;
    if (face.phase == "unset")
        return;
    for (const auto &[id, text] : {std::pair{"expression.base", &face.base},
                                   std::pair{"expression.contradiction", &face.contradiction}})
        if (const std::string *word = firstWordOf(c.list("phases"), *text))
            return c.report({"expression.phase", id}, {{"expression.phase", std::string("unset")}},
                            {{"word", *word}});
}

void genericLabel(RuleCheck &c)
{
    if (!firstWordOf(c.list("generic"), c.spec.expression.base) || !c.faceAtRest() || !c.looksIntoLens() ||
        !c.spec.setting.place.empty())
        return;
    SpecPatch fix = faceOfJob(c);
    c.report({"expression.base"}, fix);
}

void missingContext(RuleCheck &c)
{
    if (!c.spec.setting.place.empty() || !c.spec.story.occasion.empty())
        return;
    const ControlValue place = c.suggestion("setting.place", "a quiet room with one large window");
    c.report({"setting.place", "story.occasion"}, {{"setting.place", place}},
             {{"place", std::get<std::string>(place)}});
}

double distance(const Coherence &have, const Job &job)
{
    return std::abs(have.warmth - job.warmthTarget) + std::abs(have.dominance - job.dominanceTarget);
}

void noJob(RuleCheck &c)
{
    if (c.job() || c.data.library.jobs.empty())
        return;
    const Coherence have = coherenceOf(c.spec);
    const auto nearest = std::ranges::min_element(c.data.library.jobs, {},
                                                  [&](const Job &job) { return distance(have, job); });
    c.report({"story.job"}, {{"story.job", nearest->id}}, {{"job", nearest->label}});
}

struct Axis
{
    int Cue::*ofCue;
    double Coherence::*ofSum;
    double Job::*target;
};

/// Takes over the job's values for one cue after the other, each time the one that helps most.
void offTarget(RuleCheck &c, const Axis &axis)
{
    const Job *job = c.job();
    if (!job)
        return;
    const double limit = c.limit("difference");
    const auto gapOf = [&](const PortraitSpec &spec) {
        return coherenceOf(spec).*axis.ofSum - job->*axis.target;
    };
    const double gap = gapOf(c.spec);
    if (std::abs(gap) <= limit)
        return;

    std::vector<std::string> ids;
    std::string offenders;
    for (const Cue &cue : cuesOf(c.spec))
        if (cue.*axis.ofCue * gap > 0 && ids.size() < 6) {
            ids.insert(ids.end(), cue.controls.begin(), cue.controls.end());
            offenders += (offenders.empty() ? "" : ", ") + cue.name;
        }

    const auto jobsOwn = [&](const Cue &cue) {
        SpecPatch patch;
        for (const std::string &id : cue.controls)
            patch.set(id, c.jobValue(id));
        return patch;
    };
    SpecPatch fix;
    for (PortraitSpec spec = c.spec; std::abs(gapOf(spec)) > limit;) {
        const auto leftAfter = [&](const Cue &cue) { return std::abs(gapOf(*jobsOwn(cue).appliedTo(spec))); };
        const auto best = std::ranges::min_element(allCues(), {}, leftAfter);
        if (leftAfter(*best) >= std::abs(gapOf(spec))) { // only several together help
            for (const Cue &cue : allCues())
                fix.merge(jobsOwn(cue));
            fix.set("expression.intensity", 1.0);
            break;
        }
        fix.merge(jobsOwn(*best));
        spec = *jobsOwn(*best).appliedTo(spec);
    }
    if (ids.empty())
        for (const auto &[id, value] : fix.values())
            ids.push_back(id);
    c.report(ids, c.complete(fix),
             {{"offenders", offenders.empty() ? "the missing cues" : offenders},
              {"job", job->label},
              {"direction", gap > 0 ? "more" : "less"}});
}

void warmthOffTarget(RuleCheck &c) { offTarget(c, {&Cue::warmth, &Coherence::warmth, &Job::warmthTarget}); }
void dominanceOffTarget(RuleCheck &c)
{
    offTarget(c, {&Cue::dominance, &Coherence::dominance, &Job::dominanceTarget});
}

void noAnchorDetail(RuleCheck &c)
{
    if (!c.spec.story.anchorDetail.empty())
        return;
    const ControlValue detail =
        c.suggestion("story.anchor_detail", "a loose strand of hair across the temple");
    c.report({"story.anchor_detail"}, {{"story.anchor_detail", detail}},
             {{"detail", std::get<std::string>(detail)}});
}

void overSmiling(RuleCheck &c)
{
    if (!c.jobListed() || c.level(12) < c.limit("level"))
        return;
    SpecPatch fix;
    c.setLevel(fix, 12, 2);
    c.report({"expression.au12.left", "expression.au12.right"}, fix);
}

void beautyOnly(RuleCheck &c)
{
    if (!c.faceAtRest() || !c.spec.expression.base.empty() || c.spec.pose != GazeAndHead{})
        return;
    for (const TypedText &typed : typedTexts(c.spec))
        if (firstWordOf(c.list("beauty"), typed.text))
            return c.report({typed.control}, faceOfJob(c));
}

void singleEmotion(RuleCheck &c)
{
    const PortraitSpec &spec = c.spec;
    const auto active = std::ranges::count_if(
        actionUnits, [&](const ActionUnit &unit) { return c.level(unit.number) >= 0.5; });
    if (active != 1 || !spec.expression.base.empty() || !spec.expression.contradiction.empty() ||
        !spec.setting.place.empty() || !spec.story.occasion.empty())
        return;
    const ControlValue note = c.suggestion("expression.contradiction", "a trace of thoughtfulness");
    c.report({"expression.contradiction", "setting.place"}, {{"expression.contradiction", note}},
             {{"note", std::get<std::string>(note)}});
}

constexpr Condition table[]{
    {"EMO-014", singleEmotion},
    {"EMO-001", mixedEmotions, "families"},
    {"EMO-002", loudContradiction},
    {"EMO-004", severalContradictions, "notes"},
    {"EMO-005", genericLabel},
    {"EMO-006", missingContext},
    {"EMO-007", noJob},
    {"EMO-008", warmthOffTarget, "difference"},
    {"EMO-009", dominanceOffTarget, "difference"},
    {"EMO-010", noAnchorDetail},
    {"EMO-011", overSmiling, "level"},
    {"EMO-012", phaseSaidTwice},
    {"PROMPT-004", beautyOnly},

};

} // namespace

std::span<const Condition> storyConditions() { return table; }

} // namespace presence
