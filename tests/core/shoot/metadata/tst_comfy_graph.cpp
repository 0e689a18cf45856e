// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/comfy_graph.h"

#include <QTest>

#include <algorithm>

using namespace presence;
using namespace std::string_literals;

/// JSON written with single quotes.
static std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

static std::optional<PictureSettings> fromComfy(const std::string &prompt, const std::string &workflow = {})
{
    return settingsFromComfy(json(prompt), json(workflow));
}

/// The graph ComfyUI starts with.
static const std::string basic = R"({
 '4': {'class_type': 'CheckpointLoaderSimple', 'inputs': {'ckpt_name': 'portrait_xl.safetensors'}},
 '5': {'class_type': 'EmptyLatentImage', 'inputs': {'width': 832, 'height': 1216, 'batch_size': 1}},
 '6': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'a calm founder', 'clip': ['4', 1]}},
 '7': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'plastic skin', 'clip': ['4', 1]}},
 '3': {'class_type': 'KSampler', 'inputs': {'seed': 156680208700286, 'steps': 20, 'cfg': 7.5,
       'sampler_name': 'dpmpp_2m', 'scheduler': 'karras', 'denoise': 1, 'model': ['4', 0],
       'positive': ['6', 0], 'negative': ['7', 0], 'latent_image': ['5', 0]}},
 '8': {'class_type': 'VAEDecode', 'inputs': {'samples': ['3', 0], 'vae': ['4', 2]}},
 '9': {'class_type': 'SaveImage', 'inputs': {'filename_prefix': 'x', 'images': ['8', 0]}}})";

/// `basic` with nodes added or replaced.
static std::string with(const std::string &nodes)
{
    return basic.substr(0, basic.size() - 1) + "," + nodes + "}";
}

/// The sampler of `basic` fed by other nodes.
static std::string fedBy(const std::string &positive, const std::string &negative, const std::string &nodes)
{
    return with(R"('3': {'class_type': 'KSampler', 'inputs': {'seed': 1, 'steps': 20, 'positive': )" +
                positive + R"(, 'negative': )" + negative + R"(, 'latent_image': ['5', 0]}},)" + nodes);
}

class TestComfyGraph : public QObject
{
    Q_OBJECT

private slots:
    void theUsualGraphTellsEverything()
    {
        const auto settings = fromComfy(basic, {});
        QVERIFY(settings);
        QCOMPARE(settings->program, "ComfyUI"s);
        QCOMPARE(settings->promptText, "a calm founder"s);
        QCOMPARE(settings->negativePrompt, "plastic skin"s);
        const std::map<std::string, std::string> expected{
            {"CFG scale", "7.5"},        {"Model", "portrait_xl.safetensors"},
            {"Sampler", "dpmpp_2m"},     {"Schedule type", "karras"},
            {"Seed", "156680208700286"}, {"Size-1", "832"},
            {"Size-2", "1216"},          {"Steps", "20"}};
        QVERIFY(settings->parameters == expected);
    }

    void aModularSamplerIsPutTogether()
    {
        const auto settings = fromComfy(R"({
 '1': {'class_type': 'UNETLoader', 'inputs': {'unet_name': 'flux1-dev.safetensors'}},
 '2': {'class_type': 'EmptySD3LatentImage', 'inputs': {'width': 1024, 'height': 1280}},
 '3': {'class_type': 'CLIPTextEncodeFlux', 'inputs': {'clip_l': 'a potter', 't5xxl': 'a potter at her wheel'}},
 '4': {'class_type': 'FluxGuidance', 'inputs': {'guidance': 3.5, 'conditioning': ['3', 0]}},
 '5': {'class_type': 'BasicGuider', 'inputs': {'model': ['1', 0], 'conditioning': ['4', 0]}},
 '6': {'class_type': 'RandomNoise', 'inputs': {'noise_seed': ['12', 0]}},
 '7': {'class_type': 'KSamplerSelect', 'inputs': {'sampler_name': 'euler'}},
 '8': {'class_type': 'BasicScheduler', 'inputs': {'scheduler': 'simple', 'steps': 28, 'model': ['1', 0]}},
 '9': {'class_type': 'SamplerCustomAdvanced', 'inputs': {'noise': ['6', 0], 'guider': ['5', 0],
       'sampler': ['7', 0], 'sigmas': ['8', 0], 'latent_image': ['2', 0]}},
 '10': {'class_type': 'SaveImage', 'inputs': {'images': ['11', 0]}},
 '11': {'class_type': 'VAEDecode', 'inputs': {'samples': ['9', 0]}},
 '12': {'class_type': 'PrimitiveInt', 'inputs': {'value': 99}}})",
                                        {});
        QVERIFY(settings);
        QCOMPARE(settings->promptText, "a potter\na potter at her wheel"s);
        QCOMPARE(settings->negativePrompt, ""s);
        const std::map<std::string, std::string> expected{{"Model", "flux1-dev.safetensors"},
                                                          {"Sampler", "euler"},
                                                          {"Schedule type", "simple"},
                                                          {"Seed", "99"},
                                                          {"Size-1", "1024"},
                                                          {"Size-2", "1280"},
                                                          {"Steps", "28"}};
        QVERIFY(settings->parameters == expected);
    }

    void wordsAreFoundBehindOtherNodes_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("positive");
        QTest::addColumn<QString>("negative");
        const auto row = [](const char *name, const std::string &graph, const char *positive,
                            const char *negative) {
            QTest::newRow(name) << QString::fromStdString(graph) << positive << negative;
        };
        row("combined",
            fedBy(R"(['20', 0])", R"(['7', 0])",
                  R"('20': {'class_type': 'ConditioningCombine', 'inputs':
                     {'conditioning_1': ['6', 0], 'conditioning_2': ['21', 0]}},
                     '21': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'by a window'}})"),
            "a calm founder\nby a window", "plastic skin");
        row("a node that passes both on",
            fedBy(R"(['20', 0])", R"(['20', 1])",
                  R"('20': {'class_type': 'ControlNetApplyAdvanced', 'inputs':
                     {'positive': ['6', 0], 'negative': ['7', 0], 'strength': 1}})"),
            "a calm founder", "plastic skin");
        row("text from a node of its own",
            fedBy(R"(['20', 0])", R"(['7', 0])",
                  R"('20': {'class_type': 'CLIPTextEncode', 'inputs': {'text': ['21', 0], 'clip': ['4', 1]}},
                     '21': {'class_type': 'PrimitiveString', 'inputs': {'value': 'words apart'}})"),
            "words apart", "plastic skin");
        row("a loader with both texts",
            fedBy(
                R"(['20', 1])", R"(['20', 2])",
                R"('20': {'class_type': 'Efficient Loader', 'inputs': {'positive': 'yes', 'negative': 'no'}})"),
            "yes", "no");
        row("a negative that is zeroed",
            fedBy(R"(['6', 0])", R"(['20', 0])",
                  R"('20': {'class_type': 'ConditioningZeroOut', 'inputs': {'conditioning': ['6', 0]}})"),
            "a calm founder", "");
        row("a circle",
            fedBy(R"(['20', 0])", R"(['7', 0])",
                  R"('20': {'class_type': 'A', 'inputs': {'conditioning': ['21', 0], 'text': 'once'}},
                     '21': {'class_type': 'B', 'inputs': {'conditioning': ['20', 0], 'x': ['3', 0]}})"),
            "once", "plastic skin");
        row("a link to nowhere", fedBy(R"(['99', 0])", R"(['7', 0])", R"('20': {})"), "", "plastic skin");
    }
    void wordsAreFoundBehindOtherNodes()
    {
        QFETCH(QString, graph);
        QFETCH(QString, positive);
        QFETCH(QString, negative);
        const auto settings = fromComfy(graph.toStdString(), {});
        QVERIFY(settings);
        QCOMPARE(QString::fromStdString(settings->promptText), positive);
        QCOMPARE(QString::fromStdString(settings->negativePrompt), negative);
    }

    void theLastOfTwoSamplersSpeaks()
    {
        const auto settings = fromComfy(
            with(R"('2': {'class_type': 'KSampler', 'inputs': {'seed': 5, 'steps': 8, 'positive': ['6', 0],
                     'negative': ['7', 0], 'latent_image': ['10', 0]}},
                    '10': {'class_type': 'LatentUpscale', 'inputs':
                     {'samples': ['3', 0], 'width': 1664, 'height': 2432}},
                    '8': {'class_type': 'VAEDecode', 'inputs': {'samples': ['2', 0]}})"),
            {});
        QVERIFY(settings);
        QCOMPARE(settings->parameters.at("Steps"), "8"s);
        QCOMPARE(settings->parameters.at("Size-2"), "2432"s);
    }

    void pythonsNumbersAreNoObstacle()
    {
        const auto settings = fromComfy(
            with(
                R"('30': {'class_type': 'X', 'inputs': {'is_changed': [NaN], 'a': -Infinity, 't': 'NaN \' NaN'}})"),
            {});
        QVERIFY(settings);
        QCOMPARE(settings->promptText, "a calm founder"s);
    }

    void theEditorsGraphIsReadWhereTheExecutedOneIsMissing()
    {
        const auto settings = fromComfy({}, R"({'nodes': [
 {'id': 3, 'type': 'KSampler', 'widgets_values': [7, 'randomize', 25, 6.5, 'euler', 'normal', 1],
  'inputs': [{'name': 'positive', 'link': 1}, {'name': 'negative', 'link': 2}, {'name': 'latent_image', 'link': 3}]},
 {'id': 6, 'type': 'CLIPTextEncode', 'widgets_values': ['a calm founder'], 'inputs': []},
 {'id': 7, 'type': 'CLIPTextEncode', 'widgets_values': ['plastic skin']},
 {'id': 8, 'type': 'CLIPTextEncode', 'widgets_values': ['switched off'], 'mode': 4},
 {'id': 5, 'type': 'EmptyLatentImage', 'widgets_values': [640, 800, 1]}],
 'links': [[1, 6, 0, 3, 1, 'CONDITIONING'], [2, 7, 0, 3, 2, 'CONDITIONING'],
           {'id': 3, 'origin_id': 5, 'origin_slot': 0, 'target_id': 3, 'target_slot': 3}]})");
        QVERIFY(settings);
        QCOMPARE(settings->promptText, "a calm founder"s);
        QCOMPARE(settings->negativePrompt, "plastic skin"s);
        QCOMPARE(settings->parameters.at("Steps"), "25"s);
        QCOMPARE(settings->parameters.at("Size-1"), "640"s);
    }

    void whatIsNoGraphGivesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << "a prompt in words";
        QTest::newRow("another object") << R"({'prompt': 'x'})";
        QTest::newRow("no sampler") << R"({'1': {'class_type': 'SaveImage', 'inputs': {}}})";
        QTest::newRow("wrong shapes")
            << R"({'1': {'class_type': 3, 'inputs': []}, '2': 4, 'nodes': {}, 'links': 7})";
        QTest::newRow("deep") << QString(100'000, '[');
        QTest::newRow("deep and whole") << QString(500, '[') + QString(500, ']');
        QTest::newRow("a number beyond all") << R"({'1': 1e999999})";
    }
    void whatIsNoGraphGivesNothing()
    {
        QFETCH(QString, text);
        QVERIFY(!fromComfy(text.toStdString(), text.toStdString()));
    }

    void aLongChainIsWalkedToItsEnd()
    {
        std::string nodes;
        for (int i = 100; i < 20'100; ++i)
            nodes += "\"" + std::to_string(i) +
                     R"(': {'class_type': 'Reroute', 'inputs': {'conditioning': [')" + std::to_string(i + 1) +
                     "\", 0]}},";
        nodes += R"('20100': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'at the end'}})";
        const auto settings = fromComfy(fedBy(R"(['100', 0])", R"(['7', 0])", nodes), {});
        QVERIFY(settings);
        QCOMPARE(settings->promptText, "at the end"s);
    }
};

QTEST_APPLESS_MAIN(TestComfyGraph)
#include "tst_comfy_graph.moc"
