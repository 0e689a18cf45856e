// SPDX-License-Identifier: MIT
#include "ui/widgets/color/color_list_field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestColorListField : public QObject
{
    Q_OBJECT

private:
    static void type(ColorListField &field, const char *code)
    {
        field.codeBox()->clear();
        QTest::keyClicks(field.codeBox(), code);
        QTest::keyClick(field.codeBox(), Qt::Key_Return);
    }

private slots:
    void aTypedCodeBecomesASwatch_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QStringList>("colors");
        QTest::newRow("plain") << QByteArray("#2B6496") << QStringList{"#2B6496"};
        QTest::newRow("small letters, no sign") << QByteArray("2b6496") << QStringList{"#2B6496"};
        QTest::newRow("a word") << QByteArray("blue") << QStringList{};
        QTest::newRow("too short") << QByteArray("#123") << QStringList{};
    }
    void aTypedCodeBecomesASwatch()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QStringList, colors);
        ColorListField field(8);
        field.show();
        QSignalSpy changes(&field, &ColorListField::colorsChanged);
        type(field, typed.constData());
        QCOMPARE(field.colors(), colors);
        QCOMPARE(changes.size(), colors.size());
        QCOMPARE(field.codeBox()->property("invalid").toBool(), colors.isEmpty());
    }

    void deleteRemovesTheSwatchUnderTheFocus()
    {
        ColorListField field(8);
        field.setColors({"#111111", "#222222"});
        field.show();
        QSignalSpy changes(&field, &ColorListField::colorsChanged);
        QTest::keyClick(field.findChildren<QToolButton *>()[0], Qt::Key_Delete);
        QCOMPARE(field.colors(), QStringList{"#222222"});
        QCOMPARE(changes.size(), 1);
    }

    void aSingleColourIsReplacedAndEmptied()
    {
        ColorListField field(1);
        field.show();
        type(field, "#111111");
        type(field, "#222222");
        QCOMPARE(field.colors(), QStringList{"#222222"});
        type(field, "");
        QCOMPARE(field.colors(), QStringList{});
    }

    void noMoreThanTheMostAreTaken()
    {
        ColorListField field(2);
        field.show();
        field.setColors({"#111111", "#222222"});
        QVERIFY(!field.codeBox()->isVisible());
    }
};

QTEST_MAIN(TestColorListField)
#include "tst_color_list_field.moc"
