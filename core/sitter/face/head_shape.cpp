// SPDX-License-Identifier: MIT
#include "core/sitter/face/head_shape.h"

#include "core/sitter/face/features.h"
#include "core/sitter/hair/hair.h"

namespace presence {

using namespace anatomy;

namespace {

/// One horizontal section: depth of front and back, half width, z of the widest place and squareness of the
/// front.
struct Section
{
    float y, front, back, half, widest, squareness;
};

constexpr Section sections[] = {
    {5.0f, 8.95f, -10.2f, 7.02f, -1.0f, 2.14f}, {3.4f, 9.15f, -10.3f, 7.00f, -0.8f, 2.20f},
    {2.0f, 9.25f, -10.3f, 6.94f, -0.5f, 2.24f}, {0.0f, 8.95f, -10.0f, 6.95f, -0.1f, 2.24f},
    {-2.0f, 8.95f, -9.2f, 6.80f, 0.5f, 2.06f},  {-4.5f, 9.2f, -7.8f, 6.32f, 1.0f, 1.97f},
    {-6.7f, 9.25f, -6.0f, 5.78f, 1.5f, 1.93f},  {-8.3f, 9.0f, -4.2f, 4.98f, 2.2f, 1.98f},
    {-9.4f, 8.95f, -2.4f, 4.02f, 3.0f, 2.15f},  {-10.3f, 8.70f, -0.4f, 2.98f, 4.1f, 2.2f},
    {-10.8f, 8.25f, 1.2f, 2.32f, 4.7f, 2.15f},  {-11.15f, 7.35f, 2.8f, 1.60f, 5.2f, 2.05f},
    {-11.45f, 5.53f, 5.47f, 0.03f, 5.5f, 2.0f},
};

float cubic(float a, float b, float c, float d, float t) // Catmull-Rom between b and c
{
    return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

Section sectionAt(float y)
{
    constexpr int last = int(std::size(sections)) - 1;
    int i = 0;
    while (i < last - 1 && y < sections[i + 1].y)
        ++i;
    const float t = saturate((sections[i].y - y) / (sections[i].y - sections[i + 1].y));
    const Section &a = sections[std::max(i - 1, 0)], &b = sections[i], &c = sections[i + 1],
                  &d = sections[std::min(i + 2, last)];
    const auto along = [&](float Section::*field) {
        return cubic(a.*field, b.*field, c.*field, d.*field, t);
    };
    return {y,
            along(&Section::front),
            along(&Section::back),
            std::max(along(&Section::half), 0.03f),
            along(&Section::widest),
            along(&Section::squareness)};
}

/// Share of the section's size left at this height of the skull cap: a rounded dome from the brow up.
float dome(float y)
{
    constexpr float from = 2.6f;
    const float c = saturate((y - from) / (crownY - from));
    return std::pow(std::max(1 - std::pow(c, 2.35f), 0.0f), 1 / 2.35f);
}

/// A slow, smooth, seeded difference between the halves; zero without asymmetry.
Vec3 unevenness(Vec3 p, const Likeness &who)
{
    if (who.asymmetry <= 0)
        return {};
    const float shift = float(who.seed % 1013) * 0.37f;
    const auto wave = [&](float offset) {
        return noise(Vec3{p.x * 0.16f + shift, p.y * 0.16f + offset, p.z * 0.1f}) - 0.5f;
    };
    return Vec3{wave(3.1f), wave(17.7f), wave(29.3f) * 0.7f} * (1.5f * who.asymmetry);
}

std::vector<SheetRow> sheetRows(float fineness)
{
    std::vector<SheetRow> rows;
    const auto count = [&](int full) { return std::max(int(std::lround(full * fineness)), 2); };
    const auto band = [&](float from, float to, int full) {
        for (int i = 0, n = count(full); i < n; ++i)
            rows.push_back({mix(from, to, float(i) / n), Slit::None, 0});
    };
    const auto slit = [&](float y, Slit above, Slit below) {
        for (const float depth : {0.0f, 0.5f, 1.0f})
            rows.push_back({y, above, depth});
        for (const float depth : {1.0f, 0.5f, 0.0f})
            rows.push_back({y, below, depth});
    };
    for (int i = 0, n = count(44); i < n; ++i) { // the crown by equal angles
        const float angle = 0.5f * pi * (1 - float(i) / n);
        rows.push_back({5 + (crownY - 5) * std::sin(std::max(angle, 0.0f)), Slit::None, 0});
    }
    band(5, 2.9f, 20);
    band(2.9f, 1.3f, 26);
    band(1.3f, 0.04f, 28);
    slit(0, Slit::UpperLid, Slit::LowerLid);
    band(-0.04f, -1.2f, 22);
    band(-1.2f, -3.0f, 24);
    band(-3.0f, -5.0f, 44);
    band(-5.0f, mouthY + 0.03f, 36);
    slit(mouthY, Slit::UpperLip, Slit::LowerLip);
    band(mouthY - 0.03f, -8.2f, 34);
    band(-8.2f, -10.2f, 26);
    band(-10.2f, -11.45f, 24);
    rows.push_back({-11.45f, Slit::None, 0});
    return rows;
}

} // namespace

float faceBreadth(float y, const Likeness &who)
{
    const float face = smoothstep(8.0f, 3.0f, y);
    return 1 + 0.055f * who.width * face + 0.045f * who.forehead * bump((y - 5) / 3.5f);
}

Vec3 headLoft(float theta, float y, const Likeness &who)
{
    const Section s = sectionAt(std::min(y, 5.0f));
    const float size = dome(y);
    const float centre = mix(-1.6f, s.widest, size);
    const float sine = std::sin(theta), cosine = std::cos(theta);
    const float wider = (1 + who.jaw * 0.09f * smoothstep(0.0f, -8.5f, y)) * faceBreadth(y, who);
    const float depth = (cosine >= 0 ? s.front - s.widest : s.widest - s.back) * size;
    const float half = s.half * wider * size;
    const float power = cosine >= 0 ? s.squareness : 2.15f;
    const float r = std::pow(std::pow(std::abs(cosine) / std::max(depth, 1e-3f), power) +
                                 std::pow(std::abs(sine) / std::max(half, 1e-3f), power),
                             -1 / power);
    return {r * sine, y, centre + r * cosine};
}

bool HeadSheet::filled(int column, int row) const
{
    if (row + 1 >= int(rows.size()))
        return false;
    const Slit above = rows[row].slit, below = rows[row + 1].slit;
    const float x = std::abs(base[index(column, row)].u),
                next = std::abs(base[index((column + 1) % columns, row)].u);
    if (facing[index(column, row)] < 0.5f)
        return above == Slit::None || above != below || below == Slit::None;
    if (above == Slit::UpperLid && below == Slit::LowerLid)
        return std::max(std::abs(x - pupilX), std::abs(next - pupilX)) > eyeHalfWidth;
    if (above == Slit::UpperLip && below == Slit::LowerLip)
        return std::max(x, next) > mouthHalfWidth;
    return true;
}

HeadSheet makeHeadSheet(const Likeness &who, float fineness)
{
    HeadSheet sheet;
    sheet.columns = std::max(int(337 * fineness), 41) | 1;
    sheet.rows = sheetRows(fineness);
    for (const SheetRow &row : sheet.rows)
        for (int column = 0; column < sheet.columns; ++column) {
            const float s = float(2 * column + 1 - sheet.columns) / sheet.columns;
            const float theta = pi * (0.4f * s + 0.6f * s * s * s); // dense on the face
            const Vec3 p = headLoft(theta, row.y, who);
            const float facing = smoothstep(0.05f, 0.5f, std::cos(theta));
            const Vec3 d = faceFeatures(std::abs(p.x), p.y, who) * facing;
            const float side = p.x > 0 ? 1.0f : p.x < 0 ? -1.0f : 0.0f;
            sheet.base.push_back({p.x, p.y});
            sheet.facing.push_back(facing);
            sheet.scalp.push_back(smoothstep(-0.8f, 0.7f, p.y - hairline(theta)));
            sheet.rest.push_back(p + Vec3{d.x * side, d.y, d.z} + unevenness(p, who));
        }
    return sheet;
}

} // namespace presence
