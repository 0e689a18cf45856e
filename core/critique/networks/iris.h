// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/crop.h"
#include "core/critique/models/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// MediaPipe's iris network (Ablavatski et al., arXiv:2006.11341): more exact than the irises of the mesh,
/// which sit 1–2 px off in small eyes. Thread-safe.
class IrisReader
{
public:
    static Result<IrisReader> load(std::string onnx);

    Result<Irises> read(const cv::Mat &bgr, const FaceMesh &mesh) const;

private:
    explicit IrisReader(Network network)
        : m_network(std::move(network))
    {
    }
    Result<Iris> readEye(const cv::Mat &bgr, const FaceMesh &mesh, bool left) const;

    Network m_network;
};

} // namespace presence
