// SPDX-License-Identifier: MIT
#include "core/sitter/places.h"

#include "core/sitter/sitting.h"

namespace presence {

SitterPlaces placesOf(const PortraitSpec &spec, double widthToHeight)
{
    using namespace anatomy;
    constexpr int height = 1000;
    const int width = std::max(int(std::lround(widthToHeight * height)), 1);
    const Sitting sitting = sittingOf(spec, 1, width, height);
    const auto place = [&](Vec3 inHead) {
        const SurfacePoint p = sitting.camera.project(sitting.body.headPoint(inHead));
        return SitterPlaces::Place{p.u / width, p.v / height};
    };
    const auto iris = [&](const EyeState &eye) { return place(eye.centre + eye.gaze * eyeballRadius); };
    return {iris(sitting.eyes.left), iris(sitting.eyes.right), place({0, -3.6f, 10}),
            place({0, crownY, -1.5f}), faceShareOf(spec.camera.crop)};
}

} // namespace presence
