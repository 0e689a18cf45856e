// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace presence;
using Json = nlohmann::json;

/// What the command line draws of the sitter beside its portrait.
class TestCliSitter : public QObject, test::CommandLine
{
    Q_OBJECT

    QStringList filesIn(const QString &folder) const
    {
        return QDir(at(folder)).entryList(QDir::Files, QDir::Name);
    }

private slots:
    void initTestCase() { write("spec.json", specToJson({})); }

    void wrongUsageNamesWhatThereIs_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const QString &words, const QString &says) {
            QTest::newRow(qPrintable(words)) << words.split(' ') << says;
        };
        row("maps spec.json", "--out");
        row("maps spec.json --out x --kinds depth,depht", "segmentation");
        row("maps spec.json --out x --size 3", "WIDTHxHEIGHT");
        row("sheet --out x --only faces", "lighting");
        row("sheet --out x --cell 9x9", "64");
        row("frames spec.json --out x", "--motion");
        row("frames spec.json --motion breath --out x --fps 0", "fps");
        row("frames spec.json --motion breath --out x --seconds 600 --fps 119.9 --size x", "WIDTHxHEIGHT");
        row("generate spec.json --out x --maps shadow", "shadow");
    }
    void wrongUsageNamesWhatThereIs()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err);
        QVERIFY(!QDir(at("x")).exists());
    }

    void mapsAreWrittenAtTheAskedSize()
    {
        const Outcome made = run(
            {"maps", "spec.json", "--out", "maps", "--size", "96x120", "--kinds", "depth,pose", "--json"});
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(filesIn("maps"), (QStringList{"depth.png", "pose.png"}));
        QCOMPARE(QImage(at("maps/pose.png")).size(), QSize(96, 120));
        const Json maps = made.json().at("maps");
        QCOMPARE(maps.size(), std::size_t(2));
        QCOMPARE(maps[0].at("controlnet_module").get<std::string>(), std::string("depth_midas"));
    }

    void aPictureHasItsTruthAndItsMapsBesideIt()
    {
        const Outcome made = run({"generate", "spec.json", "--out", "told", "--size", "128x160", "--seed",
                                  "7", "--truth", "--maps", "normal", "--json"});
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(filesIn("told"),
                 (QStringList{"portrait-7.mask_background.png", "portrait-7.mask_eyes.png",
                              "portrait-7.mask_hair.png", "portrait-7.mask_skin.png", "portrait-7.normal.png",
                              "portrait-7.png", "portrait-7.truth.json"}));
        const auto text = readFile(at("told/portrait-7.truth.json").toStdString());
        const Json truth = Json::parse(*text);
        QCOMPARE(truth.at("seed").get<int>(), 7);
        QCOMPARE(truth.at("masks").at("skin").get<std::string>(), std::string("mask_skin.png"));
        QCOMPARE(QImage(at("told/portrait-7.mask_skin.png")).size(), QSize(128, 160));
        QCOMPARE(made.json().at("images")[0].at("beside").size(), std::size_t(6));
    }

    void aSheetIsOneFileOrOneAPage()
    {
        const Outcome one = run({"sheet", "--out", "sheet.png", "--only", "skin,gaze", "--cell", "64x80"});
        QVERIFY2(one.code == 0, one.err);
        const QImage sheet(at("sheet.png"));
        QVERIFY(sheet.width() >= 10 * 64 && sheet.height() >= 5 * 80);
        const Outcome two = run({"sheet", "--out", "sheets", "--only", "skin,gaze", "--cell", "64x80"});
        QVERIFY2(two.code == 0, two.err);
        QCOMPARE(filesIn("sheets"), (QStringList{"gaze.png", "skin.png"}));
        QVERIFY2(two.err.contains("of 20"), "progress is told");
    }

    void framesFollowTheMotionAndLoop()
    {
        const Outcome made = run({"frames", "spec.json", "--motion", "blink", "--fps", "10", "--out",
                                  "frames", "--size", "96x120", "--samples", "1", "--json"});
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(filesIn("frames").size(), 10);
        QCOMPARE(made.json().at("frames").size(), std::size_t(10));
        const auto bytes = [&](const QString &name) { return *readFile(at(name).toStdString()); };
        QCOMPARE(bytes("frames/frame_00000.png"), bytes("frames/frame_00001.png"));
        QVERIFY2(bytes("frames/frame_00005.png") != bytes("frames/frame_00000.png"), "the eyes are closed");
        QCOMPARE(bytes("frames/frame_00009.png"), bytes("frames/frame_00000.png"));
        const Outcome again = run({"frames", "spec.json", "--motion", "blink", "--fps", "10", "--out",
                                   "again", "--size", "96x120", "--samples", "1", "--seconds", "0.6"});
        QVERIFY2(again.code == 0, again.err);
        QCOMPARE(filesIn("again").size(), 6);
        QCOMPARE(bytes("again/frame_00005.png"), bytes("frames/frame_00005.png"));
    }

    void anUnknownMotionIsAFailureThatListsThem()
    {
        const Outcome outcome = run({"frames", "spec.json", "--motion", "moonwalk", "--out", "x"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("subtle_life"), outcome.err);
    }

    void interruptedFramesKeepWhatIsDrawn()
    {
        const auto program = process();
        program->setArguments({"frames", "spec.json", "--motion", "breath", "--seconds", "60", "--out", "cut",
                               "--size", "320x400"});
        program->start();
        QTRY_VERIFY_WITH_TIMEOUT(filesIn("cut").size() >= 2, 60'000);
        ::kill(pid_t(program->processId()), SIGINT);
        QVERIFY(program->waitForFinished(30'000));
        QCOMPARE(program->exitCode(), 1);
        for (const QString &file : filesIn("cut"))
            QVERIFY2(!QImage(at("cut/" + file)).isNull(), qPrintable(file));
    }
};

QTEST_GUILESS_MAIN(TestCliSitter)
#include "tst_cli_sitter.moc"
