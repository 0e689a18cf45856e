// SPDX-License-Identifier: MIT
#include "core/sitter/sitting.h"

namespace presence {

Sitting sittingOf(const PortraitSpec &spec, std::uint64_t seed, int width, int height)
{
    Sitting sitting;
    sitting.who = likenessOf(spec, seed);
    sitting.hair = hairStyleOf(spec, seed);
    sitting.motion = motionOf(spec.expression);
    sitting.body = bodyPoseOf(spec);
    sitting.camera = cameraRigOf(spec, sitting.body, width, height);
    sitting.eyes = eyesLookingAt(sitting.body.toHeadFrame(gazeTarget(spec, sitting.body, sitting.camera)),
                                 sitting.motion, float(spec.pose.vergenceDeg));
    return sitting;
}

void Sitting::place(Stage &stage, Workers &workers) const
{
    stage.place(who, hair, motion, eyes, body, workers);
}

} // namespace presence
