// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include <cstdint>
#include <cstdlib>

/// Any text reads; what was read as settings is written as settings again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const PictureSettings read = parseParametersText(std::string(reinterpret_cast<const char *>(data), size));
    const std::string written = parametersText(read);
    if (read.parameters.size() > 4 && written.empty())
        std::abort();
    (void)parseParametersText(written);
    return 0;
}
