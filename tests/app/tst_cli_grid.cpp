// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/base/image_file.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"

#include <QDir>
#include <QTest>

#include <atomic>

using namespace presence;
using namespace presence::test;
using Json = nlohmann::json;

/// Grids and batches: labelled, resumable, in parts.
class TestCliGrid : public QObject
{
    Q_OBJECT

    CommandLine m_line;

    QStringList pictures(const QString &folder) const
    {
        return QDir(m_line.at(folder)).entryList({"*.png"}, QDir::Files);
    }

private slots:
    void initTestCase() { m_line.write("spec.json", specToJson({})); }

    void aGridIsAMatrixOfPicturesWithASheet()
    {
        const QStringList grid{"grid",   "spec.json",
                               "--x",    "head.yaw=-20,0,..,20",
                               "--y",    "lighting.pattern=loop,rembrandt",
                               "--size", "64x80",
                               "--out",  "grid",
                               "--json"};
        const auto first = m_line.run(grid);
        QVERIFY2(first.code == 0, first.err.constData());
        const Json orders = first.json()["orders"];
        QCOMPARE(orders.size(), std::size_t(6));
        for (const Json &order : orders)
            QCOMPARE(order["state"].get<std::string>(), std::string("made"));
        // The last of the first row shows its column and row.
        const auto settings = readPictureSettings(
            ImageFile::read(m_line.at(QString::fromStdString(orders[2]["file"])).toStdString()).value());
        QCOMPARE(settings.spec->pose.headYawDeg, 20.0);
        QCOMPARE(settings.spec->lighting.pattern, std::string("loop"));
        const auto sheet = ImageFile::read(m_line.at("grid/contact.png").toStdString()).value();
        QVERIFY(sheet.width() > 3 * 256 && sheet.height() > 2 * 320);
        const auto text = readFile(m_line.at("grid/grid.json").toStdString());
        const Json record = Json::parse(*text);
        QCOMPARE(record["columns"]["labels"].size(), std::size_t(3));
        QCOMPARE(record["rows"]["labels"].size(), std::size_t(2));

        for (const Json &order : m_line.run(grid).json()["orders"])
            QCOMPARE(order["state"].get<std::string>(), std::string("there"));
    }

    void aDryRunTellsWhatWouldBeMadeAndMakesNothing()
    {
        const auto outcome = m_line.run({"grid", "spec.json", "--presets", "Classic Rembrandt", "--seeds",
                                         "1,2,..,5", "--out", "dry", "--dry-run", "--json"});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.json()["toMake"].get<int>(), 5);
        QVERIFY(!QFile::exists(m_line.at("dry")));
    }

    void aDryRunTellsWhatLeavesThisMachineAndToWhom()
    {
        const auto sitter = m_line.run({"generate", "spec.json", "--out", "dry", "--dry-run"});
        QCOMPARE(sitter.code, 0);
        QVERIFY2(sitter.err.contains("Nothing leaves"), sitter.err.constData());
        const auto hosted =
            m_line.run({"generate", "spec.json", "--backend", "openai-images", "--out", "dry", "--dry-run"});
        QVERIFY2(hosted.err.contains("api.openai.com") && hosted.err.contains("prompt"),
                 hosted.out.constData());
        QVERIFY(!QFile::exists(m_line.at("dry")));
    }

    void whatCannotBeAGridIsWrongUsage_data()
    {
        QTest::addColumn<QStringList>("axes");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("three") << QStringList{"--x", "head.yaw=1", "--y", "head.pitch=1", "--seeds", "1"};
        QTest::newRow("unknown control") << QStringList{"--x", "head.jaw=1"};
        QTest::newRow("unknown backend") << QStringList{"--backends", "sitter,nowhere"};
        QTest::newRow("too large") << QStringList{"--seeds", "1,2,..,401"};
    }
    void whatCannotBeAGridIsWrongUsage()
    {
        QFETCH(QStringList, axes);
        const auto outcome = m_line.run(QStringList{"grid", "spec.json", "--out", "wrong"} + axes);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(!QFile::exists(m_line.at("wrong")));
    }

    void aBatchIsSplitIntoPartsThatTogetherMakeAll()
    {
        PortraitSpec spec;
        std::string lines;
        for (int i = 0; i < 5; ++i) {
            spec.pose.headYawDeg = i * 5;
            lines += Json::parse(specToJson(spec)).dump() + "\n";
        }
        m_line.write("many.jsonl", lines);
        QStringList all;
        for (const char *shard : {"1/2", "2/2"}) {
            const auto outcome =
                m_line.run({"batch", "many.jsonl", "--shard", shard, "--size", "64x80", "--out", "batch"});
            QVERIFY2(outcome.code == 0, outcome.err.constData());
            all += QString::fromUtf8(outcome.out).split('\n', Qt::SkipEmptyParts);
        }
        QCOMPARE(all.size(), 5);
        all.removeDuplicates();
        QCOMPARE(all.size(), 5);
        QCOMPARE(pictures("batch").size(), 5);
        const auto again = m_line.run({"batch", "many.jsonl", "--size", "64x80", "--out", "batch", "--json"});
        for (const Json &order : again.json()["orders"])
            QCOMPARE(order["state"].get<std::string>(), std::string("there"));
        for (const char *wrong : {"0/2", "3/2", "2", "a/b", "1/0"})
            QCOMPARE(m_line.run({"batch", "many.jsonl", "--shard", wrong, "--out", "batch"}).code, 2);
    }

    void aChangedSpecIsMadeAnew()
    {
        m_line.write("one.json", specToJson({}));
        const QStringList batch{"batch", "one.json", "--size", "64x80", "--out", "changed"};
        QCOMPARE(m_line.run(batch).code, 0);
        PortraitSpec other;
        other.pose.headYawDeg = 30;
        m_line.write("one.json", specToJson(other));
        QCOMPARE(m_line.run(batch).code, 0);
        QCOMPARE(pictures("changed").size(), 2);
    }

    void aRunThatWasKilledIsNotSentTwiceUnlessAsked()
    {
        std::atomic<bool> answers = false;
        LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (!request.path.ends_with("txt2img"))
                return reply.send(200, "[]");
            if (!answers)
                return reply.stall();
            const Json info{{"all_seeds", {1}}, {"infotexts", {"x"}}};
            Json made{{"info", info.dump()}, {"parameters", Json::object()}};
            made["images"].push_back(toBase64(pngPicture(64, 80)));
            reply.send(200, made.dump());
        });
        CommandLine line;
        line.write("spec.json", specToJson({}));
        line.surroundings.insert("PRESENCE_ADDRESS_A1111", QString::fromStdString(server.address()));
        const QStringList batch{"batch", "spec.json", "--backend", "a1111", "--out", "out"};
        const auto killed = line.process();
        killed->setArguments(batch);
        killed->start();
        QVERIFY(server.waitFor("/sdapi/v1/txt2img"));
        killed->kill();
        QVERIFY(killed->waitForFinished());

        answers = true;
        const auto second = line.run(batch);
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains("may have been made"), second.err.constData());
        QCOMPARE(server.requests("/sdapi/v1/txt2img").size(), std::size_t(1));
        const auto third = line.run(batch + QStringList("--again"));
        QVERIFY2(third.code == 0, third.err.constData());
        QCOMPARE(server.requests("/sdapi/v1/txt2img").size(), std::size_t(2));
        QCOMPARE(line.run(batch).code, 0);
        QCOMPARE(server.requests("/sdapi/v1/txt2img").size(), std::size_t(2));
        QVERIFY(QDir(line.at("out")).entryList({"*.sending"}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void serversAreFoundAndConnectionsTested()
    {
        LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
            reply.send(request.path == "/system_stats" ? 200 : 404,
                       R"({"system": {"comfyui_version": "0.3.64"}, "devices": []})");
        });
        CommandLine line;
        const auto found =
            line.run({"backends", "--find", "--ports",
                      QString("%1,%2").arg(LoopbackServer::unusedPort()).arg(server.port()), "--json"});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.json().size(), std::size_t(1));
        QCOMPARE(found.json()[0]["backend"].get<std::string>(), std::string("comfyui"));
        QCOMPARE(found.json()[0]["version"].get<std::string>(), std::string("0.3.64"));

        const auto nobody = line.run({"backends", "--test", "a1111"});
        QCOMPARE(nobody.code, 1);
        QVERIFY2(nobody.out.startsWith("address: "), nobody.out.constData());
        const auto sitter = line.run({"backends", "--test", "sitter", "--json"});
        QCOMPARE(sitter.code, 0);
        QCOMPARE(sitter.json()["part"].get<std::string>(), std::string("ready"));
        QCOMPARE(line.run({"backends", "--test", "nobody"}).code, 1);
        QCOMPARE(line.run({"backends", "key", "sitter", "--set"}, "x\n").code, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliGrid)
#include "tst_cli_grid.moc"
