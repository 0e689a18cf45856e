// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace presence {

/// Where an action unit shows. Also the order of the groups on the Expression panel.
enum class FaceZone { Brow, Eyes, Nose, Cheeks, Mouth, Jaw };

/// One row of the Facial Action Coding System (Ekman, Friesen & Hager, 2002) that Presence can direct by
/// level: muscle units first, then descriptors that a still can show. Codes that are a pose instead:
/// facs_codes.h.
struct ActionUnit
{
    int number;
    FaceZone zone;
    bool sided; ///< left and right can differ; otherwise both sides always move together
};

inline constexpr std::array actionUnits{
    ActionUnit{1, FaceZone::Brow, true},     ActionUnit{2, FaceZone::Brow, true},
    ActionUnit{4, FaceZone::Brow, true},     ActionUnit{5, FaceZone::Eyes, true},
    ActionUnit{6, FaceZone::Cheeks, true},   ActionUnit{7, FaceZone::Eyes, true},
    ActionUnit{43, FaceZone::Eyes, true},    ActionUnit{9, FaceZone::Nose, true},
    ActionUnit{38, FaceZone::Nose, false},   ActionUnit{39, FaceZone::Nose, false},
    ActionUnit{10, FaceZone::Mouth, true},   ActionUnit{11, FaceZone::Mouth, true},
    ActionUnit{12, FaceZone::Mouth, true},   ActionUnit{13, FaceZone::Mouth, true},
    ActionUnit{14, FaceZone::Mouth, true},   ActionUnit{15, FaceZone::Mouth, true},
    ActionUnit{16, FaceZone::Mouth, true},   ActionUnit{18, FaceZone::Mouth, false},
    ActionUnit{20, FaceZone::Mouth, true},   ActionUnit{22, FaceZone::Mouth, false},
    ActionUnit{23, FaceZone::Mouth, false},  ActionUnit{24, FaceZone::Mouth, false},
    ActionUnit{25, FaceZone::Mouth, false},  ActionUnit{28, FaceZone::Mouth, false},
    ActionUnit{17, FaceZone::Jaw, false},    ActionUnit{26, FaceZone::Jaw, false},
    ActionUnit{27, FaceZone::Jaw, false},    ActionUnit{8, FaceZone::Mouth, false},
    ActionUnit{19, FaceZone::Mouth, false},  ActionUnit{32, FaceZone::Mouth, false},
    ActionUnit{33, FaceZone::Cheeks, false}, ActionUnit{34, FaceZone::Cheeks, true},
    ActionUnit{35, FaceZone::Cheeks, false}, ActionUnit{36, FaceZone::Cheeks, true},
    ActionUnit{29, FaceZone::Jaw, false},    ActionUnit{31, FaceZone::Jaw, false},
    ActionUnit{21, FaceZone::Jaw, false},
};
inline constexpr std::size_t actionUnitCount = actionUnits.size();

/// Index into `actionUnits`, or nothing if Presence does not direct this unit.
constexpr std::optional<std::size_t> actionUnitIndex(int number)
{
    for (std::size_t i = 0; i < actionUnitCount; ++i)
        if (actionUnits[i].number == number)
            return i;
    return std::nullopt;
}

/// Intensity of one unit on the subject's own left and right: 0 none, 1 = A (trace) … 5 = E (maximum),
/// continuous in between.
struct SidedLevel
{
    double left = 0;
    double right = 0;

    double strongest() const { return left > right ? left : right; }
    friend bool operator==(const SidedLevel &, const SidedLevel &) = default;
};

/// Share (0–1) of the largest travel that a level stands for. A to E are not equal steps: A and B are narrow,
/// C and D broad (FACS manual); the shares 0.10, 0.25, 0.50, 0.80, 1 are our working values.
double levelTravel(double level);

/// "0", "A" … "E"; between letters the nearest one with a sign, such as "C+" (level 3.25) or "D−"
/// (level 3.75).
std::string levelText(double level);

/// Reads "0", "a" … "E", or a number from 0 to 5.
std::optional<double> parseLevel(std::string_view text);

} // namespace presence
