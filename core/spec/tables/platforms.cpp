// SPDX-License-Identifier: MIT
#include "core/spec/tables/platforms.h"

#include "core/spec/parameters.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

/// The choice of `camera.aspect` whose ratio is nearest, as a ratio of ratios.
std::string nearestAspect(int width, int height)
{
    std::string best;
    double least = 1e9;
    for (const std::string &aspect : findControl("camera.aspect")->choices) {
        const double w = std::stod(aspect), h = std::stod(aspect.substr(aspect.find(':') + 1));
        const double away = std::abs(std::log(w / h * height / width));
        if (away < least) {
            least = away;
            best = aspect;
        }
    }
    return best;
}

} // namespace

std::string_view slotKindId(SlotKind kind)
{
    constexpr std::string_view ids[]{"feed", "circle", "banner", "story", "thumbnail"};
    return ids[std::size_t(kind)];
}

SlotKind slotKindOf(std::string_view slotId)
{
    if (slotId.ends_with("_profile") || slotId.ends_with("_icon"))
        return SlotKind::Circle;
    if (slotId.ends_with("_banner") || slotId.ends_with("_header"))
        return SlotKind::Banner;
    if (slotId.ends_with("_reel") || slotId.ends_with("_video") || slotId.ends_with("_short"))
        return SlotKind::Story;
    return slotId.ends_with("_thumb") ? SlotKind::Thumbnail : SlotKind::Feed;
}

CropArea cropFor(const PlatformSlot &slot, double widthToHeight, double focusY)
{
    constexpr double eyesAt = 0.4; // between the eye lines of a headshot and of a close-up
    const double wanted = double(slot.width) / slot.height;
    CropArea area;
    if (wanted < widthToHeight)
        area.width = wanted / widthToHeight;
    else
        area.height = widthToHeight / wanted;
    area.x = (1 - area.width) / 2;
    area.y = std::clamp(focusY - eyesAt * area.height, 0.0, 1 - area.height);
    return area;
}

const PlatformSlot *PlatformTable::slot(std::string_view id) const
{
    const auto found = std::ranges::find(places, id, &PlatformSlot::id);
    return found == places.end() ? nullptr : &*found;
}

Result<PlatformTable> loadPlatforms(const Resources &resources)
{
    PlatformTable table;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        table.verified = document.at("verified");
        for (const nlohmann::json &row : document.at("slots")) {
            PlatformSlot slot;
            slot.id = row.at("id");
            slot.label = row.at("label");
            slot.about = row.value("about", std::string());
            slot.width = row.at("width");
            slot.height = row.at("height");
            slot.circle = row.at("circle");
            if (slot.width < 1 || slot.height < 1)
                return Error{Error::Kind::BadInput,
                             "The size of the platform slot " + slot.id + " is not positive."};
            slot.aspect = nearestAspect(slot.width, slot.height);
            if (row.contains("safe")) {
                const nlohmann::json &safe = row.at("safe");
                slot.safeTop = safe.at(0);
                slot.safeRight = safe.at(1);
                slot.safeBottom = safe.at(2);
                slot.safeLeft = safe.at(3);
            }
            table.places.push_back(std::move(slot));
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, "platforms.json", "presence.platforms/1", read); !done)
        return done.error();
    return table;
}

} // namespace presence
