// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/exif_texts.h"

#include "tests/support/exif_picture.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using namespace std::string_literals;

static std::string commentIn(const std::string &block)
{
    for (const ExifText &text : exifTexts(block))
        if (text.tag == exifUserComment)
            return text.text;
    return {};
}

class TestExifTexts : public QObject
{
    Q_OBJECT

private slots:
    void commentsAreReadInEveryCodeAndOrder_data()
    {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const std::string &bytes, const QString &text) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << text;
        };
        row("big-endian words", unicodeComment(u"Grüße\nSteps: 1", false), "Grüße\nSteps: 1");
        row("little-endian words", unicodeComment(u"Grüße\nSteps: 1", true), "Grüße\nSteps: 1");
        row("with a mark", "UNICODE\0"s + "\xff\xfe" + unicodeComment(u"漢字", true).substr(8), "漢字");
        row("emoji in two units", unicodeComment(u"a 🙂 b", false), "a 🙂 b");
        row("a lone half of two", unicodeComment(u"a\xd83d b", false), QStringLiteral("a\uFFFD b"));
        row("UTF-8 under the wrong name", "UNICODE\0Grüße"s, "Grüße");
        row("ASCII", "ASCII\0\0\0plain words"s, "plain words");
        row("no code", "\0\0\0\0\0\0\0\0plain words"s, "plain words");
        row("no code at all", "plain words"s, "plain words");
        row("Latin-1", "ASCII\0\0\0Gr\xfc\xdf"s + "e", "Grüße");
        row("filled with blanks", "ASCII\0\0\0words   "s, "words");
    }
    void commentsAreReadInEveryCodeAndOrder()
    {
        QFETCH(QByteArray, comment);
        QFETCH(QString, expected);
        for (const bool little : {false, true}) {
            const ExifField field{exifUserComment, 7, comment.toStdString()};
            QCOMPARE(QString::fromStdString(commentIn(exifBlock(little, {}, {field}))), expected);
            QCOMPARE(QString::fromStdString(commentIn(exifBlock(little, {field}))), expected);
        }
    }

    void wordsWithoutZeroBytesTakeTheBlocksOwnOrder()
    {
        for (const bool little : {false, true})
            QCOMPARE(commentIn(exifBlock(little, {{exifUserComment, 7, unicodeComment(u"金色", little)}})),
                     "金色"s);
    }

    void otherTextsKeepTheirTag()
    {
        const auto texts =
            exifTexts("Exif\0\0"s + exifBlock(true, {{0x010f, 2, "workflow:{}"}, {0x0110, 2, "ab"}}));
        QCOMPARE(texts.size(), std::size_t(2));
        QCOMPARE(texts[0].tag, 0x010fu);
        QCOMPARE(texts[0].text, "workflow:{}"s);
        QCOMPARE(texts[1].text, "ab"s); // four bytes and fewer stand in the entry itself
    }

    void containersGiveTheirBlock()
    {
        const std::string block = exifBlock(false, {{0x0110, 2, "a model name"}});
        QCOMPARE(std::string(exifBlockOfJpeg(jpegWithExif(block))), "Exif\0\0"s + block);
        QCOMPARE(std::string(exifBlockOfWebp(webpWithExif(block))), block);
        QVERIFY(exifBlockOfJpeg("").empty());
        QVERIFY(exifBlockOfWebp("RIFF").empty());
    }

    void directoriesThatPointAtThemselvesEnd()
    {
        std::string block = exifBlock(true, {{0x0110, 2, "a model name"}}, {{0x0110, 2, "another name"}});
        // The pointer to the Exif directory back to the first one: read twice, then over.
        const std::size_t pointer = 8 + 2 + 12 + 8;
        block.replace(pointer, 4, tiffNumber(8, 4, true));
        QCOMPARE(exifTexts(block).size(), std::size_t(2));
    }

    void whatPointsOutsideIsLeftOut()
    {
        std::string block = exifBlock(true, {{0x0110, 2, "a model name"}, {0x010f, 2, "a maker's name"}});
        block.replace(8 + 2 + 8, 4, "\xff\xff\xff\xff");
        const auto texts = exifTexts(block);
        QCOMPARE(texts.size(), std::size_t(1));
        QCOMPARE(texts[0].text, "a maker's name"s);
        for (std::size_t length = 0; length < block.size(); ++length)
            QVERIFY(exifTexts(block.substr(0, length)).size() <= 2);
    }

    void aThousandEntriesOfTheSameBytesAreNotAllRead()
    {
        const std::vector<ExifField> many(1000, {0x0110, 2, "some words"});
        QCOMPARE(exifTexts(exifBlock(true, many)).size(), std::size_t(256));
    }
};

QTEST_APPLESS_MAIN(TestExifTexts)
#include "tst_exif_texts.moc"
