// SPDX-License-Identifier: MIT
#include "ui/panels/stage/save_maps_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestSaveMapsDialog : public QObject
{
    Q_OBJECT

private slots:
    void theSizeBeginsWithTheShapeOfTheSpec()
    {
        PortraitSpec spec;
        spec.camera.aspect = "1:1";
        const SaveMapsDialog dialog(spec, "/tmp");
        QCOMPARE(dialog.widthField()->value(), dialog.heightField()->value());
    }

    void somethingMustBeChosenAndHaveAPlace()
    {
        SaveMapsDialog dialog({}, "/tmp");
        QVERIFY(dialog.saveButton()->isEnabled());
        for (const MapInfo &info : mapInfos()) {
            QVERIFY(!dialog.box(info.kind)->text().isEmpty() && !dialog.box(info.kind)->toolTip().isEmpty());
            dialog.box(info.kind)->setChecked(false);
        }
        QVERIFY(!dialog.saveButton()->isEnabled());
        dialog.box(MapKind::Pose)->setChecked(true);
        QVERIFY(dialog.saveButton()->isEnabled());
        dialog.folderField()->setText("  ");
        QVERIFY(!dialog.saveButton()->isEnabled());
    }

    void whatIsChosenIsWrittenAndTold()
    {
        const QTemporaryDir folder;
        SaveMapsDialog dialog({}, folder.filePath("new/maps"));
        for (const MapInfo &info : mapInfos())
            dialog.box(info.kind)->setChecked(info.kind == MapKind::Depth || info.kind == MapKind::FaceLines);
        dialog.widthField()->setValue(128);
        dialog.heightField()->setValue(160);
        dialog.show();
        QTest::mouseClick(dialog.saveButton(), Qt::LeftButton);
        QVERIFY2(!dialog.saveButton()->isEnabled(), "one order at a time");
        QTRY_VERIFY_WITH_TIMEOUT(dialog.message().contains("2"), 60'000);
        QCOMPARE(QDir(folder.filePath("new/maps")).entryList(QDir::Files),
                 (QStringList{"depth.png", "face_lines.png"}));
        QCOMPARE(QImage(folder.filePath("new/maps/depth.png")).size(), QSize(128, 160));
        QTest::mouseClick(dialog.cancelButton(), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
    }

    void workCanBeStoppedWithoutClosing()
    {
        const QTemporaryDir folder;
        SaveMapsDialog dialog({}, folder.filePath("maps"));
        dialog.widthField()->setValue(4096);
        dialog.heightField()->setValue(4096);
        dialog.show();
        QTest::mouseClick(dialog.saveButton(), Qt::LeftButton);
        QTest::mouseClick(dialog.cancelButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.saveButton()->isEnabled(), 60'000);
        QVERIFY(dialog.isVisible() && !dialog.message().isEmpty());
        QVERIFY(!QDir(folder.filePath("maps")).exists());
    }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        SaveMapsDialog dialog({}, "/proc/presence");
        dialog.widthField()->setValue(64);
        dialog.heightField()->setValue(64);
        dialog.show();
        QTest::mouseClick(dialog.saveButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.message().contains("/proc/presence"), 60'000);
        QVERIFY(dialog.saveButton()->isEnabled());
    }
};

QTEST_MAIN(TestSaveMapsDialog)
#include "tst_save_maps_dialog.moc"
