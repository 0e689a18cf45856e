// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace presence {

namespace {

/// Metres that a crop takes in from top to bottom.
double sceneHeightM(const std::string &crop)
{
    static const std::map<std::string, double> heights{{"ecu", 0.14}, {"bcu", 0.18}, {"cu", 0.32},
                                                       {"mcu", 0.60}, {"ms", 1.0},   {"mls", 1.5}};
    return heights.at(crop);
}

/// Of the camera, from lens and crop on a 36 mm side. Perspective follows from it alone.
double distanceM(const Camera &camera) { return sceneHeightM(camera.crop) * camera.focalLengthMm / 36; }

/// A lens from `metres` away that still frames the same; where none is long enough, a wider crop too.
SpecPatch fromFartherAway(const Camera &camera, double metres)
{
    SpecPatch fix;
    std::string crop = camera.crop;
    const Control &lens = *findControl("camera.focal_length");
    const auto needed = [&] { return std::floor(metres * 36 / sceneHeightM(crop) / 5 + 1) * 5; };
    for (const char *wider : {"bcu", "cu"})
        if (needed() > lens.maximum)
            crop = wider;
    if (crop != camera.crop)
        fix.set("camera.crop", crop);
    fix.set("camera.focal_length", std::max(needed(), camera.focalLengthMm));
    return fix;
}

void fromBelowForTrust(RuleCheck &c)
{
    if (c.jobListed() && c.spec.camera.elevationDeg < c.limit("degrees"))
        c.report({"camera.elevation"}, {{"camera.elevation", 0.0}});
}

void veryLow(RuleCheck &c)
{
    if (c.spec.camera.elevationDeg < c.limit("degrees"))
        c.report({"camera.elevation"}, {{"camera.elevation", -5.0}});
}

void fromAboveForAuthority(RuleCheck &c)
{
    if (c.jobListed() && c.spec.camera.elevationDeg > c.limit("degrees"))
        c.report({"camera.elevation"}, {{"camera.elevation", 0.0}});
}

bool isSelfieDistance(const RuleCheck &c, double metres) { return distanceM(c.spec.camera) < metres; }

void armsLength(RuleCheck &c)
{
    if (!c.jobListed() && isSelfieDistance(c, c.limit("metres")))
        c.report({"camera.focal_length", "camera.crop"}, fromFartherAway(c.spec.camera, c.limit("better")));
}

void veryClose(RuleCheck &c)
{
    const double from = c.jobListed() ? 0 : c.limit("selfie");
    if (isSelfieDistance(c, c.limit("metres")) && !isSelfieDistance(c, from))
        c.report({"camera.focal_length", "camera.crop"}, fromFartherAway(c.spec.camera, c.limit("metres")));
}

void eyesFarFromTheUpperThird(RuleCheck &c)
{
    if (c.cropIsOneOf({"mcu", "ms", "mls"}) &&
        std::abs(c.spec.camera.eyeLine - c.limit("third")) > c.limit("tolerance"))
        c.report({"camera.eye_line"}, {{"camera.eye_line", c.limit("third")}});
}

void emptySpace(RuleCheck &c)
{
    const double share = c.spec.camera.emptySpace;
    if (c.cropIsOneOf({"mcu", "ms", "mls"}) && (share < c.limit("from") || share > c.limit("to")))
        c.report({"camera.empty_space"}, {{"camera.empty_space", 0.25}});
}

void noLeadRoom(RuleCheck &c)
{
    const GazeAndHead &pose = c.spec.pose;
    const double turn =
        std::abs(pose.gazeYawDeg) >= std::abs(pose.headYawDeg) ? pose.gazeYawDeg : pose.headYawDeg;
    const double x = c.spec.camera.subjectX;
    // The subject's left is the right of the picture: looking there needs room on that side.
    const double roomAhead = turn > 0 ? 1 - x : x;
    if (std::abs(turn) > c.limit("degrees") && roomAhead < c.limit("room"))
        c.report({"camera.subject_x", "gaze.yaw", "head.yaw"},
                 {{"camera.subject_x", turn > 0 ? 0.42 : 0.58}});
}

void heightAgainstHead(RuleCheck &c)
{
    const double camera = c.spec.camera.elevationDeg;
    const double head = c.spec.pose.headPitchDeg;
    if (std::abs(camera) < c.limit("camera") || std::abs(head) < c.limit("head") || camera * head < 0)
        return;
    // Eyes that look far up or down need the head as it is.
    const bool headIsNeeded = std::abs(c.spec.pose.gazePitchDeg) > c.limit("gaze");
    const char *levelled = headIsNeeded ? "camera.elevation" : "head.pitch";
    c.report({"camera.elevation", "head.pitch"}, {{levelled, 0.0}},
             {{"what", headIsNeeded ? "camera" : "head"}});
}

void blurredFarEye(RuleCheck &c)
{
    if (c.spec.camera.apertureF < c.limit("aperture") &&
        std::abs(c.spec.pose.headYawDeg) >= c.limit("turn") && c.cropIsOneOf({"ecu", "bcu", "cu", "mcu"}))
        c.report({"camera.aperture", "head.yaw"}, {{"camera.aperture", 4.0}});
}

constexpr Condition table[]{
    {"CAM-001", fromBelowForTrust, "degrees"},
    {"CAM-002", veryLow, "degrees"},
    {"CAM-003", fromAboveForAuthority, "degrees"},
    {"CAM-004", armsLength, "better metres"},
    {"CAM-005", veryClose, "metres selfie"},
    {"CAM-006", eyesFarFromTheUpperThird, "third tolerance"},
    {"CAM-007", emptySpace, "from to"},
    {"CAM-008", noLeadRoom, "degrees room"},
    {"CAM-011", heightAgainstHead, "camera gaze head"},
    {"CAM-012", blurredFarEye, "aperture turn"},
};

} // namespace

std::span<const Condition> cameraConditions() { return table; }

} // namespace presence
