// SPDX-License-Identifier: MIT
#include "core/critique/networks/blendshapes.h"

#include "core/critique/models/onnx_file.h"

#include <cmath>
#include <opencv2/core.hpp>
#include <string>

namespace presence {

namespace {

constexpr int inputPoints = 146, tokens = 96, channels = 64, tokenWidth = 384, channelWidth = 256;
constexpr double normEpsilon = 1.0133e-6; // of the published graph

constexpr std::array<std::uint16_t, inputPoints> inputIndices{
    0,   1,   4,   5,   6,   7,   8,   10,  13,  14,  17,  21,  33,  37,  39,  40,  46,  52,  53,  54,  55,
    58,  61,  63,  65,  66,  67,  70,  78,  80,  81,  82,  84,  87,  88,  91,  93,  95,  103, 105, 107, 109,
    127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163,
    168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283,
    284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323, 324, 332, 334,
    336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388, 389,
    390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477};

/// A linear layer: weight (rows × columns) and bias (rows × 1).
struct Linear
{
    cv::Mat weight, bias;
};

struct Block
{
    cv::Mat tokenGain, channelGain; // 1 × channels
    Linear tokensIn, tokensOut, channelsIn, channelsOut;
};

/// How the published file calls its tensors: weight, bias and gain numbers behind a common prefix.
struct LinearNames
{
    int weight, bias;
};
struct BlockNames
{
    int tokenGain, channelGain;
    LinearNames tokensIn, tokensOut, channelsIn, channelsOut;
};
constexpr std::array<BlockNames, 4> blockNames{{
    {324, 379, {415, 370}, {400, 367}, {396, 373}, {369, 364}},
    {371, 326, {382, 334}, {410, 328}, {406, 341}, {407, 331}},
    {349, 377, {417, 319}, {378, 351}, {354, 323}, {421, 325}},
    {343, 336, {392, 358}, {403, 342}, {422, 330}, {405, 339}},
}};

/// Takes tensors by name and remembers the first that is missing or of another size.
class TensorTaker
{
public:
    explicit TensorTaker(const OnnxGraph &graph)
        : m_graph(graph)
    {
    }

    cv::Mat take(int number, int rows, int columns)
    {
        const std::string name = "const_fold_opt__" + std::to_string(number);
        const OnnxTensor *tensor = m_graph.initialiser(name);
        if (!tensor || tensor->values.size() != std::size_t(rows) * std::size_t(columns)) {
            if (m_missing.empty())
                m_missing = name;
            return {};
        }
        return cv::Mat(tensor->values, true).reshape(1, rows);
    }
    Linear linear(LinearNames names, int rows, int columns)
    {
        return {take(names.weight, rows, columns), take(names.bias, rows, 1)};
    }
    const std::string &missing() const { return m_missing; }

private:
    const OnnxGraph &m_graph;
    std::string m_missing;
};

/// Layer norm over the channels of every token, without bias.
cv::Mat normalised(const cv::Mat &x, const cv::Mat &gain)
{
    cv::Mat result(x.size(), CV_32F);
    for (int row = 0; row < x.rows; ++row) {
        const float *from = x.ptr<float>(row);
        double sum = 0, squares = 0;
        for (int c = 0; c < x.cols; ++c)
            sum += from[c];
        const double mean = sum / x.cols;
        for (int c = 0; c < x.cols; ++c)
            squares += (from[c] - mean) * (from[c] - mean);
        const double factor = 1 / std::sqrt(squares / x.cols + normEpsilon);
        for (int c = 0; c < x.cols; ++c)
            result.at<float>(row, c) = float((from[c] - mean) * factor) * gain.ptr<float>()[c];
    }
    return result;
}

/// weight · x + bias, over the rows of x.
cv::Mat overTokens(const Linear &layer, const cv::Mat &x)
{
    cv::Mat y;
    cv::gemm(layer.weight, x, 1, cv::repeat(layer.bias, 1, x.cols), 1, y);
    return y;
}

/// x · weightᵀ + bias, over the columns of x.
cv::Mat overChannels(const Linear &layer, const cv::Mat &x)
{
    cv::Mat y;
    cv::gemm(x, layer.weight, 1, cv::repeat(layer.bias.t(), x.rows, 1), 1, y, cv::GEMM_2_T);
    return y;
}

cv::Mat positive(const cv::Mat &x) { return cv::max(x, 0); }

/// The chosen points, centred and scaled to a mean distance of one half.
cv::Mat inputOf(const FaceMesh &mesh)
{
    cv::Mat points(inputPoints, 2, CV_32F);
    Point2 mean;
    for (const std::size_t index : inputIndices) {
        mean.x += mesh.points[index].x / inputPoints;
        mean.y += mesh.points[index].y / inputPoints;
    }
    double spread = 0;
    for (const std::size_t index : inputIndices)
        spread += distance(mesh.at(index), mean) / inputPoints;
    const double scale = 0.5 / std::max(spread, 1e-9);
    for (int i = 0; i < inputPoints; ++i) {
        const Point2 at = mesh.at(inputIndices[std::size_t(i)]);
        points.at<float>(i, 0) = float((at.x - mean.x) * scale);
        points.at<float>(i, 1) = float((at.y - mean.y) * scale);
    }
    return points;
}

} // namespace

struct ExpressionReader::Layers
{
    Linear toTokens, toChannels;
    cv::Mat learnedToken; // 1 × channels
    std::array<Block, blockNames.size()> blocks;
    Linear output;
};

const std::array<std::string_view, expressionCount> &expressionNames()
{
    static constexpr std::array<std::string_view, expressionCount> names{
        "_neutral",         "browDownLeft",      "browDownRight",      "browInnerUp",
        "browOuterUpLeft",  "browOuterUpRight",  "cheekPuff",          "cheekSquintLeft",
        "cheekSquintRight", "eyeBlinkLeft",      "eyeBlinkRight",      "eyeLookDownLeft",
        "eyeLookDownRight", "eyeLookInLeft",     "eyeLookInRight",     "eyeLookOutLeft",
        "eyeLookOutRight",  "eyeLookUpLeft",     "eyeLookUpRight",     "eyeSquintLeft",
        "eyeSquintRight",   "eyeWideLeft",       "eyeWideRight",       "jawForward",
        "jawLeft",          "jawOpen",           "jawRight",           "mouthClose",
        "mouthDimpleLeft",  "mouthDimpleRight",  "mouthFrownLeft",     "mouthFrownRight",
        "mouthFunnel",      "mouthLeft",         "mouthLowerDownLeft", "mouthLowerDownRight",
        "mouthPressLeft",   "mouthPressRight",   "mouthPucker",        "mouthRight",
        "mouthRollLower",   "mouthRollUpper",    "mouthShrugLower",    "mouthShrugUpper",
        "mouthSmileLeft",   "mouthSmileRight",   "mouthStretchLeft",   "mouthStretchRight",
        "mouthUpperUpLeft", "mouthUpperUpRight", "noseSneerLeft",      "noseSneerRight"};
    return names;
}

Result<ExpressionReader> ExpressionReader::load(std::string_view onnx)
{
    const auto graph = readOnnxGraph(onnx);
    if (!graph)
        return graph.error();
    TensorTaker tensors(*graph);
    auto layers = std::make_shared<Layers>();
    layers->toTokens = tensors.linear({409, 317}, tokens, inputPoints);
    layers->toChannels = tensors.linear({404, 333}, channels, 2);
    layers->learnedToken = tensors.take(350, 1, channels);
    for (std::size_t i = 0; i < blockNames.size(); ++i) {
        const BlockNames &names = blockNames[i];
        layers->blocks[i] = {tensors.take(names.tokenGain, 1, channels),
                             tensors.take(names.channelGain, 1, channels),
                             tensors.linear(names.tokensIn, tokenWidth, tokens + 1),
                             tensors.linear(names.tokensOut, tokens + 1, tokenWidth),
                             tensors.linear(names.channelsIn, channelWidth, channels),
                             tensors.linear(names.channelsOut, channels, channelWidth)};
    }
    layers->output = tensors.linear({361, 360}, int(expressionCount), channels);
    if (!tensors.missing().empty())
        return Error{Error::Kind::BadInput,
                     "The expression model lacks numbers it must have. Remove it and install it again.",
                     tensors.missing()};
    ExpressionReader reader;
    reader.m_layers = std::move(layers);
    return reader;
}

Result<ExpressionWeights> ExpressionReader::read(const FaceMesh &mesh) const
{
    if (!mesh.hasIrises())
        return Error{Error::Kind::Internal, "Expression weights need a mesh with irises."};
    try {
        const Layers &layers = *m_layers;
        const cv::Mat body = overChannels(layers.toChannels, overTokens(layers.toTokens, inputOf(mesh)));
        cv::Mat x;
        cv::vconcat(layers.learnedToken, body, x);
        for (const Block &block : layers.blocks) {
            const cv::Mat mixed = positive(overTokens(block.tokensIn, normalised(x, block.tokenGain)));
            x += overTokens(block.tokensOut, mixed);
            const cv::Mat wide = positive(overChannels(block.channelsIn, normalised(x, block.channelGain)));
            x += overChannels(block.channelsOut, wide);
        }
        const cv::Mat logits = overChannels(layers.output, x.row(0));
        ExpressionWeights weights;
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = 1 / (1 + std::exp(-double(logits.ptr<float>()[i])));
        return weights;
    } catch (const cv::Exception &problem) {
        return Error{Error::Kind::Internal, "The expression model failed on this face.", problem.what()};
    }
}

} // namespace presence
