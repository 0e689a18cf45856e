// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/detect/lids.h"
#include "core/critique/detect/mouth.h"
#include "core/critique/face/smile.h"
#include "core/critique/fitter/landmark_fitter.h"
#include "core/critique/limits.h"
#include "core/critique/networks/face_networks.h"
#include "core/critique/observe/subject.h"

#include <optional>
#include <stop_token>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// The main face alone, scaled so that its box is 360 px wide (the scale at which skin texture was
/// calibrated). Left and right are the subject's: the left cheek is at the right of the patch.
struct FacePatch
{
    static constexpr int side = 360;

    cv::Mat bgr;                              ///< 8 bit
    cv::Mat lab;                              ///< 32-bit float
    cv::Mat luminance;                        ///< linear, 32-bit float
    cv::Mat skin;                             ///< 8-bit mask: the ellipse of the face
    cv::Rect leftCheek, rightCheek, forehead; ///< turned with the roll of the head
    double fullWidth = 0;                     ///< of the box in pixels of the original picture
};

/// Everything expensive, measured once per picture; the checks only read it.
struct Observation
{
    Picture picture;
    std::vector<Face> faces;              ///< largest first
    std::optional<Eyes> eyes;             ///< of the main face
    std::optional<Lids> lids;             ///< of the main face
    std::optional<FacePatch> patch;       ///< of the main face
    std::optional<Mouth> mouth;           ///< of the main face, where its points are not known
    std::optional<Subject> subject;       ///< the person the main face belongs to
    std::optional<Background> background; ///< empty if hardly any is left
    /// Points and what follows from them, of the main face; in pixels of the original picture. The pitch is
    /// counted from an ordinary level head.
    std::optional<FaceReading> reading;
    std::optional<SmileReading> smile; ///< from `reading`
    std::string readingTier; ///< of the equipment behind `reading`: C the mesh, A+ our own fitter (no mesh)
    std::string countTier = "A";       ///< of the equipment that found the faces
    std::string subjectTier = "A";     ///< of the equipment that drew the outline
    std::optional<double> degradation; ///< BRISQUE, 0 good – 100 bad

    /// How far a quantity taken from the points can be trusted, 0–1: less for small and for turned faces.
    double confidenceOfPoints() const;

    /// The main face if it looks roughly toward the camera; null if there is none.
    const Face *mainFace() const { return faces.empty() || faces.front().turned ? nullptr : &faces.front(); }
};

/// What observing needs besides the picture.
struct Instruments
{
    CascadeSet &cascades;
    const LidReader &lidReader;
    const LandmarkFitter &fitter;
    const SmileReader &smileReader;
    const Limits &limits;
    const FaceNetworks &networks;
};

/// Errors: the bytes cannot be decoded, or Cancelled.
Result<Observation> observe(const ImageFile &image, std::string_view name, const Instruments &instruments,
                            std::stop_token stop);

} // namespace presence::critique
