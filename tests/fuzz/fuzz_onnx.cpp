// SPDX-License-Identifier: MIT
#include "core/critique/models/onnx_file.h"
#include "core/critique/networks/blendshapes.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes as a network file: read, rewrite, read what was rewritten.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const std::string_view onnx(reinterpret_cast<const char *>(data), size);
    const bool readable = readOnnxGraph(onnx).ok();
    for (const auto &rewritten : {widenHalfPrecision(onnx), moveClipBounds(onnx)})
        if (rewritten.ok() && (!readable || !readOnnxGraph(*rewritten).ok()))
            std::abort();
    if (ExpressionReader::load(onnx).ok() && !readable)
        std::abort();
    return 0;
}
