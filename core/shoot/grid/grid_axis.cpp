// SPDX-License-Identifier: MIT
#include "core/shoot/grid/grid_axis.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace presence {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view()
                              : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string> separated(std::string_view text)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto comma = text.find(',');
        parts.emplace_back(trimmed(text.substr(0, comma)));
        if (comma == text.npos)
            return parts;
        text.remove_prefix(comma + 1);
    }
}

/// Not a number where it is none.
double numberIn(const std::string &text)
{
    double number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, number);
    return code == std::errc() && stop == end ? number : std::numeric_limits<double>::quiet_NaN();
}

std::string numberText(double number)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, std::round(number * 1e6) / 1e6).ptr};
}

/// "0", "5", "..", "20" → 0, 5, 10, 15, 20.
Result<std::vector<std::string>> filled(std::vector<std::string> parts)
{
    std::vector<std::string> values;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != "..") {
            values.push_back(parts[i]);
            continue;
        }
        const bool isBetween = values.size() >= 2 && i + 1 < parts.size();
        const double last = isBetween ? numberIn(values.back()) : 0;
        const double step = isBetween ? last - numberIn(values[values.size() - 2]) : 0;
        const double end = isBetween ? numberIn(parts[i + 1]) : 0;
        if (!isBetween || !((end - last) / step >= 0)) // also where one of them is no number
            return Error{Error::Kind::BadInput,
                         "“..” stands between numbers, after two that give the step, such as 0, 5, .., 20."};
        const double steps = std::floor((end - last) / step + 1e-9);
        if (steps > mostGridCells)
            return Error{Error::Kind::BadInput,
                         "“..” would fill in more than " + std::to_string(mostGridCells) + " values."};
        const int count = int(steps);
        for (int n = 1; n <= count; ++n)
            values.push_back(numberText(last + n * step));
        if (std::abs(last + count * step - end) < std::abs(step) * 1e-6)
            ++i; // the end is among them
    }
    std::erase(values, std::string());
    return values;
}

Error unknown(const std::string &what, const std::string &name, const std::vector<std::string> &known)
{
    std::string list;
    for (const std::string &one : known)
        list += (list.empty() ? "" : ", ") + one;
    return {Error::Kind::BadInput, "There is no " + what + " “" + name + "”. Known ones: " + list + "."};
}

Result<GridStep> seedStep(const std::string &value)
{
    std::int64_t seed = -1;
    const char *end = value.data() + value.size();
    const auto [stop, code] = std::from_chars(value.data(), end, seed);
    if (code != std::errc() || stop != end || seed < 0)
        return Error{Error::Kind::BadInput, "“" + value + "” is no seed; it takes a whole number from 0."};
    return GridStep{.label = value, .seed = seed};
}

Result<GridStep> presetStep(const std::string &name, const PresetCollection &presets)
{
    const Preset *preset = presets.find(name);
    if (!preset)
        return Error{Error::Kind::BadInput, "There is no preset “" + name + "”."};
    return GridStep{.label = preset->name,
                    .patch = preset->values,
                    .prompt = preset->prompt,
                    .negative = preset->negative};
}

Result<GridStep> jobStep(const std::string &id, const SpecLibrary &library)
{
    const Job *job = library.job(id);
    if (job)
        return GridStep{.label = job->label, .patch = job->defaults};
    std::vector<std::string> known;
    for (const Job &row : library.jobs)
        known.push_back(row.id);
    return unknown("job", id, known);
}

Result<GridStep> backendStep(const std::string &id, const GridNames &names)
{
    std::vector<std::string> known;
    for (const auto &[knownId, name] : names.backends) {
        if (knownId == id)
            return GridStep{.label = name, .backendId = id};
        known.push_back(knownId);
    }
    return unknown("backend", id, known);
}

Result<GridStep> controlStep(const std::string &id, const std::string &value, const ParameterWords &words)
{
    auto patch = SpecPatch::parse(id, value);
    if (!patch)
        return patch.error();
    const auto &[control, set] = *patch->values().begin();
    const Control *row = findControl(control);
    return GridStep{.label = row ? words.valueText(*row, set) : value, .patch = std::move(*patch)};
}

} // namespace

Result<GridAxis> parseAxis(std::string_view text, const GridNames &names)
{
    const auto equals = text.find('=');
    if (equals == text.npos)
        return Error{Error::Kind::BadInput,
                     "An axis is WHAT=VALUES, such as head.yaw=-20,0,20 or preset=Calm,Warm, not “" +
                         std::string(text) + "”."};
    const std::string what(trimmed(text.substr(0, equals)));
    const auto values = filled(separated(text.substr(equals + 1)));
    if (!values)
        return values.error();
    if (values->empty())
        return Error{Error::Kind::BadInput, "The axis “" + what + "” has no values."};
    GridAxis axis;
    const bool isControl = what != "seed" && what != "preset" && what != "backend" && what != "job";
    axis.title = what == "seed"      ? "Seed"
                 : what == "preset"  ? "Preset"
                 : what == "backend" ? "Backend"
                 : what == "job"     ? "Job"
                                     : names.words.label(what);
    for (const std::string &value : *values) {
        auto step = what == "seed"      ? seedStep(value)
                    : what == "preset"  ? presetStep(value, names.presets)
                    : what == "backend" ? backendStep(value, names)
                    : isControl         ? controlStep(what, value, names.words)
                                        : jobStep(value, names.library);
        if (!step)
            return step.error();
        axis.steps.push_back(std::move(*step));
    }
    return axis;
}

} // namespace presence
