// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include "core/shoot/metadata/png_chunks.h"
#include "core/spec/spec_json.h"
#include "tests/support/test_picture.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTest>
#include <QXmlStreamReader>

using namespace presence;
using namespace std::string_literals;

static ImageFile image(const std::string &bytes)
{
    auto read = ImageFile::fromBytes(bytes, "test");
    if (!read)
        qFatal("%s", read.error().message.c_str());
    return *read;
}

/// A picture with these chunks right after its header.
static std::string pictureWith(const std::string &chunks, const std::string &beforeEnd = {})
{
    std::string bytes = test::pngPicture(4, 3);
    bytes.insert(bytes.size() - 12, beforeEnd);
    return bytes.insert(33, chunks);
}

static std::vector<std::string> types(const ImageFile &file)
{
    std::vector<std::string> names;
    for (const PngChunk &chunk : readPngChunks(file.bytes()).chunks)
        names.push_back(std::string(chunk.type) + (pngTextKey(chunk).empty() ? "" : " ") +
                        std::string(pngTextKey(chunk)));
    return names;
}

static std::string textOf(const ImageFile &file, std::string_view key)
{
    for (const PngChunk &chunk : readPngChunks(file.bytes()).chunks)
        if (pngTextKey(chunk) == key)
            return readPngText(chunk)->text;
    return {};
}

/// Element name → text of an XMP packet; empty if it is not well-formed XML.
static QMap<QString, QString> elementsOf(const std::string &packet)
{
    QMap<QString, QString> elements;
    QXmlStreamReader xml(QByteArray::fromStdString(packet));
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.prefix() != QLatin1String("rdf") &&
            xml.prefix() != QLatin1String("x")) {
            const QString name = xml.qualifiedName().toString();
            elements[name] = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    if (xml.hasError())
        return {{"error", xml.errorString()}};
    return elements;
}

static PictureLabel fullLabel()
{
    PortraitSpec spec;
    spec.pose.headYawDeg = 12;
    spec.setting.place = "Zürich, 漢字 🙂";
    return {specToJson(spec), "prompt 🙂\nNegative prompt: none\nSteps: 1, Seed: 7, Size: 4x3",
            "trainedAlgorithmicMedia", "model & <co>", "a \"prompt\" with <b> & 漢字\nand lines"};
}

class TestPictureMetadata : public QObject
{
    Q_OBJECT

private slots:
    void settingsSurviveTheFile()
    {
        const PictureLabel label = fullLabel();
        const auto labelled = withSettings(image(test::pngPicture(4, 3)), label);
        QVERIFY(labelled.ok());
        const PictureSettings read = readPictureSettings(*labelled);
        QVERIFY(read.problem.empty());
        QVERIFY(read.spec.has_value());
        QVERIFY(*read.spec == *specFromJson(label.specJson, ""));
        QVERIFY(read.parametersText == label.parameters);
        QVERIFY(read.promptText == "prompt 🙂");
        QVERIFY(read.parameters.at("Seed") == "7");
    }

    void textsStandUncompressedRightAfterTheHeader()
    {
        const auto labelled = withSettings(image(test::pngPicture(4, 3)), fullLabel());
        const std::vector<std::string> expected{
            "IHDR", "iTXt XML:com.adobe.xmp", "iTXt parameters", "iTXt presence_spec", "IDAT", "IEND"};
        QVERIFY(types(*labelled) == expected);
        QVERIFY(labelled->bytes().find(fullLabel().specJson) != std::string_view::npos);
    }

    void otherDecodersSeeTheSamePixels()
    {
        const auto decoded = [](std::string_view bytes) {
            return cv::imdecode(std::vector<unsigned char>(bytes.begin(), bytes.end()), cv::IMREAD_UNCHANGED);
        };
        const cv::Mat before = decoded(test::pngPicture(40, 30));
        const cv::Mat after = decoded(withSettings(image(test::pngPicture(40, 30)), fullLabel())->bytes());
        QCOMPARE(after.cols, 40);
        QCOMPARE(cv::norm(before, after, cv::NORM_INF), 0.0);
    }

    void aLargeSpecSurvives()
    {
        PictureLabel label = fullLabel();
        PortraitSpec spec;
        spec.unknown["/future"] = "\"" + std::string(200'000, 'x') + "漢字\"";
        label.specJson = specToJson(spec);
        const auto labelled = withSettings(image(test::pngPicture(4, 3)), label);
        QVERIFY(*readPictureSettings(*labelled).spec == spec);
    }

    void theLabelIsWellFormedXmpWithTheIptcNames()
    {
        const PictureLabel label = fullLabel();
        const auto labelled = withSettings(image(test::pngPicture(4, 3)), label);
        const auto elements = elementsOf(textOf(*labelled, "XML:com.adobe.xmp"));
        QCOMPARE(elements["Iptc4xmpExt:DigitalSourceType"],
                 QString("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"));
        QCOMPARE(elements["Iptc4xmpExt:AISystemUsed"], QString("model & <co>"));
        QCOMPARE(elements["Iptc4xmpExt:AIPromptInformation"], QString::fromStdString(label.promptText));
        QCOMPARE(elements["xmp:CreatorTool"], QString("Presence"));
    }

    void anUndisclosedPromptIsNowhereInTheLabel()
    {
        PictureLabel label = fullLabel();
        label.promptText.clear();
        const auto labelled = withSettings(image(test::pngPicture(4, 3)), label);
        QVERIFY(
            !elementsOf(textOf(*labelled, "XML:com.adobe.xmp")).contains("Iptc4xmpExt:AIPromptInformation"));
    }

    void everythingForeignStaysByteForByte()
    {
        const std::string foreign =
            makePngChunk("tEXt", "Description\0a caption\r\nof two lines"s) +
            makePngChunk("zTXt", "workflow\0\0"s + qCompress("graph").mid(4).toStdString()) +
            makePngChunk("eXIf", "MM\0*\0\0\0\x08"s) + makePngChunk("caBX", std::string(5000, '\x17'));
        const std::string last = makePngChunk("tEXt", "Comment\0at the end"s);
        const std::string bytes = pictureWith(foreign, last) + "trailing bytes";
        const auto labelled = withSettings(image(bytes), fullLabel());
        QVERIFY(labelled.ok());
        const std::string result(labelled->bytes());
        const auto ours = result.size() - bytes.size();
        QVERIFY(result.substr(0, 33) == bytes.substr(0, 33));
        QVERIFY(result.substr(33 + ours) == bytes.substr(33));
    }

    void labellingTwiceLeavesOneOfEach()
    {
        const auto once = withSettings(image(test::pngPicture(4, 3)), fullLabel());
        PictureLabel other = fullLabel();
        other.digitalSourceType = "algorithmicMedia";
        other.specJson = specToJson({});
        other.parameters = "other";
        const auto twice = withSettings(*once, other);
        QVERIFY(types(*twice) == types(*once));
        QVERIFY(*readPictureSettings(*twice).spec == PortraitSpec{});
        QVERIFY(readPictureSettings(*twice).promptText == "other");
        QCOMPARE(elementsOf(textOf(*twice, "XML:com.adobe.xmp"))["Iptc4xmpExt:DigitalSourceType"],
                 QString("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"));
        QVERIFY(*withSettings(*twice, fullLabel()) == *once);
    }

    void anEmptyLabelChangesNothing()
    {
        const ImageFile plain = image(pictureWith(makePngText("parameters", "theirs")));
        QVERIFY(*withSettings(plain, {}) == plain);
    }

    void someoneElsesXmpKeepsItsWordsAndGetsTheLabel()
    {
        const std::string theirs =
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
            "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
            "rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:rights>© "
            "them</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>";
        const auto labelled =
            withSettings(image(pictureWith(makePngText("XML:com.adobe.xmp", theirs))), fullLabel());
        const auto elements = elementsOf(textOf(*labelled, "XML:com.adobe.xmp"));
        QCOMPARE(elements["dc:rights"], QString("© them"));
        QVERIFY(elements["Iptc4xmpExt:DigitalSourceType"].endsWith("trainedAlgorithmicMedia"));
        QCOMPARE(std::ranges::count(types(*labelled), "iTXt XML:com.adobe.xmp"), 1);
        QVERIFY(*withSettings(*labelled, fullLabel()) == *labelled);
    }

    void aSourceTypeThatIsAlreadyToldIsNeverOverruled()
    {
        const std::string theirs =
            "<rdf:RDF xmlns:rdf=\"r\" "
            "xmlns:Iptc4xmpExt=\"e\"><rdf:Description><Iptc4xmpExt:DigitalSourceType>"
            "trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF>";
        PictureLabel label = fullLabel();
        label.digitalSourceType = "digitalCapture";
        const auto labelled =
            withSettings(image(pictureWith(makePngText("XML:com.adobe.xmp", theirs))), label);
        QVERIFY(textOf(*labelled, "XML:com.adobe.xmp") == theirs);
    }

    void whatCannotBeLabelledIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        std::string flipped = test::pngPicture(4, 3);
        flipped[flipped.size() - 20] = char(flipped[flipped.size() - 20] ^ 1);
        const std::string whole = test::pngPicture(4, 3);
        QTest::newRow("JPEG") << QByteArray::fromStdString(
            "\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x11\0\0"s);
        QTest::newRow("wrong checksum") << QByteArray::fromStdString(flipped);
        QTest::newRow("cut off") << QByteArray::fromStdString(whole.substr(0, whole.size() - 5));
    }
    void whatCannotBeLabelledIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto labelled = withSettings(image(bytes.toStdString()), fullLabel());
        QVERIFY(!labelled.ok());
        QVERIFY(labelled.error().kind == Error::Kind::BadInput);
        QVERIFY(!labelled.error().message.empty());
    }

    void picturesOfOthersTellTheirPrompt_data()
    {
        QTest::addColumn<QByteArray>("chunk");
        const std::string text = "café\nNegative prompt: x\nSteps: 1, Seed: 2, Size: 3x4";
        const std::string latin1 = "caf\xe9\nNegative prompt: x\nSteps: 1, Seed: 2, Size: 3x4";
        const auto row = [](const char *name, const std::string &chunk) {
            QTest::newRow(name) << QByteArray::fromStdString(chunk);
        };
        row("tEXt, Latin-1", makePngChunk("tEXt", "parameters\0"s + latin1));
        row("tEXt, really UTF-8", makePngChunk("tEXt", "parameters\0"s + text));
        row("zTXt",
            makePngChunk("zTXt", "parameters\0\0"s +
                                     qCompress(QByteArray::fromStdString(latin1)).mid(4).toStdString()));
        row("iTXt", makePngText("parameters", text));
    }
    void picturesOfOthersTellTheirPrompt()
    {
        QFETCH(QByteArray, chunk);
        const auto read = readPictureSettings(image(pictureWith(chunk.toStdString())));
        QCOMPARE(QString::fromStdString(read.promptText), QString("café"));
        QVERIFY(read.parameters.at("Size-1") == "3");
        QVERIFY(!read.spec);
        QVERIFY(read.problem.empty());
    }

    void aPictureWithoutSettingsIsEmpty()
    {
        QVERIFY(readPictureSettings(image(test::pngPicture(4, 3))).isEmpty());
        QVERIFY(readPictureSettings(image("\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x11\0\0"s)).isEmpty());
        QVERIFY(readPictureSettings({}).isEmpty());
    }

    void damagedSettingsAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const std::string &bytes, const char *said) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << said;
        };
        std::string flipped = makePngText("presence_spec", specToJson({}));
        flipped[40] = char(flipped[40] ^ 4);
        const std::string labelled(withSettings(image(test::pngPicture(4, 3)), fullLabel())->bytes());
        row("no JSON", pictureWith(makePngText("presence_spec", "{\"head\": ")), "not valid JSON");
        row("a bad value", pictureWith(makePngText("presence_spec", "{\"head\": {\"yaw\": 700}}")),
            "head.yaw");
        row("a newer schema", pictureWith(makePngText("presence_spec", "{\"schema\": \"presence.spec/9\"}")),
            "newer");
        row("wrong checksum", pictureWith(flipped), "presence_spec");
        row("a bomb",
            pictureWith(makePngChunk("zTXt", "presence_spec\0\0"s +
                                                 qCompress(QByteArray(20 << 20, ' ')).mid(4).toStdString())),
            "16 MiB");
        row("cut off before the settings", labelled.substr(0, 50), "cut off");
        const auto spec = labelled.find("presence_spec");
        row("cut off inside the settings", labelled.substr(0, spec + 60), "settings are damaged");
        row("cut off between the settings", labelled.substr(0, spec - 8), "settings are damaged");
    }
    void damagedSettingsAreTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto read = readPictureSettings(image(bytes.toStdString()));
        QVERIFY(!read.spec);
        QVERIFY(!read.isEmpty());
        QVERIFY2(read.problem.find(said.toStdString()) != std::string::npos, read.problem.c_str());
    }

    void theSettingsOfAFileThatBreaksOffLaterAreStillRead()
    {
        const auto labelled = withSettings(image(test::pngPicture(40, 30)), fullLabel());
        const std::string cut(labelled->bytes().substr(0, labelled->bytes().size() - 100));
        const auto read = readPictureSettings(image(cut));
        QVERIFY(read.spec.has_value());
        QVERIFY(read.problem.empty());
    }

    void damagedOwnSettingsLeaveThePromptReadable()
    {
        const auto read = readPictureSettings(
            image(pictureWith(makePngText("parameters", "words") + makePngText("presence_spec", "[1, 2"))));
        QVERIFY(read.promptText == "words");
        QVERIFY(!read.problem.empty());
    }
};

QTEST_APPLESS_MAIN(TestPictureMetadata)
#include "tst_picture_metadata.moc"
