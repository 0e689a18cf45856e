// SPDX-License-Identifier: MIT
#include "core/spec/face/facs.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace presence {

double levelTravel(double level)
{
    constexpr double share[] = {0, 0.10, 0.25, 0.50, 0.80, 1.0};
    level = std::clamp(level, 0.0, 5.0);
    const int below = std::min(int(level), 4);
    return share[below] + (level - below) * (share[below + 1] - share[below]);
}

std::string levelText(double level)
{
    level = std::clamp(level, 0.0, 5.0);
    const int nearest = int(std::lround(level));
    std::string text = nearest == 0 ? "0" : std::string(1, char('A' + nearest - 1));
    if (level - nearest > 0.1)
        text += "+";
    else if (nearest - level > 0.1)
        text += "−";
    return text;
}

std::optional<double> parseLevel(std::string_view text)
{
    if (text.size() == 1) {
        const char letter = char(text[0] & ~0x20);
        if (letter >= 'A' && letter <= 'E')
            return letter - 'A' + 1;
    }
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 5))
        return std::nullopt;
    return value;
}

} // namespace presence
