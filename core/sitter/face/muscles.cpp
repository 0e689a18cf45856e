// SPDX-License-Identifier: MIT
#include "core/sitter/face/muscles.h"

#include "core/sitter/face/features.h"

namespace presence {

using namespace anatomy;

namespace {

enum class Lips : std::uint8_t { Both, Upper, Lower, Corner };

/// Pulls skin toward a fixed point on bone, fading with angle and distance (Waters 1987).
struct LinearMuscle
{
    int unit;
    Vec3 bone, skin;
    float halfAngleDeg, travel;
    Lips lips = Lips::Both;
};

/// Moves a patch of skin as one: sheet muscles and what bulges before them.
struct SheetMuscle
{
    int unit;
    float x, y, width, height;
    Vec3 shift;
    Lips lips = Lips::Both;
};

// The subject's left side; the right is its mirror. Travel at E after facs.json (brow 12–15 mm, smile 20–25
// mm of skin, less here because neighbouring muscles add up).
constexpr LinearMuscle linearMuscles[] = {
    {4, {0.6f, 1.0f, 9.3f}, {3.0f, 2.6f, 8.9f}, 48, 0.55f},                  // corrugator
    {9, {1.0f, 0.4f, 8.6f}, {1.5f, -4.3f, 9.8f}, 20, 0.50f},                 // levator labii alaeque nasi
    {10, {2.6f, -1.4f, 8.4f}, {1.5f, -6.1f, 9.9f}, 26, 0.62f, Lips::Upper},  // levator labii
    {11, {4.3f, -2.0f, 7.3f}, {2.1f, -5.4f, 9.6f}, 22, 0.42f, Lips::Upper},  // zygomaticus minor
    {12, {6.5f, -2.9f, 5.6f}, {2.5f, -6.7f, 9.5f}, 36, 1.60f, Lips::Corner}, // zygomaticus major
    {13, {2.7f, -2.8f, 8.6f}, {2.6f, -6.7f, 9.4f}, 24, 0.95f},               // levator anguli
    {15, {3.7f, -10.4f, 7.0f}, {2.6f, -6.8f, 9.4f}, 27, 0.90f},              // depressor anguli
    {20, {6.2f, -6.9f, 3.0f}, {2.5f, -6.8f, 9.4f}, 27, 0.95f},               // risorius
};

constexpr SheetMuscle sheetMuscles[] = {
    {1, 1.15f, 2.5f, 1.45f, 1.5f, {-0.04f, 0.85f, 0.05f}}, // frontalis, medial
    {2, 4.2f, 2.4f, 2.1f, 1.5f, {0.06f, 0.82f, 0.0f}},     // frontalis, lateral
    {4, 1.7f, 1.9f, 1.6f, 0.9f, {-0.22f, -0.50f, 0.12f}},  // depressor supercilii
    {4, 0.0f, 1.5f, 0.9f, 1.0f, {0, -0.30f, 0.06f}},       // procerus
    {6, 3.8f, -1.9f, 1.9f, 1.1f, {-0.10f, 0.50f, 0.26f}},  // orbital ring: the cheek
    {6, 5.7f, 0.1f, 1.0f, 1.2f, {-0.28f, -0.04f, 0.06f}},  // and its outer part
    {7, 3.2f, -0.8f, 1.5f, 0.5f, {0, 0.12f, 0.06f}},       // palpebral ring
    {43, 3.15f, 1.2f, 1.5f, 0.6f, {0, -0.14f, 0}},         // the fold follows the lid
    {5, 3.15f, 1.2f, 1.5f, 0.5f, {0, 0.10f, -0.05f}},
    {9, 1.3f, -4.0f, 0.7f, 0.8f, {0.10f, 0.38f, 0.06f}},
    {9, 0.0f, 1.4f, 1.3f, 0.9f, {0, -0.30f, 0.08f}},
    {9, 1.2f, -5.9f, 1.2f, 0.9f, {0, 0.28f, 0.05f}, Lips::Upper},
    {38, 1.32f, -4.15f, 0.62f, 0.60f, {0.44f, 0.06f, 0.02f}}, // alar nasalis
    {39, 1.25f, -4.1f, 0.66f, 0.65f, {-0.32f, -0.05f, 0.0f}}, // transverse nasalis
    {39, 0.0f, -3.7f, 0.8f, 0.6f, {0, -0.14f, 0}},
    {10, 1.5f, -4.2f, 0.7f, 0.7f, {0.06f, 0.20f, 0.04f}},
    {12, 3.9f, -3.1f, 1.5f, 1.3f, {0.08f, 0.40f, 0.56f}},  // the cheek rounds
    {12, 2.7f, -6.6f, 1.1f, 1.0f, {0.40f, 0.40f, -0.16f}}, // the corner itself
    {12, 0.0f, -6.5f, 2.2f, 1.2f, {0, 0.05f, -0.22f}},     // lips flatten against the teeth
    {13, 3.0f, -4.6f, 1.1f, 1.1f, {0, 0.12f, 0.30f}},
    {14, 2.75f, -6.75f, 0.9f, 0.8f, {0.26f, 0.12f, -0.46f}}, // buccinator
    {15, 0.0f, -7.4f, 2.6f, 0.8f, {0, -0.12f, 0.04f}, Lips::Lower},
    {16, 1.1f, -7.6f, 1.7f, 1.1f, {0.06f, -0.62f, 0.06f}, Lips::Lower}, // depressor labii
    {17, 0.0f, -9.4f, 1.8f, 1.1f, {0, 0.50f, 0.22f}},                   // mentalis
    {17, 0.0f, -7.3f, 2.0f, 0.9f, {0, 0.34f, 0.22f}},
    {20, 0.0f, -6.7f, 2.2f, 1.2f, {0, 0, -0.14f}},
    {8, 0.0f, -6.2f, 2.2f, 0.8f, {0, -0.14f, 0.08f}, Lips::Upper},
    {19, 0.0f, -7.5f, 1.6f, 0.9f, {0, -0.26f, 0.10f}, Lips::Lower},
    {21, 2.4f, -10.6f, 1.6f, 1.2f, {0.18f, -0.24f, 0.12f}}, // platysma
    {29, 0.0f, -9.2f, 3.6f, 2.4f, {0, 0, 0.55f}},
    {31, 5.6f, -7.0f, 1.4f, 1.7f, {0.26f, 0, 0.06f}}, // masseter
    {32, 0.0f, -7.4f, 1.8f, 0.8f, {0, 0.14f, -0.34f}, Lips::Lower},
    {33, 4.3f, -4.1f, 1.25f, 1.0f, {0.30f, 0, 0.42f}}, // air in the cheek: below its bone, above the lips
    {34, 4.4f, -4.0f, 1.35f, 1.0f, {0.40f, 0, 0.56f}},
    {35, 4.3f, -4.0f, 1.25f, 1.0f, {-0.30f, 0, -0.46f}},
    {36, 3.6f, -4.6f, 0.75f, 0.75f, {0.22f, 0, 0.46f}}, // the tip of the tongue behind it
};

float blob2(float dx, float dy, float width, float height) { return bump(dx / width) * bump(dy / height); }

float linearPull(const LinearMuscle &muscle, Vec3 p)
{
    const Vec3 axis = muscle.skin - muscle.bone, arm = p - muscle.bone;
    const float reach = length(axis), distance = length(arm), fade = reach * 1.42f;
    if (distance >= fade || distance < 1e-3f)
        return 0;
    const float angle = std::acos(std::clamp(dot(axis, arm) / (reach * distance), -1.0f, 1.0f));
    const float share = angle / (muscle.halfAngleDeg * radiansPerDegree);
    if (share >= 1)
        return 0;
    const float radial = distance < reach ? std::sin(distance / reach * pi / 2)
                                          : std::cos((distance - reach) / (fade - reach) * pi / 2);
    return std::cos(share * pi / 2) * square(radial) * muscle.travel;
}

/// 1 where this lip is meant; beyond the corners of the mouth and away from the slit both lips count. What
/// pulls at a corner bends the lips like a hanging rope: the middle stays.
float lipShare(Lips wanted, float x, float y, bool below)
{
    if (wanted == Lips::Corner)
        return mix(1.0f, 0.1f + 0.9f * std::min(square(x / mouthHalfWidth), 1.0f), bump((y - mouthY) / 1.5f));
    if (wanted == Lips::Both || std::abs(x) > mouthHalfWidth + 0.5f)
        return 1;
    const bool mine = (wanted == Lips::Lower) == below;
    const float corner = smoothstep(mouthHalfWidth - 0.9f, mouthHalfWidth + 0.1f, std::abs(x));
    return mine ? 1 - 0.5f * corner : 0.5f * corner * bump((y - mouthY) / 1.5f);
}

float jawShare(float x, float y, bool below, float z)
{
    const float side = smoothstep(1.5f, 6.0f, z);
    const float ramp = smoothstep(-4.9f, -9.0f, y);
    const float mouth = std::sqrt(std::max(1 - square(x / (mouthHalfWidth + 0.1f)), 0.0f));
    const float lip = below ? mix(ramp, mix(1.0f, 0.94f, bump((y - mouthY) / 0.8f)), mouth)
                            : mix(ramp, 0.06f * ramp, mouth);
    return lip * side;
}

} // namespace

/// The ring around the mouth: five ways of one muscle.
Vec3 MovedSkin::mouthRing(float x, float y, bool below) const
{
    const FaceMotion &motion = m_motion;
    const Likeness &who = m_likeness;
    const float ring = bump(x / 3.6f) * bump((y - mouthY) / 2.3f);
    if (ring <= 0)
        return {};
    const float up = upperLipHeight(x, who), down = lowerLipHeight(x, who);
    const float red = below ? bump((mouthY - y) / (down + 0.45f)) : bump((y - mouthY) / (up + 0.45f));
    const float toLine = (y - mouthY) * bump((y - mouthY) / 1.3f) * bump(x / 3.2f);
    const float pucker = motion.unit(18).at(x), funnel = motion.unit(22).at(x), tight = motion.unit(23).at(x),
                press = motion.unit(24).at(x), suck = motion.unit(28).at(x), middle = bump(x / 1.7f);
    Vec3 d;
    d.x -= x * ring * (0.46f * pucker + 0.36f * funnel + 0.05f * tight);
    d.z += ring * (0.55f * pucker * middle + 0.50f * funnel * middle);
    d.y += (below ? -1.0f : 1.0f) * funnel * 0.34f * red * middle;
    d.y -= toLine *
           (0.30f * motion.unit(12).at(x) + 0.45f * tight + 0.50f * press + 0.72f * suck - 0.12f * pucker);
    d.z -= red * bump(x / 2.4f) * (0.16f * tight + 0.10f * press + 0.62f * suck);
    d.z += press * 0.12f * bump(x / 2.0f) *
           (bump((y - mouthY - 1.3f) / 0.5f) + bump((mouthY - y - 1.3f) / 0.5f));
    return d;
}

/// Parting without the jaw (AU25, and what funnelling and strong smiles add).
float MovedSkin::lipGap(float x, bool below) const
{
    const FaceMotion &motion = m_motion;
    const float share = std::max(1 - square(x / mouthHalfWidth), 0.0f);
    const float press = std::max(motion.unit(24).mean(), motion.unit(28).mean());
    const float part = motion.unit(25).mean() + 0.35f * motion.unit(22).mean();
    // A broad smile uncovers the upper teeth: the lower lip hangs between the corners like a rope.
    const float smile = smoothstep(0.5f, 1.0f, motion.unit(12).mean());
    return std::sqrt(share) * (1 - press) *
           ((below ? -0.48f : 0.26f) * part + (below ? -0.42f : 0.08f) * smile);
}

/// Grooves that come with a movement: depth in centimetres below the skin.
float MovedSkin::creases(float x, float y) const
{
    const FaceMotion &motion = m_motion;
    const Likeness &who = m_likeness;
    const float ax = std::abs(x), older = 0.7f + 0.7f * who.age;
    const auto at = [&](int unit) { return motion.unit(unit).at(x); };
    float depth = 0;
    if (y > 2.6f) {
        const float inner = at(1) * bump(ax / 2.6f), outer = at(2) * bump((ax - 4.3f) / 1.9f);
        for (const float line : {3.35f, 4.15f, 4.95f})
            depth += 0.085f * older * (inner + outer) *
                     bump((y - line - 0.10f * std::cos(ax * 1.1f) - 0.5f * (inner + outer)) / 0.15f);
        for (const float line : {3.3f, 4.1f, 4.9f})
            depth += 0.085f * who.age * who.age * bump(ax / 4.5f) *
                     bump((y - line - 0.16f * std::cos(ax * 0.9f + line)) / 0.11f);
    }
    depth += (0.13f * older * at(4) + 0.08f * who.age * who.age) * bump((ax - 0.52f) / 0.16f) *
             bump((y - 2.0f) / 0.75f);
    depth +=
        0.09f * older * at(9) * bump(ax / 0.9f) * (bump((y - 0.95f) / 0.12f) + bump((y - 0.45f) / 0.12f));
    if (ax > 4.5f && ax < 6.6f && y > -1.4f && y < 1.5f) {
        const float t = saturate((ax - 4.7f) / 1.6f);
        const float squeeze = at(6) + 0.25f * at(12) + 0.35f * who.age + 0.35f * who.age * who.age;
        for (const float slope : {0.55f, 0.05f, -0.50f})
            depth += 0.055f * older * squeeze * bump((y - slope * (ax - 4.5f)) / 0.10f) * std::sin(t * pi);
    }
    const float smile = std::min(at(12) + 0.8f * at(10) + 0.8f * at(11) + 0.6f * at(9) + 0.7f * at(13), 1.3f);
    if (smile > 0 && y < -3.6f && y > -8.2f) {
        const float along = saturate((-4.2f - y) / 3.0f);
        depth += 0.20f * older * std::sqrt(smile) * bump((ax - (1.95f + 1.45f * std::sqrt(along))) / 0.34f) *
                 smoothstep(-3.7f, -4.7f, y) * smoothstep(-8.0f, -6.4f, y);
    }
    depth += 0.24f * at(14) * blob2(ax - 3.15f - 0.25f * std::abs(y - mouthY), y - mouthY, 0.20f, 0.8f);
    depth += 0.12f * older * at(15) * blob2(ax - 3.0f, y + 7.7f, 0.18f, 0.7f);
    depth += 0.06f * at(20) * blob2(ax - 3.4f, y + 6.8f, 0.16f, 0.9f);
    if (const float chin = at(17); chin > 0 && y < -8.4f)
        depth += 0.09f * chin * blob2(ax, y + 9.6f, 1.3f, 0.9f) * (noise({x * 4, y * 4, 7}) - 0.3f);
    return depth;
}

FaceMotion motionOf(const Expression &expression)
{
    FaceMotion motion;
    for (std::size_t i = 0; i < actionUnitCount; ++i) {
        const SidedLevel level = expression.shown(actionUnits[i].number);
        motion.travel[i] = {float(levelTravel(level.left)), float(levelTravel(level.right))};
    }
    motion.jawShift = float(std::copysign(levelTravel(std::abs(expression.jawShift)), expression.jawShift));
    return motion;
}

float jawAngleDeg(const FaceMotion &motion)
{
    return std::min(13 * motion.unit(26).mean() + 25 * motion.unit(27).mean(), 27.0f);
}

float jawAside(const FaceMotion &motion) { return 0.9f * motion.jawShift; }

Vec3 withJaw(Vec3 p, float angleDeg, float aside)
{
    const float angle = angleDeg * radiansPerDegree, y = p.y + 1.4f, z = p.z - 1.6f;
    const float slide =
        0.045f * angleDeg; // the condyles glide forward as the mouth opens, 1.1 cm at its widest
    return {p.x + aside, -1.4f + y * std::cos(angle) - z * std::sin(angle) - 0.3f * slide,
            1.6f + z * std::cos(angle) + y * std::sin(angle) + slide};
}

MovedSkin::MovedSkin(const FaceMotion &motion, const Likeness &likeness)
    : m_motion(motion)
    , m_likeness(likeness)
    , m_still(motion == FaceMotion{})
    , m_jawDeg(jawAngleDeg(motion))
    , m_jawAside(jawAside(motion))
{
    const auto works = [&](int unit) { return motion.unit(unit).left > 0 || motion.unit(unit).right > 0; };
    for (int i = 0; i < int(std::size(linearMuscles)); ++i)
        if (works(linearMuscles[i].unit))
            m_linear.push_back(i);
    for (int i = 0; i < int(std::size(sheetMuscles)); ++i)
        if (works(sheetMuscles[i].unit))
            m_sheets.push_back(i);
}

Vec3 MovedSkin::shift(SurfacePoint base, Vec3 rest, Slit lip) const
{
    const float x = base.u, y = base.v, ax = std::abs(x), side = x > 0 ? 1.0f : x < 0 ? -1.0f : 0.0f;
    const bool below = lip == Slit::LowerLip || (lip != Slit::UpperLip && y < mouthY);
    if (m_still)
        return {0, 0, -creases(x, y)};
    Vec3 d;
    for (const int i : m_linear) {
        const LinearMuscle &muscle = linearMuscles[i];
        const Vec3 p{std::abs(rest.x), rest.y, rest.z};
        const float pull = linearPull(muscle, p);
        if (pull <= 0)
            continue;
        const float share = m_motion.unit(muscle.unit).at(x) * pull * lipShare(muscle.lips, x, y, below);
        const Vec3 shift = normalized(muscle.bone - p) * share;
        d += Vec3{shift.x * side, shift.y, shift.z};
    }
    for (const int i : m_sheets) {
        const SheetMuscle &muscle = sheetMuscles[i];
        const float reach = bump((ax - muscle.x) / muscle.width) * bump((y - muscle.y) / muscle.height);
        if (reach <= 0)
            continue;
        const float share = m_motion.unit(muscle.unit).at(x) * reach * lipShare(muscle.lips, x, y, below);
        d += Vec3{muscle.shift.x * side, muscle.shift.y, muscle.shift.z} * share;
    }
    d += mouthRing(x, y, below);
    if (ax < mouthHalfWidth)
        d.y += lipGap(x, below) * bump((y - mouthY) / (below ? 2.4f : 1.5f));
    d.z -= creases(x, y);
    if (const float size = length(d); size > 2.4f)
        d = d * (2.4f / size);
    if (m_jawDeg > 0 || m_jawAside != 0) {
        const float share = jawShare(x, y, below, rest.z);
        if (share > 0)
            d += withJaw(rest, m_jawDeg * share, m_jawAside * share) - rest;
        // A dropped jaw narrows the mouth a little.
        d.x -= 0.006f * m_jawDeg * x * bump((ax - mouthHalfWidth) / 1.5f) * bump((y - mouthY) / 2.0f);
    }
    return d;
}

} // namespace presence
