// SPDX-License-Identifier: MIT
#include "core/spec/face/facs_codes.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Levels = std::array<double, 5>;

constexpr Levels turn{5, 12, 30, 60, 90}, nod{3, 7, 15, 25, 40}, tilt{3, 7, 12, 20, 35};
constexpr Levels letters{1, 2, 3, 4, 5};

constexpr Levels minus(Levels values)
{
    for (double &value : values)
        value = -value;
    return values;
}

constexpr PoseCode table[]{
    {51, "expression.au51", "head.yaw", turn},
    {52, "expression.au52", "head.yaw", minus(turn)},
    {53, "expression.au53", "head.pitch", nod},
    {54, "expression.au54", "head.pitch", minus(nod)},
    {55, "expression.au55", "head.roll", tilt},
    {56, "expression.au56", "head.roll", minus(tilt)},
    {57, "expression.au57", "head.forward", {1, 2, 4, 6, 8}},
    {58, "expression.au58", "head.forward", {-0.5, -1, -2, -3, -4}},
    {61, "expression.au61", "gaze.yaw", {5, 10, 20, 30, 45}},
    {62, "expression.au62", "gaze.yaw", {-5, -10, -20, -30, -45}},
    {63, "expression.au63", "gaze.pitch", {4, 8, 15, 22, 30}},
    {64, "expression.au64", "gaze.pitch", {-5, -10, -20, -30, -40}},
    {65, "expression.au65", "gaze.vergence", {-1, -2, -4, -7, -10}},
    {66, "expression.au66", "gaze.vergence", {4, 8, 15, 22, 30}},
    {82, "expression.au82", "posture.shoulder_raise", {0.2, 0.4, 0.6, 0.8, 1}},
    {30, "expression.au30.left", "expression.jaw_shift", letters},
    {30, "expression.au30.right", "expression.jaw_shift", minus(letters)},
    {45, "expression.au45", "expression.au43.left", letters},
    {45, "expression.au45", "expression.au43.right", letters},
    {46, "expression.au46.left", "expression.au43.left", letters},
    {46, "expression.au46.right", "expression.au43.right", letters},
};

/// Lids are written as 43, which a still can show.
bool isLidEvent(const PoseCode &code) { return code.code == 45 || code.code == 46; }

template <typename Test>
std::vector<const PoseCode *> rowsWhere(Test test)
{
    std::vector<const PoseCode *> rows;
    for (const PoseCode &row : table)
        if (test(row))
            rows.push_back(&row);
    return rows;
}

/// Letters only: FACS has no steps between them.
std::string scored(int code, double level)
{
    const int letter = std::min(int(std::lround(level)), 5);
    return letter < 1 ? std::string() : std::to_string(code) + char('A' + letter - 1);
}

} // namespace

double PoseCode::valueAt(double level) const
{
    level = std::clamp(level, 0.0, 5.0);
    const int below = std::min(int(level), 4);
    const double from = below == 0 ? 0 : atLevel[below - 1];
    return from + (level - below) * (atLevel[below] - from);
}

double PoseCode::levelOf(double value) const
{
    double from = 0;
    for (int i = 0; i < 5; ++i) {
        if (std::abs(value) <= std::abs(atLevel[i]))
            return value * atLevel[i] <= 0 ? 0 : i + (value - from) / (atLevel[i] - from);
        from = atLevel[i];
    }
    return value * atLevel[4] < 0 ? 0 : 5;
}

std::span<const PoseCode> poseCodes() { return table; }

std::vector<const PoseCode *> findPoseCode(std::string_view id)
{
    return rowsWhere([&](const PoseCode &row) { return row.id == id; });
}

std::vector<const PoseCode *> poseCodesOf(std::string_view controlId)
{
    return rowsWhere([&](const PoseCode &row) { return row.control == controlId && !isLidEvent(row); });
}

std::string facsNotation(const Control &control, const ControlValue &value)
{
    const double *number = std::get_if<double>(&value);
    if (!number)
        return {};
    if (control.kind == Control::Kind::Level)
        return scored(control.actionUnit, *number);
    for (const PoseCode *code : poseCodesOf(control.id))
        if (std::string text = scored(code->code, code->levelOf(*number)); !text.empty())
            return text;
    return {};
}

std::string facsNotation(const PortraitSpec &spec)
{
    std::string all;
    const auto add = [&](const std::string &text) {
        if (!text.empty())
            all += (all.empty() ? "" : "+") + text;
    };
    for (const ActionUnit &unit : actionUnits) {
        const SidedLevel shown = spec.expression.shown(unit.number);
        const std::string left = scored(unit.number, shown.left), right = scored(unit.number, shown.right);
        if (left == right) {
            add(left);
            continue;
        }
        add(left.empty() ? left : "L" + left);
        add(right.empty() ? right : "R" + right);
    }
    for (const Control &control : controls())
        if (control.kind == Control::Kind::Number)
            add(facsNotation(control, control.valueIn(spec)));
    return all.empty() ? "0" : all;
}

} // namespace presence
