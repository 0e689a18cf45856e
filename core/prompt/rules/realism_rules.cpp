// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

void mirroredAndSmoothed(RuleCheck &c)
{
    const Realism &realism = c.spec.realism;
    if (realism.asymmetry <= c.limit("asymmetry") && realism.retouch >= c.limit("retouch"))
        c.report({"realism.asymmetry", "realism.retouch"},
                 {{"realism.asymmetry", 0.1}, {"realism.retouch", 0.2}});
}

void oddAsymmetry(RuleCheck &c)
{
    if (!c.jobListed() && c.spec.realism.asymmetry > c.limit("asymmetry"))
        c.report({"realism.asymmetry"}, {{"realism.asymmetry", 0.2}});
}

bool isPhotographic(const RuleCheck &c)
{
    return c.spec.realism.medium == "photograph" || c.spec.realism.medium == "film";
}

void plasticSkin(RuleCheck &c)
{
    const Realism &realism = c.spec.realism;
    if (isPhotographic(c) &&
        (realism.retouch > c.limit("retouch") || realism.skinTexture < c.limit("texture")))
        c.report({"realism.retouch", "realism.skin_texture"},
                 {{"realism.retouch", std::min(realism.retouch, 0.25)},
                  {"realism.skin_texture", std::max(realism.skinTexture, 0.5)},
                  {"realism.asymmetry", std::max(realism.asymmetry, 0.05)}});
}

void lifelessEyes(RuleCheck &c)
{
    if (c.spec.realism.catchlight < c.limit("catchlight"))
        c.report({"realism.catchlight"}, {{"realism.catchlight", 0.6}});
}

void distantRetouch(RuleCheck &c)
{
    if (c.jobListed() && isPhotographic(c) && c.spec.realism.retouch > c.limit("retouch"))
        c.report({"realism.retouch"}, {{"realism.retouch", 0.2}});
}

/// One control that takes part in a surplus: is it at its end, and what brings it back?
struct Excess
{
    const char *control;
    bool extreme;
    double better;
};

/// Brings back all but `kept` of the controls that are at their ends, if that is `count` of them or more.
void reportExcess(RuleCheck &c, std::initializer_list<Excess> all, double count, double kept)
{
    SpecPatch fix;
    std::vector<std::string> ids;
    for (const Excess &one : all)
        if (one.extreme) {
            ids.emplace_back(one.control);
            if (double(ids.size()) > kept)
                fix.set(one.control, one.better);
        }
    if (double(ids.size()) >= count && !fix.isEmpty())
        c.report(ids, fix, {{"count", std::to_string(ids.size())}});
}

void polishedAway(RuleCheck &c)
{
    const Realism &realism = c.spec.realism;
    if (!c.jobListed() && isPhotographic(c))
        reportExcess(c,
                     {{"realism.retouch", realism.retouch >= 0.35, 0.2},
                      {"realism.asymmetry", realism.asymmetry <= 0.04, 0.1},
                      {"realism.stray_hair", realism.strayHair <= 0.05, 0.2},
                      {"realism.skin_texture", realism.skinTexture <= 0.35, 0.5},
                      {"setting.background_clutter", c.spec.setting.backgroundClutter <= 0.02, 0.1}},
                     c.limit("count"), 1);
}

void accidental(RuleCheck &c)
{
    const Realism &realism = c.spec.realism;
    if (!c.jobListed())
        reportExcess(c,
                     {{"realism.stray_hair", realism.strayHair >= 0.6, 0.3},
                      {"realism.asymmetry", realism.asymmetry >= 0.3, 0.15},
                      {"realism.grain", realism.grain >= 0.5, 0.2},
                      {"realism.skin_texture", realism.skinTexture >= 0.95, 0.7},
                      {"setting.background_clutter", c.spec.setting.backgroundClutter >= 0.5, 0.3},
                      {"head.roll", std::abs(c.spec.pose.headRollDeg) >= 12, 5}},
                     c.limit("count"), c.limit("count") - 1);
}

constexpr Condition table[]{
    {"REAL-001", mirroredAndSmoothed, "asymmetry retouch"},
    {"REAL-002", oddAsymmetry, "asymmetry"},
    {"REAL-006", plasticSkin, "retouch texture"},
    {"REAL-007", lifelessEyes, "catchlight"},
    {"REAL-008", polishedAway, "count"},
    {"REAL-009", accidental, "count"},
    {"REAL-010", distantRetouch, "retouch"},
};

} // namespace

std::span<const Condition> realismConditions() { return table; }

} // namespace presence
