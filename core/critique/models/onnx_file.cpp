// SPDX-License-Identifier: MIT
#include "core/critique/models/onnx_file.h"

#include "core/critique/models/onnx_wire.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace presence {

namespace {

constexpr std::size_t largestModelBytes = std::size_t(64) << 20;
constexpr std::size_t mostItems = 4096;  ///< nodes, and tensors; the largest model listed has some 500
constexpr std::size_t mostOperands = 64; ///< inputs, outputs, attributes of one node; dimensions of a tensor

/// Field numbers of onnx.proto, ONNX 1.x (never renumbered).
namespace field {
constexpr std::uint32_t modelGraph = 7;
constexpr std::uint32_t graphNode = 1, graphInitialiser = 5, graphInput = 11, graphOutput = 12,
                        graphValueInfo = 13;
constexpr std::uint32_t nodeInput = 1, nodeOutput = 2, nodeOperation = 4, nodeAttribute = 5;
constexpr std::uint32_t attributeName = 1, attributeFloat = 2, attributeTensor = 5, attributeKind = 20;
constexpr std::uint32_t tensorDimension = 1, tensorType = 2, tensorFloats = 4, tensorInts = 5, tensorName = 8,
                        tensorRaw = 9, tensorLocation = 14;
constexpr std::uint32_t valueInfoType = 2, typeTensor = 1, tensorElementType = 1;
} // namespace field
constexpr std::int64_t floatType = 1, halfType = 10; ///< TensorProto.DataType
constexpr std::uint64_t floatKind = 1;               ///< AttributeProto.AttributeType

Error refusal(const std::string &what)
{
    return {Error::Kind::BadInput,
            "The network file cannot be used: " + what + " Remove the model and install it again."};
}

Error broken() { return refusal("it is damaged, cut short or no ONNX file."); }

/// How many values the shape declares, or nothing if it is negative or beyond what the file can hold.
std::optional<std::size_t> valueCount(const std::vector<std::int64_t> &shape)
{
    std::size_t count = 1;
    for (const std::int64_t side : shape) {
        if (side < 0 || std::uint64_t(side) > largestModelBytes)
            return {};
        count *= std::size_t(side);
        if (count > largestModelBytes)
            return {};
    }
    return count;
}

bool appendHalves(const WireField &item, std::vector<float> &values)
{
    if (item.number == field::tensorRaw) {
        if (item.bytes.size() % 2)
            return false;
        for (std::size_t i = 0; i < item.bytes.size(); i += 2)
            values.push_back(floatFromHalf(
                std::uint16_t(std::uint8_t(item.bytes[i]) | std::uint8_t(item.bytes[i + 1]) << 8)));
        return true;
    }
    return visitVarints(item, [&](std::uint64_t value) {
        if (value > 0xffff)
            return false;
        values.push_back(floatFromHalf(std::uint16_t(value)));
        return true;
    });
}

bool appendFloats(const WireField &item, std::vector<float> &values)
{
    if (item.type == WireField::Type::Varint || item.bytes.size() % 4)
        return false;
    for (std::size_t i = 0; i < item.bytes.size(); i += 4)
        values.push_back(floatFromWire(item.bytes.substr(i, 4)));
    return true;
}

Result<OnnxTensor> readTensor(std::string_view bytes)
{
    OnnxTensor read;
    bool external = false;
    std::vector<WireField> data;
    const bool sound = visitFields(bytes, [&](const WireField &item) {
        switch (item.number) {
        case field::tensorDimension:
            return visitVarints(item, [&](std::uint64_t side) {
                read.shape.push_back(std::int64_t(side));
                return read.shape.size() <= mostOperands;
            });
        case field::tensorType:
            read.type = std::int64_t(item.varint);
            return item.type == WireField::Type::Varint;
        case field::tensorName:
            read.name = item.bytes;
            return item.type == WireField::Type::Bytes;
        case field::tensorLocation:
            external = item.varint != 0;
            return true;
        case field::tensorRaw:
        case field::tensorFloats:
        case field::tensorInts:
            data.push_back(item);
            return item.number != field::tensorRaw || item.type == WireField::Type::Bytes;
        default:
            return true;
        }
    });
    if (!sound)
        return broken();
    if (external)
        return refusal("some of its numbers are kept in another file.");
    const auto count = valueCount(read.shape);
    if (!count)
        return refusal("it declares a tensor of impossible shape.");
    if (read.type != floatType && read.type != halfType)
        return read;
    for (const WireField &item : data) {
        const bool isHalf = read.type == halfType;
        if (item.number == (isHalf ? field::tensorFloats : field::tensorInts))
            continue;
        if (!(isHalf ? appendHalves(item, read.values) : appendFloats(item, read.values)))
            return broken();
    }
    if (read.values.size() != *count)
        return refusal("the shape of a tensor and its data disagree.");
    return read;
}

bool readNode(std::string_view bytes, OnnxNode &read)
{
    return visitFields(bytes, [&](const WireField &item) {
        const auto take = [&](std::vector<std::string_view> &list) {
            list.push_back(item.bytes);
            return item.type == WireField::Type::Bytes && list.size() <= mostOperands;
        };
        switch (item.number) {
        case field::nodeInput:
            return take(read.inputs);
        case field::nodeOutput:
            return take(read.outputs);
        case field::nodeAttribute:
            return take(read.attributes);
        case field::nodeOperation:
            read.operation = item.bytes;
            return item.type == WireField::Type::Bytes;
        default:
            return true;
        }
    });
}

/// The message with some of its fields replaced: `replace` appends to `out` and says Replaced, or leaves
/// the field to be copied as it is.
enum class Step { Copy, Replaced, Fail };
template <typename Replace>
bool rewrite(std::string_view message, std::string &out, Replace &&replace)
{
    return visitFields(message, [&](const WireField &item) {
        const Step step = replace(item, out);
        if (step == Step::Copy)
            out += item.whole;
        return step != Step::Fail;
    });
}

/// Replaces the sub-message `number` by what `change(bytes, inner)` makes of it.
template <typename Change>
Step rewriteInner(const WireField &item, std::string &out, Change &&change)
{
    std::string inner;
    if (item.type != WireField::Type::Bytes || !change(item.bytes, inner))
        return Step::Fail;
    appendBytes(out, item.number, inner);
    return Step::Replaced;
}

bool widenTensor(std::string_view bytes, std::string &out)
{
    const auto half = readTensor(bytes);
    if (!half)
        return false;
    if (half->type != halfType) {
        out += bytes;
        return true;
    }
    std::string raw;
    for (const float value : half->values)
        appendRawFloat(raw, value);
    const bool done = rewrite(bytes, out, [](const WireField &item, std::string &to) {
        if (item.number == field::tensorType)
            appendVarint(to, field::tensorType, floatType);
        const bool dropped = item.number == field::tensorType || item.number == field::tensorRaw ||
                             item.number == field::tensorInts;
        return dropped ? Step::Replaced : Step::Copy;
    });
    appendBytes(out, field::tensorRaw, raw);
    return done;
}

bool widenValueInfo(std::string_view bytes, std::string &out)
{
    const auto widenElement = [](std::string_view message, std::string &to) {
        return rewrite(message, to, [](const WireField &item, std::string &inner) {
            if (item.number != field::tensorElementType || item.varint != std::uint64_t(halfType))
                return Step::Copy;
            appendVarint(inner, field::tensorElementType, floatType);
            return Step::Replaced;
        });
    };
    const auto widenType = [&](std::string_view message, std::string &to) {
        return rewrite(message, to, [&](const WireField &item, std::string &inner) {
            return item.number == field::typeTensor ? rewriteInner(item, inner, widenElement) : Step::Copy;
        });
    };
    return rewrite(bytes, out, [&](const WireField &item, std::string &to) {
        return item.number == field::valueInfoType ? rewriteInner(item, to, widenType) : Step::Copy;
    });
}

/// Constants that stand for one number: initialisers of one value and `Constant` nodes.
std::map<std::string_view, float> scalarConstants(const OnnxGraph &graph)
{
    std::map<std::string_view, float> constants;
    for (const OnnxTensor &initialiser : graph.initialisers)
        if (initialiser.values.size() == 1)
            constants[initialiser.name] = initialiser.values.front();
    for (const OnnxNode &node : graph.nodes)
        if (node.operation == "Constant" && node.outputs.size() == 1)
            for (const std::string_view attribute : node.attributes)
                visitFields(attribute, [&](const WireField &item) {
                    if (item.number != field::attributeTensor)
                        return true;
                    const auto value = readTensor(item.bytes);
                    if (value && value->values.size() == 1)
                        constants[node.outputs.front()] = value->values.front();
                    return true;
                });
    return constants;
}

void appendFloatAttribute(std::string &out, std::string_view name, float value)
{
    std::string encoded;
    appendBytes(encoded, field::attributeName, name);
    appendFloat(encoded, field::attributeFloat, value);
    appendVarint(encoded, field::attributeKind, floatKind);
    appendBytes(out, field::nodeAttribute, encoded);
}

bool moveBounds(std::string_view bytes, std::string &out, const std::map<std::string_view, float> &constants)
{
    OnnxNode clip;
    if (!readNode(bytes, clip))
        return false;
    if (clip.operation != "Clip" || clip.inputs.size() < 2) {
        out += bytes;
        return true;
    }
    std::size_t input = 0;
    if (!rewrite(bytes, out, [&](const WireField &item, std::string &) {
            return item.number == field::nodeInput && input++ > 0 ? Step::Replaced : Step::Copy;
        }))
        return false;
    constexpr std::string_view names[] = {"min", "max"};
    for (std::size_t i = 1; i < clip.inputs.size() && i <= std::size(names); ++i) {
        if (clip.inputs[i].empty())
            continue;
        const auto bound = constants.find(clip.inputs[i]);
        if (bound == constants.end())
            return false;
        appendFloatAttribute(out, names[i - 1], bound->second);
    }
    return true;
}

} // namespace

const OnnxTensor *OnnxGraph::initialiser(std::string_view name) const
{
    const auto found =
        std::ranges::find_if(initialisers, [&](const OnnxTensor &tensor) { return tensor.name == name; });
    return found == initialisers.end() ? nullptr : &*found;
}

Result<OnnxGraph> readOnnxGraph(std::string_view onnx)
{
    if (onnx.size() > largestModelBytes)
        return refusal("it is larger than 64 MiB.");
    OnnxGraph read;
    std::optional<Error> problem;
    bool found = false;
    const auto readGraph = [&](const WireField &item) {
        if (item.number == field::graphNode) {
            read.nodes.emplace_back();
            return item.type == WireField::Type::Bytes && read.nodes.size() <= mostItems &&
                   readNode(item.bytes, read.nodes.back());
        }
        if (item.number == field::graphInitialiser) {
            auto tensor = readTensor(item.bytes);
            if (!tensor) {
                problem = tensor.error();
                return false;
            }
            read.initialisers.push_back(std::move(*tensor));
            return read.initialisers.size() <= mostItems;
        }
        return true;
    };
    const bool sound = visitFields(onnx, [&](const WireField &item) {
        if (item.number != field::modelGraph)
            return true;
        const bool first = !std::exchange(found, true);
        return first && item.type == WireField::Type::Bytes && visitFields(item.bytes, readGraph);
    });
    if (problem)
        return *problem;
    if (!sound || !found)
        return broken();
    return read;
}

Result<std::string> widenHalfPrecision(std::string_view onnx)
{
    if (const auto graph = readOnnxGraph(onnx); !graph)
        return graph.error();
    const auto widenGraph = [](std::string_view message, std::string &to) {
        return rewrite(message, to, [](const WireField &item, std::string &inner) {
            switch (item.number) {
            case field::graphInitialiser:
                return rewriteInner(item, inner, widenTensor);
            case field::graphInput:
            case field::graphOutput:
            case field::graphValueInfo:
                return rewriteInner(item, inner, widenValueInfo);
            default:
                return Step::Copy;
            }
        });
    };
    std::string out;
    out.reserve(onnx.size() * 2);
    const bool done = rewrite(onnx, out, [&](const WireField &item, std::string &to) {
        return item.number == field::modelGraph ? rewriteInner(item, to, widenGraph) : Step::Copy;
    });
    if (!done)
        return broken();
    return out;
}

Result<std::string> moveClipBounds(std::string_view onnx)
{
    const auto graph = readOnnxGraph(onnx);
    if (!graph)
        return graph.error();
    const auto constants = scalarConstants(*graph);
    const auto moveInGraph = [&](std::string_view message, std::string &to) {
        return rewrite(message, to, [&](const WireField &item, std::string &inner) {
            if (item.number != field::graphNode)
                return Step::Copy;
            return rewriteInner(item, inner, [&](std::string_view node, std::string &changed) {
                return moveBounds(node, changed, constants);
            });
        });
    };
    std::string out;
    out.reserve(onnx.size() + (std::size_t(1) << 16));
    const bool done = rewrite(onnx, out, [&](const WireField &item, std::string &to) {
        return item.number == field::modelGraph ? rewriteInner(item, to, moveInGraph) : Step::Copy;
    });
    if (!done)
        return refusal("the bounds of a Clip are not constants.");
    return out;
}

} // namespace presence
