// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace presence;
using namespace presence::test;
using nlohmann::json;

/// A service with everything that the two shipped ones do without.
static json unusualRecipe()
{
    json recipe{
        {"presence", "recipe/1"},          {"id", "unusual"},     {"name", "Unusual"}, {"kind", "local"},
        {"address", "http://127.0.0.1:9"}, {"dialect", "natural"}};
    recipe["auth"] = {
        {"scheme", "header"}, {"key", "UNUSUAL_KEY"}, {"header", "X-Service-Key"}, {"prefix", "Key "}};
    recipe["headers"] = {{"X-Version", "2026-11"}};
    recipe["limits"] = {{"qualities", {"fast", "fine"}}};
    recipe["generate"] = {
        {"method", "PUT"},
        {"path", "/models/{model}/run"},
        {"body", {{"text", {{"$", "prompt"}}}, {"quality", {{"$", "quality"}}}, {"seed", {{"$", "seed"}}}}}};
    recipe["response"] = {{"images", "/out/*/png"}, {"model", "/made/by"}};
    recipe["errors"] = {{"messages", {"/why"}},
                        {"rules",
                         {{{"at", "/status"},
                           {"is", {"moderated", "censored"}},
                           {"kind", "refused"},
                           {"say", "{service} declined: {message}"}},
                          {{"at", "/failed"},
                           {"kind", "unavailable"},
                           {"say", "{service} at {address} failed ({status})."}}}}};
    return recipe;
}

static std::unique_ptr<RecipeBackend> backendOf(const json &text, const std::string &address,
                                                const std::string &key = "k-123", const json &models = {})
{
    auto recipe = parseRecipe(text.dump(), "test");
    if (recipe && !models.is_null() && !parseModels(models.dump(), "test", *recipe))
        return nullptr;
    if (!recipe)
        return nullptr;
    return std::make_unique<RecipeBackend>(
        std::move(*recipe),
        PluginEnvironment{Resources(""),
                          {},
                          [key](const std::string &name) { return name == "UNUSUAL_KEY" ? key : ""; },
                          [address](const std::string &) { return address; }});
}

static void sendPicture(const LoopbackRequest &, LoopbackReply &reply)
{
    reply.send(
        200, json{{"out", {{{"png", toBase64(pngPicture(8, 8))}}}}, {"made", {{"by", "unusual-9"}}}}.dump());
}

class TestRecipeBackend : public QObject
{
    Q_OBJECT

private slots:
    void keyHeadersMethodAndPathAreThoseOfTheRecipe()
    {
        LoopbackServer server(sendPicture);
        GenerationRequest request = portraitRequest();
        request.settings.model = "a/b";
        const auto result = backendOf(unusualRecipe(), server.address() + "/")->generate(request, {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(result->model, std::string("unusual-9"));
        const LoopbackRequest sent = server.requests().at(0);
        QCOMPARE(sent.method, std::string("PUT"));
        QCOMPARE(sent.path, std::string("/models/a%2Fb/run"));
        QCOMPARE(sent.header("x-service-key"), std::string("Key k-123"));
        QCOMPARE(sent.header("x-version"), std::string("2026-11"));
        QCOMPARE(sent.header("accept"), std::string("application/json"));
        QCOMPARE(sent.header("authorization"), std::string());
    }

    void aModelAddsAndRemovesMembers()
    {
        LoopbackServer server(sendPicture);
        json models{{"presence", "models/1"}, {"verified", "2026-11-01"}, {"source", "test"}};
        models["models"] = json::array({json{{"id", "first"},
                                             {"body", {{"mode", {{"$text", "m-{seed}"}}}}},
                                             {"without", json::array({"seed"})}},
                                        json{{"id", "second"}}});
        const auto backend = backendOf(unusualRecipe(), server.address(), "k-123", models);
        QVERIFY(backend);
        GenerationRequest request = portraitRequest();
        request.settings.seed = 5;
        const auto sent = [&](const std::string &model) {
            request.settings.model = model;
            return QString::fromStdString(backend->generate(request, {}, {})->requestBody);
        };
        const QString text = QString::fromStdString(json(request.prompt.text).dump());
        QCOMPARE(sent(""), "{\"mode\":\"m-5\",\"text\":" + text + "}");
        QCOMPARE(sent("second"), "{\"seed\":5,\"text\":" + text + "}");
    }

    void aSuccessfulStatusCanMeanFailure_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("refused") << R"({"status": "censored", "why": "nudity"})" << int(Error::Kind::Refused)
                                 << "Unusual declined: nudity";
        QTest::newRow("failed") << R"({"failed": true})" << int(Error::Kind::Unavailable)
                                << "Unusual at ADDRESS failed (200).";
        QTest::newRow("null is no failure")
            << R"({"failed": null})" << int(Error::Kind::BadInput)
            << "Unusual at ADDRESS: The answer holds no list of pictures (/out).";
    }
    void aSuccessfulStatusCanMeanFailure()
    {
        QFETCH(QString, answer);
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        LoopbackServer server(
            [&](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, answer.toStdString()); });
        const auto result = backendOf(unusualRecipe(), server.address())->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().kind), kind);
        QCOMPARE(QString::fromStdString(result.error().message),
                 sentence.replace("ADDRESS", QString::fromStdString(server.address())));
    }

    void anAnswerThatNeverEndsIsGivenUpAfterTheTimeAllowed()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "");
            while (reply.raw(" ") && reply.pause(std::chrono::milliseconds(50))) {
            }
        });
        json recipe = unusualRecipe();
        recipe["timeouts"] = {{"totalSeconds", 1}};
        const auto result = backendOf(recipe, server.address())->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Network);
        QVERIFY(says(result.error(), "Unusual"));
    }

    void aKeyWithALineBreakInsideIsRefusedWithoutShowingIt()
    {
        LoopbackServer server(sendPicture);
        const auto result = backendOf(unusualRecipe(), server.address(), "k-1\r\nX-Evil: 2")
                                ->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY(says(result.error(), "X-Service-Key"));
        QVERIFY(!says(result.error(), "X-Evil"));
        QVERIFY(server.requests().empty());
    }

    void theNextBestSizeIsAskedFor_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QString>("free"); ///< sides 64 to 1000 in steps of 16
        QTest::addColumn<QString>("listed");
        QTest::newRow("exact") << 512 << 768 << "512×768"
                               << "1024×1536";
        QTest::newRow("between steps") << 519 << 521 << "512×528"
                                       << "1024×1024";
        QTest::newRow("too small") << 1 << 10 << "64×64"
                                   << "1024×1536";
        QTest::newRow("too large") << 9000 << 9000 << "992×992"
                                   << "2048×2048";
        QTest::newRow("landscape") << 640 << 480 << "640×480"
                                   << "1536×1024";
    }
    void theNextBestSizeIsAskedFor()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(QString, free);
        QFETCH(QString, listed);
        ServiceLimits limits;
        limits.largestSide = 1000;
        limits.sideStep = 16;
        const auto text = [&] {
            const Size size = fittingSize(limits, width, height);
            return QString("%1×%2").arg(size.width).arg(size.height);
        };
        QCOMPARE(text(), free);
        limits.sizes = {{1024, 1024, ""}, {1024, 1536, ""}, {1536, 1024, ""}, {2048, 2048, ""}};
        QCOMPARE(text(), listed);
    }

    void whatCannotBeMeantIsRefusedUnsent()
    {
        LoopbackServer server(sendPicture);
        const auto backend = backendOf(unusualRecipe(), server.address());
        const auto refusalOf = [&](auto change) {
            GenerationRequest request = portraitRequest();
            change(request.settings);
            const auto result = backend->generate(request, {}, {});
            return result ? std::string() : result.error().message;
        };
        QVERIFY(refusalOf([](RenderSettings &settings) { settings.width = 0; }).find("0×80") !=
                std::string::npos);
        QVERIFY(refusalOf([](RenderSettings &settings) { settings.height = -5; }).find("64×-5") !=
                std::string::npos);
        QVERIFY(refusalOf([](RenderSettings &settings) { settings.count = 0; }).find("not 0") !=
                std::string::npos);
        QVERIFY(refusalOf([](RenderSettings &settings) { settings.quality = "best"; }).find("fast, fine") !=
                std::string::npos);
        QVERIFY(server.requests().empty());
        QCOMPARE(refusalOf([](RenderSettings &settings) { settings.quality = "fine"; }), std::string());
    }
};

QTEST_APPLESS_MAIN(TestRecipeBackend)
#include "tst_recipe_backend.moc"
