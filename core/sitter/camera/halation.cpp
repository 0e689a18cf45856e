// SPDX-License-Identifier: MIT
#include "core/sitter/camera/halation.h"

#include "core/sitter/form/vec.h"

#include <algorithm>

namespace presence {

namespace {

/// Mean over `reach` places to both sides of every place of a line, `step` apart; beyond the ends it is dark.
void spreadLine(std::vector<float> &values, std::size_t first, std::size_t step, int count, int reach)
{
    std::vector<float> line(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        line[i] = values[first + i * step];
    float sum = 0;
    for (int i = 0; i < std::min(reach, count); ++i)
        sum += line[i];
    for (int i = 0; i < count; ++i) {
        sum += i + reach < count ? line[i + reach] : 0;
        sum -= i - reach - 1 >= 0 ? line[i - reach - 1] : 0;
        values[first + i * step] = std::max(sum, 0.0f) / float(2 * reach + 1);
    }
}

} // namespace

void addHalation(SitterPicture &picture, std::span<const float> luminance, float amount)
{
    if (amount <= 0)
        return;
    constexpr float threshold = 0.55f;
    const int width = picture.width, height = picture.height, reach = std::max(height / 90, 1);
    std::vector<float> glow(luminance.size());
    std::ranges::transform(luminance, glow.begin(),
                           [](float v) { return std::clamp(v - threshold, 0.0f, 1.0f); });
    for (int pass = 0; pass < 2; ++pass) { // two boxes after each other are a tent, soft enough
        for (int y = 0; y < height; ++y)
            spreadLine(glow, std::size_t(y) * width, 1, width, reach);
        for (int x = 0; x < width; ++x)
            spreadLine(glow, std::size_t(x), std::size_t(width), height, reach);
    }
    constexpr Vec3 tint{260, 62, 24}; // of a byte, at a glow of 1: through the red layer first
    for (std::size_t i = 0; i < glow.size(); ++i)
        for (int c = 0; c < 3; ++c) {
            std::uint8_t &v = picture.rgb[3 * i + c];
            const float share = c == 0 ? tint.x : c == 1 ? tint.y : tint.z;
            const float added = amount * glow[i] * share * (1 - float(v) / 255);
            v = std::uint8_t(std::min(float(v) + added + 0.5f, 255.0f));
        }
}

} // namespace presence
