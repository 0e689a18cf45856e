// SPDX-License-Identifier: MIT
#include "core/prompt/story/coherence.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Test = bool (*)(const PortraitSpec &);

struct CueRow
{
    Cue cue;
    Test shows;
};

double level(const PortraitSpec &spec, int unit) { return spec.expression.shown(unit).strongest(); }
bool direct(const PortraitSpec &spec) { return spec.pose.gazeEccentricityDeg() <= 2.5; }

const std::vector<CueRow> &table()
{
    using S = const PortraitSpec &;
    const std::vector<std::string> gaze{"gaze.yaw", "gaze.pitch"};
    const auto unit = [](const std::string &number) {
        const std::string id = "expression.au" + number;
        return std::vector<std::string>{id + ".left", id + ".right"};
    };
    const std::vector<std::string> smile{"expression.au6.left", "expression.au6.right",
                                         "expression.au12.left", "expression.au12.right"};
    const std::vector<std::string> arms{"posture.openness", "posture.hands"};
    static const std::vector<CueRow> rows{
        {{"the smile", smile, 2, 0}, [](S s) { return level(s, 12) >= 1.5 && level(s, 12) < 4.5; }},
        {{"the smiling eyes", smile, 1, 0}, [](S s) { return level(s, 6) >= 1.5 && level(s, 12) >= 1; }},
        {{"the lowered brows", unit("4"), -1, 1}, [](S s) { return level(s, 4) >= 1.5; }},
        {{"the focused lids", unit("7"), 0, 1}, [](S s) { return level(s, 7) >= 0.5 && level(s, 7) < 2.5; }},
        {{"the wide eyes", unit("5"), -1, -1}, [](S s) { return level(s, 5) >= 2.5; }},
        {{"the raised inner brows", unit("1"), 1, -1}, [](S s) { return level(s, 1) >= 1.5; }},
        {{"the downturned mouth", unit("15"), -1, -1}, [](S s) { return level(s, 15) >= 1.5; }},
        {{"the raised chin boss", {"expression.au17"}, -1, -1}, [](S s) { return level(s, 17) >= 1.5; }},
        {{"the pressed lips", {"expression.au23", "expression.au24"}, -1, 1},
         [](S s) { return std::max(level(s, 23), level(s, 24)) >= 1.5; }},
        {{"the direct gaze", gaze, 1, 1}, direct},
        {{"the lowered gaze", gaze, 0, -2}, [](S s) { return s.pose.gazePitchDeg <= -12; }},
        {{"the lowered head", {"head.pitch"}, -1, 2},
         [](S s) { return s.pose.headPitchDeg <= -5 && direct(s); }},
        {{"the lifted chin", {"head.pitch"}, 0, 1}, [](S s) { return s.pose.headPitchDeg >= 4; }},
        {{"the tilted head", {"head.roll"}, 1, -1},
         [](S s) { return std::abs(s.pose.headRollDeg) >= 3 && std::abs(s.pose.headRollDeg) <= 10; }},
        {{"the open posture", arms, 1, 1}, [](S s) { return s.posture.openness >= 0.4; }},
        {{"the closed posture", arms, -1, -1}, [](S s) { return s.posture.openness <= -0.4; }},
        {{"the forward lean", {"posture.lean"}, 1, 0}, [](S s) { return s.posture.leanDeg >= 2; }},
        {{"the backward lean", {"posture.lean"}, -1, 1}, [](S s) { return s.posture.leanDeg <= -2; }},
        {{"the low camera", {"camera.elevation"}, -1, 1}, [](S s) { return s.camera.elevationDeg <= -5; }},
        {{"the high camera", {"camera.elevation"}, 1, -1}, [](S s) { return s.camera.elevationDeg >= 5; }},
        {{"the warm palette", {"palette.warmth"}, 1, 0}, [](S s) { return s.palette.warmth >= 0.2; }},
        {{"the low-key light", {"lighting.pattern"}, -1, 1},
         [](S s) { return s.lighting.pattern == "low_key"; }},
    };
    return rows;
}

} // namespace

std::vector<Cue> cuesOf(const PortraitSpec &spec)
{
    std::vector<Cue> cues;
    for (const CueRow &row : table())
        if (row.shows(spec))
            cues.push_back(row.cue);
    return cues;
}

const std::vector<Cue> &allCues()
{
    static const std::vector<Cue> cues = [] {
        std::vector<Cue> all;
        for (const CueRow &row : table())
            all.push_back(row.cue);
        return all;
    }();
    return cues;
}

Coherence coherenceOf(const PortraitSpec &spec)
{
    Coherence sum;
    for (const CueRow &row : table())
        if (row.shows(spec)) {
            sum.warmth += 0.5 * row.cue.warmth;
            sum.dominance += 0.5 * row.cue.dominance;
        }
    return sum;
}

} // namespace presence
