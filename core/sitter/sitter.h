// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/portrait_spec.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

struct SitterOptions
{
    int width = 640;        ///< pixels, 16–4096
    int height = 800;       ///< pixels, 16–4096
    int samples = 16;       ///< per pixel, 1–256
    std::uint64_t seed = 1; ///< of noise, stray hairs, skin texture; the same seed gives the same bytes
    bool draft = false;     ///< lighter mesh and shading while a slider moves
    /// Degrees by which the camera is carried around the head for a look, + to the subject's left and upward.
    /// Everything else stays as the spec says: gaze and light are still those of the camera's own place.
    double orbitAzimuthDeg = 0, orbitElevationDeg = 0;
};

/// An sRGB picture, 8 bits a channel, rows from the top, no padding: `rgb.size() == 3·width·height`.
struct SitterPicture
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

/// Everything the sitter was told and where things ended up, in pixels of the picture. Known truth for the
/// critiques.
struct SitterTruth
{
    struct Point
    {
        double x = 0;
        double y = 0;
    };
    struct Box
    {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
    };

    /// One of the 68 points of the iBUG mark-up, in its order (face_points.h).
    struct FacePoint
    {
        double x = 0;
        double y = 0;
        bool visible = false;           ///< inside the picture, and neither hair nor the head itself in front
        std::array<double, 3> headCm{}; ///< in the head: x to the subject's left, y up, z out of the face
    };

    PortraitSpec spec;
    int width = 0;
    int height = 0;
    std::uint64_t seed = 0;
    Box face; ///< brow to chin, ear to ear, as a detector would draw it
    std::array<FacePoint, 68> points;
    bool leftIrisVisible = false, rightIrisVisible = false;
    /// Unit vectors out of the eyes; x image right, y up, z to the camera. They meet at what is looked at.
    std::array<double, 3> leftGaze{}, rightGaze{};
    Point leftIris, rightIris; ///< centres; the subject's left and right
    Point leftEyeInner, leftEyeOuter, rightEyeInner, rightEyeOuter;
    Point noseTip, mouthLeft, mouthRight, chin, browLeft, browRight, headTop;
    std::array<double, 3>
        keyDirection{}; ///< unit vector from the face to the key light; x image right, y up, z to the camera
    double eyeOpeningLeft = 1; ///< 0 closed … 1 resting … above 1 wide
    double eyeOpeningRight = 1;
    double cameraDistanceM = 0;
    double focalPixels = 0;         ///< of a pinhole camera with square pixels
    Point principal;                ///< where its axis meets the picture, pixels
    double meanLinearLuminance = 0; ///< of the face box, 0–1

    /// The record as JSON, schema "presence.sitter_truth/2": see core/sitter/README.md. `masks`: id → file
    /// name.
    std::string toJson(const std::map<std::string, std::string> &masks = {}) const;
};

struct SitterRender
{
    SitterPicture picture;
    SitterTruth truth;
};

/// The built-in directed head. One object keeps its geometry between frames so that a moved slider costs an
/// update, not a rebuild. Not thread-safe: one object per thread; it uses every core by itself.
class Sitter
{
public:
    Sitter();
    ~Sitter();
    Sitter(Sitter &&) noexcept;
    Sitter &operator=(Sitter &&) noexcept;

    /// Error::Cancelled soon after `stop` is requested; BadInput for impossible sizes.
    Result<SitterRender> render(const PortraitSpec &spec, const SitterOptions &options,
                                std::stop_token stop = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Pixels for `camera.aspect` with the longer side `longSide`, both multiples of 8.
std::array<int, 2> sizeForAspect(const std::string &aspect, int longSide);

} // namespace presence
