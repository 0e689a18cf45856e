// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/plugins/recipe/stand_ins.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace presence;
using namespace presence::test;
using nlohmann::json;

static GenerationRequest fullRequest(const StandIn &service)
{
    GenerationRequest request = portraitRequest();
    request.settings = {512, 640, 42, 1, service.model, 20, 5.5, "", ""};
    for (const std::string &kind : service.kinds)
        request.controls.push_back({kind, 0.75, indiscreetPicture()});
    return request;
}

static QString text(const Result<GenerationResult> &result)
{
    return result ? QString("worked") : QString::fromStdString(result.error().message);
}

/// Every shipped recipe against a stand-in that checks what it is sent and walks the states of the real one.
class TestServices : public QObject
{
    Q_OBJECT

    static void rows(bool (*fits)(const StandIn &) = [](const StandIn &) { return true; })
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < int(standIns().size()); ++index)
            if (fits(standIns()[index]))
                QTest::newRow(standIns()[index].id) << index;
    }

    struct Meeting
    {
        const StandIn &service;
        std::unique_ptr<FakeService> fake = service.make();
        std::unique_ptr<Backend> backend() const { return with(service.key); }
        std::unique_ptr<Backend> with(const std::string &key) const
        {
            return patchedBackend(service.id, fake->address(), key);
        }
    };

private slots:
    void everyShippedRecipeHasAStandIn()
    {
        QStringList ids, recipes;
        for (const StandIn &service : standIns())
            ids << service.id;
        for (const auto &backend : loadRecipes(environmentOf("", "")).backends)
            recipes << QString::fromStdString(backend->info().id);
        QCOMPARE(recipes, ids);
    }

    void wordsAloneBecomeAPicture_data() { rows(); }
    void wordsAloneBecomeAPicture()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        const auto backend = meeting.backend();
        QVERIFY(backend);
        QVERIFY(backend->check({}).ok());
        GenerationRequest request = portraitRequest();
        request.settings = {512, 640, -1, 1, {}, 0, 0, {}, {}};
        const auto result = backend->generate(request, [](const Progress &) {}, {});
        QVERIFY2(result.ok(), qPrintable(text(result)));
        QCOMPARE(meeting.fake->complaints(), std::vector<std::string>());
        QVERIFY(!result->images.front().file.isEmpty());
        QVERIFY(!result->requestBody.empty());
    }

    void modelsAndWeightsAreToldAsTheServiceUsesThem()
    {
        const auto infoOf = [](const char *id) { return shippedBackend(id, "http://127.0.0.1:1")->info(); };
        const BackendInfo stability = infoOf("stability");
        const auto takes = [&](const char *model, const std::string &kind) {
            const auto &kinds = stability.picturesFor(model);
            return std::ranges::find(kinds, kind) != kinds.end();
        };
        QVERIFY(takes("ultra", "init") && takes("sd3.5-large-turbo", "init"));
        QVERIFY(!takes("core", "init") && !takes("", "init")); // the default model begins with nothing
        QVERIFY(takes("core", "style") && takes("core", "edges"));
        const auto weighs = [](const BackendInfo &info, const std::string &kind) {
            return std::ranges::find(info.weighted, kind) != info.weighted.end();
        };
        QVERIFY(weighs(infoOf("a1111"), "init") && weighs(infoOf("a1111"), "depth")); // in the item of a list
        QVERIFY(weighs(stability, "style") && weighs(stability, "edges"));
        QVERIFY(infoOf("gemini-image").weighted.empty());
        QVERIFY(!weighs(infoOf("stable-diffusion-cpp"), "likeness"));
    }

    void picturesAndSettingsArriveAsTheServiceWantsThemWithoutPrivateData_data() { rows(); }
    void picturesAndSettingsArriveAsTheServiceWantsThemWithoutPrivateData()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const Meeting meeting{service};
        const auto backend = meeting.backend();
        const BackendInfo info = backend->info();
        for (const std::string &kind : service.kinds)
            QVERIFY(std::ranges::find(info.pictures, kind) != info.pictures.end());
        for (const std::string &kind : service.kinds)
            QVERIFY2(std::ranges::find(info.picturesFor(service.model), kind) !=
                         info.picturesFor(service.model).end(),
                     kind.c_str());
        QVERIFY(info.largestPictures >= int(service.kinds.size()));
        const auto result = backend->generate(fullRequest(service), [](const Progress &) {}, {});
        QVERIFY2(result.ok(), qPrintable(text(result)));
        QCOMPARE(meeting.fake->complaints(), std::vector<std::string>());
        QCOMPARE(result->images.size(), std::size_t(1));
        if (info.seed && service.id != std::string("ai-horde"))
            QCOMPARE(result->images.front().seed, 42);
        QVERIFY(result->requestBody.size() < 4000); // pictures are named in the record, not repeated
        QVERIFY(result->requestBody.find("40×50 png") != std::string::npos);
        QVERIFY(result->requestBody.find(FakeService::key) == std::string::npos);
    }

    void aPictureTheServiceHasNoUseForIsRefusedUnsent_data() { rows(); }
    void aPictureTheServiceHasNoUseForIsRefusedUnsent()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        GenerationRequest request = portraitRequest();
        request.controls = {{"x-ray", 1, indiscreetPicture()}};
        const auto result = meeting.backend()->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QCOMPARE(meeting.fake->submissions(), 0);
    }

    void aPictureForWhichThereIsNoPlaceLeftIsRefusedUnsent()
    {
        const Meeting meeting{*std::ranges::find(standIns(), std::string("swarmui"), &StandIn::id)};
        GenerationRequest request = portraitRequest();
        request.controls.assign(3, {"depth", 1, indiscreetPicture()});
        QVERIFY(meeting.backend()->generate(request, {}, {}).ok());
        QCOMPARE(meeting.fake->complaints(), std::vector<std::string>());
        request.controls.push_back({"edges", 1, indiscreetPicture()});
        const auto result = meeting.backend()->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY2(says(result.error(), "no place"), result.error().message.c_str());
        QCOMPARE(meeting.fake->submissions(), 1);
    }

    void itSaysHowFarItIs_data()
    {
        rows([](const StandIn &service) { return *service.stage != '\0'; });
    }
    void itSaysHowFarItIs()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        meeting.fake->takePolls(3);
        std::string said;
        bool preview = false;
        const auto result = meeting.backend()->generate(portraitRequest(),
                                                        [&](const Progress &news) {
                                                            said += news.stage + "\n";
                                                            preview = preview || !news.preview.isEmpty();
                                                        },
                                                        {});
        QVERIFY2(result.ok(), qPrintable(text(result)));
        QVERIFY2(said.find(meeting.service.stage) != std::string::npos, said.c_str());
        QVERIFY(!preview || meeting.backend()->info().livePreview);
    }

    void aRefusalIsOneAndIsToldAsOne_data()
    {
        rows([](const StandIn &service) { return service.declines; });
    }
    void aRefusalIsOneAndIsToldAsOne()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        const auto backend = meeting.backend();
        GenerationRequest request = portraitRequest();
        request.prompt.text = "something forbidden";
        for (const ProgressCallback &progress :
             {ProgressCallback(), ProgressCallback([](const Progress &) {})}) {
            const auto result = backend->generate(request, progress, {});
            QVERIFY(!result.ok());
            QVERIFY2(result.error().kind == Error::Kind::Refused, qPrintable(text(result)));
            QVERIFY2(says(result.error(), backend->info().name), qPrintable(text(result)));
        }
    }

    void anAccountWithoutCreditIsNotAskedAgain_data()
    {
        rows([](const StandIn &service) { return service.charges; });
    }
    void anAccountWithoutCreditIsNotAskedAgain()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        const auto result = meeting.with(FakeService::emptyKey)->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().kind == Error::Kind::Unavailable, qPrintable(text(result)));
        QVERIFY2(text(result).contains(QRegularExpression("credit|quota|kudos")), qPrintable(text(result)));
    }

    void aWrongKeyIsNamedByItsNameAndNeverRepeated_data()
    {
        rows([](const StandIn &service) { return service.charges; });
    }
    void aWrongKeyIsNamedByItsNameAndNeverRepeated()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        const auto result = meeting.with("wrong-key-4711")->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().kind == Error::Kind::Unauthorised, qPrintable(text(result)));
        QVERIFY2(text(result).contains(QRegularExpression("_KEY|_TOKEN")), qPrintable(text(result)));
        QVERIFY((result.error().message + result.error().detail).find("wrong-key") == std::string::npos);
    }

    void cancellingAJobTellsTheService_data()
    {
        rows([](const StandIn &service) { return *service.poll != '\0'; });
    }
    void cancellingAJobTellsTheService()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        meeting.fake->takePolls(1 << 30);
        std::stop_source stop;
        auto backend = meeting.backend();
        const bool tells = backend->info().cancel;
        const auto result = backend->generate(
            portraitRequest(),
            [&](const Progress &news) {
                if (news.stage.find(meeting.service.stage) != std::string::npos)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        backend.reset(); // waits until it was told
        QCOMPARE(meeting.fake->cancels(), tells ? 1 : 0);
    }

    void aJobIsTakenUpAgainAfterARestartAndNotSentTwice_data()
    {
        rows([](const StandIn &service) { return *service.poll != '\0'; });
    }
    void aJobIsTakenUpAgainAfterARestartAndNotSentTwice()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        meeting.fake->takePolls(1 << 30);
        GenerationRequest request = portraitRequest();
        {
            const auto backend = meeting.backend();
            QVERIFY(backend->info().resumes);
            std::stop_source stop;
            const auto left = backend->generate(
                request,
                [&](const Progress &news) {
                    if (news.ticket.empty())
                        return;
                    request.ticket = news.ticket;
                    dynamic_cast<LeavingBackend &>(*backend).leave(news.ticket);
                    stop.request_stop();
                },
                stop.get_token());
            QVERIFY(!left.ok());
            QCOMPARE(left.error().kind, Error::Kind::Cancelled);
        }
        QCOMPARE(meeting.fake->cancels(), 0); // the program has gone, the job has not
        QVERIFY(!request.ticket.empty());
        QVERIFY(request.ticket.find(FakeService::key) == std::string::npos);
        meeting.fake->takePolls(1);
        const auto result = meeting.backend()->generate(request, {}, {});
        QVERIFY2(result.ok(), qPrintable(text(result)));
        QCOMPARE(meeting.fake->submissions(), 1);
        QCOMPARE(meeting.fake->complaints(), std::vector<std::string>());

        meeting.fake->forgetJobs();
        const auto late = meeting.backend()->generate(request, {}, {});
        QVERIFY(!late.ok());
        QVERIFY2(late.error().kind == Error::Kind::Unavailable, qPrintable(text(late)));
        QVERIFY2(says(late.error(), "end it again"), qPrintable(text(late)));
    }

    void damagedTicketsAreAnsweredPlainlyAndGoNowhere_data()
    {
        rows([](const StandIn &service) { return *service.poll != '\0'; });
    }
    void damagedTicketsAreAnsweredPlainlyAndGoNowhere()
    {
        QFETCH(int, index);
        const Meeting meeting{standIns()[std::size_t(index)]};
        LoopbackServer thief([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "{}"); });
        for (const std::string &ticket :
             {std::string("x"), std::string("[]"), std::string("{}"), std::string(R"({"told":{"poll":7}})"),
              R"({"job":"a","told":{"poll":")" + thief.address() + R"(/x"}})"}) {
            GenerationRequest request = portraitRequest();
            request.ticket = ticket;
            const auto result = meeting.backend()->generate(request, {}, {});
            QVERIFY(!result.ok());
            QVERIFY2(result.error().kind == Error::Kind::BadInput, qPrintable(text(result)));
        }
        QVERIFY(thief.requests().empty());
    }

    void theServiceIsAskedForItsModels_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("models");
        QTest::newRow("a1111") << "a1111"
                               << "epic.safetensors [abc],photo";
        QTest::newRow("sdnext") << "sdnext"
                                << "photo";
        QTest::newRow("openai-images") << "openai-images"
                                       << "gpt-image-2.6-sunburst,gpt-image-9";
        QTest::newRow("gemini-image") << "gemini-image"
                                      << "gemini-3-pro-image,gemini-9-image";
        QTest::newRow("ai-horde") << "ai-horde"
                                  << "Deliberate,AlbedoBase XL (SDXL)";
        QTest::newRow("swarmui") << "swarmui"
                                 << "OfficialSDXL,flux1-dev";
    }
    void theServiceIsAskedForItsModels()
    {
        QFETCH(QString, id);
        QFETCH(QString, models);
        const auto service = std::ranges::find(standIns(), id.toStdString(), &StandIn::id);
        const Meeting meeting{*service};
        QVERIFY(meeting.backend()->info().refreshesModels);
        const auto found = meeting.backend()->models({});
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().message.c_str());
        QStringList names;
        for (const std::string &model : *found)
            names << QString::fromStdString(model);
        QCOMPARE(names.join(","), models);
    }

    void whatItCostsIsToldBeforeOrAfter_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("before"); ///< negative = unknown
        QTest::addColumn<double>("after");
        QTest::addColumn<QString>("unit");
        QTest::newRow("bfl") << "bfl" << -1.0 << 4.5 << "credits";
        QTest::newRow("ai-horde") << "ai-horde" << -1.0 << 9.5 << "kudos";
        QTest::newRow("fal") << "fal" << 0.025 * 0.512 * 0.64 << 0.025 * 0.512 * 0.64 << "USD";
        QTest::newRow("a1111") << "a1111" << 0.0 << 0.0 << "USD";
        QTest::newRow("gemini-image") << "gemini-image" << -1.0 << -1.0 << "";
    }
    void whatItCostsIsToldBeforeOrAfter()
    {
        QFETCH(QString, id);
        QFETCH(double, before);
        QFETCH(double, after);
        QFETCH(QString, unit);
        const Meeting meeting{*std::ranges::find(standIns(), id.toStdString(), &StandIn::id)};
        GenerationRequest request = portraitRequest();
        request.settings.width = 512;
        request.settings.height = 640;
        const auto estimate = meeting.backend()->estimate(request);
        QCOMPARE(estimate.cost.has_value(), before >= 0);
        if (estimate.cost) {
            QCOMPARE(1 + estimate.cost->amount, 1 + before);
            QVERIFY(!estimate.basis.empty());
        }
        const auto result = meeting.backend()->generate(request, {}, {});
        QVERIFY2(result.ok(), qPrintable(text(result)));
        QCOMPARE(result->cost.has_value(), after >= 0);
        if (result->cost) {
            QCOMPARE(1 + result->cost->amount, 1 + after);
            QCOMPARE(QString::fromStdString(result->cost->unit), unit);
        }
    }
};

QTEST_APPLESS_MAIN(TestServices)
#include "tst_services.moc"
