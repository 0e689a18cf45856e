// SPDX-License-Identifier: MIT
#include "core/critique/models/onnx_file.h"

#include "core/base/file_io.h"
#include "core/critique/models/onnx_wire.h"
#include "tests/fuzz/fuzz_onnx.cpp"
#include "tests/support/mutations.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace presence;

static const std::filesystem::path models = PRESENCE_SOURCE_DIR "/../shared/models";

static std::string half(std::initializer_list<std::uint16_t> values)
{
    std::string raw;
    for (const std::uint16_t value : values) {
        raw += char(value & 0xff);
        raw += char(value >> 8);
    }
    return raw;
}

static std::string tensor(const std::string &name, std::initializer_list<std::uint64_t> shape, int type,
                          const std::string &raw)
{
    std::string out;
    for (const std::uint64_t side : shape)
        appendVarint(out, 1, side);
    appendVarint(out, 2, std::uint64_t(type));
    appendBytes(out, 8, name);
    appendBytes(out, 9, raw);
    return out;
}

static std::string valueInfo(const std::string &name, int elementType)
{
    std::string element, type, out;
    appendVarint(element, 1, std::uint64_t(elementType));
    appendBytes(type, 1, element);
    appendBytes(out, 1, name);
    appendBytes(out, 2, type);
    return out;
}

static std::string node(const std::string &operation, const std::vector<std::string> &inputs,
                        const std::string &output, const std::vector<std::string> &attributes = {})
{
    std::string out;
    for (const auto &input : inputs)
        appendBytes(out, 1, input);
    appendBytes(out, 2, output);
    appendBytes(out, 4, operation);
    for (const auto &attribute : attributes)
        appendBytes(out, 5, attribute);
    return out;
}

static std::string constantNode(const std::string &output, float value)
{
    std::string raw, attribute;
    appendRawFloat(raw, value);
    appendBytes(attribute, 1, "value");
    appendBytes(attribute, 5, tensor("", {}, 1, raw));
    return node("Constant", {}, output, {attribute});
}

/// A model of one clip between constants and one half-precision weight.
static std::string smallModel()
{
    std::string graph, model;
    appendBytes(graph, 1, constantNode("low", 0));
    appendBytes(graph, 1, constantNode("high", 6));
    appendBytes(graph, 1, node("Clip", {"x", "low", "high"}, "y"));
    appendBytes(graph, 2, "graph");
    appendBytes(graph, 5, tensor("weight", {3}, 10, half({0x3c00, 0xc000, 0x0001})));
    appendBytes(graph, 11, valueInfo("x", 10));
    appendBytes(graph, 12, valueInfo("y", 10));
    appendBytes(graph, 13, valueInfo("low", 7));
    appendVarint(model, 1, 6);
    appendBytes(model, 7, graph);
    return model;
}

static std::string withGraph(const std::string &graph)
{
    std::string model;
    appendBytes(model, 7, graph);
    return model;
}

static std::string withTensor(const std::string &tensorBytes)
{
    std::string graph;
    appendBytes(graph, 5, tensorBytes);
    return withGraph(graph);
}

class TestOnnxFile : public QObject
{
    Q_OBJECT

private slots:
    void halvesBecomeFloatsExactly_data()
    {
        QTest::addColumn<quint16>("half");
        QTest::addColumn<float>("value");
        QTest::newRow("one") << quint16(0x3c00) << 1.f;
        QTest::newRow("minus two") << quint16(0xc000) << -2.f;
        QTest::newRow("a third, nearly") << quint16(0x3555) << 0.333251953125f;
        QTest::newRow("the largest") << quint16(0x7bff) << 65504.f;
        QTest::newRow("the smallest normal") << quint16(0x0400) << std::ldexp(1.f, -14);
        QTest::newRow("the smallest of all") << quint16(0x0001) << std::ldexp(1.f, -24);
        QTest::newRow("infinity") << quint16(0xfc00) << -std::numeric_limits<float>::infinity();
    }
    void halvesBecomeFloatsExactly()
    {
        QFETCH(quint16, half);
        QFETCH(float, value);
        QVERIFY(floatFromHalf(half) == value);
    }

    void wideningTouchesHalfPrecisionOnly()
    {
        const std::string original = smallModel();
        const auto widened = widenHalfPrecision(original);
        QVERIFY(widened.ok());
        const auto graph = readOnnxGraph(*widened);
        QVERIFY(graph.ok());
        const OnnxTensor *weight = graph->initialiser("weight");
        QVERIFY(weight && weight->type == 1);
        QVERIFY((weight->values == std::vector<float>{1, -2, std::ldexp(1.f, -24)}));
        QVERIFY(widened->find(valueInfo("x", 1)) != std::string::npos);
        QVERIFY(widened->find(valueInfo("y", 1)) != std::string::npos);
        QVERIFY(widened->find(valueInfo("low", 7)) != std::string::npos);
        QVERIFY(*widenHalfPrecision(*widened) == *widened);
    }

    void clipBoundsBecomeAttributes()
    {
        const auto moved = moveClipBounds(smallModel());
        QVERIFY(moved.ok());
        const auto graph = readOnnxGraph(*moved);
        QVERIFY(graph.ok());
        const OnnxNode &clip = graph->nodes.back();
        QVERIFY(clip.operation == "Clip");
        QVERIFY((clip.inputs == std::vector<std::string_view>{"x"}));
        std::string low, high;
        for (auto [out, name, value] : {std::tuple{&low, "min", 0.f}, std::tuple{&high, "max", 6.f}}) {
            appendBytes(*out, 1, name);
            appendFloat(*out, 2, value);
            appendVarint(*out, 20, 1);
        }
        QVERIFY((clip.attributes == std::vector<std::string_view>{low, high}));
        QVERIFY(*moveClipBounds(*moved) == *moved);
    }

    void aClipBetweenComputedBoundsIsRefused()
    {
        std::string graph;
        appendBytes(graph, 1, node("Clip", {"x", "computed", ""}, "y"));
        const auto moved = moveClipBounds(withGraph(graph));
        QVERIFY(!moved.ok());
        QVERIFY(moved.error().message.find("Clip") != std::string::npos);
    }

    /// The two networks as OpenCV accepts them, prepared with another implementation.
    void theRewritesAgreeWithTheReferenceNodeByNode_data()
    {
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("reference");
        QTest::newRow("half precision") << "mp_face_landmarks_478_fp16.onnx"
                                        << "mp_face_landmarks_478_fp32_patched.onnx";
        QTest::newRow("clip bounds") << "mobilefacenet_128.onnx"
                                     << "mobilefacenet_128_clip_patched.onnx";
    }
    void theRewritesAgreeWithTheReferenceNodeByNode()
    {
        if (!std::filesystem::exists(models))
            QSKIP("the shared models are absent");
        QFETCH(QString, published);
        QFETCH(QString, reference);
        const auto original = readFile(models / published.toStdString());
        const auto expectedBytes = readFile(models / "reference" / reference.toStdString());
        QVERIFY(original.ok() && expectedBytes.ok());
        const bool clips = published.startsWith("mobile");
        const auto rewritten = clips ? moveClipBounds(*original) : widenHalfPrecision(*original);
        QVERIFY(rewritten.ok());
        const auto graph = readOnnxGraph(*rewritten), expected = readOnnxGraph(*expectedBytes);
        QVERIFY(graph.ok() && expected.ok());

        std::vector<const OnnxNode *> used;
        for (const OnnxNode &one : graph->nodes)
            if (!clips || one.operation != "Constant" || isUsed(*graph, one.outputs.front()))
                used.push_back(&one);
        std::vector<const OnnxNode *> wanted;
        for (const OnnxNode &one : expected->nodes)
            if (!clips || one.operation != "Constant" || isUsed(*expected, one.outputs.front()))
                wanted.push_back(&one);
        QCOMPARE(used.size(), wanted.size());
        for (std::size_t i = 0; i < used.size(); ++i) {
            QVERIFY(used[i]->operation == wanted[i]->operation);
            QVERIFY(used[i]->inputs == wanted[i]->inputs);
            QVERIFY(used[i]->outputs == wanted[i]->outputs);
            auto attributes = used[i]->attributes, wantedAttributes = wanted[i]->attributes;
            std::ranges::sort(attributes);
            std::ranges::sort(wantedAttributes);
            QVERIFY2(attributes == wantedAttributes, qPrintable(QString("node %1").arg(i)));
        }
        QCOMPARE(graph->initialisers.size(), expected->initialisers.size());
        for (std::size_t i = 0; i < graph->initialisers.size(); ++i) {
            const OnnxTensor &ours = graph->initialisers[i], &theirs = expected->initialisers[i];
            QVERIFY(ours.name == theirs.name && ours.shape == theirs.shape && ours.type == theirs.type);
            QVERIFY2(ours.values == theirs.values, std::string(ours.name).c_str());
        }
    }

    void hostileBytesAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const std::string good = smallModel();
        row("nothing", "");
        row("text", "This is not a network, it is a sentence.");
        row("cut short", good.substr(0, good.size() / 2));
        row("one byte short", good.substr(0, good.size() - 1));
        row("a length beyond the end", std::string("\x3a\xff\xff\xff\xff\x0f", 6));
        row("an endless number", std::string("\x3a") + std::string(40, '\xff'));
        row("a group", std::string("\x0b\x0c"));
        row("field zero", std::string("\x02\x00", 2));
        row("two graphs", withGraph("") + withGraph(""));
        row("a graph that is a number", std::string("\x38\x01"));
        row("nested messages without end", [] {
            std::string inner;
            for (int depth = 0; depth < 20000; ++depth) {
                std::string outer;
                appendBytes(outer, 7, inner.substr(0, 100000));
                inner = outer;
            }
            return inner + "\xff";
        }());
        row("an enormous shape", withTensor(tensor("t", {1u << 20, 1u << 20, 1u << 20}, 1, "")));
        row("a shape that wraps around", withTensor(tensor("t", {1ull << 63, 2}, 1, "")));
        row("a negative shape", withTensor(tensor("t", {~0ull}, 1, "")));
        row("more data than the shape says", withTensor(tensor("t", {1}, 1, std::string(8, '\0'))));
        row("less data than the shape says", withTensor(tensor("t", {4}, 10, std::string(6, '\0'))));
        row("half a number", withTensor(tensor("t", {1}, 1, "abc")));
        row("numbers in another file", [] {
            std::string bytes = tensor("t", {0}, 1, "");
            appendVarint(bytes, 14, 1);
            return withTensor(bytes);
        }());
        row("too many nodes", [] {
            std::string graph;
            for (int i = 0; i < 5000; ++i)
                appendBytes(graph, 1, "");
            return withGraph(graph);
        }());
        row("a node with too many inputs", [] {
            std::string graph;
            appendBytes(graph, 1, node("Concat", std::vector<std::string>(100, "x"), "y"));
            return withGraph(graph);
        }());
    }
    void hostileBytesAreRefusedInWords()
    {
        QFETCH(QByteArray, bytes);
        const std::string onnx = bytes.toStdString();
        for (const auto &error : {readOnnxGraph(onnx).ok() ? Error{} : readOnnxGraph(onnx).error(),
                                  widenHalfPrecision(onnx).ok() ? Error{} : widenHalfPrecision(onnx).error(),
                                  moveClipBounds(onnx).ok() ? Error{} : moveClipBounds(onnx).error()}) {
            QVERIFY(error.kind == Error::Kind::BadInput);
            QVERIFY(error.message.starts_with("The network file cannot be used: "));
        }
    }

    void moreThanTheLimitIsRefusedUnread()
    {
        const auto graph = readOnnxGraph(std::string((std::size_t(64) << 20) + 1, '\0'));
        QVERIFY(!graph.ok());
        QVERIFY(graph.error().message.find("64 MiB") != std::string::npos);
    }

    void damagedModelsNeverLeaveTheBytesOrCrash()
    {
        test::Mutator mutator(5, {"\x3a", "\x2a\x10", std::string("\x08\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
                                  "Clip", "\x10\x0a"});
        for (int round = 0; round < 20000; ++round) {
            const std::string input = mutator.damaged(smallModel());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
        }
    }

private:
    static bool isUsed(const OnnxGraph &graph, std::string_view name)
    {
        return std::ranges::any_of(graph.nodes, [&](const OnnxNode &one) {
            return std::ranges::find(one.inputs, name) != one.inputs.end();
        });
    }
};

QTEST_APPLESS_MAIN(TestOnnxFile)
#include "tst_onnx_file.moc"
