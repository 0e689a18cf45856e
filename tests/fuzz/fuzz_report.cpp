// SPDX-License-Identifier: MIT
#include "core/critique/finding.h"

#include <cstdint>
#include <cstdlib>

/// Any text is refused or gives a report that survives its own file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto report = CritiqueReport::fromJson(text, "fuzz");
    if (!report)
        return 0;
    const auto again = CritiqueReport::fromJson(report->toJson(), "fuzz");
    if (!again || again->toJson() != report->toJson())
        std::abort();
    return 0;
}
