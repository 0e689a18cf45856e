// SPDX-License-Identifier: MIT
#include "core/shoot/recall.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace presence {

namespace {

template <typename Number>
std::optional<Number> numberIn(const PictureSettings &settings, const char *key, Number smallest,
                               Number largest)
{
    const auto found = settings.parameters.find(key);
    if (found == settings.parameters.end())
        return std::nullopt;
    const std::string &text = found->second;
    Number value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !(value >= smallest && value <= largest))
        return std::nullopt;
    return value;
}

} // namespace

Result<SpecPatch> recallPatch(const PictureSettings &settings, std::span<const std::string> groups)
{
    if (!settings.spec)
        return Error{Error::Kind::BadInput, settings.problem.empty()
                                                ? "The picture carries no Presence settings to restore."
                                                : settings.problem};
    const auto known = controlGroups();
    for (const std::string &group : groups)
        if (group != "all" && std::ranges::find(known, group) == known.end())
            return Error{Error::Kind::BadInput, "There is no group of controls called “" + group + "”."};
    if (groups.empty())
        return Error{Error::Kind::BadInput, "Choose at least one group of controls to restore."};

    const bool all = std::ranges::find(groups, "all") != groups.end();
    SpecPatch patch;
    for (const Control &control : controls())
        if (all || std::ranges::find(groups, control.group) != groups.end())
            patch.set(control.id, control.valueIn(*settings.spec));
    return patch;
}

RenderSettings recallRenderSettings(const PictureSettings &settings, RenderSettings current)
{
    const auto width = numberIn(settings, "Size-1", 1, 16384);
    const auto height = numberIn(settings, "Size-2", 1, 16384);
    if (width && height) {
        current.width = *width;
        current.height = *height;
    }
    current.seed = numberIn(settings, "Seed", std::int64_t(0), INT64_MAX).value_or(current.seed);
    current.steps = numberIn(settings, "Steps", 1, 10000).value_or(current.steps);
    current.guidanceScale = numberIn(settings, "CFG scale", 0.0, 1000.0).value_or(current.guidanceScale);
    if (const auto found = settings.parameters.find("Sampler"); found != settings.parameters.end())
        current.sampler = found->second;
    return current;
}

} // namespace presence
