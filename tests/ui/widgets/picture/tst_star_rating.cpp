// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/star_rating.h"

#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestStarRating : public QObject
{
    Q_OBJECT

private slots:
    void aClickSetsTheStarUnderThePointer()
    {
        StarRating stars;
        QSignalSpy rated(&stars, &StarRating::rated);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, {24 * 3 + 5, 12});
        QCOMPARE(stars.rating(), 4);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, {24 * 3 + 5, 12});
        QCOMPARE(stars.rating(), 0);
        QCOMPARE(rated.size(), 2);
    }

    void digitsAndArrowsRate()
    {
        StarRating stars;
        QTest::keyClick(&stars, Qt::Key_5);
        QTest::keyClick(&stars, Qt::Key_Right);
        QCOMPARE(stars.rating(), 5);
        QTest::keyClick(&stars, Qt::Key_Left);
        QCOMPARE(stars.rating(), 4);
        QVERIFY(stars.accessibleDescription().contains("4"));
    }

    void settingFromOutsideIsNotAUsersRating()
    {
        StarRating stars;
        QSignalSpy rated(&stars, &StarRating::rated);
        stars.setRating(9);
        QCOMPARE(stars.rating(), 5);
        QCOMPARE(rated.size(), 0);
    }
};

QTEST_MAIN(TestStarRating)
#include "tst_star_rating.moc"
