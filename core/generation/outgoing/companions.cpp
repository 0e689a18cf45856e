// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/companions.h"

#include <algorithm>

namespace presence {

namespace {

bool isReference(std::string_view kind) { return kind == "likeness" || kind == "style"; }

bool contains(const std::vector<std::string> &list, const std::string &text)
{
    return std::ranges::find(list, text) != list.end();
}

} // namespace

bool mayRepeat(std::string_view kind) { return isReference(kind); }

double usualWeight(std::string_view kind) { return kind == "init" ? 0.5 : 1; }

double largestWeight(std::string_view kind) { return kind == "init" || isReference(kind) ? 1 : 2; }

std::vector<Refusal> refusalsOf(const BackendInfo &backend, std::string_view model,
                                std::span<const ControlPicture> companions)
{
    std::vector<Refusal> refusals;
    int taken = 0;
    for (const ControlPicture &companion : companions) {
        const auto why = [&] {
            if (backend.pictures.empty())
                return Refusal::Pictures;
            if (!contains(backend.pictures, companion.kind))
                return Refusal::Kind;
            if (!contains(backend.picturesFor(model), companion.kind))
                return Refusal::Model;
            return taken < backend.largestPictures ? Refusal::None : Refusal::Count;
        };
        refusals.push_back(why());
        taken += refusals.back() == Refusal::None;
    }
    return refusals;
}

std::vector<ControlPicture> takenBy(const BackendInfo &backend, std::string_view model,
                                    std::span<const ControlPicture> companions)
{
    const auto refusals = refusalsOf(backend, model, companions);
    std::vector<ControlPicture> taken;
    for (std::size_t i = 0; i < companions.size(); ++i)
        if (refusals[i] == Refusal::None)
            taken.push_back(companions[i]);
    return taken;
}

} // namespace presence
