// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/presets/preset_form.h"
#include "ui/panels/presets/preset_list.h"
#include "ui/panels/presets_panel.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/search_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

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
        const int tag = m_panel->tagBox()->findData("camera");
        QVERIFY(tag > 0);
        m_panel->tagBox()->setCurrentIndex(tag);
        emit m_panel->tagBox()->activated(tag);
        QVERIFY(m_panel->list()->select("Long lens"));
        QVERIFY(!m_panel->list()->select("Quiet warmth"));
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
        m_panel->removeSelected();
        QVERIFY(!m_presets->find("Long lens"));
        QVERIFY(!m_panel->list()->select("Long lens"));
        QTest::mouseClick(m_panel->message()->actionButton(), Qt::LeftButton);
        QVERIFY(m_presets->find("Long lens"));
        QVERIFY(m_panel->list()->select("Long lens"));
    }

    void renamingKeepsTheValues()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->rename("Tele");
        QVERIFY(!m_presets->find("Long lens"));
        QVERIFY(m_presets->find("Tele")->values == SpecPatch({{"camera.focal_length", 135.0}}));
        QCOMPARE(m_panel->list()->currentName(), "Tele");
        m_panel->rename("Quiet warmth");
        QVERIFY(m_presets->find("Tele"));
        QVERIFY(m_panel->message()->text().contains("already"));
    }

    void aPresetGoesOutAndComesBackAsAFile()
    {
        QVERIFY(m_panel->list()->select("Long lens"));
        m_panel->exportFile(file("lens.json"));
        m_panel->removeSelected();
        m_panel->importFile(file("lens.json"));
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
        m_panel->importFile(file("broken.json"));
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
