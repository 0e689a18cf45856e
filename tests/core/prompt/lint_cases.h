// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/spec/tables/jobs.h"

#include <vector>

#ifndef Q_MOC_RUN // which would take the classes after this namespace for its own
namespace presence::test {

/// A spec that breaks one rule: a job with its suggestions, changed by a patch.
struct MadeCase
{
    const char *rule;
    const char *job;
    const char *patch;
    Dialect dialect = Dialect::Natural;
};

inline const std::vector<MadeCase> madeCases{
    {"FACE-001", "trust", R"({"expression.au24": "C", "expression.au25": "C", "expression.au6": "0"})"},
    {"FACE-001", "none", R"({"expression.au26": "B", "expression.au27": "C"})"},
    {"FACE-001", "none",
     R"({"expression.au5.left": "C", "expression.au43.left": "C", "expression.intensity": 1.4})"},
    {"FACE-002", "trust", R"({"expression.au12": "C", "expression.au15": "C"})"},
    {"FACE-003", "trust", R"({"expression.au6": "D", "expression.au12": 0})"},
    {"FACE-004", "playful", R"({"expression.au6": 0, "expression.au12": "D"})"},
    {"FACE-005", "trust", R"({"expression.au12.left": "C", "expression.au12.right": 0})"},
    {"FACE-005", "trust", R"({"expression.au14.right": "C"})"},
    {"FACE-006", "trust", R"({"expression.au5": "D", "expression.au6": 0})"},
    {"FACE-007", "bold", R"({"expression.au4": "B", "expression.au5": "B", "expression.au7": "B"})"},
    {"FACE-008", "contemplation",
     R"({"expression.au1": "B", "expression.au4": "B", "expression.au15": "C"})"},
    {"FACE-009", "authority", R"({"expression.au17": "C"})"},
    {"FACE-010", "creativity",
     R"({"expression.au1": "D", "expression.au2": "D", "expression.au12": "D", "expression.au6": "C"})"},
    {"FACE-011", "warmth",
     R"({"expression.au1": "A", "expression.au2": "A", "expression.au7": "B", "expression.au23": "A", "expression.au38": "A"})"},
    {"FACE-012", "none", R"({"story.sentence": "he waits"})"},
    {"FACE-013", "professional", R"({"expression.au43": "B"})"},
    {"FACE-017", "trust", R"({"expression.base": "a Genuine smile of welcome"})"},
    {"FACE-018", "playful", R"({"expression.intensity": 1.4})"},
    {"EMO-001", "trust",
     R"({"expression.base": "happy, sad and angry", "expression.contradiction": "confused"})"},
    {"EMO-002", "trust", R"({"expression.contradiction": "a strong worry in the brows"})"},
    {"EMO-004", "trust", R"({"expression.contradiction": "a trace of worry, a hint of amusement"})"},
    {"EMO-005", "none", R"({"expression.base": "very intense and dramatic"})"},
    {"EMO-005", "warmth",
     R"({"expression.base": "super emotional", "setting.place": "", "expression.intensity": 0})"},
    {"EMO-006", "trust", R"({"setting.place": "", "story.occasion": ""})"},
    {"EMO-006", "none", R"({"expression.base": "perfect happiness"})"},
    {"EMO-007", "none", R"({"expression.base": "calm confidence"})"},
    {"EMO-008", "warmth",
     R"({"expression.au12": 0, "expression.au6": 0, "posture.openness": -0.8, "posture.lean": -8, "camera.elevation": 0})"},
    {"EMO-008", "intellectual",
     R"({"expression.au12": "C", "expression.au6": "C", "posture.openness": 0.8, "palette.warmth": 0.2})"},
    {"EMO-009", "authority", R"({"gaze.pitch": -15, "expression.au7": 0, "head.pitch": 0, "head.roll": 5})"},
    {"EMO-010", "trust", R"({"story.anchor_detail": ""})"},
    {"EMO-011", "thought_leadership", R"({"expression.au12": "D", "expression.au6": "B"})"},
    {"EMO-012", "trust", R"({"expression.base": "a fading laugh", "expression.phase": "resolving"})"},
    {"PROMPT-004", "none", R"({"identity.appearance": "beautiful, stunning eyes"})"},
    {"CULT-001", "nostalgia", R"({"identity.wardrobe": "a 1950s apron"})"},
    {"CULT-002", "nostalgia", R"({"setting.props": ["a laptop", "an old radio"]})"},
    {"CULT-002", "nostalgia", R"({"setting.place": "a room with a smartphone on the table"})"},
    {"CULT-003", "trust", R"({"setting.motif": "a dragon"})"},
    {"CULT-004", "trust", R"({"identity.wardrobe": "a tribal necklace and a shirt"})"},
    {"CTX-001", "trust", R"({"setting.props": ["a cup", "a book", "a lamp"]})"},
    {"CTX-002", "trust", R"({"setting.background_blur": 0, "setting.background_clutter": 0.8})"},
    {"PROV-002", "trust", R"({"identity.likeness": "public_figure"})"},
    {"GAZE-001", "trust", R"({"gaze.yaw": 20, "camera.subject_x": 0.4})"},
    {"GAZE-002", "trust", R"({"gaze.yaw": 3, "gaze.pitch": 2})"},
    {"GAZE-003", "trust", R"({"head.yaw": 60})"},
    {"GAZE-003", "contemplation", R"({"head.yaw": -20, "gaze.yaw": 30})"},
    {"GAZE-003", "trust", R"({"head.pitch": 38})"},
    {"GAZE-004", "warmth", R"({"head.pitch": -10})"},
    {"GAZE-005", "bold",
     R"({"camera.crop": "bcu", "camera.focal_length": 200, "expression.au7": "C", "posture.hands": "none"})"},
    {"GAZE-006", "contemplation", R"({"expression.au43": "E"})"},
    {"POSE-001", "trust", R"({"posture.openness": -0.6, "posture.hands": "crossed_arms"})"},
    {"POSE-002", "authority", R"({"head.roll": -15})"},
    {"POSE-003", "trust", R"({"posture.shoulder_raise": 0.7})"},
    {"POSE-004", "bold", "{}", Dialect::Tags},
    {"POSE-005", "bold", R"({"camera.crop": "cu", "camera.focal_length": 100})"},
    {"POSE-006", "bold", R"({"posture.hands": "crossed_arms"})"},
    {"POSE-007", "ambition", R"({"posture.shoulder_yaw": -60, "head.yaw": 35})"},
    {"POSE-007", "none", R"({"posture.shoulder_yaw": 60, "head.yaw": -90, "gaze.yaw": -45})"},
    {"CAM-001", "trust", R"({"camera.elevation": -10})"},
    {"CAM-002", "heroic", R"({"camera.elevation": -28})"},
    {"CAM-002", "trust", R"({"camera.elevation": -28})"},
    {"CAM-003", "authority", R"({"camera.elevation": 20})"},
    {"CAM-004", "trust", R"({"camera.crop": "cu", "camera.focal_length": 50})"},
    {"CAM-004", "trust", R"({"camera.crop": "ecu", "camera.focal_length": 85})"},
    {"CAM-005", "trust", R"({"camera.crop": "cu", "camera.focal_length": 85})"},
    {"CAM-006", "trust", R"({"camera.eye_line": 0.55})"},
    {"CAM-007", "trust", R"({"camera.empty_space": 0.02})"},
    {"CAM-008", "contemplation", R"({"camera.subject_x": 0.62})"},
    {"CAM-008", "contemplation", R"({"gaze.yaw": -20, "head.yaw": -25, "camera.subject_x": 0.4})"},
    {"CAM-011", "bold", R"({"camera.elevation": -10, "head.pitch": -9})"},
    {"CAM-012", "creativity", R"({"camera.aperture": 1.4, "head.yaw": 30})"},
    {"LIGHT-001", "trust", R"({"lighting.pattern": "split"})"},
    {"LIGHT-003", "creativity",
     R"({"lighting.pattern": "golden_hour", "lighting.key_azimuth": -40, "expression.au7": 0})"},
    {"LIGHT-007", "intellectual", R"({"palette.warmth": -0.4, "lighting.temperature": 6000})"},
    {"LIGHT-008", "trust", R"({"lighting.pattern": "overhead"})"},
    {"LIGHT-009", "authority", R"({"lighting.pattern": "short"})"},
    {"LIGHT-009", "authority", R"({"lighting.pattern": "broad", "lighting.key_azimuth": -40})"},
    {"LIGHT-010", "elite", R"({"lighting.key_azimuth": -40})"},
    {"LIGHT-010", "trust", R"({"lighting.pattern": "loop", "lighting.key_azimuth": 80})"},
    {"LIGHT-011", "trust", R"({"lighting.key_to_fill": 1.2})"},
    {"LIGHT-012", "trust", R"({"lighting.exposure": -2.5})"},
    {"LIGHT-013", "warmth", R"({"lighting.key_to_fill": 9})"},
    {"PAL-001", "trust",
     R"({"palette.brand_colors": ["#101010", "#202020", "#303030", "#404040", "#505050"]})"},
    {"PAL-002", "nostalgia", R"({"palette.warmth": -0.3})"},
    {"PAL-004", "tech_founder",
     R"({"palette.accent": "#E0662B", "palette.brand_colors": ["#D02128", "#1F2A36"]})"},
    {"PAL-005", "warmth", R"({"lighting.temperature": 8000})"},
    {"PAL-006", "bold", R"({"palette.saturation": -0.6})"},
    {"REAL-001", "elite", R"({"realism.asymmetry": 0, "realism.retouch": 0.5})"},
    {"REAL-002", "trust", R"({"realism.asymmetry": 0.45})"},
    {"REAL-003", "trust",
     R"({"identity.appearance": "flawless, perfect skin, green eyes", "story.sentence": "a masterpiece"})"},
    {"REAL-006", "trust", R"({"realism.retouch": 0.9})"},
    {"REAL-006", "trust", R"({"realism.skin_texture": 0.05})"},
    {"REAL-007", "trust", R"({"realism.catchlight": 0})"},
    {"PROMPT-001", "trust",
     R"({"story.anchor_detail": "a small old key on a long bit of red yarn that he or one of the men of the sea had to cut off a tin box by the door of a hut on the far end of an isle in the cold bay up to the north of the big city", "story.role": "an old man of the sea who now mends the bows of the violins and all of the old clocks of the men and the women of the small town by the bay and who sits at his door all day to see the boats come in", "expression.base": "calm and warm and a bit amused at each and any word that is said by one of us on the far side of the old oak table"})",
     Dialect::Tags},
    {"PROMPT-003", "trust",
     R"({"identity.appearance": "grey eyes, no glasses", "setting.place": "a street without people at noon"})"},
    {"FACE-014", "trust", R"({"expression.base": "warm and attentive, blinking slowly"})"},
    {"FACE-015", "playful", R"({"expression.base": "a wink"})"},
    {"FACE-015", "none", R"({"expression.base": "winking", "expression.intensity": 0.2})"},
    {"FACE-016", "creativity", R"({"expression.au1": "E", "expression.au2": "E"})"},
    {"EMO-003", "trust",
     R"({"expression.base": "steady eyes", "expression.contradiction": "worried brows"})"},
    {"EMO-003", "trust",
     R"({"expression.base": "a firm mouth", "expression.contradiction": "a faint smile"})"},
    {"EMO-013", "trust", R"({"expression.fatigue": 0.6, "expression.au7": "C"})"},
    {"EMO-013", "trust", R"({"expression.fatigue": 0.6, "expression.au7": "A", "expression.strain": 1})"},
    {"EMO-016", "playful",
     R"({"phase.au12": "building", "phase.au6": "peak", "phase.au2": "resolving", "expression.au2": "B"})"},
    {"FACE-002", "trust",
     R"({"expression.restraint": 1, "expression.au24": "C", "expression.au12": "E", "expression.au28": "D"})"},
    {"GAZE-007", "trust", R"({"gaze.vergence": -5})"},
    {"PROV-007", "trust", R"({"reference.likeness": "/tmp/somebody.png"})"},
    {"MOT-001", "trust", R"({"motion.signature": "nods once and then turns away"})", Dialect::Motion},
    {"MOT-002", "trust", R"({"motion.signature": "turns quickly to the lens"})", Dialect::Motion},
    {"MOT-011", "warmth", R"({"expression.au12": "D", "expression.au6": "C"})", Dialect::Motion},
    {"MOT-012", "trust", R"({"motion.style": "subtle_life", "motion.scope": "scene"})", Dialect::Motion},
    {"MOT-013", "trust", R"({"motion.signature": "breathing heavily"})", Dialect::Motion},
    {"MOT-014", "trust", R"({"motion.amplitude": 0.9})", Dialect::Motion},
    {"MOT-015", "bold",
     R"({"motion.amplitude": 0.9, "camera.crop": "bcu", "camera.focal_length": 200, "posture.hands": "none"})",
     Dialect::Motion},
    {"EMO-014", "none", R"({"expression.au12": "C"})"},
    {"EMO-015", "trust", R"({"setting.place": "", "setting.background": "plain_wall"})"},
    {"CTX-003", "none", R"({"camera.crop": "ms"})"},
    {"LIGHT-006", "trust", R"({"setting.place": "a room lit at 3200K, evening"})"},
    {"LIGHT-006", "trust", R"({"identity.wardrobe": "a coat under 6500 kelvin lamps"})"},
    {"LIGHT-014", "trust", R"({"lighting.softness": 0.05, "lighting.key_azimuth": 15})"},
    {"REAL-008", "trust",
     R"({"realism.retouch": 0.38, "realism.asymmetry": 0.03, "realism.stray_hair": 0, "realism.skin_texture": 0.3})"},
    {"REAL-009", "trust", R"({"realism.stray_hair": 0.8, "realism.asymmetry": 0.35, "realism.grain": 0.6})"},
    {"REAL-010", "trust", R"({"realism.retouch": 0.5})"},
    {"PROMPT-006", "trust", R"-({"identity.appearance": "freckles, <lora:skin:0.8> (deep eyes:1.4)"})-",
     Dialect::Tags},
    {"PROMPT-006", "trust", R"({"identity.appearance": "a red|blue scarf"})", Dialect::Midjourney},
    {"PROMPT-007", "trust", R"({"setting.place": "a studio --ar 3:2 --raw, dusk"})"},
    {"PROMPT-005", "trust", R"({"expression.base": "friendly calm AU12C + 6B"})"},
};

/// The shipped tables, and what the tests of the lint ask of them.
struct LintTables
{
    Resources resources{PRESENCE_SOURCE_DIR "/resources"};
    SpecLibrary library = *SpecLibrary::load(resources);
    Vocabulary words = *Vocabulary::load(resources);
    LintRules rules = LintRules::load(resources).value();

    std::vector<LintFinding> lint(const PortraitSpec &spec, Dialect dialect = Dialect::Natural) const
    {
        return rules.check(spec, buildPrompt(spec, dialect, words));
    }

    /// What the job and its suggestions make of a default spec.
    PortraitSpec specOfJob(std::string_view id) const
    {
        PortraitSpec spec;
        if (const Job *job = library.job(id)) {
            spec = *job->defaults.appliedTo(spec);
            spec = *job->suggestions.appliedTo(spec);
        }
        return spec;
    }

    PortraitSpec specOf(const MadeCase &made) const
    {
        const PortraitSpec spec = specOfJob(made.job);
        const SpecPatch patch = SpecPatch::fromJson(made.patch, made.rule).value();
        // A slider moved by hand may leave its pattern; a pattern that is picked brings its light along.
        const bool picked = patch.values().contains("lighting.pattern");
        return *(picked ? library.withConsequences(patch, spec) : patch).appliedTo(spec);
    }
};

inline const LintFinding *findRule(const std::vector<LintFinding> &findings, std::string_view rule)
{
    for (const LintFinding &finding : findings)
        if (finding.rule == rule)
            return &finding;
    return nullptr;
}

inline std::string textOf(const std::vector<LintFinding> &findings)
{
    std::string text;
    for (const LintFinding &finding : findings)
        text += finding.rule + " " + finding.message + "\n";
    return text;
}

} // namespace presence::test
#endif
