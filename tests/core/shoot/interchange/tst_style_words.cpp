// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/style_words.h"

#include <QTest>

using namespace presence;

class TestStyleWords : public QObject
{
    Q_OBJECT

private slots:
    void whatStandsAroundThePlaceholderGoesAround_data()
    {
        QTest::addColumn<QByteArray>("style");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *style, const char *before, const char *after) {
            QTest::newRow(name) << QByteArray(style) << QByteArray(before) << QByteArray(after);
        };
        row("around", "film still of {prompt}, 35mm", "film still of", "35mm");
        row("behind", "soft light, (grain:1.1)", "", "soft light, (grain:1.1)");
        row("ahead", "oil painting, {prompt}", "oil painting", "");
        row("twice", "a {prompt} b {prompt} c", "a", "b  c");
        row("lines", "one\n{prompt}\ntwo\n", "one", "two");
        row("nothing but the place", "{prompt}", "", "");
        row("nothing", " ,\n", "", "");
    }
    void whatStandsAroundThePlaceholderGoesAround()
    {
        QFETCH(QByteArray, style);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto words = withStyleAround({}, style.toStdString(), "");
        QVERIFY(words.ok());
        for (const char *dialect : {"natural", "tags", "midjourney"}) {
            QCOMPARE(words->before.contains(dialect), !before.isEmpty());
            QCOMPARE(words->after.contains(dialect), !after.isEmpty());
            if (!before.isEmpty())
                QCOMPARE(words->before.at(dialect), before.toStdString());
            if (!after.isEmpty())
                QCOMPARE(words->after.at(dialect), after.toStdString());
        }
        QVERIFY(!words->before.contains("motion") && !words->after.contains("motion"));
        QVERIFY(words->isEmpty() || *OwnWords::fromJson(words->toJson()) == *words);
    }

    void aSecondStyleStandsOutsideAndTheSameOneIsNotSaidTwice()
    {
        auto words = withStyleAround({}, "oil, {prompt}, art", "blurry");
        words = withStyleAround(*words, "framed {prompt}, artist", "blurry, text");
        QCOMPARE(words->before.at("tags"), std::string("framed, oil"));
        QCOMPARE(words->after.at("tags"), std::string("art, artist")); // a part of a word is not the word
        QCOMPARE(words->avoid, std::string("blurry, text"));
        QVERIFY(*withStyleAround(*words, "framed {prompt}, artist", "text") == *words);
    }

    void wordsOfTheHandStay()
    {
        OwnWords own;
        own.after["natural"] = "by the old pier";
        own.avoid = "glasses";
        const auto words = withStyleAround(own, "{prompt} on film", "cartoon");
        QCOMPARE(words->after.at("natural"), std::string("by the old pier, on film"));
        QCOMPARE(words->avoid, std::string("glasses, cartoon"));
    }

    void whatWouldBecomeTooLongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("style");
        QTest::addColumn<QByteArray>("negative");
        const QByteArray most(OwnWords::longestText, 'x');
        QTest::newRow("ahead") << most + "y{prompt}" << QByteArray();
        QTest::newRow("behind") << "{prompt}" + most + "y" << QByteArray();
        QTest::newRow("kept out") << QByteArray() << most + "y";
    }
    void whatWouldBecomeTooLongIsRefused()
    {
        QFETCH(QByteArray, style);
        QFETCH(QByteArray, negative);
        const auto words = withStyleAround({}, style.toStdString(), negative.toStdString());
        QVERIFY(!words.ok());
        QVERIFY(words.error().message.find("2000") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestStyleWords)
#include "tst_style_words.moc"
