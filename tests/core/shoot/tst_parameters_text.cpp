// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include <QTest>

using namespace presence;

using Pairs = QMap<QString, QString>;

static Pairs pairsOf(const PictureSettings &settings)
{
    Pairs pairs;
    for (const auto &[key, value] : settings.parameters)
        pairs[QString::fromStdString(key)] = QString::fromStdString(value);
    return pairs;
}

class TestParametersText : public QObject
{
    Q_OBJECT

private slots:
    /// What the reference reader makes of these texts, found by running its rules.
    void textsAreReadLikeTheReferenceReaderDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("negative");
        QTest::addColumn<Pairs>("pairs");

        QTest::newRow("everything")
            << "portrait of a founder, (warm light:1.2)\nNegative prompt: plastic skin, blur\n"
               "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, Size: 512x768, Model hash: "
               "45dee52b"
            << "portrait of a founder, (warm light:1.2)"
            << "plastic skin, blur" << Pairs{{"Steps", "20"},
                                             {"Sampler", "Euler a"},
                                             {"CFG scale", "7"},
                                             {"Seed", "965400086"},
                                             {"Size-1", "512"},
                                             {"Size-2", "768"},
                                             {"Model hash", "45dee52b"},
                                             {"Clip skip", "1"}};
        QTest::newRow("lines, and a negative prompt of several")
            << "first\n\nthird line\nNegative prompt: one,\n  two\nthree\nSteps: 1, Seed: 2, Clip skip: 2\n"
            << "first\n\nthird line"
            << "one,\ntwo\nthree" << Pairs{{"Steps", "1"}, {"Seed", "2"}, {"Clip skip", "2"}};
        QTest::newRow("Windows line ends")
            << "one\r\nNegative prompt: two\r\nSteps: 1, Seed: 2, Size: 8x9\r\n"
            << "one"
            << "two"
            << Pairs{{"Steps", "1"}, {"Seed", "2"}, {"Size-1", "8"}, {"Size-2", "9"}, {"Clip skip", "1"}};
        QTest::newRow("two pairs are prompt") << "one\nSteps: 20, Seed: 7"
                                              << "one\nSteps: 20, Seed: 7"
                                              << "" << Pairs{};
        QTest::newRow("two pairs are negative prompt") << "one\nNegative prompt: two\nSteps: 20, Seed: 7"
                                                       << "one"
                                                       << "two\nSteps: 20, Seed: 7" << Pairs{};
        QTest::newRow("settings alone")
            << "Steps: 20, Seed: 7, CFG scale: 5.5"
            << ""
            << "" << Pairs{{"Steps", "20"}, {"Seed", "7"}, {"CFG scale", "5.5"}, {"Clip skip", "1"}};
        QTest::newRow("quoted values")
            << "p\nSteps: 20, Lora hashes: \"a: 1, b: 2\", Note: \"say \\\"hi\\\"\\nthere\", Seed: 7"
            << "p"
            << ""
            << Pairs{{"Steps", "20"},
                     {"Lora hashes", "a: 1, b: 2"},
                     {"Note", "say \"hi\"\nthere"},
                     {"Seed", "7"},
                     {"Clip skip", "1"}};
        QTest::newRow("a quote that never ends")
            << "p\nSteps: 20, Note: \"open, Seed: 7, Size: 4x5"
            << "p"
            << "" << Pairs{{"Steps", "20"}, {"Note", "\"open"}, {"Seed", "7"},
                           {"Size-1", "4"}, {"Size-2", "5"},    {"Clip skip", "1"}};
        QTest::newRow("text after a quoted value")
            << "p\nSteps: 20, Note: \"a\" b, Seed: 7"
            << "p"
            << "" << Pairs{{"Steps", "20"}, {"Note", "\"a\" b"}, {"Seed", "7"}, {"Clip skip", "1"}};
        QTest::newRow("keys with slashes and dashes")
            << "p\nControl-Net 0/1: on, Steps: 20, Seed: 7"
            << "p"
            << "" << Pairs{{"Control-Net 0/1", "on"}, {"Steps", "20"}, {"Seed", "7"}, {"Clip skip", "1"}};
        QTest::newRow("empty values are left out")
            << "p\nSteps: 20, Model: , Seed: 7, Eta:"
            << "p"
            << "" << Pairs{{"Steps", "20"}, {"Seed", "7"}, {"Clip skip", "1"}};
        QTest::newRow("a key of one letter is none") << "p\na: 1, b: 2, c: 3"
                                                     << "p\na: 1, b: 2, c: 3"
                                                     << "" << Pairs{};
        QTest::newRow("sizes must be plain")
            << "p\nSteps: 20, Size: 512x, Zoom: 2x3.5"
            << "p"
            << "" << Pairs{{"Steps", "20"}, {"Size", "512x"}, {"Zoom", "2x3.5"}, {"Clip skip", "1"}};
        QTest::newRow("other alphabets")
            << "漢字 🙂\nNegative prompt: ü\nSteps: 1, Modèle: é, Seed: 3"
            << "漢字 🙂"
            << "ü" << Pairs{{"Steps", "1"}, {"Modèle", "é"}, {"Seed", "3"}, {"Clip skip", "1"}};
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "" << Pairs{};
        QTest::newRow("blank") << " \n \n"
                               << ""
                               << "" << Pairs{};
    }
    void textsAreReadLikeTheReferenceReaderDoes()
    {
        QFETCH(QString, text);
        const PictureSettings settings = parseParametersText(text.toStdString());
        QTEST(QString::fromStdString(settings.promptText), "prompt");
        QTEST(QString::fromStdString(settings.negativePrompt), "negative");
        QTEST(pairsOf(settings), "pairs");
        QCOMPARE(QString::fromStdString(settings.parametersText), text);
        QVERIFY(!settings.spec);
    }

    void whatIsWrittenReadsBack()
    {
        PictureSettings written;
        written.promptText = "a portrait: calm, \"direct\"\nsecond line, 漢字";
        written.negativePrompt = "plastic skin,\nblank eyes";
        written.parameters = {
            {"Steps", "30"},          {"Seed", "7"},          {"Size-1", "832"},  {"Size-2", "1040"},
            {"Model", "a, b: \"c\""}, {"Note", "two\nlines"}, {"Clip skip", "2"}, {"Version", "Presence"}};
        const PictureSettings read = parseParametersText(parametersText(written));
        QCOMPARE(QString::fromStdString(read.promptText), QString::fromStdString(written.promptText));
        QCOMPARE(QString::fromStdString(read.negativePrompt), QString::fromStdString(written.negativePrompt));
        QCOMPARE(pairsOf(read), pairsOf(written));
    }

    void theUsualKeysStandInTheirUsualOrder()
    {
        PictureSettings settings;
        settings.promptText = "p";
        settings.negativePrompt = "n";
        settings.parameters = {{"Version", "Presence"}, {"Eta", "1"},       {"Seed", "7"},
                               {"Model", "m"},          {"Size-1", "8"},    {"Size-2", "9"},
                               {"Steps", "3"},          {"Clip skip", "1"}, {"CFG scale", "5"},
                               {"Sampler", "Euler"}};
        QCOMPARE(QString::fromStdString(parametersText(settings)),
                 QString("p\nNegative prompt: n\n"
                         "Steps: 3, Sampler: Euler, CFG scale: 5, Seed: 7, Size: 8x9, Model: m, Eta: 1, "
                         "Version: Presence"));
    }

    void oneHalfOfASizeIsNotJoined()
    {
        PictureSettings settings;
        settings.parameters = {{"Tile-1", "8"}, {"Seed", "7"}, {"Steps", "3"}};
        QCOMPARE(QString::fromStdString(parametersText(settings)), QString("Steps: 3, Seed: 7, Tile-1: 8"));
    }

    void aVeryLongLineWithoutPairsIsReadInReasonableTime()
    {
        const std::string line(1'000'000, 'a');
        QCOMPARE(parseParametersText(line).promptText.size(), line.size());
    }
};

QTEST_APPLESS_MAIN(TestParametersText)
#include "tst_parameters_text.moc"
