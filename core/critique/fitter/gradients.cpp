// SPDX-License-Identifier: MIT
#include "core/critique/fitter/gradients.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr float noise = 8; ///< keeps flat places flat, in grey levels

using Cell = cv::Vec<float, directionCount>;

} // namespace

cv::Mat directionMaps(const cv::Mat &grey, double blur)
{
    cv::Mat gx, gy;
    cv::Sobel(grey, gx, CV_32F, 1, 0, 1, 0.5, 0, cv::BORDER_REPLICATE);
    cv::Sobel(grey, gy, CV_32F, 0, 1, 1, 0.5, 0, cv::BORDER_REPLICATE);
    std::array<float, directionCount> c{}, s{};
    for (std::size_t i = 0; i < directionCount; ++i) {
        c[i] = float(std::cos(2 * CV_PI * double(i) / directionCount));
        s[i] = float(std::sin(2 * CV_PI * double(i) / directionCount));
    }
    cv::Mat maps(grey.size(), CV_32FC(directionCount));
    for (int y = 0; y < grey.rows; ++y) {
        const float *dx = gx.ptr<float>(y), *dy = gy.ptr<float>(y);
        float *to = maps.ptr<float>(y);
        for (int x = 0; x < grey.cols; ++x, to += directionCount)
            for (std::size_t i = 0; i < directionCount; ++i)
                to[i] = std::max(0.0f, dx[x] * c[i] + dy[x] * s[i]);
    }
    cv::GaussianBlur(maps, maps, {0, 0}, blur, blur, cv::BORDER_REPLICATE);
    return maps;
}

void describe(const cv::Mat &maps, Point2 at, double spacing, float *values)
{
    float *to = values;
    for (int row = 0; row < gridSide; ++row)
        for (int column = 0; column < gridSide; ++column, to += directionCount) {
            const double x = std::clamp(at.x + (column - 1.5) * spacing, 0.0, maps.cols - 1.001);
            const double y = std::clamp(at.y + (row - 1.5) * spacing, 0.0, maps.rows - 1.001);
            const int left = int(x), top = int(y);
            const float u = float(x - left), v = float(y - top);
            const float *above = maps.ptr<Cell>(top)[left].val, *below = maps.ptr<Cell>(top + 1)[left].val;
            for (int i = 0; i < directionCount; ++i)
                to[i] = (1 - v) * ((1 - u) * above[i] + u * above[i + directionCount]) +
                        v * ((1 - u) * below[i] + u * below[i + directionCount]);
        }
    float squares = 0;
    for (int i = 0; i < descriptorSize; ++i)
        squares += values[i] * values[i];
    const float factor = 1 / (std::sqrt(squares) + noise);
    for (int i = 0; i < descriptorSize; ++i)
        values[i] *= factor;
}

} // namespace presence::critique
