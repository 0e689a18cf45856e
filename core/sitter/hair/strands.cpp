// SPDX-License-Identifier: MIT
#include "core/sitter/hair/hair.h"

namespace presence {

namespace {

/// How a cut grows and is combed. Lengths in centimetres.
struct Comb
{
    int count; ///< strands of the full mesh
    float length, radius;
    float lift;        ///< spread of the strands over the cap
    float wave, turns; ///< size and number of curls along a strand
    enum class Way { Back, Hanging, Tied, Loose } way = Way::Back;
};

Comb combOf(const std::string &cut)
{
    if (cut == "cropped")
        return {11000, 1.2f, 0.022f, 0.12f, 0.03f, 1};
    if (cut == "bob")
        return {8200, 22, 0.030f, 0.34f, 0.10f, 1.6f, Comb::Way::Hanging};
    if (cut == "long")
        return {8200, 36, 0.030f, 0.42f, 0.22f, 3.0f, Comb::Way::Hanging};
    if (cut == "wavy")
        return {7200, 34, 0.028f, 0.50f, 0.42f, 2.4f, Comb::Way::Hanging};
    if (cut == "afro")
        return {9000, 5.5f, 0.045f, 1.1f, 0.55f, 3.5f, Comb::Way::Loose};
    if (cut == "tied_back" || cut == "bun")
        return {8000, 15, 0.022f, 0.14f, 0.03f, 1, Comb::Way::Tied};
    if (cut == "curly")
        return {6000, 13, 0.050f, 0.75f, 0.55f, 5, Comb::Way::Loose};
    return {9000, 6.5f, 0.024f, 0.34f, 0.12f, 1.3f};
}

/// A place on the hair's chart: the crown in the middle, the front edge at y = 1, the sides at x = ±1.
struct ChartPoint
{
    float x = 0, y = 0;
    float radius() const { return std::sqrt(x * x + y * y); }
    float angle() const { return std::atan2(x, y); }
};

ChartPoint unit(ChartPoint p)
{
    const float size = std::max(p.radius(), 1e-4f);
    return {p.x / size, p.y / size};
}

/// Direction of the comb at a place.
ChartPoint combAt(ChartPoint q, const Comb &comb, float sweep)
{
    const float r = q.radius(), side = q.x > 0 ? 1.0f : -1.0f;
    const ChartPoint out = unit(q);
    if (comb.way == Comb::Way::Loose)
        return out;
    if (comb.way == Comb::Way::Tied)
        return unit({0 - q.x, -0.45f - q.y});
    if (comb.way == Comb::Way::Back) {
        const ChartPoint top = unit({-0.75f * sweep + 0.25f * q.x, -1});
        const ChartPoint flank = unit({0.55f * side, -0.75f});
        const float outer = smoothstep(0.42f, 0.80f, std::abs(q.x)), rear = smoothstep(0.05f, -0.45f, q.y);
        const ChartPoint front{mix(top.x, flank.x, outer), mix(top.y, flank.y, outer)};
        return unit({mix(front.x, out.x, rear), mix(front.y, out.y, rear)});
    }
    // Hanging: away from the parting, then down.
    const float parting = 0.16f * sweep, away = q.x > parting ? 1.0f : -1.0f;
    const float ahead =
        smoothstep(66, 48, std::abs(q.angle()) / radiansPerDegree) * smoothstep(0.05f, 0.3f, r);
    const ChartPoint aside = unit({away, -0.55f});
    return unit({mix(out.x, aside.x, ahead), mix(out.y, aside.y, ahead)});
}

class Grower
{
public:
    Grower(const HairCap &cap, const HairStyle &style, const Comb &comb, float fineness)
        : m_cap(cap)
        , m_style(style)
        , m_comb(comb)
        , m_steps(comb.length > 12  ? 14
                  : comb.length > 3 ? 9
                                    : 4)
        , m_radius(comb.radius / std::sqrt(fineness))
    {
        if (fineness < 1)
            m_steps = std::max(m_steps * 2 / 3, 3);
        m_mesh.material = Material::Hair;
    }

    /// `mirror` −1 grows the mirror image of the strand with the same number.
    void grow(int number, float mirror)
    {
        int draws = 0;
        const auto random = [&] { return hashUnit(number, draws++, int(m_style.seed >> 4)); };
        const bool atEdge = random() < 0.30f; // more along the edge, where hair meets skin, rising from it
        ChartPoint q;
        const float around = (random() * 2 - 1) * pi;
        const float r = m_comb.way == Comb::Way::Hanging && !atEdge
                            ? 0.05f + (std::abs(around) < 1.1f ? 0.9f : 0.62f) * random()
                        : atEdge ? 1 - 0.20f * std::sqrt(random())
                                 : std::sqrt(random());
        q = {r * std::sin(around), r * std::cos(around)};
        if (m_comb.way == Comb::Way::Hanging && atEdge && std::abs(around) > 1.0f)
            q = {q.x * 0.7f, q.y * 0.7f};
        const float length = m_comb.length * (0.65f + 0.5f * random());
        const bool stray = random() < 0.10f * m_style.stray;
        const float height = random(), phase = 2 * pi * random();
        const float lock = noise({q.x * 9, q.y * 9, 7}) - 0.5f; // strands keep together in locks
        const float lift = m_comb.lift * (height - 0.35f + 0.9f * lock) +
                           (stray ? m_style.stray * (0.35f + 0.9f * random()) : 0);
        const float lockPhase = 5 * noise({q.x * 6, q.y * 6, 2});
        const std::uint32_t first = std::uint32_t(m_mesh.position.size());
        int points = 0;
        for (int i = 0; i <= m_steps; ++i, ++points) {
            const float s = float(i) / m_steps, t = q.radius(), angle = q.angle();
            if (t > 1.001f)
                break;
            Vec3 p = m_cap.pointAt(angle, t);
            const Vec3 n = m_cap.normalAt(angle, t);
            const ChartPoint way = combAt(q, m_comb, m_style.sweep);
            const ChartPoint ahead{q.x + 0.01f * way.x, q.y + 0.01f * way.y};
            const Vec3 step = m_cap.pointAt(ahead.angle(), ahead.radius()) - p;
            const Vec3 side = normalized(cross(n, step));
            const float root = smoothstep(0, 0.25f, s), wave = m_comb.wave * (stray ? 1.4f : 1.0f) * root;
            const float curl =
                2 * pi * m_comb.turns * s + (m_comb.wave > 0.3f ? phase : lockPhase + 0.5f * phase);
            p += n * (lift * root + 0.02f + 0.6f * wave * std::cos(curl)) + side * (wave * std::sin(curl));
            const float fine = atEdge ? 0.35f + 0.65f * root : 1.0f;
            add(fine, p, n, first == std::uint32_t(m_mesh.position.size()) ? step : p - m_last,
                {float(number), s}, saturate(0.30f + 0.70f * height + 0.5f * lock - 0.25f * (1 - root)), s,
                mirror);
            const float stepLength = std::max(length / m_steps, 0.02f),
                        scale = std::max(presence::length(step) / 0.01f, 2.0f);
            q = {q.x + way.x * stepLength / scale, q.y + way.y * stepLength / scale};
        }
        if (points < 2) {
            shrinkTo(first);
            return;
        }
        for (int i = 0; i + 1 < points; ++i)
            m_mesh.segments.push_back(first + std::uint32_t(i));
    }

    Mesh take() { return std::move(m_mesh); }

private:
    void add(float fine, Vec3 p, Vec3 n, Vec3 flow, SurfacePoint place, float coverage, float s, float mirror)
    {
        m_last = p;
        const auto mirrored = [&](Vec3 v) { return Vec3{v.x * mirror, v.y, v.z}; };
        m_mesh.position.push_back(mirrored(p));
        m_mesh.normal.push_back(mirrored(n));
        m_mesh.flow.push_back(mirrored(normalized(flow)));
        m_mesh.surface.push_back(place);
        m_mesh.coverage.push_back(coverage);
        m_mesh.radius.push_back(m_radius * fine * (1 - 0.65f * smoothstep(0.6f, 1.0f, s)));
    }
    void shrinkTo(std::size_t size)
    {
        m_mesh.position.resize(size);
        m_mesh.normal.resize(size);
        m_mesh.flow.resize(size);
        m_mesh.surface.resize(size);
        m_mesh.coverage.resize(size);
        m_mesh.radius.resize(size);
    }

    const HairCap &m_cap;
    const HairStyle &m_style;
    Comb m_comb;
    int m_steps;
    float m_radius;
    Mesh m_mesh;
    Vec3 m_last;
};

} // namespace

Mesh growStrands(const HairCap &cap, const HairStyle &style, float fineness)
{
    const Comb comb = combOf(style.cut);
    Grower grower(cap, style, comb, fineness);
    const int count = int(comb.count * fineness);
    for (int i = 0; i < count; ++i)
        if (style.sweep > 0) {
            grower.grow(i, 1);
        } else { // every strand with its mirror image
            grower.grow(i, 1);
            grower.grow(i, -1);
            ++i;
        }
    return grower.take();
}

} // namespace presence
