// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace presence {

inline constexpr float radiansPerDegree = float(std::numbers::pi / 180);
inline constexpr float pi = float(std::numbers::pi);

/// A point or direction in centimetres, or a linear-light RGB colour. x image right, y up, z to the camera.
struct Vec3
{
    float x = 0, y = 0, z = 0;

    friend Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
    friend Vec3 operator*(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
    friend Vec3 operator*(Vec3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
    friend Vec3 operator*(float s, Vec3 a) { return a * s; }
    friend Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
    Vec3 &operator+=(Vec3 b) { return *this = *this + b; }
    friend bool operator==(const Vec3 &, const Vec3 &) = default;
};

inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalized(Vec3 a)
{
    const float size = length(a);
    return size > 1e-12f ? a * (1 / size) : Vec3{0, 0, 1};
}
inline float luminance(Vec3 c) { return 0.2126f * c.x + 0.7152f * c.y + 0.0722f * c.z; }

template <typename T>
T mix(T a, T b, float t)
{
    return a * (1 - t) + b * t;
}
inline float saturate(float v) { return std::clamp(v, 0.0f, 1.0f); }
inline float square(float v) { return v * v; }
/// 0 below `from`, 1 above `to`, smooth between; `from` may be the larger one.
inline float smoothstep(float from, float to, float v)
{
    const float t = saturate((v - from) / (to - from));
    return t * t * (3 - 2 * t);
}
/// exp(−d²) falling to exactly 0 at three widths, without the cost of exp far away.
inline float bump(float d)
{
    const float q = 1 - d * d / 9;
    return q > 0 ? square(square(q * q)) * q : 0; // (1 − d²/9)⁹ ≈ exp(−d²)
}
inline float smoothMax(float a, float b, float softness)
{
    const float h = std::max(softness - std::abs(a - b), 0.0f) / softness;
    return std::max(a, b) + h * h * softness * 0.25f;
}

/// A rotation as the images of the three axes.
struct Rotation
{
    Vec3 x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};

    Vec3 operator()(Vec3 v) const { return x * v.x + y * v.y + z * v.z; }
    Vec3 inverse(Vec3 v) const { return {dot(x, v), dot(y, v), dot(z, v)}; }
    Rotation operator*(const Rotation &b) const { return {(*this)(b.x), (*this)(b.y), (*this)(b.z)}; }
};

/// Yaw about the vertical, then pitch about the ear axis, then roll about the line of the face; degrees,
/// signs as in GazeAndHead.
inline Rotation rotationFromAngles(float yawDeg, float pitchDeg, float rollDeg)
{
    const float a = yawDeg * radiansPerDegree, b = pitchDeg * radiansPerDegree,
                c = rollDeg * radiansPerDegree;
    const Rotation yaw{{std::cos(a), 0, -std::sin(a)}, {0, 1, 0}, {std::sin(a), 0, std::cos(a)}};
    const Rotation pitch{{1, 0, 0}, {0, std::cos(b), -std::sin(b)}, {0, std::sin(b), std::cos(b)}};
    const Rotation roll{{std::cos(c), -std::sin(c), 0}, {std::sin(c), std::cos(c), 0}, {0, 0, 1}};
    return yaw * pitch * roll;
}

/// Unit vector at these angles from +z; azimuth + toward +x, elevation + toward +y.
inline Vec3 directionFromAngles(float azimuthDeg, float elevationDeg)
{
    const float a = azimuthDeg * radiansPerDegree, e = elevationDeg * radiansPerDegree;
    return {std::cos(e) * std::sin(a), std::sin(e), std::cos(e) * std::cos(a)};
}

/// Two unit vectors that complete `n` to a right-handed frame (Duff et al. 2017).
inline void frameAround(Vec3 n, Vec3 &a, Vec3 &b)
{
    const float sign = std::copysign(1.0f, n.z);
    const float k = -1 / (sign + n.z), m = n.x * n.y * k;
    a = {1 + sign * n.x * n.x * k, sign * m, -sign * n.x};
    b = {m, sign + n.y * n.y * k, -n.y};
}

/// Well-mixed bits of one number (PCG output function, O'Neill 2014).
inline std::uint32_t hashBits(std::uint32_t v)
{
    const std::uint32_t state = v * 747796405u + 2891336453u;
    const std::uint32_t word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}
inline float hashUnit(std::uint32_t v) { return float(hashBits(v) >> 8) * (1.0f / 16777216); }
inline float hashUnit(int x, int y, int z)
{
    return hashUnit(std::uint32_t(x) * 73856093u ^ std::uint32_t(y) * 19349663u ^
                    std::uint32_t(z) * 83492791u);
}

namespace detail {
inline constexpr auto noiseTable = [] {
    std::array<float, 4096> values{};
    std::uint32_t state = 1;
    for (float &value : values) {
        state = state * 747796405u + 2891336453u;
        const std::uint32_t word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
        value = float(((word >> 22u) ^ word) >> 8) * (1.0f / 16777216);
    }
    return values;
}();
} // namespace detail

/// Smooth value noise, 0–1, one cell a unit.
inline float noise(Vec3 p)
{
    const float fx = std::floor(p.x), fy = std::floor(p.y), fz = std::floor(p.z);
    const auto ease = [](float t) { return t * t * (3 - 2 * t); };
    const float u = ease(p.x - fx), v = ease(p.y - fy), w = ease(p.z - fz);
    const std::uint32_t x0 = std::uint32_t(int(fx)) * 0x9E3779B1u, y0 = std::uint32_t(int(fy)) * 0x85EBCA77u,
                        z0 = std::uint32_t(int(fz)) * 0xC2B2AE3Du;
    const std::uint32_t x1 = x0 + 0x9E3779B1u, y1 = y0 + 0x85EBCA77u, z1 = z0 + 0xC2B2AE3Du;
    const auto at = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
        const std::uint32_t bits = (x ^ y ^ z) * 0x27D4EB2Fu;
        return detail::noiseTable[bits >> 20];
    };
    const auto edge = [&](std::uint32_t y, std::uint32_t z) { return mix(at(x0, y, z), at(x1, y, z), u); };
    return mix(mix(edge(y0, z0), edge(y1, z0), v), mix(edge(y0, z1), edge(y1, z1), v), w);
}

} // namespace presence
