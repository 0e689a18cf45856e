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
    Crop crop;           ///< of the last fit
    double presence = 0; ///< about +1 on a face, −1 where there is none or the points went astray
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

/// The surroundings of a face in grey, small enough for crops of `pixels` without aliasing.
class GreyPatch
{
public:
    /// Crops may leave `crop` by a tenth of its side.
    GreyPatch(const cv::Mat &bgr, const Crop &crop, int pixels);

    /// The turned square as `pixels` × `pixels`; black where there is no picture at all.
    cv::Mat cropped(const Crop &crop, int pixels) const;

private:
    cv::Mat m_grey;
    Point2 m_origin;
    double m_perPixel = 1;
};

} // namespace presence::critique
