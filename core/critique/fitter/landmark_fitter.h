// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/critique/fitter/descent.h"
#include "core/critique/networks/face_networks.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// A face with its points in pixels of the picture.
struct FittedFace
{
    FittedPoints points{};
    /// How far the points moved when the fit was repeated from a crop around them, in outer eye distances:
    /// about 0.01 on a face, large where there is none.
    double unrest = 0;
};

/// Our own face points, without any foreign weights: tier A+. The command presence-fit-landmarks fits the
/// weights; resources/models/landmarks.json tells from what and how exact they are. Immutable; safe from
/// several threads.
class LandmarkFitter
{
public:
    static Result<LandmarkFitter> load(const Resources &resources);
    explicit LandmarkFitter(Descent descent)
        : m_descent(std::move(descent))
    {
    }

    /// `bgr`: 8 bit. `box`: as the cascades draw it, in its pixels. A few milliseconds.
    FittedFace fit(const cv::Mat &bgr, const Region &box, double rollDeg) const;

    /// What follows from the points: pose, lids, mouth, irises and a hint of the gaze. No mesh.
    FaceReading reading(const FittedFace &face, const Region &box) const;

    const Descent &descent() const { return m_descent; }

private:
    Descent m_descent;
};

/// The turned square in grey as `pixels` × `pixels`, without aliasing.
cv::Mat greyCrop(const cv::Mat &bgr, const Crop &crop, int pixels);

} // namespace presence::critique
