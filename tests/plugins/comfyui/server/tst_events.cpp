// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/events.h"
#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using Kind = ComfyEvent::Kind;

static std::string describedFrame(const std::string &head, const std::string &picture)
{
    return detail::bigEndian(4) + detail::bigEndian(std::uint32_t(head.size())) + head + picture;
}

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void everyMessageIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *frame, Kind kind) {
            QTest::newRow(frame) << QByteArray(frame) << int(kind);
        };
        row(R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":3}},"sid":"x"}})",
            Kind::Queue);
        row(R"({"type":"execution_start","data":{"prompt_id":"p","timestamp":1}})", Kind::Started);
        row(R"({"type":"execution_cached","data":{"nodes":["4","5"],"prompt_id":"p"}})", Kind::Cached);
        row(R"({"type":"executing","data":{"node":"3","display_node":"3","prompt_id":"p"}})", Kind::Node);
        row(R"({"type":"executing","data":{"node":null,"prompt_id":"p"}})", Kind::Ended);
        row(R"({"type":"progress","data":{"value":7,"max":20,"prompt_id":"p","node":"3"}})", Kind::Step);
        row(R"({"type":"execution_success","data":{"prompt_id":"p"}})", Kind::Ended);
        row(R"({"type":"execution_error","data":{"prompt_id":"p","node_id":"3"}})", Kind::Failed);
        row(R"({"type":"execution_interrupted","data":{"prompt_id":"p"}})", Kind::Interrupted);
        row(R"({"type":"progress_state","data":{"prompt_id":"p","nodes":{}}})", Kind::Ignored);
        row(R"({"type":"feature_flags","data":{}})", Kind::Ignored);
        row(R"({"type":"status","data":{"status":3}})", Kind::Ignored);
        row(R"({"type":7,"data":[]})", Kind::Ignored);
        row(R"(["executing"])", Kind::Ignored);
        row("{\"type\":\"executing", Kind::Ignored);
        row("", Kind::Ignored);
    }
    void everyMessageIsUnderstood()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, kind);
        const ComfyEvent event = readTextFrame(frame.toStdString());
        QCOMPARE(int(event.kind), kind);
    }

    void aMessageTellsWhoseItIsAndHowFar()
    {
        const ComfyEvent step =
            readTextFrame(R"({"type":"progress","data":{"value":7,"max":20,"prompt_id":"p","node":"3"}})");
        QCOMPARE(step.promptId, std::string("p"));
        QCOMPARE(step.node, std::string("3"));
        QVERIFY(step.value == 7 && step.most == 20);
        const ComfyEvent cached =
            readTextFrame(R"({"type":"execution_cached","data":{"nodes":["4",5],"prompt_id":"p"}})");
        QVERIFY(cached.nodes == std::vector<std::string>({"4", ""}));
    }

    void bothKindsOfPreviewAreRead()
    {
        const std::string picture = pngPicture(12, 15);
        const ComfyEvent plain = readBinaryFrame(detail::bigEndian(1) + detail::bigEndian(2) + picture);
        QCOMPARE(int(plain.kind), int(Kind::Preview));
        QVERIFY(plain.promptId.empty());
        QCOMPARE(plain.picture.bytes(), std::string_view(picture));
        const ComfyEvent described =
            readBinaryFrame(describedFrame(R"({"prompt_id":"p","image_type":"image/png"})", picture));
        QCOMPARE(int(described.kind), int(Kind::Preview));
        QCOMPARE(described.promptId, std::string("p"));
        QCOMPARE(described.picture.width(), 12);
    }

    void otherFramesAreLeftAside_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const std::string picture = pngPicture(4, 4);
        const auto row = [](const char *name, const std::string &frame) {
            QTest::newRow(name) << QByteArray::fromStdString(frame);
        };
        std::string bomb = picture;
        bomb.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8));
        row("nothing", "");
        row("half a head", detail::bigEndian(1) + "ab");
        row("no picture", detail::bigEndian(1) + detail::bigEndian(1));
        row("text", detail::bigEndian(3) + detail::bigEndian(1) + "3hello");
        row("of an unknown kind", detail::bigEndian(77) + detail::bigEndian(1) + picture);
        row("not a picture", detail::bigEndian(1) + detail::bigEndian(1) + "GIF89a");
        row("a bomb", detail::bigEndian(1) + detail::bigEndian(2) + bomb);
        row("a head longer than the frame",
            detail::bigEndian(4) + detail::bigEndian(0xffffffff) + "{}" + picture);
    }
    void otherFramesAreLeftAside()
    {
        QFETCH(QByteArray, frame);
        QCOMPARE(int(readBinaryFrame(frame.toStdString()).kind), int(Kind::Ignored));
    }

    void aHeadThatIsNoJsonCostsOnlyTheName()
    {
        const ComfyEvent event = readBinaryFrame(describedFrame("not json", pngPicture(4, 4)));
        QCOMPARE(int(event.kind), int(Kind::Preview));
        QVERIFY(event.promptId.empty());
    }
};

QTEST_APPLESS_MAIN(TestEvents)
#include "tst_events.moc"
