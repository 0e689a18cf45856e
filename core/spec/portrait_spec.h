// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/face/facs.h"
#include "core/spec/patch/own_words.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

// Left and right are the subject's own. Named choices are ids listed in the catalogue (parameters.h).

/// Why the portrait exists and the story around it.
struct Story
{
    std::string job = "none";         ///< id of resources/jobs.json, or "none"
    std::string role;                 ///< "a founder", "a violin teacher"
    std::string sentence;             ///< one sentence of story
    std::string occasion;             ///< social context: "before her first keynote"
    std::string anchorDetail;         ///< the one memorable human detail; never trimmed from a prompt
    std::string moment = "none";      ///< the small movement that makes it a caught moment
    std::string proposition = "none"; ///< what the viewer is offered: admiration, nostalgia, curiosity, …
    std::string viewerFeels;          ///< "that she would keep a promise"
    std::string lead = "automatic"; ///< part of the prompt that goes ahead of all others: emotion, light, …
    friend bool operator==(const Story &, const Story &) = default;
};

struct Identity
{
    std::string ageBand = "unspecified";
    std::string presentation = "unspecified"; ///< woman, man, androgynous
    std::string appearance;                   ///< features worth naming
    double skinTone = 5;                      ///< 1 (lightest) … 10 (darkest), Monk Skin Tone Scale
    std::string hair = "short";
    std::string hairColor = "dark_brown";
    std::string garment = "unspecified"; ///< cut of what is worn; unspecified = what `wardrobe` says
    std::string wardrobe;
    std::string faceShape = "unspecified"; ///< base form of the face, before the departures below
    // Departures from the base form, −1 … +1.
    double faceWidth = 0;
    double jaw = 0; ///< − soft … + strong
    double cheekbones = 0;
    double eyeSize = 0;
    double noseWidth = 0;
    double noseLength = 0;
    double lipFullness = 0;
    double browThickness = 0;
    std::string accessories;
    std::vector<std::string> essence;   ///< at most three words that must survive every edit
    std::string likeness = "fictional"; ///< whose face: fictional, self, consented, public_figure
    friend bool operator==(const Identity &, const Identity &) = default;
};

/// The face by action units. Three layers lie over each other: the base, one small contradiction to it, and
/// what the situation does to both. The first two are action units and words; the third is the modifiers.
struct Expression
{
    std::array<SidedLevel, actionUnitCount> units;                   ///< in the order of `actionUnits`
    std::array<std::string, actionUnitCount> phases = unsetPhases(); ///< of single units; unset = `phase`
    double jawShift = 0;         ///< AU30 as a level −5 … +5, + = jaw toward the subject's left
    std::string base;            ///< the leading state in words: "calm confidence"
    std::string contradiction;   ///< one small conflicting note: "a trace of worry"
    std::string modifier;        ///< what the situation adds, in words: "under stage lights"
    std::string phase = "unset"; ///< unset, building, peak, resolving
    double intensity = 1;        ///< 0–1.5, scales every unit
    double pressure = 0;         ///< 0–1, a harsh environment: AU4 and AU7 up to a level more
    double restraint = 0;        ///< 0–1, a formal occasion: AU12 up to a level less, AU14 and AU24 added
    double strain = 0;           ///< 0–1, effort: AU7 up to a level more
    double fatigue = 0;          ///< 0–1, tiredness: AU43 up to two levels more

    /// The unit by its FACS number, which must be one of `actionUnits`.
    SidedLevel &unit(int number) { return units[*actionUnitIndex(number)]; }
    const SidedLevel &unit(int number) const { return units[*actionUnitIndex(number)]; }
    /// The phase of this unit: its own, or else that of the whole face.
    const std::string &phaseOf(int number) const;
    /// What is seen of the unit, within 0–5: its level times intensity and phase, plus what the modifiers do.
    SidedLevel shown(int number) const;
    /// The part of shown() that the modifiers bring, in levels; may be negative.
    double modifierDelta(int number) const;
    friend bool operator==(const Expression &, const Expression &) = default;

private:
    static std::array<std::string, actionUnitCount> unsetPhases();
};

/// How much of a unit's level is there while it builds, stands or fades: 0.5, 1 and 0.6. Within the bands of
/// 0.25–0.5 and 0.3–0.6 that the phases are commonly described by; working values.
double phaseShare(std::string_view phase);

/// Eye line and head, degrees. Gaze is measured from the camera axis, not from the head:
/// 0/0 looks into the lens however the head is turned.
struct GazeAndHead
{
    double gazeYawDeg = 0;    ///< + = subject's left
    double gazePitchDeg = 0;  ///< + = up
    double headYawDeg = 0;    ///< + = subject's left
    double headPitchDeg = 0;  ///< + = chin up
    double headRollDeg = 0;   ///< + = toward the subject's left shoulder (AU55)
    double vergenceDeg = 0;   ///< 0 = both eyes on the target, + = crossed (AU66), − = apart (AU65)
    double headForwardCm = 0; ///< + = pushed toward the camera (AU57), − = drawn back (AU58)
    /// Angle between the eye line and the camera axis.
    double gazeEccentricityDeg() const;
    friend bool operator==(const GazeAndHead &, const GazeAndHead &) = default;
};

struct Posture
{
    double openness = 0;        ///< −1 closed … +1 open
    double leanDeg = 0;         ///< + = toward the camera
    double shoulderYawDeg = 0;  ///< 0 = square to the camera, + = turned to the subject's left
    double shoulderRollDeg = 0; ///< + = subject's left shoulder lower
    double shoulderRaise = 0;   ///< 0 relaxed … 1 raised to the ears
    std::string spine = "relaxed";
    std::string hands = "out_of_frame";
    std::string stance = "unspecified";
    friend bool operator==(const Posture &, const Posture &) = default;
};

struct Camera
{
    std::string crop = "mcu";   ///< ecu, bcu, cu, mcu, ms, mls
    std::string slot = "none";  ///< where it will be shown: id of resources/platforms.json, or none
    std::string aspect = "4:5"; ///< width:height
    double focalLengthMm = 85;  ///< 35 mm equivalent
    double elevationDeg = 0;    ///< − = camera below the eyes
    double apertureF = 4;
    double eyeLine = 0.36;    ///< eyes below the top edge, share of the frame height
    double subjectX = 0.5;    ///< face centre from the left edge of the picture, share of the width
    double emptySpace = 0.25; ///< wished share of quiet background
    friend bool operator==(const Camera &, const Camera &) = default;
};

/// Angles of the key light are measured from where the face points: they turn with the head.
struct Lighting
{
    std::string pattern = "loop"; ///< id of resources/lighting.json, or "custom"
    double keyAzimuthDeg = 30;    ///< + = subject's left, 0 = straight in front of the face
    double keyElevationDeg = 30;  ///< above the eye line
    double keyToFillRatio = 3;    ///< lit : shadow cheek, linear; 2 = one stop
    double fillAzimuthDeg = 0;    ///< of the fill's middle, from the camera; + = subject's left
    double softness = 0.6;        ///< 0 hard point … 1 very large source
    double lightTemperatureK = 5500;
    double whiteBalanceK = 5500;      ///< what the camera takes as neutral
    double rim = 0.2;                 ///< 0–1
    std::string rimSide = "opposite"; ///< of the key's; left, right (the subject's), behind
    std::string rimColor;             ///< of a gel, "#RRGGBB"; empty = as the key
    double backgroundLight = 0.5;     ///< 0 dark … 1 bright
    std::string backgroundColor;      ///< of a gel on the background, "#RRGGBB" or empty
    double exposureEv = 0;            ///< stops
    friend bool operator==(const Lighting &, const Lighting &) = default;
};

struct Palette
{
    std::string scheme = "clean_studio"; ///< id of resources/palettes.json
    std::string harmony = "none";
    double warmth = 0;                    ///< −1 cool … +1 warm, of the whole picture
    double saturation = 0;                ///< −1 grey … +1 rich
    double contrast = 0;                  ///< −1 gentle … +1 dramatic
    std::string accent;                   ///< "#RRGGBB", or empty
    std::vector<std::string> brandColors; ///< "#RRGGBB"
    std::string clothingColor;            ///< "#RRGGBB", or empty
    std::string backgroundColor;          ///< "#RRGGBB", or empty
    std::string lipColor;                 ///< "#RRGGBB", or empty
    friend bool operator==(const Palette &, const Palette &) = default;
};

struct Setting
{
    std::string background = "studio_gradient";
    std::string place;
    double backgroundBlur = 0.6;    ///< 0 sharp … 1 dissolved
    double backgroundClutter = 0.1; ///< 0 empty … 1 full of things
    std::string era = "present";
    double nostalgia = 0;            ///< 0 none … 1 everything looks remembered
    double livedIn = 0;              ///< 0 not said … 1 full of traces of living
    std::string atmosphere = "none"; ///< id of resources/atmospheres.json, or "none"
    double haze = 0;                 ///< 0 clear air … 1 thick haze
    std::string motif;               ///< cultural or symbolic motif, with its meaning
    std::vector<std::string> props;
    friend bool operator==(const Setting &, const Setting &) = default;
};

struct Realism
{
    std::string medium = "photograph"; ///< photograph, film, painting, render
    double asymmetry = 0.1;            ///< 0–0.5 natural left-right difference of the face
    double skinTexture = 0.6;          ///< 0 smooth … 1 every pore
    double retouch = 0.2;              ///< 0 none … 1 heavy
    double strayHair = 0.2;            ///< 0–1
    double catchlight = 0.7;           ///< 0–1
    double grain = 0;                  ///< 0–1
    double halation = 0;               ///< 0–1, red glow around bright edges, as on film
    friend bool operator==(const Realism &, const Realism &) = default;
};

/// What a clip made from the picture does. Only the motion dialect speaks of it.
struct Motion
{
    std::string style = "unset";  ///< subtle_life, cinemagraph, talking_head, portrait_loop, transformation
    double amplitude = 0.3;       ///< 0 still … 1 large movements
    std::string scope = "face";   ///< face, shoulders, scene
    std::string camera = "unset"; ///< locked, push_in, pull_back, orbit, handheld
    std::string signature;        ///< the small movement that always belongs to this person
    std::string voice;            ///< "warm and unhurried"
    std::vector<std::string> limits; ///< what must not move or change
    friend bool operator==(const Motion &, const Motion &) = default;
};

/// Pictures on this machine to take something from, as paths; empty = none. Never sent by being named here.
struct References
{
    std::string likeness;
    std::string pose;
    std::string style;
    std::string palette;
    std::string light;
    friend bool operator==(const References &, const References &) = default;
};

/// The document: what the picture shows. Knows nothing of servers, sizes or seeds.
/// A default spec is neutral: face at rest, symmetric in pose, looking into the lens.
struct PortraitSpec
{
    Story story;
    Identity identity;
    Expression expression;
    GazeAndHead pose;
    Posture posture;
    Camera camera;
    Lighting lighting;
    Palette palette;
    Setting setting;
    Realism realism;
    Motion motion;
    References references;
    OwnWords words; ///< of the prompt, where a person knows better than the vocabulary
    /// Members of a newer or foreign file that this version does not know, kept for writing back:
    /// JSON pointer → JSON text.
    std::map<std::string, std::string> unknown;

    friend bool operator==(const PortraitSpec &, const PortraitSpec &) = default;
};

} // namespace presence
