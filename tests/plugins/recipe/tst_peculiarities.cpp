// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/plugins/recipe/stand_ins.h"

#include <QTest>

#include <thread>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;
using nlohmann::json;

static GenerationRequest requestFor(const std::string &prompt, std::vector<ControlPicture> controls = {})
{
    GenerationRequest request = portraitRequest();
    request.settings = {512, 640, -1, 1, {}, 0, 0, {}, {}};
    request.prompt.text = prompt;
    request.controls = std::move(controls);
    return request;
}

/// What single services do in their own way.
class TestPeculiarities : public QObject
{
    Q_OBJECT

private slots:
    void partialPicturesArriveBeforeTheLast()
    {
        FakeOpenAi fake;
        std::vector<int> heights;
        const auto result = patchedBackend("openai-images", fake.address(), FakeService::key)
                                ->generate(requestFor("calm"),
                                           [&](const Progress &news) {
                                               if (!news.preview.isEmpty())
                                                   heights.push_back(news.preview.height());
                                           },
                                           {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(heights, (std::vector<int>{5, 6}));
        QCOMPARE(result->images.front().file.width(), 64);
        const LoopbackRequest sent = fake.server().requests().front();
        QVERIFY(json::parse(sent.body)["stream"].get<bool>());
        QVERIFY(sent.header("accept").find("text/event-stream") != std::string::npos);
    }

    void aStreamThatEndsBadlyIsToldSo_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("breaks");
        QTest::addColumn<int>("kind");
        QTest::newRow("blocked late") << "late block" << false << int(Error::Kind::Refused);
        QTest::newRow("broken off") << "calm" << true << int(Error::Kind::Network);
    }
    void aStreamThatEndsBadlyIsToldSo()
    {
        QFETCH(QString, prompt);
        QFETCH(bool, breaks);
        QFETCH(int, kind);
        FakeOpenAi fake;
        if (breaks)
            fake.breakStreams();
        const auto result = patchedBackend("openai-images", fake.address(), FakeService::key)
                                ->generate(requestFor(prompt.toStdString()), [](const Progress &) {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(int(result.error().kind) == kind, result.error().message.c_str());
    }

    void mapsBecomeControlNetUnitsWithAModelThatIsInstalled()
    {
        const auto fake = a1111WithModels();
        const auto result = patchedBackend("a1111", fake->address(), "")
                                ->generate(requestFor("calm", {{"init", 0.4, indiscreetPicture()},
                                                               {"depth", 1.25, indiscreetPicture()},
                                                               {"edges", 0.5, indiscreetPicture()}}),
                                           {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake->complaints(), std::vector<std::string>());
        const json sent = json::parse(fake->server().requests("/sdapi/v1/img2img").at(0).body);
        QCOMPARE(sent["denoising_strength"].get<double>(), 0.6);
        QCOMPARE(sent["init_images"].size(), std::size_t(1));
        const json units = sent["alwayson_scripts"]["ControlNet"]["args"];
        QCOMPARE(units.size(), std::size_t(2));
        QCOMPARE(units[0]["model"].get<std::string>(), std::string("control_v11f1p_sd15_depth [cfd03158]"));
        QCOMPARE(units[0]["weight"].get<double>(), 1.25);
        QCOMPARE(units[1]["model"].get<std::string>(), std::string("control_v11p_sd15_canny [d14c016b]"));
        QVERIFY(units[0]["enabled"].get<bool>());
    }

    void aMapWithoutItsModelIsExplained_data()
    {
        QTest::addColumn<QStringList>("models");
        QTest::newRow("no extension") << QStringList();
        QTest::newRow("no such model") << QStringList{"control_v11p_sd15_inpaint"};
    }
    void aMapWithoutItsModelIsExplained()
    {
        QFETCH(QStringList, models);
        std::vector<std::string> installed;
        for (const QString &model : models)
            installed.push_back(model.toStdString());
        FakeA1111 fake({3, 1ms, {}, installed});
        const auto result = patchedBackend("a1111", fake.address(), "")
                                ->generate(requestFor("calm", {{"pose", 1, indiscreetPicture()}}), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(says(result.error(), "ControlNet"), result.error().message.c_str());
        QVERIFY(fake.server().requests("/sdapi/v1/txt2img").empty());
    }

    void theHordeWorksWithoutAnAccount()
    {
        FakeHorde fake;
        const auto backend = patchedBackend("ai-horde", fake.address(), "");
        QVERIFY(backend->info().keyName.empty());
        GenerationRequest request = requestFor("calm");
        request.prompt.negative = "plastic";
        request.settings.seed = 7;
        const auto result = backend->generate(request, {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        const LoopbackRequest sent = fake.server().requests("/api/v2/generate/async").at(0);
        QCOMPARE(sent.header("apikey"), std::string(FakeHorde::anonymous));
        QCOMPARE(json::parse(sent.body)["prompt"].get<std::string>(), std::string("calm ### plastic"));
        QCOMPARE(json::parse(sent.body)["params"]["seed"].get<std::string>(), std::string("7"));
        QCOMPARE(result->images.front().seed, 100); // as the service says
        QCOMPARE(result->model, std::string("Deliberate"));
        for (const LoopbackRequest &fetched : fake.otherHost().requests())
            QCOMPARE(fetched.header("apikey"), std::string());
    }

    void picturesThatWereCensoredAreLeftOutAndAllOfThemAreARefusal_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("pictures"); ///< 0 = refused
        QTest::newRow("none") << "calm" << 2;
        QTest::newRow("the first") << "hidden" << 1;
        QTest::newRow("all") << "all hidden" << 0;
    }
    void picturesThatWereCensoredAreLeftOutAndAllOfThemAreARefusal()
    {
        QFETCH(QString, prompt);
        QFETCH(int, pictures);
        FakeHorde fake;
        GenerationRequest request = requestFor(prompt.toStdString());
        request.settings.count = 2;
        const auto result =
            patchedBackend("ai-horde", fake.address(), FakeService::key)->generate(request, {}, {});
        QCOMPARE(result.ok(), pictures > 0);
        if (result)
            QCOMPARE(int(result->images.size()), pictures);
        else
            QCOMPARE(result.error().kind, Error::Kind::Refused);
        if (pictures == 1)
            QCOMPARE(result->images.front().seed, 101);
    }

    void answersWithoutAPictureAreToldApart_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("kind");
        QTest::newRow("Gemini recites") << "gemini-image"
                                        << "recite" << int(Error::Kind::Refused);
        QTest::newRow("Gemini only talks") << "gemini-image"
                                           << "chatter" << int(Error::Kind::BadInput);
        QTest::newRow("Stability blurs") << "stability"
                                         << "blurred" << int(Error::Kind::Refused);
        QTest::newRow("fal blackens") << "fal"
                                      << "black" << int(Error::Kind::Refused);
        QTest::newRow("SwarmUI misses a model") << "swarmui"
                                                << "no model" << int(Error::Kind::Unavailable);
        QTest::newRow("sd-server fails") << "stable-diffusion-cpp"
                                         << "out of memory" << int(Error::Kind::Unavailable);
    }
    void answersWithoutAPictureAreToldApart()
    {
        QFETCH(QString, id);
        QFETCH(QString, prompt);
        QFETCH(int, kind);
        const auto service = std::ranges::find(standIns(), id.toStdString(), &StandIn::id);
        const auto fake = service->make();
        const auto backend = patchedBackend(service->id, fake->address(), FakeService::key);
        const auto result = backend->generate(requestFor(prompt.toStdString()), {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(int(result.error().kind) == kind, result.error().message.c_str());
        QVERIFY(says(result.error(), backend->info().name));
    }

    void stabilityGoesAnotherWayForEveryKindOfPicture_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("path"); ///< empty = refused
        QTest::newRow("words") << ""
                               << ""
                               << "generate/core";
        QTest::newRow("init with ultra") << "init"
                                         << "ultra"
                                         << "generate/ultra";
        QTest::newRow("init with sd3.5") << "init"
                                         << "sd3.5-medium"
                                         << "generate/sd3";
        QTest::newRow("init with core") << "init"
                                        << "core"
                                        << "";
        QTest::newRow("style") << "style"
                               << "sd3.5-large"
                               << "control/style";
        QTest::newRow("edges") << "edges"
                               << "core"
                               << "control/sketch";
        QTest::newRow("likeness") << "likeness"
                                  << "ultra"
                                  << "";
    }
    void stabilityGoesAnotherWayForEveryKindOfPicture()
    {
        QFETCH(QString, kind);
        QFETCH(QString, model);
        QFETCH(QString, path);
        FakeStability fake;
        GenerationRequest request = requestFor("calm");
        request.settings.model = model.toStdString();
        if (!kind.isEmpty())
            request.controls = {{kind.toStdString(), 0.5, indiscreetPicture()}};
        const auto result =
            patchedBackend("stability", fake.address(), FakeService::key)->generate(request, {}, {});
        QCOMPARE(result.ok(), !path.isEmpty());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        if (result)
            QCOMPARE(fake.server().requests("/v2beta/stable-image/" + path.toStdString()).size(),
                     std::size_t(1));
        else
            QVERIFY(says(result.error(), kind.toStdString()));
        if (result)
            QCOMPARE(result->images.front().seed, 4711);
    }

    void aModelWithAStrictFormGetsNothingElse()
    {
        FakeBfl fake;
        GenerationRequest request =
            requestFor("calm", {{"likeness", 1, indiscreetPicture()}, {"init", 1, indiscreetPicture()}});
        request.settings.model = "flux-3-image";
        request.settings.seed = 5;
        const auto result =
            patchedBackend("bfl", fake.address(), FakeService::key)->generate(request, {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        const json sent = json::parse(fake.server().requests("/v1/flux-3-image").at(0).body);
        QCOMPARE(sent["aspect_ratio"].get<std::string>(), std::string("4:5"));
        QCOMPARE(sent["images"].size(), std::size_t(2));
    }

    void swarmUiSavedPicturesAreFetchedWithTheCookieAndEveryJobHasItsSession()
    {
        FakeSwarmUi fake(true);
        const auto backend = patchedBackend("swarmui", fake.address(), FakeService::key);
        for (int i = 0; i < 2; ++i)
            QVERIFY(backend->generate(requestFor("calm"), {}, {}).ok());
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        QCOMPARE(fake.server().requests("/API/GetNewSession").size(), std::size_t(2));
        QCOMPARE(fake.server().requests("/View/local/raw/2026-11-20/a.png").size(), std::size_t(2));
    }

    void swarmUiIsToldOfACancelledJobInItsOwnSession()
    {
        FakeSwarmUi fake;
        auto backend = patchedBackend("swarmui", fake.address(), FakeService::key);
        std::stop_source stop;
        std::jthread canceller([&] {
            fake.server().waitFor("/API/GenerateText2Image");
            stop.request_stop();
        });
        QVERIFY(!backend
                     ->generate(
                         requestFor("slowly"), [](const Progress &) {}, stop.get_token())
                     .ok());
        backend.reset();
        QCOMPARE(fake.cancels(), 1);
        const json sent = json::parse(fake.server().requests("/API/InterruptAll").at(0).body);
        QCOMPARE(sent["session_id"].get<std::string>(), std::string("session-1"));
        QCOMPARE(sent["other_sessions"].get<bool>(), false);
    }

    void anAddressOnAnotherHostIsNeverAskedWithOurKey()
    {
        LoopbackServer thief([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "{}"); });
        FakeBfl fake;
        fake.sabotage("/v1/flux-", [&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(200, json{{"id", "a"}, {"polling_url", thief.address() + "/poll"}}.dump());
        });
        const auto result =
            patchedBackend("bfl", fake.address(), FakeService::key)->generate(requestFor("calm"), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY2(says(result.error(), "not one of its hosts"), result.error().message.c_str());
        QVERIFY(thief.requests().empty());
    }

    void aPictureOnAnotherHostIsFetchedOnlyWhereTheRecipeSaysSo()
    {
        FakeBfl fake;
        const auto result =
            patchedBackend("bfl", fake.address(), FakeService::key, {{"response", {{"anywhere", false}}}})
                ->generate(requestFor("calm"), {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(says(result.error(), "not fetched"), result.error().message.c_str());
        QVERIFY(fake.otherHost().requests().empty());
    }
};

QTEST_APPLESS_MAIN(TestPeculiarities)
#include "tst_peculiarities.moc"
