// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include "core/sitter/camera/backdrop.h"
#include "core/sitter/camera/grade.h"
#include "core/sitter/camera/halation.h"
#include "core/sitter/camera/orbit.h"
#include "core/sitter/light/shading.h"
#include "core/sitter/sitting.h"
#include "core/sitter/truth/truth.h"

namespace presence {

namespace {

constexpr int tileSide = 16;

/// The i-th of a well-spread sequence, two dimensions at a time, turned by a random offset per pixel (Roberts
/// 2018; Cranley & Patterson 1976).
float spread(std::uint32_t pixel, int sample, int dimension)
{
    constexpr float steps[] = {0.75487767f, 0.56984029f, 0.81917251f, 0.67104361f,
                               0.75487767f, 0.56984029f, 0.75487767f, 0.56984029f};
    const float v = hashUnit(pixel * 8u + std::uint32_t(dimension)) + float(sample) * steps[dimension];
    return v - std::floor(v);
}

Result<> checkSize(const SitterOptions &options)
{
    const auto outside = [](int v, int low, int high) { return v < low || v > high; };
    if (outside(options.width, 16, 4096) || outside(options.height, 16, 4096))
        return Error{Error::Kind::BadInput, "The sitter cannot be drawn at " + std::to_string(options.width) +
                                                " × " + std::to_string(options.height) +
                                                " pixels; each side must be from 16 to 4096."};
    if (outside(options.samples, 1, 256))
        return Error{Error::Kind::BadInput, "The sitter cannot be drawn with " +
                                                std::to_string(options.samples) +
                                                " samples a pixel; use 1 to 256."};
    return {};
}

} // namespace

struct Sitter::Impl
{
    Workers workers;
    Stage draft{true}, full{false};

    Result<SitterRender> render(const PortraitSpec &spec, const SitterOptions &options, std::stop_token stop);
};

Result<SitterRender> Sitter::Impl::render(const PortraitSpec &spec, const SitterOptions &options,
                                          std::stop_token stop)
{
    const Error cancelled{Error::Kind::Cancelled, "Drawing the sitter was cancelled."};
    if (const auto fine = checkSize(options); !fine)
        return fine.error();
    if (stop.stop_requested())
        return cancelled;

    Sitting sitting = sittingOf(spec, options.seed, options.width, options.height);
    if (options.orbitAzimuthDeg != 0 || options.orbitElevationDeg != 0)
        sitting.camera = orbited(sitting.camera, sitting.body.headPoint({}), float(options.orbitAzimuthDeg),
                                 float(options.orbitElevationDeg));
    const BodyPose &body = sitting.body;
    const CameraRig &camera = sitting.camera;
    const Eyes &eyes = sitting.eyes;
    const LightRig light = lightRigOf(spec, body);
    Surfaces surfaces = surfacesOf(spec, sitting.who, options.seed);
    surfaces.pores = !options.draft;
    Stage &stage = options.draft ? draft : full;
    sitting.place(stage, workers);
    stage.measureOpenness(camera.eye, workers, stop);
    if (stop.stop_requested())
        return cancelled;
    const Scene &scene = stage.scene();

    const auto worldEye = [&](const EyeState &eye) {
        return WorldEye{body.headPoint(eye.centre), body.head(eye.gaze), eye.upper, eye.lower};
    };
    const Shader shader{scene, light, surfaces, worldEye(eyes.left), worldEye(eyes.right)};
    const std::vector<Vec3> backdrop = paintBackdrop(spec, camera);
    const Grade grade(spec, options.seed);

    SitterRender result;
    result.picture.width = options.width;
    result.picture.height = options.height;
    result.picture.rgb.resize(std::size_t(options.width) * options.height * 3);
    std::vector<float> luminances(std::size_t(options.width) * options.height);
    const std::uint32_t salt = hashBits(std::uint32_t(options.seed ^ options.seed >> 32));
    const auto drawPixel = [&](int x, int y) {
        const std::size_t at = std::size_t(y) * options.width + x;
        const std::uint32_t pixel = hashBits(std::uint32_t(at) ^ salt);
        Vec3 sum;
        float squares = 0;
        int taken = 0, missed = 0;
        for (int sample = 0; sample < options.samples; ++sample, ++taken) {
            if (missed == sample && missed >= 4)
                break; // nothing but backdrop here
            if (sample == 8 &&
                squares / 8 - square(luminance(sum) / 8) < square(0.035f * luminance(sum) / 8 + 0.003f))
                break; // even enough
            const auto random = [&](int dimension) { return spread(pixel, sample, dimension); };
            const bool single = options.samples == 1;
            float lensX = 0, lensY = 0;
            if (!options.draft) {
                const float r = std::sqrt(random(2)), angle = 2 * pi * random(3);
                lensX = r * std::cos(angle);
                lensY = r * std::sin(angle);
            }
            const auto ray = camera.through(float(x) + (single ? 0.5f : random(0)),
                                            float(y) + (single ? 0.5f : random(1)), lensX, lensY);
            const auto hit = scene.nearest(ray.origin, ray.direction);
            missed += !hit;
            const Vec3 color =
                hit ? shader.shade(*hit, -ray.direction,
                                   {random(4), random(5), random(6), random(7), !options.draft})
                    : backdrop[at];
            sum += color;
            squares += square(luminance(color));
        }
        const Vec3 linear = sum * (1.0f / float(taken));
        luminances[at] = luminance(linear);
        const auto rgb = grade.pixel(linear, x, y);
        std::copy(rgb.begin(), rgb.end(), result.picture.rgb.begin() + std::ptrdiff_t(3 * at));
    };
    const int across = (options.width + tileSide - 1) / tileSide,
              down = (options.height + tileSide - 1) / tileSide;
    workers.run(across * down, stop, [&](int tile) {
        const int left = tile % across * tileSide, top = tile / across * tileSide;
        for (int y = top; y < std::min(top + tileSide, options.height) && !stop.stop_requested(); ++y)
            for (int x = left; x < std::min(left + tileSide, options.width); ++x)
                drawPixel(x, y);
    });
    if (stop.stop_requested())
        return cancelled;
    addHalation(result.picture, luminances, float(spec.realism.halation));
    result.truth = truthOf(spec, sitting, stage, light);
    result.truth.seed = options.seed;
    double total = 0;
    int count = 0;
    const auto &face = result.truth.face;
    for (int y = std::max(int(face.y), 0); y < std::min(int(face.y + face.height), options.height); ++y)
        for (int x = std::max(int(face.x), 0); x < std::min(int(face.x + face.width), options.width);
             ++x, ++count)
            total += luminances[std::size_t(y) * options.width + x];
    result.truth.meanLinearLuminance = count ? std::min(total / count, 1.0) : 0;
    return result;
}

Sitter::Sitter()
    : m_impl(std::make_unique<Impl>())
{
}
Sitter::~Sitter() = default;
Sitter::Sitter(Sitter &&) noexcept = default;
Sitter &Sitter::operator=(Sitter &&) noexcept = default;

Result<SitterRender> Sitter::render(const PortraitSpec &spec, const SitterOptions &options,
                                    std::stop_token stop)
{
    return m_impl->render(spec, options, std::move(stop));
}

} // namespace presence
