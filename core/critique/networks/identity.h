// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"
#include "core/critique/models/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// MobileFaceNet (Chen et al., arXiv:1804.07573), trained on MS-Celeb-1M. Thread-safe.
class LikenessReader
{
public:
    static Result<LikenessReader> load(std::string_view onnx);

    static constexpr int side = 112;

    /// Where the middles of the right and left eye, the nose tip and the corners of the mouth (right, left)
    /// lie in an aligned face, pixels.
    static const std::array<Point2, 5> &alignedPoints();

    /// Of one aligned face, `side` × `side`, BGR. Errors: Internal.
    Result<FaceLikeness> embed(const cv::Mat &aligned) const;

    /// Of the face and its mirror image together, aligned by the mesh with least squares: steadier than the
    /// face finder's five points, whose jitter costs 0.1 of similarity. Errors: Internal.
    Result<FaceLikeness> read(const cv::Mat &bgr, const FaceMesh &mesh) const;

private:
    explicit LikenessReader(Network network)
        : m_network(std::move(network))
    {
    }
    Network m_network;
};

} // namespace presence
