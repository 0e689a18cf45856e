// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/models/network.h"

namespace presence {

// Private to core/critique: carries OpenCV types.

/// SINet (Park et al., arXiv:1911.09099) as trained for portraits. It finds any salient subject, a cat or a
/// cup as well: it is no proof of a person. Thread-safe.
class SubjectFinder
{
public:
    static constexpr int side = 320;

    static Result<SubjectFinder> load(std::string onnx);

    /// How likely each pixel belongs to the subject, 0–1, `side` × `side` floats over the whole picture
    /// (its proportions are not kept).
    Result<cv::Mat> find(const cv::Mat &bgr) const;

private:
    explicit SubjectFinder(Network network)
        : m_network(std::move(network))
    {
    }
    Network m_network;
};

} // namespace presence
