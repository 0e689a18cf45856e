// SPDX-License-Identifier: MIT
#include "core/prompt/words/english.h"

#include <QTest>

using namespace presence;

class TestEnglish : public QObject
{
    Q_OBJECT

    static void fromTo(std::initializer_list<std::pair<const char *, const char *>> rows)
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        for (const auto &[from, to] : rows)
            QTest::newRow(from) << QString::fromUtf8(from) << QString::fromUtf8(to);
    }
    void compare(std::string (*made)(std::string))
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QCOMPARE(QString::fromStdString(made(from.toStdString())), to);
    }

private slots:
    void anArticleIsAddedWhereOneIsMissing_data()
    {
        fromTo({{"founder", "a founder"},
                {"economist", "an economist"},
                {"a founder", "a founder"},
                {"the mayor", "the mayor"},
                {"Dr. Chen", "Dr. Chen"},
                {"university teacher", "a university teacher"},
                {"hourly worker", "an hourly worker"},
                {"paper bags", "paper bags"},
                {"bags of flour", "bags of flour"},
                {"actress", "an actress"},
                {"two sisters", "two sisters"},
                {"her sister", "her sister"},
                {"", ""}});
    }
    void anArticleIsAddedWhereOneIsMissing() { compare(english::withArticle); }

    void typedWordsFitIntoASentence_data()
    {
        fromTo({{"  Before  the show. ", "before the show"},
                {"a blue cup,", "a blue cup"},
                {"Dr. Chen", "Dr. Chen"},
                {"...", ""},
                {"A ring!", "a ring"}});
    }
    void typedWordsFitIntoASentence()
    {
        compare([](std::string text) { return english::phrase(text); });
    }

    void typedSentencesEndOnce_data()
    {
        fromTo({{"she waits", "She waits."},
                {"She waits!", "She waits!"},
                {"why? ", "Why?"},
                {"so,", "So."},
                {"", ""}});
    }
    void typedSentencesEndOnce()
    {
        compare([](std::string text) { return english::sentence(text); });
    }

    void articlesFollowTheNextWord_data()
    {
        fromTo({{"{a} extreme close-up", "an extreme close-up"},
                {"{a}  square  view", "a square view"},
                {"{a} 85mm lens", "an 85mm lens"},
                {"x , y", "x, y"}});
    }
    void articlesFollowTheNextWord() { compare(english::tidied); }

    void listsReadAsLists()
    {
        QCOMPARE(english::joined({"a"}), "a");
        QCOMPARE(english::joined({"a", "b"}), "a and b");
        QCOMPARE(english::joined({"a", "b", "c"}), "a, b and c");
        QVERIFY((english::items("freckles, ,a scar.") == std::vector<std::string>{"freckles", "a scar"}));
    }

    void timeAndPlaceAreRecognised()
    {
        for (const char *when :
             {"before the show", "on launch day", "waiting for the train", "minutes after"})
            QVERIFY2(english::saysWhen(when), when);
        for (const char *what : {"her first keynote", "the last morning", "king of the hill"})
            QVERIFY2(!english::saysWhen(what), what);
    }

    void wordsThatOurSentenceSaysAreNotSaidTwice()
    {
        QCOMPARE(english::without("wearing", "Wearing a coat"), "a coat");
        QCOMPARE(english::without("wearing", "a coat"), "a coat");
        QCOMPARE(english::without("with", "with"), "with");
    }

    void tokensAreWordsAndMarks()
    {
        QCOMPARE(english::tokenEstimate("漢字"), 5); // 1.35 + 2 × 2
        QCOMPARE(english::tokenEstimate(""), 0);
        QCOMPARE(english::tokenEstimate("one two three four"), 5); // 4 × 1.35 = 5.4
        QCOMPARE(english::tokenEstimate("one, two"), 4);           // 2.7 + 1
    }
};

QTEST_APPLESS_MAIN(TestEnglish)
#include "tst_english.moc"
