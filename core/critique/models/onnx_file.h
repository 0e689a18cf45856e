// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// Numbers stored in a network. Only floating point values (32 or 16 bit) are kept.
struct OnnxTensor
{
    std::string_view name;
    std::vector<std::int64_t> shape;
    std::int64_t type = 0; ///< ONNX's TensorProto.DataType: 1 float, 10 half, ...
    std::vector<float> values;
};

struct OnnxNode
{
    std::string_view operation; ///< "Conv"
    std::vector<std::string_view> inputs;
    std::vector<std::string_view> outputs;
    std::vector<std::string_view> attributes; ///< each an encoded AttributeProto
};

/// What is needed of an ONNX file; the views borrow the bytes it was read from.
struct OnnxGraph
{
    std::vector<OnnxNode> nodes;
    std::vector<OnnxTensor> initialisers;

    const OnnxTensor *initialiser(std::string_view name) const;
};

// All functions below accept any bytes. Errors: BadInput with a sentence, for what is no ONNX model, is cut
// short, larger than 64 MiB, or holds more than 4096 nodes or tensors, or tensors whose shape and data
// disagree. Memory stays within a few times the size of the input.

Result<OnnxGraph> readOnnxGraph(std::string_view onnx);

/// Stores half-precision initialisers in full precision and declares inputs, outputs and intermediate values
/// accordingly, because OpenCV 4.6 does not accept half-precision networks. Everything else stays
/// byte for byte.
Result<std::string> widenHalfPrecision(std::string_view onnx);

/// Gives every Clip its bounds as attributes (operator set 6) instead of as inputs (operator set 11), because
/// OpenCV 4.6 accepts a Clip with one input only. Bounds must be constants.
Result<std::string> moveClipBounds(std::string_view onnx);

} // namespace presence
