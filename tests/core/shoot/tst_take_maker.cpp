// SPDX-License-Identifier: MIT
#include "core/shoot/take_maker.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "core/shoot/metadata/png_chunks.h"
#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace std::string_literals;

static GenerationRequest request()
{
    GenerationRequest request;
    request.spec.pose.headYawDeg = 20;
    request.prompt.dialect = Dialect::Tags;
    request.prompt.text = "a founder, (calm:1.2)";
    request.prompt.negative = "plastic skin";
    request.settings.steps = 30;
    request.settings.guidanceScale = 5.5;
    request.settings.sampler = "Euler a";
    request.settings.model = "asked-model";
    return request;
}

static BackendInfo backend(const char *id)
{
    BackendInfo info;
    info.id = id;
    info.name = "Backend "s + id;
    return info;
}

static GenerationResult resultWith(const std::string &bytes)
{
    GenerationResult result;
    result.images.push_back({*ImageFile::fromBytes(bytes, "test"), 77, "", "", ""});
    result.requestBody = "{\"sent\": true}";
    result.model = "told-model";
    return result;
}

static std::string textOf(const ImageFile &file, std::string_view key)
{
    for (const PngChunk &chunk : readPngChunks(file.bytes()).chunks)
        if (pngTextKey(chunk) == key)
            return readPngText(chunk)->text;
    return {};
}

class TestTakeMaker : public QObject
{
    Q_OBJECT

private slots:
    void theTakeTellsEverythingThatLedToIt()
    {
        const auto take = takeFrom(request(), backend("a1111"), resultWith(test::pngPicture(8, 6)), 0);
        QVERIFY(take.ok());
        QVERIFY(take->spec == request().spec);
        QVERIFY(take->promptText == request().prompt.text && take->negativePrompt == "plastic skin");
        QVERIFY(take->dialect == Dialect::Tags);
        QVERIFY(take->settings == request().settings);
        QVERIFY(take->backendId == "a1111" && take->model == "told-model");
        QVERIFY(take->requestBody == "{\"sent\": true}");
        QCOMPARE(take->seed, std::int64_t(77));
        QVERIFY(take->id.empty() && take->createdAt.empty() && take->rating == 0);
    }

    void thePictureCarriesItsSettings()
    {
        const auto take = takeFrom(request(), backend("a1111"), resultWith(test::pngPicture(8, 6)), 0);
        const PictureSettings read = readPictureSettings(take->image);
        QVERIFY(*read.spec == request().spec);
        QVERIFY(read.promptText == request().prompt.text && read.negativePrompt == "plastic skin");
        QVERIFY(read.parametersText == take->parameters);
        const std::map<std::string, std::string> expected{
            {"Steps", "30"},         {"Sampler", "Euler a"},  {"CFG scale", "5.5"},
            {"Seed", "77"},          {"Size-1", "8"},         {"Size-2", "6"},
            {"Model", "told-model"}, {"Version", "Presence"}, {"Clip skip", "1"}};
        QVERIFY(read.parameters == expected);
    }

    void pathsStayInTheTakeAndOutOfThePicture_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const Control &control : controls())
            if (control.kind == Control::Kind::File)
                QTest::newRow(control.id.c_str()) << QByteArray(control.id.c_str());
    }
    void pathsStayInTheTakeAndOutOfThePicture()
    {
        QFETCH(QByteArray, id);
        GenerationRequest asked = request();
        const Control &control = *findControl(id.toStdString());
        control.set(asked.spec, control, std::string("/home/ada/secret/face.png"));
        for (const char *maker : {"a1111", "sitter"}) {
            const auto take = takeFrom(asked, backend(maker), resultWith(test::pngPicture(8, 6)), 0);
            QVERIFY(take.ok());
            QVERIFY(control.valueIn(take->spec) == ControlValue("/home/ada/secret/face.png"));
            for (const PngChunk &chunk : readPngChunks(take->image.bytes()).chunks)
                if (const auto text = readPngText(chunk))
                    for (const char *leak : {"ada", "secret", "face.png"})
                        QVERIFY2(text->text.find(leak) == std::string::npos, text->text.c_str());
            QVERIFY(*readPictureSettings(take->image).spec == request().spec);
        }
    }

    void theLabelIsHonest_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("sourceType");
        QTest::newRow("generator") << "a1111"
                                   << "/trainedAlgorithmicMedia<";
        QTest::newRow("sitter") << "sitter"
                                << "/algorithmicMedia<";
    }
    void theLabelIsHonest()
    {
        QFETCH(QString, id);
        QFETCH(QString, sourceType);
        const auto take = takeFrom(request(), backend(id.toUtf8()), resultWith(test::pngPicture(8, 6)), 0);
        const QString xmp = QString::fromStdString(textOf(take->image, "XML:com.adobe.xmp"));
        QVERIFY2(xmp.contains(sourceType), qPrintable(xmp));
        QCOMPARE(xmp.contains("a founder, (calm:1.2)\nNegative prompt: plastic skin"), id != "sitter");
    }

    void theSitterIsNamedAsTheModel()
    {
        GenerationRequest plain;
        plain.prompt.text = "words";
        const auto take = takeFrom(plain, backend("sitter"), resultWith(test::pngPicture(8, 6)), 0);
        QVERIFY(take->model == "Presence sitter");
        QVERIFY(take->parameters == "words\nSeed: 77, Size: 8x6, Model: Presence sitter, Version: Presence");
    }

    void theModelIsTheOneToldElseTheOneAsked()
    {
        GenerationResult result = resultWith(test::pngPicture(8, 6));
        result.model.clear();
        QVERIFY(takeFrom(request(), backend("x"), result, 0)->model == "asked-model");
        GenerationRequest plain;
        QVERIFY(takeFrom(plain, backend("x"), result, 0)->model == "Backend x");
    }

    void theParametersOfTheServiceAreKept()
    {
        GenerationResult result = resultWith(test::pngPicture(8, 6));
        result.images[0].parameters = "their words\nSteps: 1, Seed: 2, Size: 8x6";
        const auto take = takeFrom(request(), backend("a1111"), result, 0);
        QVERIFY(take->parameters == result.images[0].parameters);
        QVERIFY(textOf(take->image, "parameters") == result.images[0].parameters);
    }

    void picturesThatCannotBeLabelledKeepTheirBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        std::string damaged = test::pngPicture(8, 6);
        damaged.back() = 'x';
        std::string credentials = test::pngPicture(8, 6);
        credentials.insert(33, makePngChunk("caBX", "signed"));
        QTest::newRow("JPEG") << QByteArray::fromStdString(
            "\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x11\0\0"s);
        QTest::newRow("damaged") << QByteArray::fromStdString(damaged);
        QTest::newRow("Content Credentials") << QByteArray::fromStdString(credentials);
    }
    void picturesThatCannotBeLabelledKeepTheirBytes()
    {
        QFETCH(QByteArray, bytes);
        const auto take = takeFrom(request(), backend("a1111"), resultWith(bytes.toStdString()), 0);
        QVERIFY(take.ok());
        QVERIFY(take->image.bytes() == bytes.toStdString());
        QVERIFY(!take->parameters.empty());
    }

    void aPictureThatDidNotComeIsSaid()
    {
        QVERIFY(takeFrom(request(), backend("x"), resultWith(test::pngPicture(8, 6)), 1).error().kind ==
                Error::Kind::BadInput);
        QVERIFY(!takeFrom(request(), backend("x"), {}, 0).ok());
        GenerationResult empty;
        empty.images.resize(1);
        QVERIFY(takeFrom(request(), backend("x"), empty, 0).error().message.find("Backend x") !=
                std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTakeMaker)
#include "tst_take_maker.moc"
