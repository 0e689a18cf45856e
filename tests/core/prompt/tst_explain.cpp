// SPDX-License-Identifier: MIT
#include "core/prompt/explain.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace presence;

class TestExplain : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    std::optional<Anatomy> m_anatomy;
    std::optional<Vocabulary> m_words;

    const Adjective &adjective(const QString &word) const { return *m_anatomy->find(word.toStdString()); }

private slots:
    void initTestCase()
    {
        auto anatomy = Anatomy::load(m_resources);
        QVERIFY2(anatomy.ok(), anatomy ? "" : anatomy.error().detail.c_str());
        m_anatomy = *anatomy;
        m_words = *Vocabulary::load(m_resources);
    }

    void everyAdjectiveBecomesUnitsAndPhrases_data()
    {
        QTest::addColumn<QString>("word");
        for (const Adjective &row : m_anatomy->adjectives())
            QTest::newRow(row.word.c_str()) << QString::fromStdString(row.word);
    }
    void everyAdjectiveBecomesUnitsAndPhrases()
    {
        QFETCH(QString, word);
        const Adjective &row = adjective(word);
        const auto lines = unitLines(row.values);
        QVERIFY(std::ranges::any_of(lines, [](const std::string &line) { return line.starts_with("AU"); }));
        for (const Dialect dialect : allDialects) {
            const auto phrases = phrasesOf(row.values, m_words->engines().usual(dialect), *m_words);
            QVERIFY2(!phrases.empty(), dialectId(dialect).data());
        }
    }

    void noWordMeansTwoThings()
    {
        std::set<std::string> seen;
        for (const Adjective &row : m_anatomy->adjectives()) {
            QVERIFY2(seen.insert(row.word).second, row.word.c_str());
            for (const std::string &word : row.synonyms)
                QVERIFY2(seen.insert(word).second, word.c_str());
        }
    }

    void synonymsAndCapitalsAreUnderstood()
    {
        QCOMPARE(m_anatomy->find("Joyful")->word, std::string("happy"));
        QVERIFY(!m_anatomy->find("gruntled"));
        const auto found = m_anatomy->foundIn("A sad, weary man; so SAD and happy");
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[1]->word, std::string("tired"));
    }

    void bothSidesAreOneLine()
    {
        const auto lines = unitLines(adjective("happy").values);
        QVERIFY2(lines == (std::vector<std::string>{"AU12 C", "AU6 C"}),
                 (lines[0] + "|" + lines.back()).c_str());
        const auto uneven = unitLines(adjective("contemptuous").values);
        QVERIFY(std::ranges::find(uneven, "AU14 right C") != uneven.end());
    }

    void everyPairCanBeApplied()
    {
        QVERIFY(m_anatomy->pairs().size() >= 5);
        for (const PromptPair &pair : m_anatomy->pairs())
            QVERIFY2(pair.values.appliedTo(PortraitSpec{}).ok() && !pair.wrong.empty() && !pair.why.empty(),
                     pair.mistake.c_str());
    }
};

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"
