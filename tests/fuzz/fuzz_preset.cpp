// SPDX-License-Identifier: MIT
#include "core/shoot/presets/presets.h"
#include "core/shoot/take.h"

#include <cstdint>
#include <cstdlib>

/// Any text is refused or gives a preset, a take or a review that survives its own file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto preset = Preset::fromJson(text, "fuzz")) {
        const auto again = Preset::fromJson(preset->toJson(), "fuzz");
        if (!again || again->toJson() != preset->toJson() || !preset->values.appliedTo({}))
            std::abort();
    }
    if (const auto take = takeFromJson(text, "fuzz")) {
        const auto again = takeFromJson(takeToJson(*take), "fuzz");
        if (!again || takeToJson(*again) != takeToJson(*take))
            std::abort();
    }
    if (Take take; readReview(take, text, "fuzz")) {
        Take again;
        if (!readReview(again, reviewToJson(take, text), "fuzz") || reviewToJson(again) != reviewToJson(take))
            std::abort();
    }
    return 0;
}
