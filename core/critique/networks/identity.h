// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/networks/face_measures.h"
#include "core/critique/networks/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// MobileFaceNet (Chen et al., arXiv:1804.07573), trained on MS-Celeb-1M. Thread-safe.
class LikenessReader
{
public:
    static Result<LikenessReader> load(std::string_view onnx);

    /// Crop and mirrored crop together, aligned by the mesh. Errors: Internal.
    Result<FaceLikeness> read(const cv::Mat &bgr, const FaceMesh &mesh) const;

private:
    explicit LikenessReader(Network network)
        : m_network(std::move(network))
    {
    }
    Network m_network;
};

} // namespace presence
