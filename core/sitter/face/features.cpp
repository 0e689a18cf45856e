// SPDX-License-Identifier: MIT
#include "core/sitter/face/features.h"

namespace presence {

using namespace anatomy;

namespace {

float blob(float x, float y, float cx, float cy, float sx, float sy)
{
    return bump((x - cx) / sx) * bump((y - cy) / sy);
}

/// Height of an ellipsoid over the plane of its rim; beyond `turn` of its radius a straight slope runs on, so
/// that a height field can carry it.
float mound(float dx, float dy, float rx, float ry, float height)
{
    const float d = std::sqrt(square(dx / rx) + square(dy / ry));
    constexpr float turn = 0.82f;
    const float rim = std::sqrt(1 - turn * turn);
    return height *
           (d < turn ? std::sqrt(1 - d * d) : rim - turn / rim * (d - turn)); // the slope at the turn
}

/// The roof of the bridge: how high its ridge stands at this height of the face, and its cross-section.
float bridge(float x, float y)
{
    const float t = saturate((0.95f - y) / 4.5f);
    const float ridge = 1.98f * (0.28f * t + 0.72f * std::pow(t, 1.35f)) + 0.10f * bump((t - 0.36f) / 0.20f);
    const float wide = mix(0.90f, 1.34f, std::pow(t, 1.4f)), round = mix(0.55f, 0.75f, t);
    const float q = x / wide;
    const float fall = (std::sqrt(q * q + round * round) - round) / (std::sqrt(1 + round * round) - round);
    return ridge * (1 - fall) * smoothstep(-4.75f, -3.6f, y) - 0.24f * square(square(1 - t));
}

Vec3 nose(float x, float y, const Likeness &who)
{
    if (y > 1.6f || y < -6 || x > 3.4f)
        return {};
    y = noseHeight(y, who);
    const float spread = 1 + 0.14f * who.nose + 0.20f * who.noseWidth;
    x /= spread;
    float h = smoothMax(bridge(x, y), mound(x, y + 3.60f, 0.84f, 0.80f, 0.80f) + 1.32f, 0.55f);
    h = smoothMax(h, mound(x, y + 4.12f, 0.30f, 0.52f, 0.60f) + 0.92f, 0.30f);         // columella
    h = smoothMax(h, mound(x - 1.24f, y + 3.98f, 0.54f, 0.60f, 0.66f) + 0.50f, 0.13f); // wing
    h = smoothMax(h, 0, 0.55f);
    h -= 0.95f * blob(x, y, 0.66f, -4.40f + 0.30f * (x - 0.66f), 0.34f, 0.22f); // nostril
    const float reach = smoothstep(3.2f, 2.2f, x) * smoothstep(-5.6f, -5.0f, y) * smoothstep(1.6f, 0.7f, y);
    Vec3 d;
    d.z = std::max(h, -0.1f) * reach * (1 + 0.14f * who.nose);
    // The tip hangs over its base: what stands out is drawn down.
    d.y = -0.24f * d.z * smoothstep(-2.2f, -3.9f, y) * smoothstep(-5.0f, -4.2f, y);
    d.x = x * (spread - 1) * smoothstep(-0.5f, -3.5f, y) * reach * saturate(h);
    d.z -= 0.10f * blob(x, y, 1.86f, -4.05f, 0.22f, 0.5f); // groove behind the wing
    return d;
}

/// The lips over the muzzle. Upper: a rolled border, a straight slope and a tubercle; lower: two pillows.
Vec3 lips(float x, float y, const Likeness &who)
{
    const float up = upperLipHeight(x, who), down = lowerLipHeight(x, who), full = 1 + 0.3f * who.lips;
    const float inside = 1 - smoothstep(0.66f, 1.02f, x / mouthHalfWidth);
    Vec3 d;
    if (y >= mouthY) {
        const float t = (y - mouthY) / std::max(up, 0.08f);
        const float red = std::sqrt(saturate(t / 0.55f)) * (1 - 0.28f * smoothstep(0.4f, 1.0f, t));
        const float above = 1 - smoothstep(0.95f, 1.75f, t);
        d.z += inside * full * (0.30f + 0.05f * bump(x / 0.34f)) * red * above;
        d.z += 0.035f * inside * bump((t - 1.04f) / 0.12f); // the white roll along the border
    } else {
        const float t = (mouthY - y) / std::max(down, 0.08f);
        const float red = std::sqrt(saturate(t / 0.45f)) * (1 - smoothstep(0.45f, 1.30f, t));
        d.z += inside * full * (0.44f + 0.04f * bump((x - 0.62f) / 0.45f)) * red;
    }
    d.z -= 0.12f * inside * bump((y - mouthY) / 0.13f);
    d.z -= 0.16f * blob(x, y, 2.62f, mouthY + 0.02f, 0.36f, 0.30f); // corners sit deeper
    d.z += 0.10f * blob(x, y, 3.10f, mouthY - 0.05f, 0.36f, 0.55f); // beside a knot of muscle
    // The parting line: down at the middle of the upper lip, up beside it, level at the corners.
    const float bow =
        0.03f * bump((x - 0.95f) / 0.6f) - 0.055f * bump(x / 0.42f) + 0.10f * bump((x - 2.6f) / 0.75f);
    d.y += bow * bump((y - mouthY) / 0.8f);
    return d;
}

Vec3 sockets(float x, float y, const Likeness &who)
{
    Vec3 d;
    // Brow ridge with its overhang to the side, glabella, root of the nose.
    d.z += (0.26f + 0.16f * who.brow) * blob(x, y, 2.3f, 1.95f, 1.9f, 0.72f);
    d.z += (0.20f + 0.10f * who.brow) * blob(x, y, 4.6f, 1.55f, 1.1f, 0.75f);
    d.z += (0.16f + 0.12f * who.brow) * blob(x, y, 0, 1.75f, 1.1f, 0.8f);
    d.z -= (0.20f + 0.08f * who.brow) * blob(x, y, 0, 0.62f, 1.0f, 0.62f);
    // Sockets: deepest beside the nose.
    d.z -= 0.84f * blob(x, y, 3.0f, 0.15f, 1.75f, 1.12f);
    d.z -= 0.46f * blob(x, y, 1.72f, 0.45f, 0.62f, 0.80f);
    d.z += 0.12f * blob(x, y, 4.95f, 0.0f, 0.6f, 1.1f);
    d.z -= (0.10f + 0.06f * who.age) * blob(x, y, 2.15f, -1.30f, 0.95f, 0.34f); // tear trough
    d.z -= 0.30f * blob(x, y, 6.1f, 2.9f, 1.4f, 2.2f);                          // temple
    return d;
}

} // namespace

Vec3 faceFeatures(float x, float y, const Likeness &who)
{
    Vec3 d = sockets(x, y, who);
    d.z += 0.16f * std::max(-who.brow, 0.0f) * blob(x, y, 0, 4.6f, 4.0f, 1.8f); // a rounder forehead
    // Cheek bone, front of the cheek, hollow below.
    d.z += (0.40f + 0.18f * who.cheekbones) * blob(x, y, 4.7f, -1.9f, 1.5f, 1.1f);
    d.x += (0.22f + 0.14f * who.cheekbones) * blob(x, y, 6.0f, -1.7f, 1.3f, 1.2f);
    d.z += (0.42f - 0.12f * who.jaw - 0.10f * who.cheekbones) * blob(x, y, 3.2f, -2.7f, 1.7f, 1.4f);
    d.z -= (0.20f + 0.14f * who.age + 0.22f * who.cheekbones) * blob(x, y, 4.6f, -5.4f, 1.5f, 1.6f);
    d.x -= (0.16f + 0.08f * who.cheekbones) * blob(x, y, 5.9f, -4.9f, 1.2f, 1.3f);
    d.x += (0.10f + 0.16f * who.jaw) * blob(x, y, 5.4f, -7.4f, 1.5f, 1.4f); // corner of the jaw
    // Muzzle, philtrum, fold below the lips, chin.
    d.z += 0.56f * blob(x, y, 0, -6.4f, 2.4f, 1.9f);
    d.z -= 0.11f * blob(x, y, 0, -5.25f, 0.20f, 0.62f);
    d.z += 0.08f * blob(x, y, 0.40f, -5.35f, 0.18f, 0.60f);
    d.z -= 0.40f * blob(x, y, 0, -8.25f, 1.5f, 0.46f);
    d.z -= 0.12f * blob(x, y, 1.9f, -8.2f, 0.7f, 0.9f);
    d.z += (0.50f + 0.12f * who.jaw) * blob(x, y, 0, -9.75f, 1.5f, 0.95f);
    const float elder = std::max(who.age - 0.25f, 0.0f) / 0.75f;
    // Age: bags below the eyes, jowls beside the chin, a hollow between.
    d.z += 0.14f * elder * blob(x, y, 3.0f, -1.05f, 1.1f, 0.24f);
    d.z -= 0.14f * elder * blob(x, y, 3.2f, -1.55f, 1.3f, 0.22f);
    d.x += 0.30f * elder * blob(x, y, 4.4f, -8.9f, 1.1f, 0.9f);
    d.z += 0.16f * elder * blob(x, y, 3.4f, -8.7f, 1.0f, 0.8f);
    d.z -= 0.20f * elder * blob(x, y, 2.3f, -8.6f, 0.35f, 1.2f);
    // Smile fold at rest, deeper with age, from the wing to beside the mouth.
    const float along = saturate((-4.2f - y) / 3.0f);
    const float fold = bump((x - (1.85f + 1.35f * along)) / 0.34f) * smoothstep(-3.9f, -4.6f, y) *
                       smoothstep(-7.8f, -6.6f, y);
    d.z -= (0.06f + 0.13f * who.age + 0.11f * elder) * fold;
    d.y -= 0.6f * who.length * smoothstep(-7.2f, -10.6f, y);
    d += nose(x, y, who);
    d += lips(x, y, who);
    return d;
}

float noseHeight(float y, const Likeness &who)
{
    return y + 0.30f * who.noseLength * smoothstep(0.6f, -3.4f, y) * smoothstep(-5.7f, -4.6f, y);
}

float upperLipHeight(float x, const Likeness &who)
{
    const float t = saturate(std::abs(x) / (mouthHalfWidth - 0.05f));
    const float bow = 0.70f + 0.15f * bump((std::abs(x) - 0.46f) / 0.36f) - 0.05f * bump(x / 0.22f);
    return bow * std::pow(1 - std::pow(t, 1.5f), 1.05f) * (1 + 0.36f * who.lips);
}

float lowerLipHeight(float x, const Likeness &who)
{
    const float t = saturate(std::abs(x) / (mouthHalfWidth - 0.12f));
    return 0.94f * std::pow(1 - std::pow(t, 2.1f), 0.90f) * (1 + 0.28f * who.lips);
}

} // namespace presence
