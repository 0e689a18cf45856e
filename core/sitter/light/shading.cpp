// SPDX-License-Identifier: MIT
#include "core/sitter/light/shading.h"

#include "core/sitter/light/textures.h"

namespace presence {

namespace {

/// 1 if a ray into the hemisphere gets away, else 0.
float openness(const Scene &scene, Vec3 from, Vec3 normal, float x, float y)
{
    Vec3 a, b;
    frameAround(normal, a, b);
    const float s = std::sqrt(x), phi = 2 * pi * y;
    const Vec3 way = a * (s * std::cos(phi)) + b * (s * std::sin(phi)) + normal * std::sqrt(1 - x);
    constexpr float reachCm = 12;
    return scene.blocked(from, way, reachCm) ? 0.0f : 1.0f;
}

/// What a point gets from the lights and the room.
struct Incident
{
    Vec3 toKey;
    Vec3 key;       ///< arriving, after shadow
    float open = 1; ///< share of the surroundings that is open
};

Incident incidentAt(const Shader &shader, const Hit &hit, const SampleNumbers &random, float lift = 0.03f)
{
    const Vec3 p = hit.position, normal = hit.normal;
    const LightRig &light = shader.light;
    Incident in;
    Vec3 a, b;
    frameAround(light.keyDirection, a, b);
    const auto source = [&](float x, float y) {
        const float r = light.keyRadius * std::sqrt(x), angle = 2 * pi * y;
        return light.keyPosition + a * (r * std::cos(angle)) + b * (r * std::sin(angle));
    };
    in.toKey = source(random.keyX, random.keyY) - p;
    float distance = length(in.toKey);
    in.toKey = in.toKey * (1 / distance);
    const Vec3 start = p + normal * lift;
    // Light goes around the edge of a form as far as its wrap; a shadow begins where that ends.
    const float edge = 0.32f * smoothstep(0.25f, -0.15f, dot(normal, in.toKey));
    if (!shader.scene.blocked(start + normal * edge, in.toKey, distance))
        in.key = light.key;
    if (random.twice) { // a second look at the other side of the source halves the grain of soft shadows
        const Vec3 way = source(1 - random.keyX, std::fmod(random.keyY + 0.5f, 1.0f)) - p;
        distance = length(way);
        in.key = in.key * 0.5f;
        if (!shader.scene.blocked(start + normal * edge, way * (1 / distance), distance))
            in.key += light.key * 0.5f;
    }

    if (hit.open >= 0)
        in.open = hit.open;
    else
        in.open = 0.5f * (openness(shader.scene, start, normal, random.openX, random.openY) +
                          openness(shader.scene, start, normal, std::fmod(random.openX + 0.5f, 1.0f),
                                   std::fmod(random.openY + 0.382f, 1.0f)));
    return in;
}

/// Diffuse light that wraps around the edge by a width per channel: red travels furthest in skin (after
/// Green, GPU Gems 2004; widths ours). Width 0 is Lambert.
Vec3 wrapped(float cosine, Vec3 width)
{
    const auto one = [&](float w) { return saturate((cosine + w) / (1 + w)) / (1 + 0.35f * w); };
    return {one(width.x), one(width.y), one(width.z)};
}

float schlick(float f0, float cosine)
{
    const float c = 1 - saturate(cosine);
    return f0 + (1 - f0) * square(square(c)) * c;
}

/// GGX highlight of a source whose size widens it.
float highlight(Vec3 normal, Vec3 toLight, Vec3 toCamera, float roughness, float f0)
{
    const Vec3 half = normalized(toLight + toCamera);
    const float nh = saturate(dot(normal, half)), nl = saturate(dot(normal, toLight)),
                nv = saturate(dot(normal, toCamera));
    const float a2 = square(square(roughness)), d = nh * nh * (a2 - 1) + 1;
    const float k = square(roughness + 1) / 8;
    const float g = 1 / ((nl * (1 - k) + k) * (nv * (1 - k) + k));
    return nl * a2 / (4 * d * d) * g * schlick(f0, dot(half, toCamera));
}

Vec3 fillAt(const Shader &shader, Vec3 normal, Vec3 toCamera, Vec3 albedo, float open)
{
    const float directed = shader.light.fillDirected;
    const Vec3 toFill = normalized(toCamera + shader.light.fillAside);
    const float front = std::max(1 - directed + directed * dot(normal, toFill), 0.0f),
                above = 0.92f + shader.light.fillRise * normal.y;
    // What is closed off still gets light that bounced from the skin or cloth around.
    const Vec3 below = shader.light.bounce * saturate(0.5f - 0.6f * normal.y);
    return (shader.light.fill * (front * above) + below) *
           (albedo * 0.42f * (1 - open) + Vec3{open, open, open});
}

Vec3 shadeMatte(const Shader &shader, const Hit &hit, Vec3 toCamera, const SampleNumbers &random,
                const SurfaceLook &look)
{
    // The lips are thin beside their shadow on the teeth: light goes around and through them.
    const Incident in = incidentAt(shader, hit, random, hit.material == Material::Teeth ? 0.35f : 0.03f);
    Vec3 out = look.albedo * in.key * wrapped(dot(look.normal, in.toKey), look.wrap);
    out +=
        look.albedo * fillAt(shader, look.normal, toCamera, look.albedo, std::max(in.open, look.leastOpen));
    const float rimCosine = dot(look.normal, shader.light.rimDirection);
    if (luminance(shader.light.rim) > 0 && rimCosine > 0 &&
        !shader.scene.blocked(hit.position + hit.normal * 0.05f, shader.light.rimDirection, 80)) {
        out += look.albedo * shader.light.rim * rimCosine;
        out +=
            shader.light.rim * highlight(look.normal, shader.light.rimDirection, toCamera, 0.5f, look.shine);
    }
    const float spread = 0.5f * shader.light.keyRadius / 160;
    if (look.shine > 0) {
        out += in.key * highlight(look.normal, in.toKey, toCamera, std::min(look.roughness + spread, 1.0f),
                                  look.shine);
        out += shader.light.fill * (0.35f * in.open * schlick(look.shine, dot(look.normal, toCamera)));
    }
    if (look.sheen > 0)
        out += look.albedo * (shader.light.fill + in.key * 0.5f) *
               (look.sheen * std::pow(1 - saturate(dot(look.normal, toCamera)), 3.0f));
    return out;
}

/// Strands: light along the strand is diffuse as the sine to it, with two highlights (Kajiya & Kay 1989,
/// shifted as by Scheuermann 2004).
Vec3 shadeHair(const Shader &shader, const Hit &hit, Vec3 toCamera, const SampleNumbers &random)
{
    const SurfaceLook look = hairLook(shader.surfaces, hit);
    const Incident in = incidentAt(shader, hit, random, 0.4f);
    const auto lobe = [&](Vec3 toLight, float shift, float power) {
        const Vec3 strand = normalized(hit.flow + hit.normal * (shift + look.shift));
        const float along = dot(strand, normalized(toLight + toCamera));
        return std::pow(std::sqrt(std::max(1 - along * along, 0.0f)), power);
    };
    const auto lit = [&](Vec3 toLight) {
        const float sine = std::sqrt(std::max(1 - square(dot(hit.flow, toLight)), 0.0f));
        return sine * saturate(0.3f + 0.7f * dot(hit.normal, toLight));
    };
    const float facing =
        saturate(dot(hit.normal, in.toKey) * 2 + 0.1f) * smoothstep(0.1f, 0.9f, hit.coverage);
    Vec3 out = look.albedo * in.key * lit(in.toKey);
    out += in.key * facing *
           (Vec3{1, 1, 1} * (0.034f * lobe(in.toKey, 0.08f, 60)) +
            look.albedo * (0.75f * lobe(in.toKey, -0.10f, 16)));
    out += look.albedo * fillAt(shader, hit.normal, toCamera, look.albedo, in.open);
    const float toRim = smoothstep(-0.15f, 0.35f, dot(hit.normal, shader.light.rimDirection));
    if (luminance(shader.light.rim) > 0 && toRim > 0 &&
        !shader.scene.blocked(hit.position + hit.normal * 0.5f, shader.light.rimDirection, 80))
        out += shader.light.rim * toRim *
               (look.albedo * lit(shader.light.rimDirection) * 1.3f +
                Vec3{1, 1, 1} * (0.05f * lobe(shader.light.rimDirection, 0.05f, 24)));
    return out;
}

Vec3 shadeEye(const Shader &shader, const Hit &hit, Vec3 toCamera, const SampleNumbers &random)
{
    const WorldEye &eye = hit.part == 1 ? shader.leftEye : shader.rightEye;
    const EyeLook look = eyeLook(shader.surfaces, hit, eye);
    const Incident in = incidentAt(shader, hit, random);
    Vec3 out = look.albedo * in.key * wrapped(dot(hit.normal, in.toKey), {0.25f, 0.2f, 0.2f}) * look.lidShade;
    out += look.albedo * fillAt(shader, hit.normal, toCamera, {0.5f, 0.35f, 0.3f}, in.open) * look.lidShade;
    // The tear film mirrors the sources themselves: the catchlight has the size and place of the key.
    const Vec3 mirror = look.cornea * (2 * dot(look.cornea, toCamera)) - toCamera;
    // A bare bulb is round, a softbox a square with round corners, upright in the room.
    const bool box = shader.light.keyRadius > 12;
    const auto spark = [&](Vec3 toCentre, float size) {
        const Vec3 across = normalized(cross({0, 1, 0}, toCentre)), off = mirror - toCentre;
        const float x = dot(off, across), y = dot(off, cross(toCentre, across));
        const float reach = box ? std::sqrt(std::sqrt(square(x * x) + square(y * y))) : length(off);
        return (1 - smoothstep(size * 0.85f, size * 1.1f, reach)) * look.gloss * shader.light.catchlight *
               1.9f;
    };
    if (in.key.x + in.key.y + in.key.z > 0)
        out += shader.light.key * spark(normalized(shader.light.keyPosition - hit.position),
                                        std::max(1.35f * shader.light.keyRadius / 160, 0.13f));
    if (shader.light.lowPanel)
        out += shader.light.fill * spark(shader.light.lowDirection, 0.22f);
    out += (shader.light.fill + shader.light.key * 0.12f) *
           (0.055f * in.open * shader.light.catchlight * look.gloss * smoothstep(-0.2f, 0.8f, mirror.y));
    return out;
}

} // namespace

Vec3 Shader::shade(const Hit &hit, Vec3 toCamera, const SampleNumbers &random) const
{
    switch (hit.material) {
    case Material::Eye:
        return shadeEye(*this, hit, toCamera, random);
    case Material::Hair:
        return shadeHair(*this, hit, toCamera, random);
    case Material::Skin:
        return shadeMatte(*this, hit, toCamera, random, skinLook(surfaces, hit));
    case Material::Teeth:
        return shadeMatte(*this, hit, toCamera, random, teethLook(hit));
    case Material::Mouth:
        return shadeMatte(*this, hit, toCamera, random, mouthLook(hit));
    default:
        return shadeMatte(*this, hit, toCamera, random, garmentLook(surfaces, hit));
    }
}

void bakeOpenness(const Scene &scene, Mesh &mesh, std::size_t first, std::size_t last,
                  std::optional<Vec3> eye)
{
    constexpr int rays = 12;
    constexpr float turnedAway = -0.35f; // some way around the edge, for the neighbours of what is seen
    for (std::size_t i = first; i < last; ++i) {
        const Vec3 p = mesh.position[i], n = mesh.normal[i];
        mesh.open[i] = 0.7f;
        if (eye && dot(n, normalized(*eye - p)) < turnedAway)
            continue;
        float open = 0;
        const float turn = 0.25f * float(hashBits(std::uint32_t(i)) % 4),
                    nudge = hashUnit(std::uint32_t(i) ^ 77u);
        for (int ray = 0; ray < rays; ++ray)
            open += openness(scene, p + n * 0.06f, n, (float(ray) + nudge) / rays,
                             std::fmod(0.618034f * float(ray) + turn, 1.0f));
        mesh.open[i] = open / rays;
    }
}

void smoothOpenness(Mesh &mesh)
{
    std::vector<float> sum(mesh.open.size()), count(mesh.open.size());
    for (int pass = 0; pass < 2; ++pass) {
        std::ranges::fill(sum, 0.0f);
        std::ranges::fill(count, 0.0f);
        for (const auto &corner : mesh.triangles) {
            const float mean = (mesh.open[corner[0]] + mesh.open[corner[1]] + mesh.open[corner[2]]) / 3;
            for (const std::uint32_t i : corner) {
                sum[i] += mean;
                ++count[i];
            }
        }
        for (std::size_t i = 0; i < sum.size(); ++i)
            if (count[i] > 0)
                mesh.open[i] = sum[i] / count[i];
    }
}

} // namespace presence
