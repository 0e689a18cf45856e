// SPDX-License-Identifier: MIT
#include "ui/widgets/search_field.h"

#include <QTest>

using namespace presence;

class TestSearchField : public QObject
{
    Q_OBJECT

private slots:
    void escapeEmptiesItFirstAndIsLeftToOthersThen()
    {
        struct Window : QWidget
        {
            int escapes = 0;
            void keyPressEvent(QKeyEvent *) override { ++escapes; }
        } window;
        auto *field = new SearchField("Find", &window);
        window.show();
        QTest::keyClicks(field, "smile");
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(field->text(), QString());
        QCOMPARE(window.escapes, 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(window.escapes, 1);
    }

    void itsHintIsItsName()
    {
        const SearchField field("Filter controls");
        QCOMPARE(field.accessibleName(), "Filter controls");
        QCOMPARE(field.placeholderText(), "Filter controls");
    }
};

QTEST_MAIN(TestSearchField)
#include "tst_search_field.moc"
