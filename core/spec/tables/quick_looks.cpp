// SPDX-License-Identifier: MIT
#include "core/spec/tables/quick_looks.h"

#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

bool QuickLook::isIn(const PortraitSpec &spec) const
{
    return std::ranges::all_of(patch.values(), [&](const auto &entry) {
        return findControl(entry.first)->valueIn(spec) == entry.second;
    });
}

Result<QuickLooks> loadQuickLooks(const Resources &resources)
{
    QuickLooks looks;
    const auto readList = [](const nlohmann::json &rows, std::vector<QuickLook> &into) -> Result<> {
        for (const nlohmann::json &row : rows) {
            const std::string id = row.at("id");
            auto patch = SpecPatch::fromJson(row.at("patch").dump(), "The quick look " + id);
            if (!patch)
                return patch.error();
            into.push_back({id, row.at("label"), row.at("tip"), std::move(*patch)});
        }
        return {};
    };
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        if (auto done = readList(document.at("moods"), looks.moods); !done)
            return done;
        return readList(document.at("touches"), looks.touches);
    };
    if (const auto done = readJsonResource(resources, "quick_looks.json", "presence.quick_looks/1", read);
        !done)
        return done.error();
    return looks;
}

} // namespace presence
