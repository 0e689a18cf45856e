// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_strip.h"

#include "core/base/file_io.h"
#include "tests/support/test_picture.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/companions/companion_model.h"
#include "ui/models/takes/take_model.h"
#include "ui/panels/companions/companion_chip.h"
#include "ui/panels/companions/companion_drop.h"
#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/companions/companion_words.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

using namespace presence;

class TestCompanionStrip : public QObject
{
    Q_OBJECT

    struct Bench : PanelFixture
    {
        QTemporaryDir folder;
        CompanionModel model{document};
        QWidget window;
        CompanionStrip strip{model, &window};
        CompanionDrop drop{model, &window};

        Bench()
        {
            model.setTarget(drawbox(), {});
            show(window, {900, 200});
            strip.resize(900, 160);
        }
        static BackendInfo drawbox()
        {
            BackendInfo info;
            info.name = "Drawbox";
            info.pictures = {"init", "likeness", "depth", "pose"};
            info.weighted = {"init"};
            info.largestPictures = 2;
            return info;
        }
        QString file(const char *name = "anna.png") const
        {
            (void)writeFile(folder.filePath(name).toStdString(), test::pngPicture(60, 80));
            return folder.filePath(name);
        }
        std::size_t count() const { return model.rows().size(); }
        std::string kind(int row) const { return model.rows()[std::size_t(row)].companion.picture.kind; }
        static QAction *entry(const QMenu &menu, const char *kind)
        {
            for (QAction *action : menu.actions())
                if (action->data().toString() == kind)
                    return action;
            return nullptr;
        }
        void dropOn(QMimeData &data)
        {
            QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&window, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent fall({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&window, &fall);
        }
    };

private slots:
    void itTakesNoRoomWhileThereIsNothing()
    {
        Bench bench;
        QVERIFY(!bench.strip.isVisible());
        bench.model.addSitterMap("depth");
        QVERIFY(bench.strip.isVisible());
        QCOMPARE(bench.strip.chips().size(), 1);
        QTest::mouseClick(bench.strip.removeAllButton(), Qt::LeftButton);
        QVERIFY(!bench.strip.isVisible());
        bench.document.undoStack()->undo();
        QVERIFY(bench.strip.isVisible());
    }

    void aChipTellsWhatItIsAndIsRemovedByButtonOrKey()
    {
        Bench bench;
        bench.model.addFile("likeness", bench.file());
        QTRY_COMPARE(bench.count(), std::size_t(1));
        bench.model.addSitterMap("depth");
        CompanionChip *chip = bench.strip.chips()[0];
        QCOMPARE(chip->accessibleName(), QString("Likeness, anna.png"));
        QCOMPARE(chip->stateText(), QString("anna.png"));
        QVERIFY(!chip->weightField()->isVisible()); // this backend uses none for a likeness
        QVERIFY(!chip->removeButton()->accessibleName().isEmpty());
        QTest::mouseClick(chip->removeButton(), Qt::LeftButton);
        QCOMPARE(bench.kind(0), std::string("depth"));
        bench.strip.chips()[0]->setFocus();
        QTest::keyClick(bench.strip.chips()[0], Qt::Key_Delete);
        QCOMPARE(bench.count(), std::size_t(0));
    }

    void theStartPictureSaysHowMuchOfItIsKept()
    {
        Bench bench;
        bench.model.addFile("init", bench.file());
        QTRY_COMPARE(bench.count(), std::size_t(1));
        QSpinBox *weight = bench.strip.chips()[0]->weightField();
        QVERIFY(weight->isVisible());
        QCOMPARE(weight->value(), 50);
        weight->setFocus();
        QTest::keyClick(weight, Qt::Key_Up);
        QCOMPARE(bench.model.rows()[0].companion.picture.weight, 0.55);
        QCOMPARE(weight->maximum(), 100);
    }

    void whatIsNotSentSaysWhyInWords()
    {
        Bench bench;
        bench.model.addSitterMap("edges");
        CompanionChip *chip = bench.strip.chips()[0];
        QCOMPARE(chip->stateText(), QString("not with Drawbox"));
        QVERIFY(chip->accessibleName().contains("not sent"));
        BackendInfo none;
        none.name = "Sitter";
        bench.model.setTarget(none, {});
        QVERIFY(chip->stateText().contains("Sitter takes no pictures"));
    }

    void theKindCanBeChanged()
    {
        Bench bench;
        bench.model.addFile("likeness", bench.file());
        QTRY_COMPARE(bench.count(), std::size_t(1));
        QMenu *kinds = bench.strip.chips()[0]->kindButton()->menu();
        emit kinds->aboutToShow();
        QVERIFY(!Bench::entry(*kinds, "style")->isEnabled());
        QVERIFY(Bench::entry(*kinds, "style")->text().contains("not with Drawbox"));
        Bench::entry(*kinds, "init")->trigger();
        QCOMPARE(bench.kind(0), std::string("init"));
    }

    void theMenuOffersMapsOfTheSitterWithOneClickAndSaysWhatDoesNotGo()
    {
        Bench bench;
        CompanionMenu menu(bench.model);
        menu.popup({});
        QVERIFY(Bench::entry(menu, "likeness")->isEnabled());
        QVERIFY(!Bench::entry(menu, "style")->isEnabled());
        QMenu *maps = nullptr;
        for (QAction *action : menu.actions())
            if (action->menu() && action->text() == "Map of the sitter")
                maps = action->menu();
        QVERIFY(maps);
        Bench::entry(*maps, "pose")->trigger();
        QCOMPARE(bench.kind(0), std::string("pose"));
        BackendInfo none;
        none.name = "Sitter";
        bench.model.setTarget(none, {});
        menu.hide();
        menu.popup({});
        QVERIFY(menu.actions().front()->text().contains("Sitter takes no pictures"));
        QVERIFY(!Bench::entry(menu, "likeness")->isEnabled());
    }

    void aDroppedTakeIsAskedForItsUseAndKeepsItsName()
    {
        Bench bench;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bench.file())});
        data.setData(TakeModel::nameMime, "Take 12");
        bench.dropOn(data);
        QVERIFY(bench.drop.menu());
        Bench::entry(*bench.drop.menu(), "init")->trigger();
        QTRY_COMPARE(bench.count(), std::size_t(1));
        QCOMPARE(bench.model.rows()[0].companion.name, std::string("Take 12"));
    }

    void aPictureOfTheClipboardCanBePasted()
    {
        Bench bench;
        QImage image(30, 40, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QGuiApplication::clipboard()->setImage(image);
        CompanionMenu menu(bench.model);
        menu.paste("likeness");
        QTRY_COMPARE(bench.count(), std::size_t(1));
        QCOMPARE(bench.model.rows()[0].companion.picture.file.height(), 40);
    }

    void everyKindHasWords()
    {
        for (const std::string &kind : companionKinds()) {
            QVERIFY2(companionWords(kind).name != QString::fromStdString(kind), kind.c_str());
            QVERIFY2(!companionWords(kind).help.isEmpty(), kind.c_str());
        }
    }
};

QTEST_MAIN(TestCompanionStrip)
#include "tst_companion_strip.moc"
