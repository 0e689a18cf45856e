// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/figure.h"
#include "core/sitter/light/scene.h"
#include "core/sitter/workers.h"

#include <optional>

namespace presence {

/// The figure in front of the ray tracer, at one fineness. Keeps its geometry between frames: what moved is
/// refitted, only another likeness or haircut is built anew.
class Stage
{
public:
    /// `draft` stands for a light mesh whose openness to the surroundings is worked out once, at rest.
    explicit Stage(bool draft)
        : m_draft(draft)
        , m_scene(!draft)
    {
    }

    void place(const Likeness &likeness, const HairStyle &hair, const FaceMotion &motion, const Eyes &eyes,
               const BodyPose &body, Workers &workers);
    /// Works out how open skin and cloth are to their surroundings at every vertex turned to `eye`: smooth
    /// where rays from single pixels would leave grain. What only asks where things are does without it; a
    /// draft has it from its rest.
    void measureOpenness(Vec3 eye, Workers &workers, std::stop_token stop = {});

    const Figure &figure() const { return m_figure; }
    const Scene &scene() const { return m_scene; }

private:
    void refit();
    void measure(std::optional<Vec3> eye, Workers &workers, std::stop_token stop);

    bool m_draft;
    bool m_built = false;
    std::optional<Vec3> m_measuredFor; ///< the eye, while the openness is that of the geometry
    Figure m_figure;
    Scene m_scene;
};

} // namespace presence
