// SPDX-License-Identifier: MIT
#include "ui/panels/stage/stage_panel.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/spec_json.h"
#include "tests/support/plain_takes.h"
#include "ui/models/pictures/sitter_preview.h"
#include "ui/models/settings.h"
#include "ui/models/spec_document.h"
#include "ui/models/takes/picture_loader.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/takes/contact_sheet.h"
#include "ui/panels/takes/restore_card.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/widgets/picture/overlay_compare.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace presence;
using test::plainPicture;
using test::PlainShoot;
using View = StageHeader::View;

class TestStagePanel : public QObject
{
    Q_OBJECT

    struct Bench : PlainShoot
    {
        Resources resources{PRESENCE_SOURCE_DIR "/resources"};
        SpecLibrary library = *SpecLibrary::load(resources);
        Vocabulary vocabulary = *Vocabulary::load(resources);
        LintRules rules = *LintRules::load(resources);
        ParameterWords words = *ParameterWords::load(resources);
        SpecDocument document{library, vocabulary, rules};
        TakeModel takes{store};
        TakeSelection selection{takes};
        PictureLoader pictures{[this](const std::string &id) -> Result<ImageFile> {
            Result<Take> take = store.load(id);
            return take ? Result<ImageFile>(take->image) : Result<ImageFile>(take.error());
        }};
        Settings settings{folder.filePath("settings.ini")};
        SitterPreview preview{[](const PortraitSpec &spec, const SitterOptions &options,
                                 std::stop_token) -> Result<SitterPicture> {
            SitterPicture picture{options.width, options.height, {}};
            picture.rgb.assign(std::size_t(options.width * options.height * 3),
                               std::uint8_t(100 + spec.pose.gazeYawDeg));
            return picture;
        }};
        QStringList ids;
        std::unique_ptr<StagePanel> stage;

        Bench()
        {
            for (const QColor color : {QColor(Qt::red), QColor(Qt::green), QColor(Qt::blue)}) {
                Take take = make(color);
                take.spec.pose.headRollDeg = day;
                const Take stored = *store.add(take);
                takes.add(stored);
                ids.append(QString::fromStdString(stored.id));
            }
            stage = std::make_unique<StagePanel>(
                StagePanel::Context{document, preview, takes, selection, pictures, settings, words});
            stage->addActions(stage->windowActions());
            stage->resize(900, 700);
            stage->show();
            stage->activateWindow();
        }

        QString write(const QString &name, const std::string &bytes)
        {
            const QString path = folder.filePath(name);
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes.data(), qint64(bytes.size()));
            return path;
        }

        void drop(const QString &path)
        {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(stage.get(), &enter);
            QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(stage.get(), &event);
        }

        QString writePictureWithSpec(double gaze, double ratio)
        {
            PortraitSpec spec;
            spec.pose.gazeYawDeg = gaze;
            spec.lighting.keyToFillRatio = ratio;
            PictureSettings settingsOfPicture;
            settingsOfPicture.promptText = "a portrait";
            settingsOfPicture.parameters = {{"Steps", "30"}, {"Seed", "77"}, {"Size", "640x800"}};
            PictureLabel label;
            label.specJson = specToJson(spec);
            label.parameters = parametersText(settingsOfPicture);
            return write("portrait.png", std::string(withSettings(plainPicture(), label)->bytes()));
        }
    };

private slots:
    void theSitterFollowsTheDocument()
    {
        Bench bench;
        QTRY_VERIFY(!bench.stage->sitterView()->image().isNull());
        bench.document.apply({{"gaze.yaw", 20.0}}, "look left");
        QTRY_COMPARE(qRed(bench.stage->sitterView()->image().pixel(0, 0)), 120);
        QTRY_COMPARE(bench.stage->sitterView()->image().size(), QSize(640, 800));
    }

    void aGlanceAtTheSitterLeavesTheFocusWhereItIs()
    {
        Bench bench;
        QWidget window;
        auto *field = new QLineEdit;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(field);
        column->addWidget(bench.stage.get());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bench.stage->setView(View::Take);
        QTRY_VERIFY(bench.stage->takeView()->hasFocus());
        field->setFocus();
        QTest::keyClicks(field, "so");
        bench.stage->peekSitter();
        QCOMPARE(bench.stage->view(), View::Sitter);
        QVERIFY(bench.stage->sitterView()->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), "ft");
        QCOMPARE(field->text(), "soft");
        bench.stage->setParent(nullptr);
    }

    void keysChangeTheView()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(bench.stage.get()));
        const auto press = [&](Qt::Key key) { QTest::keyClick(bench.stage.get(), key); };
        press(Qt::Key_E);
        QCOMPARE(bench.stage->view(), View::Take);
        press(Qt::Key_G);
        QCOMPARE(bench.stage->view(), View::Sheet);
        press(Qt::Key_C);
        QCOMPARE(bench.stage->view(), View::Compare);
        press(Qt::Key_M);
        QCOMPARE(bench.stage->compareView()->mode(), CompareView::Mode::Wipe);
        press(Qt::Key_C);
        QVERIFY(bench.stage->compareView()->isSwapped());
        press(Qt::Key_S);
        QCOMPARE(bench.stage->view(), View::Sitter);
    }

    void theCurrentTakeIsShownAndArrowsWalkOn()
    {
        Bench bench;
        bench.selection.setCurrent(bench.ids[0]);
        bench.stage->setView(View::Take);
        const auto shown = [&] {
            const QImage image = bench.stage->takeView()->image();
            return image.isNull() ? QColor() : image.pixelColor(1, 1);
        };
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTest::keyClick(bench.stage->takeView(), Qt::Key_Right);
        QTRY_COMPARE(shown(), QColor(Qt::green));
        QTest::keyClick(bench.stage->takeView(), Qt::Key_Left);
        QTRY_COMPARE(shown(), QColor(Qt::red));
    }

    void altClickOnTheSheetComparesWithTheCurrentTake()
    {
        Bench bench;
        bench.selection.setCurrent(bench.ids[0]);
        bench.stage->setView(View::Sheet);
        TakeListView *list = bench.stage->sheet()->list();
        QTRY_VERIFY(list->visualRect(list->model()->index(2, 0)).isValid());
        const QPoint third = list->visualRect(list->model()->index(2, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::AltModifier, third);
        QCOMPARE(bench.selection.current(), bench.ids[0]);
        QCOMPARE(bench.selection.other(), bench.ids[2]);
        QCOMPARE(bench.stage->view(), View::Compare);
        QTRY_VERIFY(!bench.stage->compareView()->right()->image().isNull());
        QCOMPARE(bench.stage->compareView()->left()->image().pixelColor(1, 1), QColor(Qt::red));
        QCOMPARE(bench.stage->compareView()->right()->image().pixelColor(1, 1), QColor(Qt::blue));
    }

    void comparingWithoutASecondTakeMeansTheOneBefore()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(bench.stage.get()));
        bench.selection.setCurrent(bench.ids[2]);
        QTest::keyClick(bench.stage.get(), Qt::Key_C);
        QCOMPARE(bench.stage->view(), View::Compare);
        QCOMPARE(bench.selection.other(), bench.ids[1]);
        QTRY_COMPARE(bench.stage->compareView()->right()->image().pixelColor(1, 1), QColor(Qt::green));

        bench.stage->setView(View::Take); // a choice that was made stays
        bench.selection.setOther(bench.ids[0]);
        bench.stage->setView(View::Compare);
        QCOMPARE(bench.selection.other(), bench.ids[0]);
    }

    void aTakeIsNotComparedWithItself()
    {
        Bench bench;
        bench.selection.setCurrent(bench.ids[1]);
        bench.stage->setView(View::Compare);
        CompareView *compare = bench.stage->compareView();
        compare->setMode(CompareView::Mode::Difference);
        QTRY_VERIFY(!compare->overlay()->image().isNull());
        bench.selection.setCurrent(bench.ids[0]);
        QTRY_VERIFY(compare->overlay()->image().isNull());
        QVERIFY2(compare->overlay()->emptyText().startsWith("Take 1 cannot be compared with itself"),
                 qPrintable(compare->overlay()->emptyText()));
        QCOMPARE(compare->overlay()->accessibleName(), compare->overlay()->emptyText());
    }

    void theMenuOfATakeRatesFlagsComparesAndTrashesWithoutMakingItCurrent()
    {
        Bench bench;
        bench.selection.setCurrent(bench.ids[0]);
        bench.stage->setView(View::Sheet);
        TakeListView *list = bench.stage->sheet()->list();
        QTRY_VERIFY(list->visualRect(list->model()->index(2, 0)).isValid());
        const QPoint third = list->visualRect(list->model()->index(2, 0)).center();
        const auto choose = [&](const QString &text) {
            QTest::mouseClick(list->viewport(), Qt::RightButton, {}, third);
            QContextMenuEvent asked(QContextMenuEvent::Mouse, third, list->viewport()->mapToGlobal(third));
            QApplication::sendEvent(list->viewport(), &asked);
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            const auto actions = menu->findChildren<QAction *>();
            const auto found = std::ranges::find(actions, text, [](QAction *each) { return each->text(); });
            QVERIFY2(found != actions.end(), qPrintable(text));
            (*found)->trigger();
            menu->close();
            QCOMPARE(bench.selection.current(), bench.ids[0]);
        };
        choose(QString(4, QChar(0x2605)));
        QCOMPARE(bench.takes.find(bench.ids[2])->rating, 4);
        choose("Pick");
        QCOMPARE(bench.takes.find(bench.ids[2])->flag, Take::Flag::Pick);
        choose("Compare with this");
        QCOMPARE(bench.selection.other(), bench.ids[2]);
        bench.stage->setView(View::Sheet);
        QSignalSpy trashed(&bench.takes, &TakeModel::trashed);
        choose("Move to the trash");
        QVERIFY(!bench.takes.find(bench.ids[2]));
        QCOMPARE(trashed.size(), 1);
        QCOMPARE(trashed[0][1].toString(), "Take 3");
    }

    void aClickOnTheSheetChoosesAndADoubleClickOpens()
    {
        Bench bench;
        bench.stage->setView(View::Sheet);
        TakeListView *list = bench.stage->sheet()->list();
        const QPoint second = list->visualRect(list->model()->index(1, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(bench.selection.current(), bench.ids[1]);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second);
        QTRY_COMPARE(bench.stage->view(), View::Take);
    }

    void lookingAtAFindingOutlinesItsRegion()
    {
        Bench bench;
        bench.selection.setCurrent(bench.ids[0]);
        QTRY_VERIFY(!bench.stage->takeView()->image().isNull());
        Finding finding;
        finding.id = "eyes.open";
        finding.regions = {{20, 30, 16, 8}, {50, 30, 16, 8}};
        bench.stage->look(finding);
        QCOMPARE(bench.stage->view(), View::Take);
        const auto marks = bench.stage->takeView()->marks();
        QCOMPARE(marks.size(), 2);
        QCOMPARE(marks[0], PictureMark::box({20, 30, 16, 8}));
        QCOMPARE(bench.stage->takeView()->legend(), "Eyes open: could not assess");
        bench.stage->look(finding); // a second press takes them away
        QVERIFY(bench.stage->takeView()->marks().isEmpty());
    }

    void aFindingIsDrawnWhileItIsPointedAtAndOnBothPicturesOfAComparison()
    {
        Bench bench;
        const auto reportWith = [](double x) {
            CritiqueReport report;
            Finding finding;
            finding.id = "light.side";
            finding.verdict = Verdict::Pass;
            finding.marks = {{Mark::Kind::Arrow, {{x, 5}, {40, 50}}, "light"}};
            report.findings = {finding};
            return report;
        };
        bench.takes.setReport(bench.ids[0], reportWith(10));
        bench.takes.setReport(bench.ids[1], reportWith(70));
        bench.selection.setCurrent(bench.ids[0]);
        bench.selection.setOther(bench.ids[1]);
        const Finding pointed = bench.takes.find(bench.ids[0])->report->findings[0];
        bench.stage->pointAt(pointed);
        const auto &marks = bench.stage->takeView()->marks();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].kind, PictureMark::Kind::Arrow);
        QCOMPARE(marks[0].points.front(), QPointF(10, 5));
        QCOMPARE(bench.stage->compareView()->left()->marks()[0].points.front(), QPointF(10, 5));
        QCOMPARE(bench.stage->compareView()->right()->marks()[0].points.front(), QPointF(70, 5));
        bench.stage->pointAt(std::nullopt);
        QVERIFY(marks.isEmpty());
        QVERIFY(bench.stage->compareView()->right()->marks().isEmpty());
        bench.stage->look(pointed); // kept when something else was pointed at meanwhile
        Finding other = pointed;
        other.id = "eyes.open";
        other.marks.clear();
        bench.stage->pointAt(other);
        QVERIFY(marks.isEmpty());
        bench.stage->pointAt(std::nullopt);
        QCOMPARE(marks.size(), 1);
        QTest::keyClick(bench.stage.get(), Qt::Key_Escape);
        QVERIFY(marks.isEmpty());
    }

    void theSheetShowsTheTakesInWhichAFindingFails()
    {
        Bench bench;
        const auto reportWith = [](Verdict verdict) {
            CritiqueReport report;
            report.findings.resize(1);
            report.findings[0].id = "gaze.direction";
            report.findings[0].verdict = verdict;
            return report;
        };
        bench.takes.setReport(bench.ids[0], reportWith(Verdict::Fail));
        bench.takes.setReport(bench.ids[1], reportWith(Verdict::Pass)); // the third is not measured
        bench.stage->showTakesWith(bench.takes.find(bench.ids[0])->report->findings[0]);
        QCOMPARE(bench.stage->view(), View::Sheet);
        ContactSheet *sheet = bench.stage->sheet();
        const QAbstractItemModel *shown = sheet->list()->model();
        QCOMPARE(shown->rowCount(), 1);
        QVERIFY(sheet->verdictFilter()->isVisible());
        bench.takes.setReport(bench.ids[1], reportWith(Verdict::Warn)); // worse after all
        QCOMPARE(shown->rowCount(), 2);
        sheet->verdictFilter()->setCurrentText("fail");
        QCOMPARE(shown->rowCount(), 1);
        bench.takes.setSilenced({"gaze.direction"});
        QCOMPARE(shown->rowCount(), 0);
        sheet->findingFilter()->setCurrentIndex(0);
        QCOMPARE(shown->rowCount(), 3);
        QVERIFY(!sheet->verdictFilter()->isVisible());
    }

    void aDroppedPictureRestoresEverythingInOneStep()
    {
        Bench bench;
        bench.document.apply({{"head.roll", 9.0}}, "tilt");
        bench.drop(bench.writePictureWithSpec(12, 8));
        QVERIFY(bench.stage->restoreCard()->isVisible());
        QVERIFY(bench.document.spec().pose.gazeYawDeg == 0); // nothing happens unasked
        QSignalSpy recalled(bench.stage.get(), &StagePanel::renderSettingsRecalled);
        QTest::mouseClick(bench.stage->restoreCard()->restoreButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 12.0);
        QCOMPARE(bench.document.spec().lighting.keyToFillRatio, 8.0);
        QCOMPARE(bench.document.spec().pose.headRollDeg, 0.0);
        QCOMPARE(recalled.size(), 1);
        QCOMPARE(bench.document.undoStack()->count(), 2);
        bench.document.undoStack()->undo();
        QCOMPARE(bench.document.spec().pose.headRollDeg, 9.0);
    }

    void aDroppedPictureRestoresOnlyTheChosenParts()
    {
        Bench bench;
        bench.drop(bench.writePictureWithSpec(12, 8));
        RestoreCard *card = bench.stage->restoreCard();
        for (const char *group : {"story", "identity", "expression", "gaze", "head", "posture", "camera",
                                  "palette", "setting", "realism", "sampling"})
            if (QCheckBox *box = card->part(group))
                box->click();
        QVERIFY(card->part("lighting")->isChecked());
        QSignalSpy recalled(bench.stage.get(), &StagePanel::renderSettingsRecalled);
        QTest::mouseClick(card->restoreButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().lighting.keyToFillRatio, 8.0);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 0.0);
        QCOMPARE(recalled.size(), 0);
        QVERIFY(!card->isVisible());
    }

    void badDropsAreAnsweredInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const ImageFile file = plainPicture();
        const std::string_view plain = file.bytes();
        QTest::newRow("no settings") << QByteArray(plain.data(), qsizetype(plain.size()))
                                     << "carries no settings";
        QTest::newRow("no picture") << QByteArray("hello") << "thing.png";
        PictureLabel label;
        label.specJson = "{ torn";
        const ImageFile damaged = *withSettings(plainPicture(), label);
        QTest::newRow("damaged settings")
            << QByteArray(damaged.bytes().data(), qsizetype(damaged.bytes().size())) << "thing.png: ";
    }
    void badDropsAreAnsweredInPlainWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        Bench bench;
        const PortraitSpec before = bench.document.spec();
        bench.drop(bench.write("thing.png", bytes.toStdString()));
        RestoreCard *card = bench.stage->restoreCard();
        QVERIFY(card->isVisible());
        QVERIFY2(card->text().contains(says), qPrintable(card->text()));
        QVERIFY(!card->restoreButton()->isVisible());
        QVERIFY(bench.document.spec() == before);
    }

    void aDroppedPictureCanBecomeATake()
    {
        Bench bench;
        bench.drop(bench.writePictureWithSpec(12, 8));
        QTest::mouseClick(bench.stage->restoreCard()->keepButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.takes.rowCount(), 4);
        const Take take = *bench.store.load(bench.store.takeIds().back());
        QCOMPARE(take.spec.pose.gazeYawDeg, 12.0);
    }

    void theDirectionOfATakeIsRecalledWithRAndItsSeed()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(bench.stage.get()));
        bench.selection.setCurrent(bench.ids[1]);
        QSignalSpy recalled(bench.stage.get(), &StagePanel::renderSettingsRecalled);
        QTest::keyClick(bench.stage.get(), Qt::Key_R);
        QVERIFY(bench.stage->restoreCard()->isVisible());
        QVERIFY(!bench.stage->restoreCard()->keepButton()->isVisible()); // it is a take already
        QTest::mouseClick(bench.stage->restoreCard()->restoreButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.headRollDeg, 3.0);
        QCOMPARE(recalled.size(), 1);
    }

    void theSurroundIsRemembered()
    {
        Bench bench;
        bench.settings.setStageSurround(int(ImageView::Surround::White));
        StagePanel next({bench.document, bench.preview, bench.takes, bench.selection, bench.pictures,
                         bench.settings, bench.words});
        QCOMPARE(next.takeView()->surround(), ImageView::Surround::White);
    }
};

QTEST_MAIN(TestStagePanel)
#include "tst_stage_panel.moc"
