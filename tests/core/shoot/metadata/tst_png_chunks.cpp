// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/png_chunks.h"

#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace std::string_literals;

static std::string zlibbed(const std::string &text)
{
    const QByteArray withLength = qCompress(QByteArray::fromStdString(text), 9);
    return withLength.mid(4).toStdString();
}

static PngChunk only(const std::string &chunk)
{
    static std::string file;
    file = "\x89PNG\r\n\x1a\n"s + chunk;
    return readPngChunks(file).chunks.at(0);
}

class TestPngChunks : public QObject
{
    Q_OBJECT

private slots:
    void theChunksOfAPictureAreListedInOrder()
    {
        const std::string file = test::pngPicture(3, 2);
        const PngChunks read = readPngChunks(file);
        QVERIFY(read.problem.empty());
        QCOMPARE(read.chunks.size(), std::size_t(3));
        QVERIFY(read.chunks[0].type == "IHDR" && read.chunks[1].type == "IDAT" &&
                read.chunks[2].type == "IEND");
        std::string whole = file.substr(0, 8);
        for (const PngChunk &chunk : read.chunks) {
            QVERIFY(chunk.isIntact());
            whole += chunk.whole;
        }
        QVERIFY(whole == file);
        QVERIFY(read.trailer.empty());
    }

    void bytesAfterTheEndAreKeptApart()
    {
        const std::string file = test::pngPicture(3, 2) + "appendix";
        const PngChunks read = readPngChunks(file);
        QVERIFY(read.problem.empty());
        QVERIFY(read.trailer == "appendix");
    }

    void anotherFileIsNoPng()
    {
        QVERIFY(!readPngChunks("GIF89a").problem.empty());
        QVERIFY(!readPngChunks("").problem.empty());
    }

    void everyCutIsNoticedAndKeepsTheChunksBefore()
    {
        const std::string file = test::pngPicture(3, 2);
        for (std::size_t size = 8; size < file.size(); ++size) {
            const std::string cut = file.substr(0, size);
            const PngChunks read = readPngChunks(cut);
            QVERIFY(!read.problem.empty());
            QCOMPARE(read.chunks.size(), std::size_t(size >= 33) + (size >= file.size() - 12));
        }
    }

    void aLengthBeyondTheFileIsACut()
    {
        std::string file = test::pngPicture(3, 2);
        file[33] = '\x7f'; // the length of IDAT becomes two gigabytes
        const PngChunks read = readPngChunks(file);
        QCOMPARE(read.chunks.size(), std::size_t(1));
        QVERIFY(read.problem.find("cut off") != std::string::npos);
    }

    void aWrongChecksumIsMarked()
    {
        std::string file = test::pngPicture(3, 2);
        file[45] = char(file[45] ^ 1);
        const PngChunks read = readPngChunks(file);
        QVERIFY(read.chunks[0].isIntact());
        QVERIFY(!read.chunks[1].isIntact());
        QVERIFY(read.chunks[2].isIntact());
    }

    void textsAreRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *type, const std::string &data,
                            const QString &text) {
            QTest::newRow(name) << QByteArray(type) << QByteArray::fromStdString("key\0"s + data) << text;
        };
        row("tEXt", "tEXt", "plain\r\nlines\n", "plain\r\nlines\n");
        row("tEXt, empty", "tEXt", "", "");
        row("tEXt in Latin-1", "tEXt", "caf\xe9 \xa9", "café ©");
        row("tEXt holding UTF-8", "tEXt", "café 漢字 🙂", "café 漢字 🙂");
        row("tEXt holding broken UTF-8 is Latin-1", "tEXt", "\xc3\x28", "Ã(");
        row("zTXt", "zTXt", "\0"s + zlibbed("many words"), "many words");
        row("zTXt in Latin-1", "zTXt", "\0"s + zlibbed("\xfc"), "ü");
        row("zTXt holding UTF-8", "zTXt", "\0"s + zlibbed("ü"), "ü");
        row("iTXt", "iTXt", "\0\0en\0clé\0ümlaut 🙂"s, "ümlaut 🙂");
        row("iTXt, compressed", "iTXt", "\1\0\0\0"s + zlibbed("漢字"), "漢字");
        row("iTXt with wrong bytes is Latin-1", "iTXt", "\0\0\0\0\xe9"s, "é");
    }
    void textsAreRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        QFETCH(QString, text);
        const auto read = readPngText(only(makePngChunk(type.toStdString(), data.toStdString())));
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QCOMPARE(QString::fromStdString(read->key), QString("key"));
        QCOMPARE(QString::fromStdString(read->text), text);
    }

    void damagedTextsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        const std::string good = zlibbed(std::string(1000, 'x'));
        const auto row = [](const char *name, const char *type, const std::string &data) {
            QTest::newRow(name) << QByteArray(type) << QByteArray::fromStdString(data);
        };
        row("no end of the key", "tEXt", "key");
        row("zTXt without a method", "zTXt", "key\0"s);
        row("zTXt of an unknown method", "zTXt", "key\0\1"s + good);
        row("zTXt that is not compressed", "zTXt", "key\0\0words"s);
        row("zTXt cut off", "zTXt", "key\0\0"s + good.substr(0, good.size() / 2));
        row("zTXt with nothing", "zTXt", "key\0\0"s);
        row("iTXt without its fields", "iTXt", "key\0\0\0"s);
        row("iTXt without a translated key", "iTXt", "key\0\0\0en\0text"s);
        row("iTXt with a strange flag", "iTXt", "key\0\7\0\0\0text"s);
    }
    void damagedTextsAreRefused()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        const auto read = readPngText(only(makePngChunk(type.toStdString(), data.toStdString())));
        QVERIFY(!read.ok());
        QVERIFY(read.error().kind == Error::Kind::BadInput);
        QVERIFY(read.error().message.find("“key”") != std::string::npos);
    }

    void aTextWithAWrongChecksumIsRefused()
    {
        std::string chunk = makePngText("key", "words");
        chunk.back() = char(chunk.back() ^ 1);
        QVERIFY(!readPngText(only(chunk)).ok());
    }

    void aZipBombIsRefusedAfterSixteenMebibytes()
    {
        const std::string fits(std::size_t(16) << 20, 'a');
        const auto whole = readPngText(only(makePngChunk("zTXt", "key\0\0"s + zlibbed(fits))));
        QVERIFY(whole.ok());
        QVERIFY(whole->text == fits);
        const auto bomb = readPngText(only(makePngChunk("zTXt", "key\0\0"s + zlibbed(fits + "a"))));
        QVERIFY(!bomb.ok());
        QVERIFY(bomb.error().message.find("16 MiB") != std::string::npos);
        const std::string huge = zlibbed(std::string(std::size_t(200) << 20, '\0'));
        QVERIFY(!readPngText(only(makePngChunk("iTXt", "key\0\1\0\0\0"s + huge))).ok());
    }

    void otherChunksHoldNoText()
    {
        const auto read = readPngText(only(makePngChunk("IDAT", "key\0text"s)));
        QVERIFY(!read.ok());
        QVERIFY(read.error().kind == Error::Kind::NotFound);
        QVERIFY(pngTextKey(only(makePngChunk("IDAT", "key\0text"s))).empty());
    }

    void writtenTextsAreUncompressedAndReadBack()
    {
        const std::string text = "{\"ü\": \"漢字 🙂\"}\r\n" + std::string(200'000, 'x');
        const std::string chunk = makePngText("presence_spec", text);
        QVERIFY(chunk.find(text) != std::string::npos);
        const auto read = readPngText(only(chunk));
        QVERIFY(read.ok());
        QVERIFY(read->key == "presence_spec" && read->text == text);
    }
};

QTEST_APPLESS_MAIN(TestPngChunks)
#include "tst_png_chunks.moc"
