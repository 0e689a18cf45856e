// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/prompt/reading/reading.h"
#include "core/prompt/words/vocabulary.h"

#include <QTest>

using namespace presence;

class TestFaceReading : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;

    static Expression face(std::initializer_list<std::pair<int, SidedLevel>> units)
    {
        Expression expression;
        for (const auto &[number, level] : units)
            expression.unit(number) = level;
        return expression;
    }
    static std::vector<std::string> keysOf(const Expression &expression)
    {
        std::vector<std::string> keys;
        for (const Statement &statement : readFace(expression))
            keys.push_back(statement.key);
        return keys;
    }

private slots:
    void initTestCase() { m_words = *Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources")); }

    void everyUnitHasWordsAtEveryLevelInBothDialects()
    {
        for (const ActionUnit &unit : actionUnits)
            for (int level = 1; level <= 5; ++level) {
                const auto statements = readFace(face({{unit.number, {double(level), double(level)}}}));
                QCOMPARE(statements.size(), std::size_t(1));
                QVERIFY2(!m_words->data().natural.phrase(statements[0].key).empty(),
                         statements[0].key.c_str());
                QVERIFY(!m_words->data().tags.words.phrase("au." + std::to_string(unit.number)).empty());
            }
    }

    void everySidedUnitHasWordsForOneSide()
    {
        for (const ActionUnit &unit : actionUnits) {
            if (!unit.sided)
                continue;
            const std::string key = "one_sided." + std::to_string(unit.number);
            QVERIFY(keysOf(face({{unit.number, {3, 0}}})) == std::vector<std::string>{key});
            QVERIFY2(!m_words->data().natural.phrase(key).empty(), key.c_str());
            QVERIFY2(!m_words->data().tags.words.phrase(key).empty(), key.c_str());
        }
    }

    void unitsThatBelongTogetherAreSaidAsOne_data()
    {
        QTest::addColumn<QList<int>>("units");
        QTest::addColumn<QString>("key");
        for (const QList<int> &units : QList<QList<int>>{{1, 2, 4},
                                                         {1, 2, 5},
                                                         {6, 12, 25},
                                                         {12, 25},
                                                         {6, 12},
                                                         {12, 24},
                                                         {12, 14},
                                                         {1, 4},
                                                         {1, 2},
                                                         {4, 7},
                                                         {15, 17},
                                                         {25, 26}}) {
            QStringList numbers;
            for (const int unit : units)
                numbers << QString::number(unit);
            QTest::newRow(qPrintable(numbers.join('+'))) << units << "au." + numbers.join('+');
        }
    }
    void unitsThatBelongTogetherAreSaidAsOne()
    {
        QFETCH(QList<int>, units);
        QFETCH(QString, key);
        for (int level = 1; level <= 5; ++level) {
            Expression expression;
            for (const int unit : units)
                expression.unit(unit) = {double(level), double(level)};
            const std::string full = key.toStdString() + "." + char('A' + level - 1);
            QVERIFY(keysOf(expression) == std::vector<std::string>{full});
            QVERIFY2(!m_words->data().natural.phrase(full).empty(), full.c_str());
            QVERIFY(!m_words->data().tags.words.phrase(key.toStdString()).empty());
        }
    }

    void farApartLevelsKeepTheirOwnWords()
    {
        QVERIFY((keysOf(face({{6, {1, 1}}, {12, {4, 4}}})) == std::vector<std::string>{"au.12.D", "au.6.A"}));
    }

    void aOneSidedUnitIsNotMerged()
    {
        QVERIFY(
            (keysOf(face({{1, {2, 2}}, {2, {2, 0}}})) == std::vector<std::string>{"au.1.B", "one_sided.2"}));
    }

    void theStrongestComesFirstWithTheHighestPriority()
    {
        const auto statements = readFace(face({{4, {1, 1}}, {12, {3, 3}}, {26, {2, 2}}}));
        QCOMPARE(statements.size(), std::size_t(3));
        QCOMPARE(statements[0].key, "au.12.C");
        QCOMPARE(statements[2].key, "au.4.A");
        QVERIFY(statements[0].priority > statements[1].priority &&
                statements[1].priority > statements[2].priority);
    }

    void statementsNameTheControlsThatShow()
    {
        auto expression = face({{12, {3, 0}}});
        QVERIFY((readFace(expression)[0].controls == std::vector<std::string>{"expression.au12.left"}));
        expression.intensity = 0.9;
        QCOMPARE(readFace(expression)[0].controls.back(), "expression.intensity");
    }

    void aFaceScaledToNothingSaysNothing()
    {
        auto expression = face({{12, {5, 5}}});
        expression.intensity = 0;
        QVERIFY(readFace(expression).empty());
    }
};

QTEST_APPLESS_MAIN(TestFaceReading)
#include "tst_face_reading.moc"
