// SPDX-License-Identifier: MIT
#include "core/critique/fitter/descent.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes as weights of the landmark fitter: refused, or written again as they were read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence::critique;
    const auto descent = readDescent({reinterpret_cast<const char *>(data), size});
    if (descent.ok() && !readDescent(writeDescent(*descent)).ok())
        std::abort();
    return 0;
}
