// SPDX-License-Identifier: MIT
#include "ui/models/queue/render_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace presence {

namespace {

constexpr int longSides[] = {1040, 1536, 640}; // standard, large, small

/// Width divided by height; 4:5 for anything unreadable.
double ratioOf(const std::string &aspect)
{
    int width = 0, height = 0;
    const auto colon = aspect.find(':');
    if (colon != std::string::npos) {
        std::from_chars(aspect.data(), aspect.data() + colon, width);
        std::from_chars(aspect.data() + colon + 1, aspect.data() + aspect.size(), height);
    }
    return width > 0 && height > 0 ? double(width) / height : 0.8;
}

} // namespace

QList<QSize> renderSizes(const BackendInfo &backend, const std::string &aspect)
{
    const double ratio = ratioOf(aspect);
    QList<QSize> sizes;
    for (const auto &[width, height] : backend.sizes)
        sizes.append({width, height});
    if (!sizes.isEmpty()) {
        const auto distance = [ratio](const QSize &size) {
            return std::abs(std::log(double(size.width()) / size.height() / ratio));
        };
        std::ranges::stable_sort(sizes, {}, distance);
        return sizes;
    }
    const int step = std::max(1, backend.sizeStep);
    const auto fitted = [&](double length) {
        const int smallest = (backend.smallestSide + step - 1) / step * step;
        const int largest = std::max(smallest, backend.largestSide / step * step);
        return std::clamp(int(std::lround(length / step)) * step, smallest, largest);
    };
    for (const int wanted : longSides) {
        // The smaller side rules where the larger one would leave the limits.
        const double side = std::min<double>(wanted, backend.largestSide);
        const QSize size(fitted(ratio >= 1 ? side : side * ratio), fitted(ratio >= 1 ? side / ratio : side));
        if (!sizes.contains(size))
            sizes.append(size);
    }
    return sizes;
}

} // namespace presence
