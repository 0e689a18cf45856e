// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace presence {

// Private to core/critique: carries OpenCV types.

/// A neural network that several threads may run at once. OpenCV's own network object may not: each caller
/// gets an instance to itself, which is kept for the next one. The same input gives the same output.
class Network
{
public:
    /// `onnx` as OpenCV accepts it; `name` appears in errors. Errors: BadInput if it cannot be parsed.
    static Result<Network> load(std::string onnx, std::string name);

    /// Feeds `blob` and returns the named outputs, each in memory of its own. Errors: Internal.
    Result<std::vector<cv::Mat>> run(const cv::Mat &blob, const std::vector<std::string> &outputs) const;

private:
    struct Pool;
    std::shared_ptr<Pool> m_pool;
};

} // namespace presence
