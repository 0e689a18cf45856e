// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/support/services/a1111.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;
using nlohmann::json;

/// The shipped A1111 recipe against a server that behaves like one.
class TestA1111 : public QObject
{
    Q_OBJECT

private slots:
    void itsCapabilitiesFollowFromTheRecipe()
    {
        const BackendInfo info = shippedBackend("a1111", "")->info();
        QCOMPARE(info.kind, BackendInfo::Kind::Local);
        QCOMPARE(info.address, std::string("http://127.0.0.1:7860"));
        QCOMPARE(info.dialect, Dialect::Tags);
        QVERIFY(info.negativePrompt && info.seed && info.steps && info.guidanceScale && info.livePreview &&
                info.cancel);
        QVERIFY(info.keyName.empty());
        QCOMPARE(shippedBackend("a1111", "http://gpu:7860/")->info().address, std::string("http://gpu:7860"));
    }

    void everySettingArrivesInItsFieldAndTheAnswerIsRead()
    {
        FakeA1111 fake;
        const auto backend = shippedBackend("a1111", fake.address());
        GenerationRequest request = portraitRequest();
        request.settings.seed = 4294967296;
        request.settings.steps = 5;
        request.settings.guidanceScale = 6.5;
        request.settings.sampler = "Euler a";
        request.settings.model = "epic";
        request.settings.count = 2;
        const auto result = backend->generate(request, {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        const json expected{{"prompt", request.prompt.text},
                            {"negative_prompt", "plastic skin"},
                            {"seed", 4294967296},
                            {"steps", 5},
                            {"cfg_scale", 6.5},
                            {"sampler_name", "Euler a"},
                            {"width", 64},
                            {"height", 80},
                            {"batch_size", 2},
                            {"n_iter", 1},
                            {"override_settings", {{"sd_model_checkpoint", "epic"}}},
                            {"send_images", true},
                            {"save_images", false}};
        QCOMPARE(json::parse(fake.server().requests("/sdapi/v1/txt2img").at(0).body).dump(), expected.dump());
        QCOMPARE(result->requestBody, fake.server().requests("/sdapi/v1/txt2img").at(0).body);
        QCOMPARE(result->model, std::string("epic"));
        QCOMPARE(result->images.size(), std::size_t(2));
        QCOMPARE(result->images[1].file.bytes(), std::string_view(pngPicture(64, 80, {40, 90, 60})));
        QCOMPARE(result->images[1].seed, 4294967297);
        QVERIFY(result->images[1].parameters.ends_with("Seed: 4294967297"));
    }

    void whatIsLeftToTheServerIsNotSent()
    {
        FakeA1111 fake;
        GenerationRequest request = portraitRequest();
        request.prompt.negative.clear();
        const auto result = shippedBackend("a1111", fake.address())->generate(request, {}, {});
        QVERIFY(result.ok());
        const json sent = json::parse(result->requestBody);
        for (const char *field :
             {"negative_prompt", "steps", "cfg_scale", "sampler_name", "override_settings"})
            QVERIFY2(!sent.contains(field), field);
        QCOMPARE(sent["seed"].dump(), std::string("-1"));
        QCOMPARE(result->images.front().seed, 4711); // drawn by the server and reported
        QCOMPARE(result->model, std::string("portrait-v5"));
    }

    void progressComesWithItsStageAndLivePreview()
    {
        FakeA1111 fake({10, 200ms, {}});
        std::vector<Progress> seen;
        const auto thread = std::this_thread::get_id();
        bool sameThread = true;
        const auto result = shippedBackend("a1111", fake.address())
                                ->generate(portraitRequest(),
                                           [&](const Progress &progress) {
                                               seen.push_back(progress);
                                               sameThread =
                                                   sameThread && std::this_thread::get_id() == thread;
                                           },
                                           {});
        QVERIFY(result.ok());
        QVERIFY(sameThread);
        QVERIFY(seen.size() >= 2);
        QCOMPARE(seen.front().fraction, -1.0);
        const Progress &last = seen.back();
        QVERIFY(last.fraction > 0.1 && last.fraction <= 1);
        QVERIFY2(last.stage.starts_with("sampling ") && last.stage.ends_with(" of 10"), last.stage.c_str());
        QCOMPARE(last.preview.width(), 16);
        QCOMPARE(last.preview.height(), 20);
        QCOMPARE(fake.complaints(), std::vector<std::string>());
    }

    void cancellingReturnsAtOnceAndInterruptsTheServer()
    {
        FakeA1111 fake({1000, 1000ms, {}}); // a quarter of an hour
        const auto backend = shippedBackend("a1111", fake.address());
        std::stop_source source;
        std::jthread canceller([&] {
            fake.server().waitFor("/sdapi/v1/txt2img");
            source.request_stop();
        });
        const auto result = backend->generate(
            portraitRequest(), [](const Progress &) {}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QVERIFY(fake.server().waitFor("/sdapi/v1/interrupt"));
    }

    void theNextRequestIsNotHitByTheInterruptOfTheLast()
    {
        FakeA1111 fake({20, 50ms, {}});
        const auto backend = shippedBackend("a1111", fake.address());
        std::stop_source source;
        std::jthread first([&] {
            (void)backend->generate(
                portraitRequest(), [](const Progress &) {}, source.get_token());
        });
        QVERIFY(fake.server().waitFor("/sdapi/v1/txt2img"));
        std::vector<std::string> stages;
        Result<GenerationResult> result;
        std::jthread second([&] {
            result = backend->generate(portraitRequest(),
                                       [&](const Progress &news) { stages.push_back(news.stage); }, {});
        });
        std::this_thread::sleep_for(100ms); // the second one waits its turn meanwhile
        QCOMPARE(fake.server().requests("/sdapi/v1/txt2img").size(), std::size_t(1));
        source.request_stop();
        first.join();
        second.join();
        QVERIFY(result.ok());
        QVERIFY(stages.front().find("another request") != std::string::npos);
        QCOMPARE(fake.interrupts(), 1);
        const auto all = fake.server().requests();
        const auto at = [&all](const char *path, int which) {
            for (std::size_t index = 0; index < all.size(); ++index)
                if (all[index].path == path && which-- == 0)
                    return index;
            return all.size();
        };
        QVERIFY(at("/sdapi/v1/interrupt", 0) < at("/sdapi/v1/txt2img", 1));
    }

    void waitingForATurnCanBeCancelled()
    {
        FakeA1111 fake({1000, 1000ms, {}});
        const auto backend = shippedBackend("a1111", fake.address());
        std::stop_source running, waiting;
        std::jthread first([&] { (void)backend->generate(portraitRequest(), {}, running.get_token()); });
        QVERIFY(fake.server().waitFor("/sdapi/v1/txt2img"));
        const auto onceItWaits = [&](const Progress &) { waiting.request_stop(); };
        const auto result = backend->generate(portraitRequest(), onceItWaits, waiting.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QCOMPARE(fake.interrupts(), 0); // the other one goes on
        running.request_stop();
    }

    void theLoginOfTheServerIsSentAndNeverRepeated()
    {
        const std::string login = "anna:s3cret-w0rd";
        FakeA1111 fake({1, 1ms, login});
        QVERIFY(
            shippedBackend("a1111", fake.address(), login + "\n")->generate(portraitRequest(), {}, {}).ok());
        for (const std::string &wrong : {std::string(), std::string("anna:wrong-word")}) {
            const auto refused =
                shippedBackend("a1111", fake.address(), wrong)->generate(portraitRequest(), {}, {});
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().kind, Error::Kind::Unauthorised);
            QVERIFY(says(refused.error(), "PRESENCE_A1111_LOGIN"));
            QVERIFY(!says(refused.error(), "wrong-word"));
        }
    }

    void whatTheServerDoesNotKnowIsExplained_data()
    {
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("sampler") << "Eule"
                                 << "" << int(Error::Kind::BadInput) << "does not know this sampler";
        QTest::newRow("checkpoint") << ""
                                    << "missing" << int(Error::Kind::Unavailable)
                                    << "model 'missing' not found";
    }
    void whatTheServerDoesNotKnowIsExplained()
    {
        QFETCH(QString, sampler);
        QFETCH(QString, model);
        QFETCH(int, kind);
        QFETCH(QString, words);
        FakeA1111 fake;
        GenerationRequest request = portraitRequest();
        request.settings.sampler = sampler.toStdString();
        request.settings.model = model.toStdString();
        const auto result = shippedBackend("a1111", fake.address())->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().kind), kind);
        QVERIFY2(says(result.error(), words.toStdString()), result.error().message.c_str());
        QVERIFY(says(result.error(), "AUTOMATIC1111"));
    }

    void checkFindsAServerThatIsReadyAndSaysWhatIsMissing()
    {
        FakeA1111 fake;
        QVERIFY(shippedBackend("a1111", fake.address())->check({}).ok());

        LoopbackServer withoutApi([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(404, R"({"detail":"Not Found"})");
        });
        const auto closed = shippedBackend("a1111", withoutApi.address())->check({});
        QVERIFY(!closed.ok());
        QVERIFY(says(closed.error(), "--api"));

        const std::string nowhere = "http://127.0.0.1:" + std::to_string(LoopbackServer::unusedPort());
        const auto absent = shippedBackend("a1111", nowhere)->check({});
        QVERIFY(!absent.ok());
        QCOMPARE(absent.error().kind, Error::Kind::Network);
        QVERIFY(says(absent.error(), nowhere));
        QVERIFY(says(absent.error(), "--api"));
    }

    void mapsThatExtensionsAppendAreNotTakenForPictures()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            const QByteArray png = QByteArray::fromStdString(pngPicture(8, 8)).toBase64();
            reply.send(200,
                       ("{\"images\":[\"" + png + "\",\"" + png + "\"],\"info\":\"{\\\"all_seeds\\\":[5]}\"}")
                           .toStdString());
        });
        const auto result = shippedBackend("a1111", server.address())->generate(portraitRequest(), {}, {});
        QVERIFY(result.ok());
        QCOMPARE(result->images.size(), std::size_t(1));
        QCOMPARE(result->images.front().seed, 5);
    }

    void anEmptyInfoCostsOnlyTheSeeds() // stable-diffusion.cpp answers like this
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            const QByteArray png = QByteArray::fromStdString(pngPicture(8, 8)).toBase64();
            reply.send(200, ("{\"images\":[\"" + png + "\"],\"parameters\":{},\"info\":\"\"}").toStdString());
        });
        const auto result = shippedBackend("a1111", server.address())->generate(portraitRequest(), {}, {});
        QVERIFY(result.ok());
        QCOMPARE(result->images.front().seed, -1);
        QCOMPARE(result->images.front().parameters, std::string());
    }
};

QTEST_APPLESS_MAIN(TestA1111)
#include "tst_a1111.moc"
