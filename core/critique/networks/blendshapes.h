// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/critique/face/face_measures.h"

#include <memory>
#include <string_view>

namespace presence {

constexpr std::size_t expressionCount = 52;

/// Strength of each expression, 0–1; not FACS intensities: compare changes rather than levels.
using ExpressionWeights = std::array<double, expressionCount>;

/// "mouthSmileLeft" and so on, in the order of the weights; sides are the subject's.
const std::array<std::string_view, expressionCount> &expressionNames();

/// MediaPipe's expression network, a small token mixer over 146 points of the mesh, computed here because
/// OpenCV 4.6 cannot import it. Immutable; thread-safe.
class ExpressionReader
{
public:
    /// Takes the weights out of the ONNX file by their names. Errors: BadInput.
    static Result<ExpressionReader> load(std::string_view onnx);

    /// Needs a mesh with irises. Errors: Internal.
    Result<ExpressionWeights> read(const FaceMesh &mesh) const;

private:
    struct Layers;
    std::shared_ptr<const Layers> m_layers;
};

} // namespace presence
