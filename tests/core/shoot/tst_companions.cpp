// SPDX-License-Identifier: MIT
#include "core/shoot/companions.h"

#include "core/base/file_io.h"
#include "core/sitter/maps/maps.h"
#include "tests/support/test_picture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestCompanions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::filesystem::path shoot(const char *name) const { return m_home.filePath(name).toStdString(); }
    static ImageFile picture(std::uint8_t red)
    {
        return ImageFile::fromBytes(test::pngPicture(16, 20, {red, 90, 60}), "test").value();
    }
    static std::size_t filesIn(const std::filesystem::path &folder) { return entriesIn(folder).size(); }

private slots:
    void theyComeBackAsTheyWere()
    {
        const std::vector<Companion> kept{{{"init", 0.3, picture(1)}, "Take 12"},
                                          {{"likeness", 1, picture(2)}, "“Ännchen”.png"},
                                          {{"depth", 1.5, {}}, {}}};
        QVERIFY(saveCompanions(kept, shoot("kept")).ok());
        const auto read = loadCompanions(shoot("kept"));
        QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
        QVERIFY(*read == kept);
    }

    void whereNoneWereKeptThereAreNone() { QVERIFY(loadCompanions(shoot("none")).value().empty()); }

    void picturesThatAreNotNeededAnyMoreGo()
    {
        const auto folder = shoot("fewer") / "companions";
        const Companion first{{"likeness", 1, picture(1)}, "a"}, second{{"style", 1, picture(2)}, "b"};
        QVERIFY(saveCompanions({first, second, first}, shoot("fewer")).ok());
        QCOMPARE(filesIn(folder), std::size_t(3)); // the list and two pictures
        QVERIFY(saveCompanions({second}, shoot("fewer")).ok());
        QCOMPARE(filesIn(folder), std::size_t(2));
        QVERIFY(saveCompanions({}, shoot("fewer")).ok());
        QVERIFY(!std::filesystem::exists(folder));
    }

    void damagedListsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("no JSON") << QByteArray("{\"companions\": [");
        QTest::newRow("not a list") << QByteArray(R"({"companions": 5})");
        QTest::newRow("a row without a kind") << QByteArray(R"({"companions": [{"weight": 1}]})");
        QTest::newRow("of a newer Presence")
            << QByteArray(R"({"schema": "presence.companions/9", "companions": []})");
        QTest::newRow("a picture outside the shoot") << QByteArray(
            R"({"companions": [{"kind": "init", "weight": 1, "picture": "../../secret.png"}]})");
        QTest::newRow("a picture that is gone")
            << QByteArray(R"({"companions": [{"kind": "init", "weight": 1, "picture": "abc.png"}]})");
    }

    void damagedListsAreRefused()
    {
        QFETCH(QByteArray, list);
        QVERIFY(writeFile(shoot("damaged") / "companions" / "list.json", list.toStdString()).ok());
        const auto read = loadCompanions(shoot("damaged"));
        QVERIFY(!read);
        QVERIFY(!read.error().message.empty());
    }

    void mapsOfTheSitterAreDrawnAsTheRequestDirects()
    {
        GenerationRequest request;
        request.spec.pose.headYawDeg = 20;
        request.settings.width = 64;
        request.settings.height = 80;
        request.settings.seed = 7;
        request.controls = {{"depth", 1, {}}, {"init", 0.5, picture(3)}};
        const auto drawn = withSitterMaps(request);
        QVERIFY(drawn.ok());
        const auto expected = drawMaps(request.spec, std::array{MapKind::Depth}, 64, 80, 7);
        QVERIFY(drawn->controls[0].file == expected->front().file);
        QVERIFY(drawn->controls[1].file == picture(3));
    }

    void whatTheSitterCannotDrawIsRefused()
    {
        GenerationRequest request;
        request.controls = {{"likeness", 1, {}}};
        const auto drawn = withSitterMaps(request);
        QVERIFY(!drawn);
        QVERIFY(drawn.error().message.find("likeness") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCompanions)
#include "tst_companions.moc"
