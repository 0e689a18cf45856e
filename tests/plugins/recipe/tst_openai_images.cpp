// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/support/services/openai.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace presence;
using namespace presence::test;
using nlohmann::json;

static std::unique_ptr<Backend> backendFor(const FakeOpenAi &fake, const std::string &key = FakeOpenAi::key)
{
    return shippedBackend("openai-images", fake.address(), key);
}

/// The shipped OpenAI Images recipe against a server that behaves like one.
class TestOpenAiImages : public QObject
{
    Q_OBJECT

private slots:
    void itsCapabilitiesFollowFromTheRecipe()
    {
        const BackendInfo info = shippedBackend("openai-images", "")->info();
        QCOMPARE(info.kind, BackendInfo::Kind::Hosted);
        QCOMPARE(info.address, std::string("https://api.openai.com/v1"));
        QCOMPARE(info.dialect, Dialect::Natural);
        QVERIFY(!info.negativePrompt && !info.seed && !info.steps && !info.guidanceScale && !info.cancel);
        QCOMPARE(info.keyName, std::string("OPENAI_API_KEY"));
        QCOMPARE(info.largestCount, 10);
        QVERIFY(info.models.size() >= 4);
        QCOMPARE(info.qualities.front(), std::string("auto"));
        QVERIFY(std::ranges::find(info.sizes, std::array{1024, 1536}) != info.sizes.end());
    }

    void everySettingArrivesInItsFieldAndTheAnswerIsRead()
    {
        FakeOpenAi fake;
        GenerationRequest request = portraitRequest();
        request.settings = {1024, 1536, 77, 2, "gpt-image-2.6-flare", 30, 7, "Euler a", "high"};
        const auto result = backendFor(fake)->generate(request, {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        const LoopbackRequest sent = fake.server().requests().at(0);
        QCOMPARE(sent.header("authorization"), std::string("Bearer ") + FakeOpenAi::key);
        const json expected{{"model", "gpt-image-2.6-flare"},
                            {"prompt", request.prompt.text},
                            {"n", 2},
                            {"size", "1024x1536"},
                            {"quality", "high"},
                            {"output_format", "png"}};
        QCOMPARE(json::parse(sent.body).dump(), expected.dump());
        QCOMPARE(result->requestBody, sent.body);
        QVERIFY(result->requestBody.find(FakeOpenAi::key) == std::string::npos);
        QCOMPARE(result->model, std::string("gpt-image-2.6-flare"));
        QCOMPARE(result->images.size(), std::size_t(2));
        QCOMPARE(result->images[1].file.bytes(), std::string_view(pngPicture(64, 96, {90, 40, 60})));
        QCOMPARE(result->images[1].revisedPrompt, "Revised: " + request.prompt.text);
        QCOMPARE(result->images[1].seed, -1);
    }

    void theModelIsAlwaysNamedAndTheSizeIsOneItMakes()
    {
        FakeOpenAi fake;
        const auto backend = backendFor(fake);
        const auto sent = [&](const std::string &model) {
            GenerationRequest request = portraitRequest();
            request.settings.width = 832;
            request.settings.height = 1040;
            request.settings.model = model;
            const auto result = backend->generate(request, {}, {});
            return result ? json::parse(result->requestBody) : json::object();
        };
        QCOMPARE(sent("").value("model", ""), backend->info().models.front());
        QCOMPARE(sent("").value("size", ""),
                 std::string("1024x1536")); // 2:3 is nearer to 4:5 than a square is
        QCOMPARE(sent("gpt-image-2.5-flare").value("size", ""), std::string("832x1040"));
        QVERIFY(!sent("").contains("quality"));
    }

    void theQualityMustBeOneOfTheModels()
    {
        FakeOpenAi fake;
        GenerationRequest request = portraitRequest();
        request.settings.quality = "xhigh";
        request.settings.model = "gpt-image-2.5-sunburst";
        QVERIFY(backendFor(fake)->generate(request, {}, {}).ok());
        request.settings.model = "gpt-image-1.5";
        const auto refused = backendFor(fake)->generate(request, {}, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        for (const char *words : {"xhigh", "gpt-image-1.5", "auto, low, medium, high"})
            QVERIFY2(says(refused.error(), words), refused.error().message.c_str());
        QCOMPARE(fake.server().requests().size(), std::size_t(1));
    }

    void ordersBeyondTheLimitsAreRefusedUnsent()
    {
        FakeOpenAi fake;
        GenerationRequest request = portraitRequest();
        request.settings.count = 11;
        QVERIFY(says(backendFor(fake)->generate(request, {}, {}).error(), "1 to 10"));
        request.settings.count = 1;
        request.prompt.text.clear();
        for (int index = 0; index < 32001; ++index)
            request.prompt.text += "ü";
        QVERIFY(says(backendFor(fake)->generate(request, {}, {}).error(), "32001"));
        QVERIFY(fake.server().requests().empty());
        request.prompt.text.resize(64000);
        QVERIFY(backendFor(fake)->generate(request, {}, {}).ok());
    }

    void thePriceFollowsFromModelQualityAndSize_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("quality");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("amount"); ///< for two pictures; negative = unknown
        QTest::newRow("square") << "gpt-image-1.5"
                                << "high" << 1024 << 0.266;
        QTest::newRow("tall") << "gpt-image-1.5"
                              << "high" << 1536 << 0.4;
        QTest::newRow("cheap") << "gpt-image-1.5"
                               << "low" << 1024 << 0.018;
        QTest::newRow("left to the service") << "gpt-image-1.5"
                                             << "" << 1024 << -1.0;
        QTest::newRow("not in the list") << "gpt-image-2"
                                         << "high" << 1024 << -1.0;
    }
    void thePriceFollowsFromModelQualityAndSize()
    {
        QFETCH(QString, model);
        QFETCH(QString, quality);
        QFETCH(int, height);
        QFETCH(double, amount);
        GenerationRequest request = portraitRequest();
        request.settings.model = model.toStdString();
        request.settings.quality = quality.toStdString();
        request.settings.width = 1024;
        request.settings.height = height;
        request.settings.count = 2;
        const Estimate estimate = shippedBackend("openai-images", "")->estimate(request);
        QCOMPARE(estimate.cost.has_value(), amount >= 0);
        if (estimate.cost) {
            QCOMPARE(estimate.cost->amount, amount);
            QCOMPARE(estimate.cost->unit, std::string("USD"));
            QVERIFY(estimate.basis.find("2026-11-10") != std::string::npos);
        }
    }

    void aRefusalIsToldApartFromOtherMistakes()
    {
        FakeOpenAi fake;
        GenerationRequest request = portraitRequest();
        request.prompt.text = "something forbidden";
        const auto refused = backendFor(fake)->generate(request, {}, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::Refused);
        QVERIFY(says(refused.error(), "OpenAI Images"));
        QVERIFY(says(refused.error(), "safety_violations=[test]"));
    }

    void anAccountWithoutCreditIsNotAskedAgain()
    {
        FakeOpenAi fake;
        const auto result = backendFor(fake, FakeOpenAi::emptyKey)->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable); // Busy would be retried
        QVERIFY(says(result.error(), "credit"));
    }

    void aMissingKeyIsNamedAndNothingIsSent()
    {
        FakeOpenAi fake;
        for (const std::string &key : {std::string(), std::string("  \n")}) {
            const auto result = backendFor(fake, key)->generate(portraitRequest(), {}, {});
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Unauthorised);
            QVERIFY(says(result.error(), "OPENAI_API_KEY"));
            QCOMPARE(backendFor(fake, key)->check({}).error().kind, Error::Kind::Unauthorised);
        }
        QVERIFY(fake.server().requests().empty());
    }

    void aWrongKeyIsNotRepeatedEvenIfTheServiceDoes()
    {
        FakeOpenAi fake;
        const std::string key = "sk-wrong-0987654321";
        for (const Error &error : {backendFor(fake, key)->generate(portraitRequest(), {}, {}).error(),
                                   backendFor(fake, key)->check({}).error()}) {
            QCOMPARE(error.kind, Error::Kind::Unauthorised);
            QVERIFY(says(error, "OPENAI_API_KEY"));
            QVERIFY((error.message + error.detail).find(key) == std::string::npos);
            QVERIFY(error.detail.find("•••") != std::string::npos);
        }
    }

    void checkAsksForTheModels()
    {
        FakeOpenAi fake;
        QVERIFY(backendFor(fake)->check({}).ok());
        QCOMPARE(fake.server().requests().at(0).path, std::string("/v1/models"));
    }

    void twoRequestsRunAtTheSameTime()
    {
        std::atomic<int> running = 0, most = 0;
        LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            most = std::max(most.load(), ++running);
            for (int tick = 0; tick < 100 && most < 2; ++tick)
                reply.pause(std::chrono::milliseconds(20));
            --running;
            reply.send(200, "{\"data\":[{\"b64_json\":\"" +
                                QByteArray::fromStdString(pngPicture(8, 8)).toBase64().toStdString() +
                                "\"}]}");
        });
        const auto backend = shippedBackend("openai-images", server.address(), FakeOpenAi::key);
        std::atomic<int> right = 0;
        {
            const auto run = [&] { right += backend->generate(portraitRequest(), {}, {}).ok(); };
            const std::jthread one(run), two(run);
        }
        QCOMPARE(right.load(), 2);
        QCOMPARE(most.load(), 2);
    }
};

QTEST_APPLESS_MAIN(TestOpenAiImages)
#include "tst_openai_images.moc"
