// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"

#include <QApplication>
#include <QEnterEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestFieldRow : public QObject
{
    Q_OBJECT

private slots:
    void doubleClickOnTheLabelAsksForReset()
    {
        FieldRow row(QStringLiteral("Key-to-fill ratio"), new QLineEdit);
        row.show();
        QSignalSpy resets(&row, &FieldRow::resetRequested);
        QTest::mouseDClick(row.findChild<FieldLabel *>(), Qt::LeftButton);
        QCOMPARE(resets.size(), 1);
    }

    void theLockWorksByMouseAndByKey()
    {
        auto *editor = new QLineEdit;
        FieldRow row(QStringLiteral("Chin"), editor);
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        row.activateWindow();
        QSignalSpy locks(&row, &FieldRow::lockToggled);
        auto *lock = row.findChild<QToolButton *>();
        QTest::mouseClick(lock, Qt::LeftButton);
        QVERIFY(row.isLocked());
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!row.isLocked());
        QCOMPARE(locks.size(), 2);
        QVERIFY(lock->width() >= 24 && lock->height() >= 24);
    }

    void theStarWorksByMouseAndByKey()
    {
        auto *editor = new QLineEdit;
        FieldRow row(QStringLiteral("Chin"), editor);
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        row.activateWindow();
        QVERIFY(!row.starButton()); // not offered yet
        row.setStarred(false);
        QSignalSpy stars(&row, &FieldRow::starToggled);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(&row, &enter);
        QVERIFY(row.starButton()->isVisible());
        QTest::mouseClick(row.starButton(), Qt::LeftButton);
        QVERIFY(row.isStarred());
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!row.isStarred());
        QCOMPARE(stars.size(), 2);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&row, &leave);
        QVERIFY(!row.starButton()->isVisible());
    }

    void anAddonIsThereUnderThePointerAndWhileItIsKept()
    {
        FieldRow row(QStringLiteral("Chin"), new QLineEdit);
        auto *addon = new QToolButton;
        row.setAddon(addon);
        row.setExplained(true);
        row.resize(300, 28);
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&row, &leave);
        QVERIFY(!addon->isVisible());
        QApplication::sendEvent(&row, &enter);
        QVERIFY(addon->isVisible());
        QVERIFY(!addon->geometry().intersects(row.explainButton()->geometry().adjusted(2, 0, -2, 0)));
        QApplication::sendEvent(&row, &leave);
        QVERIFY(!addon->isVisible());
        row.keepAddon(true);
        QVERIFY(addon->isVisible());
        row.keepAddon(false);
        QVERIFY(!addon->isVisible());
    }

    void onlyAnExplainedRowAnswersF1()
    {
        auto *editor = new QLineEdit;
        FieldRow row(QStringLiteral("Chin"), editor);
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        row.activateWindow();
        QSignalSpy wanted(&row, &FieldRow::explainRequested);
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_F1);
        QCOMPARE(wanted.size(), 0);
        row.setExplained(true);
        QTest::keyClick(editor, Qt::Key_F1);
        QTest::mouseClick(row.explainButton(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 2);
    }

    void aLongLabelWrapsAndThenElidesButNeverOverflows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("lines");
        QTest::newRow("short") << "Chin" << 1;
        QTest::newRow("two words") << "Verhältnis Hauptlicht" << 2;
        QTest::newRow("one long word") << "Hintergrundunschärfeneinstellung" << 3;
        QTest::newRow("far too long")
            << "Donaudampfschifffahrtsgesellschaftskapitän und noch viel mehr Wörter" << 3;
    }
    void aLongLabelWrapsAndThenElidesButNeverOverflows()
    {
        QFETCH(QString, text);
        QFETCH(int, lines);
        FieldLabel label(text);
        const int width = FieldRow::labelWidth(label.fontMetrics());
        QCOMPARE((label.heightForWidth(width) - 2) / label.fontMetrics().lineSpacing(), lines);
    }

    void theEditorCarriesTheNameAndTheHelp()
    {
        auto *editor = new QLineEdit;
        FieldRow row(QStringLiteral("Motif"), editor, FieldRow::Placement::Below);
        row.setHelp(QStringLiteral("A symbol with its meaning"));
        QCOMPARE(editor->accessibleName(), "Motif");
        QCOMPARE(editor->toolTip(), "<qt>A symbol with its meaning</qt>"); // so that a long one wraps
        QCOMPARE(editor->accessibleDescription(), "A symbol with its meaning");
    }

    void pointingIsAnnounced()
    {
        FieldRow row(QStringLiteral("Motif"), new QLineEdit);
        QSignalSpy pointed(&row, &FieldRow::pointed);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(&row, &enter);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&row, &leave);
        QCOMPARE(pointed.size(), 2);
        QCOMPARE(pointed[0][0].toBool(), true);
        QCOMPARE(pointed[1][0].toBool(), false);
    }
};

QTEST_MAIN(TestFieldRow)
#include "tst_field_row.moc"
