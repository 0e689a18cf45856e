// SPDX-License-Identifier: MIT
#include "ui/models/companions/companion_model.h"

#include "core/base/file_io.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "tests/support/test_picture.h"
#include "tests/ui/panels/panel_fixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace presence;

class TestCompanionModel : public QObject
{
    Q_OBJECT

    struct Bench : PanelFixture
    {
        QTemporaryDir folder;
        CompanionModel model{document};

        Bench() { model.setTarget(drawbox(), {}); }
        static BackendInfo drawbox()
        {
            BackendInfo info;
            info.id = "drawbox";
            info.name = "Drawbox";
            info.pictures = {"init", "likeness", "depth"};
            info.weighted = {"init"};
            info.largestPictures = 2;
            return info;
        }
        std::filesystem::path shoot() const { return folder.filePath("shoot").toStdString(); }
        QString file(const char *name, std::uint8_t red = 40) const
        {
            const QString path = folder.filePath(name);
            PictureLabel label;
            label.parameters = "whoever lives at 5 Canary Street";
            const auto picture =
                ImageFile::fromBytes(test::pngPicture(60, 80, {red, 90, 60}), "test").value();
            (void)writeFile(path.toStdString(), withSettings(picture, label)->bytes());
            return path;
        }
        QStringList kinds() const
        {
            QStringList all;
            for (const auto &row : model.rows())
                all += QString::fromStdString(row.companion.picture.kind);
            return all;
        }
    };

private slots:
    void aFileComesAlongWithoutItsPrivateData()
    {
        Bench bench;
        bench.model.addFile("likeness", bench.file("anna.png"));
        QTRY_COMPARE(bench.kinds(), QStringList{"likeness"});
        const Companion &added = bench.model.rows().front().companion;
        QCOMPARE(added.name, std::string("anna.png"));
        QCOMPARE(added.picture.file.width(), 60);
        QVERIFY(added.picture.file.bytes().find("Canary") == std::string_view::npos);
        QTRY_COMPARE(bench.model.rows().front().thumbnail.height(), 80);
    }

    void whatIsNoPictureIsSaidAndNotAdded()
    {
        Bench bench;
        QSignalSpy problems(&bench.model, &CompanionModel::problem);
        QVERIFY(writeFile(bench.folder.filePath("letter.png").toStdString(), "Dear all").ok());
        bench.model.addFile("init", bench.folder.filePath("letter.png"));
        QTRY_COMPARE(problems.size(), 1);
        bench.model.addFile("init", bench.folder.filePath("nothing.png"));
        QTRY_COMPARE(problems.size(), 2);
        QVERIFY(bench.model.rows().empty());
    }

    void everyChangeIsAStep()
    {
        Bench bench;
        bench.model.addFile("init", bench.file("a.png"), "Take 3");
        QTRY_COMPARE(bench.kinds(), QStringList{"init"});
        bench.model.setWeight(0, 0.6);
        bench.model.setWeight(0, 0.7);
        bench.model.setKind(0, "likeness");
        bench.model.removeAll();
        QCOMPARE(bench.steps(), 4); // both weights are one
        QUndoStack &steps = *bench.document.undoStack();
        steps.undo();
        QCOMPARE(bench.kinds(), QStringList{"likeness"});
        steps.undo();
        QCOMPARE(bench.model.rows().front().companion.picture.weight, 0.7);
        steps.undo();
        QCOMPARE(bench.model.rows().front().companion.picture.weight, 0.5);
        steps.undo();
        QVERIFY(bench.model.rows().empty());
        steps.setIndex(1);
        QCOMPARE(bench.model.rows().front().companion.name, std::string("Take 3"));
    }

    void thereIsOneStartPictureAndOneMapOfAKind()
    {
        Bench bench;
        bench.model.addFile("init", bench.file("a.png"), "a");
        bench.model.addFile("init", bench.file("b.png", 90), "b");
        bench.model.addFile("likeness", bench.file("c.png", 20), "c");
        bench.model.addFile("likeness", bench.file("d.png", 30), "d");
        QTRY_COMPARE(bench.kinds(), (QStringList{"init", "likeness", "likeness"}));
        QCOMPARE(bench.model.rows().front().companion.name, std::string("b"));
        bench.model.addSitterMap("depth");
        bench.model.addSitterMap("depth");
        QCOMPARE(bench.kinds().count("depth"), 1);
        bench.model.setKind(1, "init");
        QCOMPARE(bench.kinds(), (QStringList{"init", "likeness", "depth"}));
    }

    void onlyWhatTheTargetTakesGoesAlong()
    {
        Bench bench;
        bench.model.addSitterMap("pose");
        bench.model.addSitterMap("depth");
        QCOMPARE(bench.model.goingAlong().size(), std::size_t(1));
        QVERIFY(bench.model.rows()[0].refusal == Refusal::Kind);
        QVERIFY(bench.model.refusalOf("style") == Refusal::Kind);
        BackendInfo none;
        bench.model.setTarget(none, {});
        QVERIFY(bench.model.goingAlong().empty());
        QVERIFY(bench.model.rows()[1].refusal == Refusal::Pictures);
        QCOMPARE(bench.model.pictures().size(), std::size_t(2));
    }

    void aWeightIsOfferedWhereItIsUsed()
    {
        Bench bench;
        bench.model.addSitterMap("depth");
        bench.model.addFile("init", bench.file("a.png"));
        QTRY_COMPARE(bench.kinds(), (QStringList{"depth", "init"}));
        QVERIFY(!bench.model.rows()[0].weighted);
        QVERIFY(bench.model.rows()[1].weighted);
    }

    void theThumbnailOfAMapFollowsTheDirection()
    {
        Bench bench;
        bench.model.addSitterMap("depth");
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model.rows()[0].thumbnail.isNull(), 30000);
        const QImage ahead = bench.model.rows()[0].thumbnail;
        bench.document.apply({{"head.yaw", 40.0}}, "turn");
        QTRY_VERIFY_WITH_TIMEOUT(bench.model.rows()[0].thumbnail != ahead, 30000);
    }

    void theShootKeepsThemWhenTheirFilesGo()
    {
        Bench bench;
        {
            CompanionModel model(bench.document);
            model.keepIn(bench.shoot());
            model.addFile("likeness", bench.file("gone.png"));
            QTRY_COMPARE(model.rows().size(), std::size_t(1));
            model.addSitterMap("depth");
        }
        QVERIFY(QFile::remove(bench.folder.filePath("gone.png")));
        CompanionModel again(bench.document);
        again.keepIn(bench.shoot());
        QCOMPARE(again.rows().size(), std::size_t(2));
        QCOMPARE(again.rows()[0].companion.name, std::string("gone.png"));
        QCOMPARE(again.rows()[0].companion.picture.file.height(), 80);
        QVERIFY(again.rows()[1].companion.picture.file.isEmpty());
    }

    void thoseOfAnOrderComeBackWithTheirNames()
    {
        Bench bench;
        bench.model.addFile("likeness", bench.file("anna.png"));
        QTRY_COMPARE(bench.kinds(), QStringList{"likeness"});
        const auto sent = bench.model.goingAlong();
        bench.model.replace({sent.front(), {"depth", 0.8, {}}}, "Controls of an order");
        QCOMPARE(bench.kinds(), (QStringList{"likeness", "depth"}));
        QCOMPARE(bench.model.rows()[0].companion.name, std::string("anna.png"));
        QCOMPARE(bench.model.rows()[1].companion.picture.weight, 0.8);
    }
};

QTEST_MAIN(TestCompanionModel)
#include "tst_companion_model.moc"
