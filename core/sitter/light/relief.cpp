// SPDX-License-Identifier: MIT
#include "core/sitter/light/relief.h"

#include "core/sitter/light/light_rig.h"

#include <array>

namespace presence {

namespace {

/// A fold or bulge of the subject's left half: where the skin faces there, and the direction across the fold
/// in the plane of the face (1/0 = sideways, for a vertical fold; 0/1 = up, for a horizontal one).
struct Fold
{
    int unit;
    float normalAzimuthDeg, normalElevationDeg;
    float acrossX, acrossY;
    bool inSocket = false; ///< under the brow ridge
};

constexpr std::array folds{
    Fold{1, 12, 15, 0, 1},       // lines of the middle forehead
    Fold{2, 35, 15, 0, 1},       // lines of the outer forehead
    Fold{4, 8, 0, 1, 0},         // upright lines between the brows
    Fold{5, 20, 10, 0, 1, true}, // fold of the upper lid
    Fold{6, 38, 8, 1, 0},
    Fold{6, 62, 5, 0, 1},         // cheek bulge; crow's feet
    Fold{7, 20, -5, 0, 1, true},  // bulge of the lower lid
    Fold{43, 20, 10, 0, 1, true}, // upper lid
    Fold{9, 25, 5, 0, 1},         // wrinkles of the nose root
    Fold{38, 40, -25, 1, 0},
    Fold{39, 40, -25, 1, 0}, // nostril wings
    Fold{10, 35, -5, 0.87f, 0.5f},
    Fold{11, 35, -5, 0.87f, 0.5f},   // upper furrow beside the nose
    Fold{12, 38, -5, 0.87f, 0.5f},   // furrow between cheek and mouth
    Fold{13, 40, 0, 0.7f, 0.7f},     // puffed cheek
    Fold{14, 38, -12, 1, 0},         // dimple
    Fold{15, 30, -20, 0.94f, 0.34f}, // line under the lip corner
    Fold{16, 10, -25, 0, 1},         // under the lower lip
    Fold{17, 8, -8, 0, 1},
    Fold{17, 8, -8, 1, 0},   // texture of the chin boss
    Fold{18, 6, -5, 1, 0},   // upright lines of the lips
    Fold{20, 35, -10, 1, 0}, // upright lines beside the mouth
    Fold{22, 0, -5, 0, 1},
    Fold{23, 0, -5, 0, 1}, // rolled and tightened lips
    Fold{24, 0, -5, 0, 1},
    Fold{25, 0, -8, 0, 1}, // pressed and parted lips
    Fold{28, 0, -5, 0, 1},
};

constexpr float slopeDeg = 15;
constexpr float socketHorizonDeg = 60;
constexpr float shownFrom = 0.10f, hiddenBelow = 0.035f, darkBelow = 0.10f;

/// The key as seen from the face: a disc, by a ring of directions and its middle.
std::vector<Vec3> keyDirections(const LightRig &rig)
{
    Vec3 a, b;
    frameAround(rig.keyDirection, a, b);
    const float spread = rig.keyRadius / length(rig.keyPosition) * 0.7f; // root mean square of a disc
    std::vector<Vec3> directions{rig.keyDirection};
    for (int i = 0; i < 8; ++i) {
        const float angle = 2 * pi * float(i) / 8;
        directions.push_back(
            normalized(rig.keyDirection + a * (spread * std::cos(angle)) + b * (spread * std::sin(angle))));
    }
    return directions;
}

struct Light
{
    std::vector<Vec3> directions;
    float key, fill, fillRise, fillDirected;
    Vec3 toFill;

    float on(Vec3 normal, bool inSocket) const
    {
        float sum = 0;
        for (const Vec3 &toKey : directions) {
            const float height = std::asin(std::clamp(toKey.y, -1.0f, 1.0f)) / radiansPerDegree;
            const float open =
                inSocket ? smoothstep(socketHorizonDeg + 8, socketHorizonDeg - 8, height) : 1.0f;
            sum += saturate(dot(normal, toKey)) * open;
        }
        // The fill as the renderer spreads it: more from the camera's side and from above.
        const float from = std::max(1 - fillDirected + fillDirected * dot(normal, toFill), 0.0f) *
                           (0.92f + fillRise * normal.y);
        return key * sum / float(directions.size()) + fill * from;
    }
};

struct Seen
{
    float contrast = 0, level = 0;

    Relief relief() const
    {
        if (level < darkBelow || contrast < hiddenBelow)
            return Relief::Hidden;
        return contrast >= shownFrom ? Relief::Shown : Relief::Plain;
    }
};

Seen seen(const Fold &fold, float side, const Light &light)
{
    const Vec3 normal = directionFromAngles(side * fold.normalAzimuthDeg, fold.normalElevationDeg);
    const Vec3 way{side * fold.acrossX, fold.acrossY, 0};
    const Vec3 across = normalized(way - normal * dot(way, normal));
    const float c = std::cos(slopeDeg * radiansPerDegree), s = std::sin(slopeDeg * radiansPerDegree);
    const float one = light.on(normal * c + across * s, fold.inSocket),
                other = light.on(normal * c - across * s, fold.inSocket);
    return {std::abs(one - other) / std::max(one + other, 1e-6f), 0.5f * (one + other)};
}

Light lightOf(const PortraitSpec &spec)
{
    const LightRig rig = lightRigOf(spec, BodyPose{}); // of a level head: in the head's own frame
    const float exposure = std::exp2(float(spec.lighting.exposureEv)); // a lighter print shows no more relief
    return {keyDirections(rig),
            luminance(rig.key) / exposure,
            luminance(rig.fill) / exposure,
            rig.fillRise,
            rig.fillDirected,
            normalized(Vec3{0, 0, 1} + rig.fillAside)};
}

std::optional<UnitRelief> reliefOf(const ActionUnit &unit, const Light &light)
{
    Seen left, right;
    bool any = false;
    for (const Fold &fold : folds) {
        if (fold.unit != unit.number)
            continue;
        any = true;
        for (const auto &[best, side] : {std::pair{&left, 1.0f}, std::pair{&right, -1.0f}})
            if (const Seen here = seen(fold, side, light);
                best->level == 0 || int(here.relief()) > int(best->relief()) ||
                (here.relief() == best->relief() && here.contrast > best->contrast))
                *best = here;
    }
    if (!any)
        return std::nullopt;
    UnitRelief relief{unit.number, left.relief(), right.relief(), left.contrast, right.contrast};
    if (!unit.sided) { // one fold across the middle: what either half shows is seen
        relief.left = relief.right = std::max(relief.left, relief.right);
        relief.contrastLeft = relief.contrastRight = std::max(left.contrast, right.contrast);
    }
    return relief;
}

} // namespace

std::vector<UnitRelief> reliefOf(const PortraitSpec &spec)
{
    const Light light = lightOf(spec);
    std::vector<UnitRelief> reliefs;
    for (const ActionUnit &unit : actionUnits)
        if (const auto relief = reliefOf(unit, light))
            reliefs.push_back(*relief);
    return reliefs;
}

std::optional<UnitRelief> reliefOfUnit(const PortraitSpec &spec, int unit)
{
    const auto index = actionUnitIndex(unit);
    return index ? reliefOf(actionUnits[*index], lightOf(spec)) : std::nullopt;
}

} // namespace presence
