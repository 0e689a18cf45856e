// SPDX-License-Identifier: MIT
#include "core/spec/face/budget.h"
#include "core/spec/tables/quick_looks.h"

#include <QTest>

#include <set>

using namespace presence;

class TestQuickLooks : public QObject
{
    Q_OBJECT

private:
    QuickLooks m_looks = *loadQuickLooks(Resources(PRESENCE_SOURCE_DIR "/resources"));

    void eachLook()
    {
        QTest::addColumn<const QuickLook *>("look");
        for (const auto *list : {&m_looks.moods, &m_looks.touches})
            for (const QuickLook &look : *list)
                QTest::newRow(look.id.c_str()) << &look;
    }

private slots:
    void everyWordIsThereOnce()
    {
        std::set<std::string> labels;
        for (const auto *list : {&m_looks.moods, &m_looks.touches})
            for (const QuickLook &look : *list)
                QVERIFY2(labels.insert(look.label).second, look.label.c_str());
        QVERIFY(m_looks.moods.size() >= 11);
        QVERIFY(m_looks.touches.size() >= 3);
    }

    void aLookIsInTheSpecItMakesAndStaysWithinTheBudget_data() { eachLook(); }
    void aLookIsInTheSpecItMakesAndStaysWithinTheBudget()
    {
        QFETCH(const QuickLook *, look);
        const auto spec = look->patch.appliedTo({});
        QVERIFY(spec);
        QVERIFY(look->isIn(*spec));
        const FaceBudget budget = faceBudget(spec->expression);
        QVERIFY(budget.active <= 5);
        QCOMPARE(budget.strong, 0);
    }

    void aMoodMovesMoreThanTheMouth_data()
    {
        QTest::addColumn<const QuickLook *>("look");
        for (const QuickLook &look : m_looks.moods)
            QTest::newRow(look.id.c_str()) << &look;
    }
    void aMoodMovesMoreThanTheMouth()
    {
        QFETCH(const QuickLook *, look);
        std::set<std::string> groups;
        for (const auto &[id, value] : look->patch.values())
            groups.insert(findControl(id)->group);
        QVERIFY(groups.size() >= 2);
        QVERIFY(groups.contains("expression"));
    }

    void aMissingValueMeansNotThere()
    {
        const QuickLook &look = m_looks.moods.front();
        auto spec = *look.patch.appliedTo({});
        spec.expression.unit(12).left += 0.5;
        QVERIFY(!look.isIn(spec));
    }
};

QTEST_GUILESS_MAIN(TestQuickLooks)
#include "tst_quick_looks.moc"
