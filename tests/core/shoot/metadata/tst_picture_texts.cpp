// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_texts.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "core/shoot/metadata/png_chunks.h"
#include "tests/support/exif_picture.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using namespace std::string_literals;

static ImageFile image(const std::string &bytes)
{
    auto read = ImageFile::fromBytes(bytes, "test");
    if (!read)
        qFatal("%s", read.error().message.c_str());
    return *read;
}

static ImageFile pngWith(const std::string &chunks) { return image(pngPicture(4, 3).insert(33, chunks)); }

static std::string packed(const std::string &key, const QByteArray &text)
{
    return makePngChunk("zTXt", key + "\0\0"s + qCompress(text, 9).mid(4).toStdString());
}

class TestPictureTexts : public QObject
{
    Q_OBJECT

private slots:
    void a1111BlocksAreReadFromEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::u16string words = u"Grüße\nNegative prompt: no\nSteps: 30, Seed: 7, Size: 8x9";
        const std::string comment = unicodeComment(words, false); // as piexif writes it
        const std::string block = exifBlock(false, {}, {{0x9286, 7, comment}});
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("JPEG", jpegWithExif(block));
        row("WebP", webpWithExif(block));
        row("PNG with Exif", pngPicture(4, 3).insert(33, makePngChunk("eXIf", block)));
        row("PNG",
            pngPicture(4, 3).insert(
                33, makePngText("parameters", "Grüße\nNegative prompt: no\nSteps: 30, Seed: 7, Size: 8x9")));
    }
    void a1111BlocksAreReadFromEveryFormat()
    {
        QFETCH(QByteArray, bytes);
        const PictureSettings settings = readPictureSettings(image(bytes.toStdString()));
        QCOMPARE(settings.promptText, "Grüße"s);
        QCOMPARE(settings.negativePrompt, "no"s);
        QCOMPARE(settings.parameters.at("Seed"), "7"s);
        QCOMPARE(settings.parameters.at("Size-2"), "9"s);
    }

    void unknownTextsAreNotUnpacked()
    {
        const auto bomb = packed("cover", QByteArray(20 << 20, 'x'));
        const PictureTexts found = readPictureTexts(pngWith(bomb + makePngText("prompt", "{}")));
        QCOMPARE(found.texts.size(), std::size_t(1));
        QVERIFY(found.problem.empty());
    }

    void aTextThatUnpacksTooFarIsToldAndTheRestIsRead()
    {
        const PictureSettings settings =
            readPictureSettings(pngWith(packed("workflow", QByteArray(20 << 20, 'x')) +
                                        makePngText("parameters", "words\nSteps: 1, Seed: 2, Size: 3x4")));
        QVERIFY(QString::fromStdString(settings.problem).contains("16 MiB"));
        QCOMPARE(settings.promptText, "words"s);
    }

    void manyLargeTextsAreNotAllUnpacked()
    {
        std::string chunks;
        for (int i = 0; i < 40; ++i)
            chunks += packed("prompt", QByteArray(8 << 20, 'x'));
        QVERIFY(QString::fromStdString(readPictureTexts(pngWith(chunks)).problem).contains("64 MiB"));
    }

    void aTruncatedPackedTextIsToldInWords()
    {
        std::string data = "parameters\0\0"s + qCompress(QByteArray(1000, 'x')).mid(4, 8).toStdString();
        const PictureSettings settings = readPictureSettings(pngWith(makePngChunk("zTXt", data)));
        QVERIFY(QString::fromStdString(settings.problem).contains("damaged"));
    }

    void textsThatAreNotUtf8AreRepaired()
    {
        const PictureSettings settings =
            readPictureSettings(pngWith(makePngChunk("tEXt", "parameters\0Gr\xfc\xdf"s + "e")));
        QCOMPARE(settings.promptText, "Grüße"s);
    }

    void foreignSettingsComeAsABlockToo()
    {
        const PictureSettings settings = readPictureSettings(pngWith(
            makePngText("invokeai_metadata",
                        R"({"positive_prompt": "words", "seed": 3, "steps": 9, "width": 8, "height": 16})")));
        const PictureSettings again = parseParametersText(settings.parametersText);
        QCOMPARE(again.promptText, "words"s);
        QCOMPARE(again.parameters.at("Size-2"), "16"s);
    }
};

QTEST_APPLESS_MAIN(TestPictureTexts)
#include "tst_picture_texts.moc"
