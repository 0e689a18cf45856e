// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_mix.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace presence {

PresetMix combined(const std::vector<Preset> &presets)
{
    PresetMix mix;
    std::map<std::string, std::vector<const Preset *>> setters;
    for (const Preset &preset : presets) {
        mix.values.merge(preset.values);
        if (!preset.prompt.empty() || !preset.negative.empty())
            mix.wordings.push_back(preset);
        for (const auto &[id, value] : preset.values.values())
            setters[id].push_back(&preset);
    }
    for (const auto &[id, owners] : setters) {
        PresetMix::Conflict conflict{id, owners.back()->name, {}};
        for (const Preset *owner : owners)
            if (owner->values.values().at(id) != mix.values.values().at(id))
                conflict.losers.push_back(owner->name);
        if (!conflict.losers.empty())
            mix.conflicts.push_back(std::move(conflict));
    }
    return mix;
}

SpecPatch mixed(const SpecPatch &first, const SpecPatch &second, double share)
{
    share = std::clamp(share, 0.0, 1.0);
    SpecPatch mix = first;
    mix.merge(second);
    for (const auto &[id, from] : first.values()) {
        const auto other = second.values().find(id);
        if (other == second.values().end())
            continue;
        const auto *a = std::get_if<double>(&from);
        const auto *b = std::get_if<double>(&other->second);
        if (a && b)
            mix.set(id, std::lerp(*a, *b, share));
        else
            mix.set(id, share < 0.5 ? from : other->second);
    }
    return mix;
}

} // namespace presence
