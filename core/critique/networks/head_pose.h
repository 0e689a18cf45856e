// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/critique/networks/face_measures.h"

#include <string_view>

namespace presence {

/// An average head and how much each of its points stays rigid when the face moves. Immutable.
class HeadModel
{
public:
    /// `text`: MediaPipe's geometry metadata in protobuf's text form. Errors: BadInput.
    static Result<HeadModel> parse(std::string_view text);

    /// Least-squares fit of the head to the mesh (weighted Procrustes: Umeyama, PAMI 1991), which needs no
    /// focal length. Good to 0.2° between near copies of a picture; beyond 45° the mesh itself guesses. Zero
    /// pitch is the model's: ordinary portraits come out about `levelPitchDegrees`.
    HeadPose fit(const FaceMesh &mesh) const;

    /// Median pitch of ordinary portraits by this model (5–95 %: −16…+5); subtract it where "level" must
    /// mean what people mean.
    static constexpr double levelPitchDegrees = -4;

private:
    struct RigidPoint
    {
        std::size_t index = 0;
        double weight = 0; ///< all together 1
        Point3 position;   ///< cm: x to the subject's left, y up, z toward the camera
    };
    std::vector<RigidPoint> m_points;
};

} // namespace presence
