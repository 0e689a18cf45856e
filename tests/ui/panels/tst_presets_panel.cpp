// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/pictures/preset_pictures.h"
#include "ui/panels/presets/preset_changes.h"
#include "ui/panels/presets/preset_files.h"
#include "ui/panels/presets/preset_form.h"
#include "ui/panels/presets/preset_list.h"
#include "ui/panels/presets_panel.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/search_field.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

#include <atomic>

using namespace presence;

class TestPresetsPanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<PresetCollection> m_presets;
    std::unique_ptr<PresetsPanel> m_panel;

    SpecDocument &document() { return m_fixture->document; }
    std::filesystem::path file(const char *name) { return m_folder->filePath(name).toStdString(); }

    void open()
    {
        m_panel.reset();
        m_presets = std::make_unique<PresetCollection>(
            *PresetCollection::open(m_fixture->resources, file("presets")));
        m_panel = std::make_unique<PresetsPanel>(document(), *m_presets, m_fixture->words);
        PanelFixture::show(*m_panel, {340, 700});
    }
    void saveByHand(const QString &name)
    {
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        QTest::keyClicks(m_panel->form()->nameBox(), name);
        QTest::mouseClick(m_panel->form()->saveButton(), Qt::LeftButton);
    }
    /// As if it had been imported, and is chosen.
    void addStyle(const char *name, const SpecPatch &values, const char *prompt, const std::string &negative)
    {
        Preset style{name, "From another program", {"style"}, values};
        style.prompt = prompt;
        style.negative = negative;
        QVERIFY(m_presets->add(style).ok());
        emit m_panel->files()->collectionChanged(QString::fromUtf8(name));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<PanelFixture>();
        PresetCollection start = *PresetCollection::open(m_fixture->resources, file("presets"));
        QVERIFY(start
                    .save({"Quiet warmth",
                           "A small smile, soft light",
                           {"job", "expression"},
                           {{"expression.au12.left", 1.0},
                            {"expression.au12.right", 1.0},
                            {"lighting.softness", 0.9}},
                           false,
                           {}})
                    .ok());
        QVERIFY(
            start.save({"Long lens", "Flatter face", {"camera"}, {{"camera.focal_length", 135.0}}, false, {}})
                .ok());
        open();
    }
    void cleanup() { m_panel.reset(); }

    void applyingIsOneUndoStep()
    {
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        QTest::mouseClick(m_panel->applyButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("expression.au12.left"), 1.0);
        QCOMPARE(m_fixture->number("lighting.softness"), 0.9);
        QCOMPARE(m_fixture->steps(), 1);
        document().undoStack()->undo();
        QVERIFY(document().spec() == PortraitSpec{});
    }

    void importedWordsReachThePromptInTheSameStep()
    {
        addStyle("Film", {{"camera.focal_length", 50.0}}, "film still, {prompt}, fine grain", "cartoon");
        QVERIFY2(m_panel->previewText().contains("film still, {prompt}, fine grain"),
                 qPrintable(m_panel->previewText()));
        QVERIFY(m_panel->previewText().contains("cartoon"));
        QTest::mouseClick(m_panel->applyButton(), Qt::LeftButton);
        const std::string &text = document().prompt().text;
        QVERIFY2(text.starts_with("film still") && text.ends_with("fine grain"), text.c_str());
        QCOMPARE(document().spec().words.avoid, std::string("cartoon"));
        QCOMPARE(m_fixture->number("camera.focal_length"), 50.0);
        QCOMPARE(m_fixture->steps(), 1);
        QVERIFY(!m_panel->applyButton()->isEnabled()); // nothing is left to do
        document().undoStack()->undo();
        QVERIFY(document().spec() == PortraitSpec{});
    }

    void aPresetOfNothingButWordsCanBeApplied()
    {
        addStyle("Grain", {}, "fine grain", {});
        QTest::mouseClick(m_panel->applyButton(), Qt::LeftButton);
        QVERIFY(document().prompt().text.ends_with("fine grain"));
        document().setEngine(document().engines().usual(Dialect::Tags));
        QVERIFY(document().prompt().text.ends_with("fine grain"));
    }

    void wordsThatDoNotFitAnyMoreAreRefusedAndNothingChanges()
    {
        OwnWords words;
        words.after["natural"] = std::string(1995, 'x');
        document().setOwnWords(words, "typed");
        addStyle("Grain", {}, "fine grain", {});
        QTest::mouseClick(m_panel->applyButton(), Qt::LeftButton);
        QVERIFY(m_panel->message()->isVisible());
        QVERIFY(document().spec().words == words);
    }

    void enterAppliesToo()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->list()->setFocus();
        QTest::keyClick(m_panel->list(), Qt::Key_Return);
        QCOMPARE(m_fixture->number("camera.focal_length"), 135.0);
    }

    void lockedControlsAreSkippedAndSaid()
    {
        document().setLocked("lighting.softness", true);
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        QVERIFY(m_panel->previewText().contains("1 locked"));
        QTest::mouseClick(m_panel->applyButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("expression.au12.left"), 1.0);
        QCOMPARE(m_fixture->number("lighting.softness"), 0.6);
    }

    void thePreviewSaysFromAndTo()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        QVERIFY2(m_panel->previewText().contains(QString::fromUtf8("85 mm → 135 mm")),
                 qPrintable(m_panel->previewText()));
        m_panel->apply();
        QVERIFY(m_panel->previewText().contains("already"));
        QVERIFY(!m_panel->applyButton()->isEnabled());
    }

    void equalSidesShareALine()
    {
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        QCOMPARE(m_panel->previewText().count("AU12"), 1);
    }

    void searchAndTagNarrowTheList()
    {
        const int all = m_panel->list()->count();
        QTest::keyClicks(m_panel->searchField(), "flatter");
        QCOMPARE(m_panel->list()->count(), 1);
        QCOMPARE(m_panel->list()->item(0)->text(), "Long lens");
        QTest::keyClick(m_panel->searchField(), Qt::Key_Escape);
        QCOMPARE(m_panel->list()->count(), all);
        m_panel->chips()->tagChip("camera")->click();
        QVERIFY(m_panel->list()->select("Long lens"));
        QVERIFY(!m_panel->list()->select("Quiet warmth"));
        m_panel->chips()->tagChip("expression")->click(); // either of them
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        m_panel->chips()->ownChip()->click();
        QCOMPARE(m_panel->list()->count(), 2);
    }

    void starredAndRecentOnesAreFoundAgain()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->apply();
        m_panel->chips()->recentChip()->click();
        QCOMPARE(m_panel->list()->count(), 1);
        QCOMPARE(m_panel->list()->item(0)->text(), "Long lens");
        m_panel->chips()->recentChip()->click();
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        QAction *star = m_panel->files()->menu()->actions().first();
        star->trigger();
        m_panel->chips()->favouritesChip()->click();
        QCOMPARE(m_panel->list()->count(), 1);
        QCOMPARE(m_panel->list()->item(0)->text(), "Quiet warmth");
        QVERIFY(star->isChecked());
    }

    void theOrderCanBeChosen()
    {
        const auto first = [&] { return m_panel->list()->item(0)->text(); };
        m_panel->orderBox()->setCurrentIndex(1);
        emit m_panel->orderBox()->activated(1);
        QCOMPARE(first(), "A little from above");
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->apply();
        m_panel->orderBox()->setCurrentIndex(2);
        emit m_panel->orderBox()->activated(2);
        QCOMPARE(first(), "Long lens");
    }

    void whatIsNotTickedStays()
    {
        QVERIFY(m_panel->list()->select("Quiet warmth"));
        m_panel->changes()->groupItem("expression")->setCheckState(0, Qt::Unchecked);
        QVERIFY(m_panel->applyButton()->isEnabled());
        m_panel->apply();
        QCOMPARE(m_fixture->number("expression.au12.left"), 0.0);
        QCOMPARE(m_fixture->number("lighting.softness"), 0.9);
        QCOMPARE(m_fixture->steps(), 1);
        m_panel->changes()->groupItem("expression")->setCheckState(0, Qt::Unchecked);
        QVERIFY(!m_panel->applyButton()->isEnabled());
    }

    void whatAValueBringsAlongCanBeLeftOut()
    {
        QVERIFY(m_panel->list()->select("Classic Rembrandt"));
        QTreeWidgetItem *lighting = m_panel->changes()->groupItem("lighting");
        QVERIFY(lighting);
        const double softness = m_fixture->number("lighting.key_elevation");
        for (int i = 0; i < lighting->childCount(); ++i)
            if (!lighting->child(i)->text(0).startsWith("Light pattern"))
                lighting->child(i)->setCheckState(0, Qt::Unchecked);
        m_panel->apply();
        QVERIFY(m_fixture->value("lighting.pattern") == ControlValue(std::string("rembrandt")));
        QCOMPARE(m_fixture->number("lighting.key_elevation"), softness);
    }

    void theLaterOfTwoWinsAndSaysSo()
    {
        PresetCollection more = *PresetCollection::open(m_fixture->resources, file("presets"));
        QVERIFY(more.save({"Very soft", "", {"lighting"}, {{"lighting.softness", 1.0}}, false, {}}).ok());
        open();
        PresetList *list = m_panel->list();
        QVERIFY(list->select("Very soft"));
        list->findItems("Quiet warmth", Qt::MatchExactly).first()->setSelected(true);
        QCOMPARE(list->chosenNames(), (QStringList{"Very soft", "Quiet warmth"}));
        QVERIFY2(m_panel->previewText().contains("“Quiet warmth” wins over “Very soft”"),
                 qPrintable(m_panel->previewText()));
        QVERIFY(m_panel->shareSlider()->isVisible());
        m_panel->shareSlider()->setValue(50);
        m_panel->apply();
        QCOMPARE(m_fixture->number("lighting.softness"), 0.95);
        QCOMPARE(m_fixture->number("expression.au12.left"), 1.0);
        QCOMPARE(m_fixture->steps(), 1);
    }

    void tryingShowsWithoutChanging()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        QSignalSpy began(m_panel.get(), &PresetsPanel::tryBegan);
        QSignalSpy ended(m_panel.get(), &PresetsPanel::tryEnded);
        m_panel->list()->setFocus();
        QTest::keyPress(m_panel->list(), Qt::Key_Space);
        QCOMPARE(began.size(), 1);
        QCOMPARE(began[0][0].value<PortraitSpec>().camera.focalLengthMm, 135.0);
        QVERIFY(began[0][1].toBool());
        QCOMPARE(ended.size(), 0);
        QTest::keyRelease(m_panel->list(), Qt::Key_Space);
        QCOMPARE(ended.size(), 1);
        QVERIFY(document().spec() == PortraitSpec{});
        QCOMPARE(m_fixture->steps(), 0);
        QTest::mousePress(m_panel->tryButton(), Qt::LeftButton);
        QCOMPARE(began.size(), 2);
        QTest::mouseRelease(m_panel->tryButton(), Qt::LeftButton);
        QCOMPARE(ended.size(), 2);
    }

    void restingThePointerTriesToo()
    {
        QSignalSpy began(m_panel.get(), &PresetsPanel::tryBegan);
        QSignalSpy ended(m_panel.get(), &PresetsPanel::tryEnded);
        PresetList *list = m_panel->list();
        QTest::mouseMove(list->viewport(), list->visualItemRect(list->item(0)).center());
        QTRY_COMPARE(began.size(), 1);
        QVERIFY(!began[0][1].toBool());
        QTest::mouseMove(list->viewport(), list->visualItemRect(list->item(1)).center());
        QCOMPARE(ended.size(), 1);
    }

    void picturesComeForWhatIsInView()
    {
        std::atomic<int> drawn = 0;
        PresetPictures pictures(
            m_fixture->library, {},
            [&](const PortraitSpec &, const SitterOptions &options,
                std::stop_token) -> Result<SitterPicture> {
                ++drawn;
                return SitterPicture{
                    options.width, options.height,
                    std::vector<std::uint8_t>(std::size_t(3 * options.width * options.height), 90)};
            });
        m_panel->showPictures(pictures);
        const QString first = m_panel->list()->item(0)->text();
        QTRY_VERIFY(!pictures.picture(pictures.keyOf(m_presets->find(first.toStdString())->values)).isNull());
        QTest::qWait(200);
        QVERIFY(drawn < int(m_presets->all().size())); // not those far below
    }

    void thePhrasesCanBeCopied()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->files()->copyText(Dialect::Natural);
        QVERIFY2(QApplication::clipboard()->text().contains("135"),
                 qPrintable(QApplication::clipboard()->text()));
    }

    void aCopyIsOnesOwn()
    {
        QVERIFY(m_panel->list()->select("Classic Rembrandt"));
        m_panel->files()->duplicate();
        QCOMPARE(m_panel->list()->currentName(), "Classic Rembrandt 2");
        QVERIFY(!m_presets->find("Classic Rembrandt 2")->shipped);
    }

    void savingKeepsOnlyWhatWasChanged()
    {
        document().apply({{"head.roll", 5.0}}, "tilt");
        saveByHand("Tilted");
        QVERIFY(!m_panel->form()->isVisible());
        QCOMPARE(m_panel->list()->currentName(), "Tilted");
        const Preset *saved = m_presets->find("Tilted");
        QVERIFY(saved);
        QVERIFY(saved->values == SpecPatch({{"head.roll", 5.0}}));
        open(); // from the files
        QVERIFY(m_presets->find("Tilted"));
    }

    void savingKeepsWhatTheHandChangedNotWhatTheJobBrought()
    {
        document().apply(document().library().job("authority")->defaults, "job");
        document().apply({{"head.roll", 5.0}}, "tilt");
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        bool counted = false;
        for (const QRadioButton *choice : m_panel->form()->findChildren<QRadioButton *>())
            counted = counted || choice->text() == "Only what I changed (1)";
        QVERIFY(counted);
        QTest::keyClicks(m_panel->form()->nameBox(), "Firm tilt");
        QTest::mouseClick(m_panel->form()->saveButton(), Qt::LeftButton);
        QVERIFY(m_presets->find("Firm tilt")->values == SpecPatch({{"head.roll", 5.0}}));
    }

    void savingKeepsChosenGroups()
    {
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        QTest::keyClicks(m_panel->form()->nameBox(), "My camera");
        QVERIFY(!m_panel->form()->saveButton()->isEnabled()); // nothing changed yet
        m_panel->form()->groupsButton()->click();
        m_panel->form()->groupBox("camera")->click();
        QTest::mouseClick(m_panel->form()->saveButton(), Qt::LeftButton);
        const Preset *saved = m_presets->find("My camera");
        QVERIFY(saved);
        for (const Control &control : controls())
            QCOMPARE(saved->values.values().contains(control.id), control.group == "camera");
    }

    void theFormNeedsLittleRoomWithAllGroupsShown()
    {
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        m_panel->form()->groupsButton()->click();
        QCoreApplication::processEvents();
        QVERIFY(m_panel->form()->groupBox("camera")->isVisible());
        QVERIFY2(m_panel->minimumSizeHint().height() <= 480,
                 qPrintable(QString::number(m_panel->minimumSizeHint().height())));
    }

    void aTakenNameIsRefusedAndNothingIsLost()
    {
        document().apply({{"head.roll", 5.0}}, "tilt");
        saveByHand("long LENS");
        QVERIFY(m_panel->form()->isVisible());
        QCOMPARE(m_panel->form()->nameBox()->text(), "long LENS");
        QVERIFY(m_panel->message()->text().contains("long LENS"));
        QVERIFY(m_presets->find("Long lens")->values == SpecPatch({{"camera.focal_length", 135.0}}));
    }

    void deletingCanBeTakenBack()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->files()->remove();
        QVERIFY(!m_presets->find("Long lens"));
        QVERIFY(!m_panel->list()->select("Long lens"));
        QTest::mouseClick(m_panel->message()->actionButton(), Qt::LeftButton);
        QVERIFY(m_presets->find("Long lens"));
        QVERIFY(m_panel->list()->select("Long lens"));
    }

    void renamingKeepsTheValues()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->files()->rename("Tele");
        QVERIFY(!m_presets->find("Long lens"));
        QVERIFY(m_presets->find("Tele")->values == SpecPatch({{"camera.focal_length", 135.0}}));
        QCOMPARE(m_panel->list()->currentName(), "Tele");
        m_panel->files()->rename("Quiet warmth");
        QVERIFY(m_presets->find("Tele"));
        QVERIFY(m_panel->message()->text().contains("already"));
    }

    void aPresetGoesOutAndComesBackAsAFile()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->files()->exportFile(file("lens.json"));
        m_panel->files()->remove();
        m_panel->files()->importFile(file("lens.json"));
        QCOMPARE(m_panel->list()->currentName(), "Long lens");
        QVERIFY(m_presets->find("Long lens")->values == SpecPatch({{"camera.focal_length", 135.0}}));
    }

    void aBrokenFileIsExplainedWhereItWasOpened_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not JSON") << QByteArray("hello");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("unknown control")
            << QByteArray(R"({"schema":"presence.preset/1","name":"X","values":{"nose.length":1}})");
        QTest::newRow("out of range")
            << QByteArray(R"({"schema":"presence.preset/1","name":"X","values":{"head.yaw":900}})");
    }
    void aBrokenFileIsExplainedWhereItWasOpened()
    {
        QFETCH(QByteArray, content);
        QVERIFY(writeFile(file("broken.json"), content.toStdString()).ok());
        const int before = m_panel->list()->count();
        m_panel->files()->importFile(file("broken.json"));
        QVERIFY(m_panel->message()->isVisible());
        QVERIFY2(m_panel->message()->text().contains("broken.json"), qPrintable(m_panel->message()->text()));
        QCOMPARE(m_panel->list()->count(), before);
    }

    void escapeClosesTheForm()
    {
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        QVERIFY(m_panel->form()->isVisible());
        QTest::keyClick(m_panel->form()->nameBox(), Qt::Key_Escape);
        QVERIFY(!m_panel->form()->isVisible());
    }
};

QTEST_MAIN(TestPresetsPanel)
#include "tst_presets_panel.moc"
