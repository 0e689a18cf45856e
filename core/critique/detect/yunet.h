// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"
#include "core/critique/models/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// YuNet of March 2022 (libfacedetection, 120×160 export; Wu, Peng, Yu 2023). Decoded here, because OpenCV's
/// own wrapper opens files by path only, and only verified bytes may reach a parser. Thread-safe.
class FaceFinder
{
public:
    static Result<FaceFinder> load(std::string onnx);

    /// Faces scoring at least 0.7, in pixels of `bgr`, the main one first (largest score⁸·√area). Works on a
    /// copy whose longer side is 320 px: at full size the network takes objects for faces (count right on 92
    /// of 96 pictures at 320, 51 at 1024). Nothing on pictures without detail (L* deviating less than 2),
    /// where the network sees ghosts.
    Result<std::vector<FaceBox>> find(const cv::Mat &bgr) const;

private:
    explicit FaceFinder(Network network)
        : m_network(std::move(network))
    {
    }
    Network m_network;
};

} // namespace presence
