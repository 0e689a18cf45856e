// SPDX-License-Identifier: MIT
#include "core/spec/spec_json.h"

#include "core/spec/patch/spec_patch.h"

#include <cstdint>
#include <cstdlib>

/// Any text is refused or gives a spec that survives its own file, in the same words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto spec = specFromJson(text, "fuzz")) {
        const std::string written = specToJson(*spec);
        const auto again = specFromJson(written, "fuzz");
        if (!again || !(*again == *spec) || specToJson(*again) != written)
            std::abort();
    }
    if (const auto patch = SpecPatch::fromJson(text, "fuzz"))
        if (!patch->appliedTo({}) || !(*SpecPatch::fromJson(patch->toJson(), "fuzz") == *patch))
            std::abort();
    return 0;
}
