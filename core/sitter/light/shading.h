// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/figure.h"
#include "core/sitter/light/light_rig.h"
#include "core/sitter/light/scene.h"

#include <optional>

namespace presence {

/// What the surfaces are made of, worked out once a frame.
struct Surfaces
{
    Vec3 skin, lip, hair, brow, garment, shirt, iris;
    float texture = 0.6f; ///< pores and unevenness left after retouching, 0–1
    bool pores = true;    ///< drawn one by one; a draft has no pixels for them
    float beard = 0;      ///< shadow of a shaved beard
    float scalp = 0;      ///< how much hair colour shows on the scalp
    float age = 0.25f;
    std::uint32_t seed = 1;
    Likeness likeness;
};
Surfaces surfacesOf(const PortraitSpec &spec, const Likeness &likeness, std::uint64_t seed);

/// Two eyes in the world, for iris and catchlight.
struct WorldEye
{
    Vec3 centre, gaze;
    float upper = 0, lower = 0; ///< lid margins, as EyeState
};

/// Four pairs of random numbers of one sample.
struct SampleNumbers
{
    float keyX, keyY, openX, openY;
    bool twice = false; ///< two rays to the key instead of one
};

/// Fills `mesh.open` of these vertices from the committed scene, each with rays of its own directions; of
/// those turned to `eye` where one is given.
void bakeOpenness(const Scene &scene, Mesh &mesh, std::size_t first, std::size_t last,
                  std::optional<Vec3> eye);
/// Shares it among neighbours, so that each has the rays of all around it.
void smoothOpenness(Mesh &mesh);

/// Linear light that leaves a hit toward the camera. Safe from every thread.
struct Shader
{
    const Scene &scene;
    const LightRig &light;
    const Surfaces &surfaces;
    WorldEye leftEye, rightEye;

    Vec3 shade(const Hit &hit, Vec3 toCamera, const SampleNumbers &random) const;
};

} // namespace presence
