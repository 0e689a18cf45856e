// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <opencv2/core.hpp>
#include <string>

namespace presence {

// Private to core/critique: carries OpenCV types.

/// BRISQUE (Mittal, Moorthy, Bovik, IEEE TIP 2012) with the model of OpenCV's contributed modules, which are
/// not linked: 36 statistics of neighbouring pixels and a support vector regression. Immutable; thread-safe.
class QualityReader
{
public:
    /// `modelYaml`: the regression; `rangeYaml`: smallest and largest value of each statistic. Errors:
    /// BadInput.
    static Result<QualityReader> load(const std::string &modelYaml, const std::string &rangeYaml);

    /// 0 good – 100 bad. Above 45 blurred, noisy or smoothed; blind to exposure. Errors: BadInput for
    /// pictures under 16 px.
    Result<double> read(const cv::Mat &bgr) const;

private:
    cv::Mat m_supportVectors; ///< count × 36, 32-bit float
    cv::Mat m_coefficients;   ///< 1 × count, 64-bit float
    cv::Mat m_range;          ///< 2 × 36, 32-bit float
    double m_rho = 0, m_gamma = 0;
};

} // namespace presence
