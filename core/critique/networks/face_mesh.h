// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/crop.h"
#include "core/critique/models/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// MediaPipe's face mesh (Kartynnik et al., arXiv:1907.06724; Grishchenko et al., arXiv:2309.05782): with
/// irises, 478 points, or without, 468. Thread-safe.
class FaceMesher
{
public:
    /// The file of either kind, as published.
    static Result<FaceMesher> loadWithIrises(std::string_view onnx);
    static Result<FaceMesher> loadWithoutIrises(std::string onnx);

    /// Two passes: around the found box, then around the points of the first pass. Points in pixels of
    /// `bgr`; z on the scale of x, smaller = nearer.
    Result<FaceMesh> read(const cv::Mat &bgr, const FaceBox &face) const;

private:
    FaceMesher(Network network, int pixels, std::vector<std::string> outputs)
        : m_network(std::move(network))
        , m_pixels(pixels)
        , m_outputs(std::move(outputs))
    {
    }
    Result<FaceMesh> pass(const cv::Mat &bgr, const Crop &crop) const;

    Network m_network;
    int m_pixels;
    std::vector<std::string> m_outputs; ///< points, presence
};

} // namespace presence
