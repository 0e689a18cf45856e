// SPDX-License-Identifier: MIT
#include "tests/plugins/comfyui/comfyui_support.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using namespace std::string_literals;

/// A PNG that says where it was taken.
static std::string pictureWithAPlace()
{
    std::string png = pngPicture(8, 12);
    return png.insert(33, detail::chunk("tEXt", std::string("Location\0Lisbon", 15))); // behind the head
}

class TestComfyUiBackend : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhatItCan()
    {
        const BackendInfo info = comfyAt("http://127.0.0.1:8188/ ")->info();
        QCOMPARE(info.id, "comfyui"s);
        QCOMPARE(info.address, "http://127.0.0.1:8188"s);
        QVERIFY(info.resumes && info.cancel && info.livePreview && info.refreshesModels &&
                info.negativePrompt);
        QVERIFY(info.models == std::vector({"workflow: SDXL"s, "workflow: FLUX.1"s, "workflow: SD 1.5"s}));
        for (const char *kind : {"init", "likeness", "style", "depth", "pose", "edges", "normal", "landmarks",
                                 "segmentation_ade"})
            QVERIFY2(std::ranges::find(info.pictures, kind) != info.pictures.end(), kind);
    }

    void eachWorkflowTellsWhichPicturesItTakes()
    {
        const BackendInfo info = comfyAt("http://127.0.0.1:8188")->info();
        for (const std::string &model : info.models) {
            const auto &kinds = info.picturesFor(model + " · some.safetensors");
            QVERIFY2(!kinds.empty() && kinds.size() <= info.pictures.size(), model.c_str());
            for (const std::string &kind : kinds)
                QVERIFY2(std::ranges::find(info.pictures, kind) != info.pictures.end(), kind.c_str());
        }
        QVERIFY(std::ranges::find(info.weighted, "init") != info.weighted.end());
    }

    void eachModelNamesTheWordsItReads()
    {
        const BackendInfo info = comfyAt("http://127.0.0.1:8188")->info();
        QCOMPARE(info.ownEngine("workflow: FLUX.1 · flux1-schnell.safetensors"), "flux1"s);
        QCOMPARE(info.ownEngine("workflow: SD 1.5"), "sd15"s);
        QCOMPARE(info.ownEngine("something else"), ""s);
    }

    void aPictureIsMadeFromWhatWasAsked()
    {
        FakeComfyUi fake;
        const auto backend = comfyAt(fake.address());
        Told told;
        auto request = comfyRequest();
        request.settings.sampler = "euler";
        request.settings.guidanceScale = 5.5;
        const auto result = backend->generate(request, told.callback(), {});
        VERIFY_OK(result);
        QCOMPARE(result->images.size(), std::size_t(1));
        QCOMPARE(result->images.front().file.width(), 512 / 16); // the stand-in's pictures are small
        QCOMPARE(result->images.front().seed, std::int64_t(77));
        QCOMPARE(result->model, "SDXL · sd_xl_base_1.0.safetensors"s);
        QCOMPARE(result->cost->amount, 0.0);
        const auto graph = fake.acceptedGraphs().at(0);
        QVERIFY(graph["6"]["inputs"]["text"] == "portrait of a potter, calm");
        QVERIFY(graph["7"]["inputs"]["text"] == "plastic skin");
        QVERIFY(graph["3"]["inputs"]["cfg"] == 5.5 && graph["3"]["inputs"]["steps"] == 6);
        QVERIFY(nlohmann::json::parse(result->requestBody)["prompt"] == graph);
        verifyNoComplaints(fake);
    }

    void picturesAreSentStrippedAndUsed()
    {
        FakeComfyUi fake;
        auto request = comfyRequest();
        ControlPicture init{"init", 0.6, *ImageFile::fromBytes(pictureWithAPlace(), "init")};
        request.controls = {init, controlPicture("depth", 0.8), controlPicture("pose", 1.2)};
        Told told;
        VERIFY_OK(comfyAt(fake.address())->generate(request, told.callback(), {}));
        QVERIFY(told.said("sending the pictures"));
        QVERIFY(told.said("encoding the picture"));
        const auto uploads = fake.uploads();
        QCOMPARE(uploads.size(), std::size_t(2)); // equal pictures share a file
        const auto graph = fake.acceptedGraphs().at(0);
        const auto picture = graph["10"]["inputs"]["image"].get<std::string>();
        QVERIFY(picture.starts_with("presence/") && uploads.contains(picture));
        QVERIFY(uploads.at(picture).find("Lisbon") == std::string::npos);
        QVERIFY(graph["23"]["inputs"]["strength"] == 0.8 && graph["73"]["inputs"]["strength"] == 1.2);
        QVERIFY(std::abs(graph["3"]["inputs"]["denoise"].get<double>() - 0.4) < 1e-9);
        verifyNoComplaints(fake);
    }

    void aReferenceGoesToTheWorkflowThatTakesOne()
    {
        FakeComfyUi fake;
        auto request = comfyRequest("workflow: FLUX.1");
        request.controls = {controlPicture("style", 0.5)};
        VERIFY_OK(comfyAt(fake.address())->generate(request, {}, {}));
        QVERIFY(fake.acceptedGraphs().at(0)["24"]["inputs"]["strength"] == 0.5);
        request.settings.model = "workflow: SDXL";
        const auto refused = comfyAt(fake.address())->generate(request, {}, {});
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find("“SDXL” has no place for a picture of the kind “style”") !=
                std::string::npos);
        QCOMPARE(fake.runs(), 1);
    }

    void modelsAreWhatTheServerCanRun()
    {
        FakeComfyUi::Options options;
        options.files["ckpt_name"] = {"juggernaut.safetensors", "v1-5-pruned-emaonly-fp16.safetensors"};
        options.files["unet_name"] = {};
        FakeComfyUi fake(options);
        const auto models = comfyAt(fake.address())->models({});
        VERIFY_OK(models);
        const std::vector expected{"workflow: SDXL · juggernaut.safetensors"s,
                                   "workflow: SDXL · v1-5-pruned-emaonly-fp16.safetensors"s,
                                   "workflow: SD 1.5"s, // a file of that model is there, by another name
                                   "workflow: SD 1.5 · juggernaut.safetensors"s,
                                   "workflow: SD 1.5 · v1-5-pruned-emaonly-fp16.safetensors"s};
        QVERIFY2(*models == expected, nlohmann::json(*models).dump(1).c_str());
    }

    void aModelWithItsFileIsUsed()
    {
        FakeComfyUi::Options options;
        options.files["ckpt_name"] = {"juggernaut.safetensors"};
        FakeComfyUi fake(options);
        const auto result = comfyAt(fake.address())
                                ->generate(comfyRequest("workflow: SDXL · juggernaut.safetensors"), {}, {});
        VERIFY_OK(result);
        QCOMPARE(result->model, "SDXL · juggernaut.safetensors"s);
        QVERIFY(fake.acceptedGraphs().at(0)["4"]["inputs"]["ckpt_name"] == "juggernaut.safetensors");
    }

    void whatIsMissingIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("checkpoint") << "ckpt_name"
                                    << QStringList{"The workflow “SDXL” cannot run",
                                                   "sd_xl_base_1.0.safetensors", "models/checkpoints",
                                                   "there are other.safetensors"};
        QTest::newRow("folder is empty")
            << "none" << QStringList{"models/checkpoints", "nothing is there yet"};
        QTest::newRow("node") << "node"
                              << QStringList{"does not have the node “ControlNetApplyAdvanced”",
                                             "Install the extension"};
        QTest::newRow("control") << "control_net_name"
                                 << QStringList{"controlnet-union-sdxl-1.0.safetensors", "models/controlnet"};
    }
    void whatIsMissingIsNamedWithItsPlace()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, words);
        FakeComfyUi::Options options;
        if (what == "node")
            options.missingNodes = {"ControlNetApplyAdvanced"};
        else if (what == "none")
            options.files["ckpt_name"] = {};
        else
            options.files[what.toStdString()] = {"other.safetensors"};
        FakeComfyUi fake(options);
        auto request = comfyRequest();
        request.controls = {controlPicture("depth")};
        const auto result = comfyAt(fake.address())->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        for (const QString &word : words)
            QVERIFY2(QString::fromStdString(result.error().message).contains(word),
                     result.error().message.c_str());
        QVERIFY(fake.uploads().empty()); // nothing leaves before
    }

    void whatIsNotNeededIsNotMissed()
    {
        FakeComfyUi::Options options;
        options.files["control_net_name"] = {};
        options.missingNodes = {"ControlNetApplyAdvanced", "VAEEncode"};
        FakeComfyUi fake(options);
        VERIFY_OK(comfyAt(fake.address())->generate(comfyRequest(), {}, {}));
    }

    void aFileThatWasPutThereMeanwhileIsFound()
    {
        FakeComfyUi without([] {
            FakeComfyUi::Options options;
            options.files["ckpt_name"] = {};
            return options;
        }());
        FakeComfyUi with;
        std::string address = without.address();
        PluginEnvironment environment{Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}};
        environment.address = [&address](const std::string &) { return address; };
        ComfyBackend backend(shippedWorkflows(), environment);
        QVERIFY(!backend.generate(comfyRequest(), {}, {}).ok());
        address = with.address();
        VERIFY_OK(backend.generate(comfyRequest(), {}, {}));
    }

    void aSettingThatTheServerDoesNotKnowIsExplained()
    {
        FakeComfyUi fake;
        auto request = comfyRequest();
        request.settings.sampler = "magic";
        auto result = comfyAt(fake.address())->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY2(result.error().message.find(
                     "does not know “magic” as “sampler_name” of its node 3 (KSampler)") != std::string::npos,
                 result.error().message.c_str());
        request = comfyRequest();
        request.settings.guidanceScale = 400;
        result = comfyAt(fake.address())->generate(request, {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().message.find("too large") != std::string::npos,
                 result.error().message.c_str());
    }

    void settingsThatNoWorkflowCanFollowAreRefused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"model", "count", "size", "kind", "twice"})
            QTest::newRow(what) << what;
    }
    void settingsThatNoWorkflowCanFollowAreRefused()
    {
        QFETCH(QString, what);
        FakeComfyUi fake;
        auto request = comfyRequest();
        if (what == "model")
            request.settings.model = "workflow: Nothing";
        else if (what == "count")
            request.settings.count = 2;
        else if (what == "size")
            request.settings.width = 0;
        else if (what == "kind")
            request.controls = {controlPicture("smell")};
        else
            request.controls = {controlPicture("depth"), controlPicture("depth")};
        const auto result = comfyAt(fake.address())->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY(fake.server().requests().empty());
    }

    void anOldVersionIsToldApart_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("ready");
        QTest::newRow("2026") << "0.9.2" << true;
        QTest::newRow("2025") << "0.3.64" << true;
        QTest::newRow("with a v") << "v1.0" << true;
        QTest::newRow("old") << "0.2.7" << false;
        QTest::newRow("silent") << "" << false;
    }
    void anOldVersionIsToldApart()
    {
        QFETCH(QString, version);
        QFETCH(bool, ready);
        FakeComfyUi::Options options;
        options.version = version.toStdString();
        FakeComfyUi fake(options);
        const auto checked = comfyAt(fake.address())->check({});
        QCOMPARE(checked.ok(), ready);
        if (!ready)
            QVERIFY(checked.error().message.find("needs 0.3 or newer") != std::string::npos);
    }

    void aProxyGetsItsKeyAndNobodyElseSeesIt()
    {
        FakeComfyUi::Options options;
        options.token = "sk-never-say-this-4242";
        FakeComfyUi fake(options);
        Told told;
        const auto result =
            comfyAt(fake.address(), options.token)->generate(comfyRequest(), told.callback(), {});
        VERIFY_OK(result);
        QVERIFY(told.previews() > 0); // the socket has it too
        QVERIFY(result->requestBody.find(options.token) == std::string::npos);
        const auto without = comfyAt(fake.address())->generate(comfyRequest(), {}, {});
        QCOMPARE(without.error().kind, Error::Kind::Unauthorised);
        QVERIFY(without.error().message.find("PRESENCE_COMFYUI_TOKEN") != std::string::npos);
        const auto wrong = comfyAt(fake.address(), "sk-wrong-one")->generate(comfyRequest(), {}, {});
        QCOMPARE(wrong.error().kind, Error::Kind::Unauthorised);
        QVERIFY((wrong.error().message + wrong.error().detail).find("sk-wrong-one") == std::string::npos);
    }

    void timeIsEstimatedFromTheLastPicture()
    {
        FakeComfyUi fake;
        const auto backend = comfyAt(fake.address());
        QVERIFY(backend->estimate(comfyRequest()).seconds < 0);
        QCOMPARE(backend->estimate(comfyRequest()).cost->amount, 0.0);
        VERIFY_OK(backend->generate(comfyRequest(), {}, {}));
        QVERIFY(backend->estimate(comfyRequest()).seconds > 0);
    }

    void drawnSeedsDifferAndAreReported()
    {
        FakeComfyUi fake;
        const auto backend = comfyAt(fake.address());
        auto request = comfyRequest();
        request.settings.seed = -1;
        const auto first = backend->generate(request, {}, {}), second = backend->generate(request, {}, {});
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(first->images.front().seed >= 0 && first->images.front().seed < (std::int64_t(1) << 53));
        QVERIFY(first->images.front().seed != second->images.front().seed);
    }
};

QTEST_GUILESS_MAIN(TestComfyUiBackend)
#include "tst_comfyui_backend.moc"
