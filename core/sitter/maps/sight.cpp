// SPDX-License-Identifier: MIT
#include "core/sitter/maps/sight.h"

#include "core/sitter/clothes/garment.h"
#include "core/sitter/face/features.h"
#include "core/sitter/maps/pose.h"

#include <limits>

namespace presence {

using namespace anatomy;

namespace {

/// Names what a ray met.
class Regions
{
public:
    Regions(const Sitting &sitting, const Figure &figure)
        : m_sitting(sitting)
        , m_faceHair(figure.faceHairPart())
    {
    }

    /// Lashes are finer than a region; what is behind them counts.
    bool isLash(const Hit &hit) const
    {
        return hit.part == m_faceHair && m_sitting.body.toHeadFrame(hit.position).y < 1.05f;
    }

    SeenRegion of(const Hit &hit) const
    {
        switch (hit.material) {
        case Material::Eye:
            return ofEye(hit);
        case Material::Mouth:
        case Material::Teeth:
            return SeenRegion::Mouth;
        case Material::Garment:
            return clothCovers(hit.surface, hit.coverage, m_sitting.who.garment) ? SeenRegion::Garment
                                                                                 : SeenRegion::Skin;
        case Material::Hair:
            return hit.part == m_faceHair ? SeenRegion::Brow : SeenRegion::Hair;
        case Material::Skin:
            break;
        }
        return hit.part == 0 ? ofFace(hit.surface.u, hit.surface.v, hit.coverage) : SeenRegion::Skin;
    }

private:
    SeenRegion ofEye(const Hit &hit) const
    {
        const Vec3 at = m_sitting.body.toHeadFrame(hit.position);
        const EyeState &eye = m_sitting.eyes.at(at.x);
        const Vec3 out = at - eye.centre;
        const float offAxis = length(out - eye.gaze * dot(out, eye.gaze));
        return offAxis < pupilRadius  ? SeenRegion::Pupil
               : offAxis < irisRadius ? SeenRegion::Iris
                                      : SeenRegion::EyeWhite;
    }

    SeenRegion ofFace(float x, float y, float scalp) const
    {
        const Likeness &who = m_sitting.who;
        if (std::abs(x) < mouthHalfWidth && y < mouthY + upperLipHeight(x, who) &&
            y > mouthY - lowerLipHeight(x, who))
            return SeenRegion::Lips;
        const BrowPlace brow = browAt(x, who);
        if (brow.share > 0 && brow.share < 1 && std::abs(y - brow.middle) < brow.half)
            return SeenRegion::Brow;
        // The skull between the strands of a head of hair is hair to everybody.
        return scalp > 0.5f && m_sitting.hair.cut != "bald" ? SeenRegion::Hair : SeenRegion::Skin;
    }

    const Sitting &m_sitting;
    std::size_t m_faceHair;
};

} // namespace

Result<Sight> sightOf(const PortraitSpec &spec, int width, int height, std::uint64_t seed,
                      std::stop_token stop)
{
    const auto outside = [](int side) { return side < 16 || side > 4096; };
    if (outside(width) || outside(height))
        return Error{Error::Kind::BadInput, "The sitter cannot be mapped at " + std::to_string(width) +
                                                " × " + std::to_string(height) +
                                                " pixels; each side must be from 16 to 4096."};
    const Error cancelled{Error::Kind::Cancelled, "Mapping the sitter was cancelled."};
    if (stop.stop_requested())
        return cancelled;
    Workers workers;
    Stage stage(false);
    const Sitting sitting = sittingOf(spec, seed, width, height);
    sitting.place(stage, workers);

    Sight sight;
    sight.width = width;
    sight.height = height;
    const std::size_t pixels = std::size_t(width) * height;
    sight.region.assign(pixels, SeenRegion::Background);
    sight.depthCm.assign(pixels, std::numeric_limits<float>::infinity());
    sight.normal.assign(pixels, Vec3{0, 0, 1});
    sight.camera = sitting.camera;
    const CameraRig &camera = sight.camera;
    const Regions regions(sitting, stage.figure());
    workers.run(height, stop, [&](int y) {
        for (int x = 0; x < width; ++x) {
            const auto ray = camera.through(float(x) + 0.5f, float(y) + 0.5f, 0, 0);
            auto hit = stage.scene().nearest(ray.origin, ray.direction);
            for (int lashes = 0; hit && regions.isLash(*hit) && lashes < 8; ++lashes)
                hit = stage.scene().nearest(hit->position + ray.direction * 0.03f, ray.direction);
            if (!hit)
                continue;
            const std::size_t at = std::size_t(y) * width + x;
            const Vec3 n = dot(hit->normal, ray.direction) > 0 ? -hit->normal : hit->normal;
            sight.region[at] = regions.of(*hit);
            sight.depthCm[at] = dot(hit->position - camera.eye, camera.forward);
            sight.normal[at] = {dot(n, camera.right), dot(n, camera.up), -dot(n, camera.forward)};
        }
    });
    if (stop.stop_requested())
        return cancelled;
    sight.face = facePointsOf(sitting, stage);
    sight.irises = irisesOf(sitting, stage);
    sight.body = bodyPointsOf(sitting, stage, sight.irises, sight.face);
    return sight;
}

} // namespace presence
