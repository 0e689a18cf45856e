// SPDX-License-Identifier: MIT
#include "core/prompt/words/english.h"
#include "core/prompt/words/hand.h"
#include "core/prompt/writers/sentences.h"
#include "core/prompt/writers/typed_text.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>
#include <cstdlib>

namespace presence {

namespace {

/// A subject of up to this many words of the user's own opens the prompt; a longer one is "the woman".
constexpr std::size_t longestSubject = 6;

const Statement *find(const std::vector<Statement> &statements, std::string_view aspect)
{
    const auto found = std::ranges::find(statements, aspect, &Statement::aspect);
    return found == statements.end() ? nullptr : &*found;
}

Expression atPeak(Expression expression)
{
    expression.phase = "unset";
    expression.phases.fill("unset");
    return expression;
}

/// Turns what the picture shows into what moves in it.
class Director
{
public:
    Director(const PortraitSpec &spec, const std::vector<Statement> &still, const MotionWords &motion)
        : m_spec(spec)
        , m_still(still)
        , m_words(motion.words)
    {
        who();
        change();
        const bool shut = eyesShut(spec.expression);
        say("life", shut ? "life.shut" : "life.open", {"expression.au43.left", "expression.au43.right"}, 74);
        if (const Statement *gaze = find(still, "gaze"))
            take(*gaze, "gaze", gaze->key, 85);
        say("head", "head." + spec.story.job, {"head.yaw", "head.pitch", "head.roll", "story.job"}, 70);
        const bool ownCamera = spec.motion.camera != "unset";
        say("camera", "camera." + (ownCamera ? spec.motion.camera : spec.story.job),
            {"camera.crop", ownCamera ? "motion.camera" : "story.job"}, 80)
            .lookups = {{"crop", "crop." + spec.camera.crop}};
        for (const Statement &own : still)
            if (own.slot == "motion")
                take(own, own.aspect, own.key, own.priority);
        for (const auto &[aspect, priority] :
             {std::pair{"base", 66}, std::pair{"job", 58}, std::pair{"contradiction", 52}})
            if (const Statement *mood = find(still, aspect))
                take(*mood, aspect, mood->key, priority);
        say("limits", "limits", {"lighting.pattern", "camera.crop", "realism.asymmetry"}, 76);
        if (spec.motion.scope != "scene" && spec.setting.background != "studio_gradient" &&
            spec.setting.background != "plain_wall")
            say("background", "background", {"setting.background"}, 40);
    }

    std::vector<Statement> moving;
    std::vector<PromptSegment> dropped; ///< looks beyond the one that changes

private:
    Statement &say(std::string aspect, std::string_view key, std::vector<std::string> controls, int priority)
    {
        const bool exact = !m_words.phrase(key).empty();
        std::string known(exact ? key : key.substr(0, key.rfind('.')));
        moving.push_back({"motion", std::move(aspect), std::move(known), std::move(controls), priority});
        return moving.back();
    }

    void take(const Statement &still, const std::string &aspect, const std::string &key, int priority)
    {
        Statement &statement = say(aspect, key, still.controls, priority);
        statement.slot = still.slot;
        statement.lookups = still.lookups;
        for (const auto &[name, text] : still.texts)
            statement.texts[name] = withoutParameters(text);
        const auto typed = statement.texts.find("text");
        const bool nothingTyped = typed != statement.texts.end() && typed->second.empty();
        if (nothingTyped || m_words.phrase(statement.key).empty())
            moving.pop_back();
    }

    void who()
    {
        const Statement *role = find(m_still, "role");
        std::string text = role ? withoutParameters(role->texts.at("text")) : std::string();
        for (const char *any : {"a", "an"}) // the picture has already introduced them
            if (std::string rest = english::without(any, text); rest != text)
                text = "the " + rest;
        const std::size_t count = english::words(text).size();
        if (count > 0 && count <= longestSubject)
            say("who", "who.said", role->controls, 95).texts = {{"text", text}};
        else
            say("who", "who." + m_spec.identity.presentation, {"identity.presentation"}, 95);
        moving.back().slot = "identity";
    }

    /// The strongest look changes in the way of its phase; the others are there from the first frame. The
    /// picture may show it half way, but what the clip builds up or lets go is the whole look.
    void change()
    {
        bool changing = false;
        for (Statement &unit : readFace(atPeak(m_spec.expression))) {
            unit.slot = "emotion";
            const std::string_view look = m_words.nearest(unit.key);
            const bool restingLids = unit.key.starts_with("au.43.") && eyesShut(m_spec.expression);
            if (look.empty() || restingLids)
                continue;
            Statement graded = unit;
            graded.lookups.emplace("adjective", "adjective." + unit.key.substr(unit.key.rfind('.') + 1));
            const std::string text = filled(look, graded, m_words, {});
            if (changing) {
                dropped.push_back(
                    {english::tidied(text), unit.controls, unit.slot, 0, unit.priority, DropReason::Units});
                continue;
            }
            changing = true;
            const int number = std::atoi(unit.key.c_str() + unit.key.find('.') + 1);
            Statement &primary =
                say("change", "change." + m_spec.expression.phaseOf(number), unit.controls, 92);
            primary.controls.push_back("expression.phase");
            if (m_spec.expression.phases[*actionUnitIndex(number)] != "unset")
                primary.controls.back() = "phase.au" + std::to_string(number);
            primary.slot = unit.slot;
            primary.texts = {{"look", text}};
        }
        if (!changing)
            say("change", "change.rest", {"expression.base", "expression.intensity"}, 92).slot = "emotion";
    }

    const PortraitSpec &m_spec;
    const std::vector<Statement> &m_still;
    const DialectWords &m_words;
};

} // namespace

Prompt writeMotion(const Brief &brief)
{
    const MotionWords &motion = brief.words.motion;
    Director director(brief.spec, brief.statements, motion);
    std::vector<PromptSegment> removed = heedOwnWords(director.moving, brief.own, Dialect::Motion);
    const Pronouns pronouns = brief.words.pronounsOf(brief.spec); // the picture has introduced them
    Prompt prompt =
        writeSentences(motion.sentences, motion.words, {pronouns, pronouns}, director.moving, brief.engine);
    prompt.dropped.insert(prompt.dropped.begin(), director.dropped.begin(), director.dropped.end());
    std::ranges::move(removed, std::back_inserter(prompt.dropped));
    return prompt;
}

} // namespace presence
