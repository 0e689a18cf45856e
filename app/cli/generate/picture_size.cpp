// SPDX-License-Identifier: MIT
#include "app/cli/generate/picture_size.h"

#include "app/cli/context.h"
#include "core/sitter/sitter.h"

#include <algorithm>
#include <cmath>

namespace presence::cli {

namespace {

constexpr int longSide = 1040; ///< pixels where nothing else is asked: 832 × 1040 for 4:5

/// The backend's size that is closest in shape to `wished`, or `wished` where it is free.
std::array<int, 2> nearestSize(const BackendInfo &info, std::array<int, 2> wished)
{
    if (info.sizes.empty()) {
        const double scale = std::min(1.0, double(info.largestSide) / std::max(wished[0], wished[1]));
        for (int &side : wished)
            side = std::max(int(side * scale) / info.sizeStep * info.sizeStep, info.smallestSide);
        return wished;
    }
    const auto shape = [](const std::array<int, 2> &size) { return std::log(double(size[0]) / size[1]); };
    return *std::ranges::min_element(info.sizes, {},
                                     [&](const auto &size) { return std::abs(shape(size) - shape(wished)); });
}

} // namespace

std::string sizeText(const std::array<int, 2> &size)
{
    return std::to_string(size[0]) + "x" + std::to_string(size[1]);
}

Result<std::array<int, 2>> sizeFor(const std::string &given, const PortraitSpec &spec,
                                   const BackendInfo &info)
{
    if (given.empty())
        return nearestSize(info, sizeForAspect(spec.camera.aspect, longSide));
    const auto asked = parseSize(given);
    if (!asked)
        return asked.error();
    const std::array<int, 2> size = *asked;
    if (!info.sizes.empty() && std::ranges::find(info.sizes, size) == info.sizes.end()) {
        std::string known;
        for (const auto &allowed : info.sizes)
            known += (known.empty() ? "" : ", ") + sizeText(allowed);
        return Error{Error::Kind::BadInput, info.name + " makes no " + given + "; it makes " + known + "."};
    }
    const auto fits = [&](int side) {
        return side >= info.smallestSide && side <= info.largestSide && side % info.sizeStep == 0;
    };
    if (info.sizes.empty() && !(fits(size[0]) && fits(size[1])))
        return Error{Error::Kind::BadInput, info.name + " makes no " + given + "; sides must be " +
                                                std::to_string(info.smallestSide) + " to " +
                                                std::to_string(info.largestSide) + " and multiples of " +
                                                std::to_string(info.sizeStep) + "."};
    return size;
}

} // namespace presence::cli
