// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/slot_finder.h"

#include <QTest>

#include <algorithm>

using namespace presence;

/// JSON written with single quotes.
static nlohmann::json graph(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return *parseGraph(text, "g.json");
}

/// The graph ComfyUI starts with.
static const std::string basic = R"(
 '4': {'class_type': 'CheckpointLoaderSimple', 'inputs': {'ckpt_name': 'xl.safetensors'}},
 '5': {'class_type': 'EmptyLatentImage', 'inputs': {'width': 832, 'height': 1216, 'batch_size': 1}},
 '6': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'a calm founder', 'clip': ['4', 1]}},
 '7': {'class_type': 'CLIPTextEncode', 'inputs': {'text': '', 'clip': ['4', 1]}},
 '8': {'class_type': 'VAEDecode', 'inputs': {'samples': ['3', 0], 'vae': ['4', 2]}},
 '9': {'class_type': 'SaveImage', 'inputs': {'filename_prefix': 'x', 'images': ['8', 0]}})";

static std::string sampler(const std::string &positive, const std::string &latent = "['5', 0]")
{
    return R"('3': {'class_type': 'KSampler', 'inputs': {'seed': 1, 'steps': 20, 'cfg': 7.5,
       'sampler_name': 'dpmpp_2m', 'scheduler': 'karras', 'denoise': 1, 'model': ['4', 0],
       'positive': )" +
           positive + ", 'negative': ['7', 0], 'latent_image': " + latent + "}}";
}

static QString found(const SlotTable &table, const std::string &slot)
{
    QStringList places;
    if (const auto known = table.places.find(slot); known != table.places.end())
        for (const ComfyPlace &place : known->second)
            places << QString::fromStdString(placeText(place));
    return places.join(' ');
}

class TestSlotFinder : public QObject
{
    Q_OBJECT

private slots:
    void theUsualGraphHasEverySlot()
    {
        const SlotTable table = findSlots(graph("{" + basic + "," + sampler("['6', 0]") + "}"));
        const std::map<std::string, QString> expected{
            {"prompt", "6.text"},
            {"negative", "7.text"},
            {"seed", "3.seed"},
            {"steps", "3.steps"},
            {"cfg", "3.cfg"},
            {"sampler", "3.sampler_name"},
            {"width", "5.width"},
            {"scheduler", "3.scheduler"},
            {"checkpoint", "4.ckpt_name"},
            {"height", "5.height"},
        };
        for (const auto &[slot, place] : expected)
            QCOMPARE(found(table, slot), place);
        QCOMPARE(table.places.size(), expected.size());
        QVERIFY(table.open.empty() && table.unused.empty());
    }

    void textsOfSeveralNodesAreLeftForThePerson()
    {
        const SlotTable table = findSlots(graph(
            "{" + basic + "," + sampler("['20', 0]") +
            R"(, '20': {'class_type': 'ConditioningCombine', 'inputs': {'conditioning_1': ['6', 0], 'conditioning_2': ['21', 0]}},
                 '21': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'by a window', 'clip': ['4', 1]}}})"));
        QCOMPARE(found(table, "prompt"), QString());
        QVERIFY(table.open.at("prompt") == Places({{"6", "text"}, {"21", "text"}}));
        QCOMPARE(found(table, "negative"), QString("7.text"));
    }

    void bothEncodersOfOneNodeGetTheWords()
    {
        const SlotTable table = findSlots(graph(
            "{" + basic + "," + sampler("['20', 0]") +
            R"(, '20': {'class_type': 'CLIPTextEncodeSDXL', 'inputs': {'text_g': 'a', 'text_l': 'b', 'width': 1, 'clip': ['4', 1]}}})"));
        QCOMPARE(found(table, "prompt"), QString("20.text_g 20.text_l"));
    }

    void everySeedIsSetInATwoPassWorkflowAndTheSizeWhereItBegins()
    {
        const SlotTable table = findSlots(graph(
            "{" + basic + "," + sampler("['6', 0]", "['30', 0]") +
            R"(, '30': {'class_type': 'LatentUpscale', 'inputs': {'samples': ['31', 0], 'width': 1664, 'height': 2432}},
                 '31': {'class_type': 'KSampler', 'inputs': {'seed': 2, 'steps': 8, 'positive': ['6', 0], 'negative': ['7', 0], 'latent_image': ['5', 0]}}})"));
        QCOMPARE(found(table, "seed"), QString("3.seed 31.seed"));
        QCOMPARE(found(table, "width"), QString("5.width"));
    }

    void aPictureIsNamedByWhatBecomesOfIt_data()
    {
        QTest::addColumn<QString>("nodes");
        QTest::addColumn<QString>("slot");
        const QString loader = "'10': {'class_type': 'LoadImage', 'inputs': {'image': 'a.png'}}";
        const QString apply =
            R"(, '12': {'class_type': 'ControlNetApplyAdvanced', 'inputs': {'positive': ['6', 0], 'negative': ['7', 0],
                'control_net': ['11', 0], 'image': ['%1', 0], 'strength': 0.8}},
                '11': {'class_type': 'ControlNetLoader', 'inputs': {'control_net_name': '%2'}})";
        const auto row = [](const char *name, const QString &nodes, const char *slot) {
            QTest::newRow(name) << nodes << slot;
        };
        row("init", loader + ", '12': {'class_type': 'VAEEncode', 'inputs': {'pixels': ['10', 0]}}", "init");
        row("init after a change of size",
            loader + ", '11': {'class_type': 'ImageScale', 'inputs': {'image': ['10', 0]}}"
                     ", '12': {'class_type': 'VAEEncode', 'inputs': {'pixels': ['11', 0]}}",
            "init");
        row("depth", loader + apply.arg("10", "control_v11f1p_sd15_depth.pth"), "control:depth");
        row("pose", loader + apply.arg("10", "OpenPoseXL2.safetensors"), "control:pose");
        row("edges", loader + apply.arg("10", "sdxl_lineart.safetensors"), "control:edges");
        row("regions", loader + apply.arg("10", "control_v11p_sd15_seg.pth"), "control:segmentation_ade");
        row("of unknown purpose", loader + apply.arg("10", "my_net.safetensors"), "");
        row("a photograph that a map is made of",
            loader + apply.arg("13", "depth.safetensors") +
                ", '13': {'class_type': 'DepthAnything', 'inputs': {'image': ['10', 0]}}",
            "");
        row("union",
            loader +
                R"(, '12': {'class_type': 'ControlNetApplyAdvanced', 'inputs': {'positive': ['6', 0], 'control_net': ['14', 0], 'image': ['10', 0]}},
                '14': {'class_type': 'SetUnionControlNetType', 'inputs': {'control_net': ['11', 0], 'type': 'normal'}},
                '11': {'class_type': 'ControlNetLoader', 'inputs': {'control_net_name': 'union.safetensors'}})",
            "control:normal");
        row("reference",
            loader + ", '12': {'class_type': 'IPAdapterAdvanced', 'inputs': {'image': ['10', 0], 'model': "
                     "['4', 0]}}",
            "reference");
        row("seen by nobody", loader, "");
    }
    void aPictureIsNamedByWhatBecomesOfIt()
    {
        QFETCH(QString, nodes);
        QFETCH(QString, slot);
        const SlotTable table =
            findSlots(graph("{" + basic + "," + sampler("['6', 0]") + ", " + nodes.toStdString() + "}"));
        if (slot.isEmpty())
            QVERIFY(table.unused == Places({{"10", "image"}}));
        else
            QCOMPARE(found(table, slot.toStdString()), QString("10.image"));
    }

    void theStrengthOfAMapAndOfTheFirstPictureAreFound()
    {
        const SlotTable table =
            findSlots(graph("{" + basic + "," + sampler("['12', 0]", "['15', 0]") +
                            R"(, '10': {'class_type': 'LoadImage', 'inputs': {'image': 'a.png'}},
                 '12': {'class_type': 'ControlNetApply', 'inputs': {'conditioning': ['6', 0], 'control_net': ['11', 0], 'image': ['10', 0], 'strength': 0.8}},
                 '11': {'class_type': 'ControlNetLoader', 'inputs': {'control_net_name': 'depth.pth'}},
                 '14': {'class_type': 'LoadImage', 'inputs': {'image': 'b.png'}},
                 '15': {'class_type': 'VAEEncode', 'inputs': {'pixels': ['14', 0], 'vae': ['4', 2]}}})"));
        QCOMPARE(found(table, "control:depth.weight"), QString("12.strength"));
        QCOMPARE(found(table, "init.weight"), QString("3.denoise"));
    }

    void withoutASamplerEveryTextIsOffered()
    {
        const SlotTable table = findSlots(graph(R"({
 '1': {'class_type': 'PartnerImageNode', 'inputs': {'prompt': 'words', 'seed': 4}},
 '2': {'class_type': 'SaveImage', 'inputs': {'images': ['1', 0]}}})"));
        QVERIFY(table.open.at("prompt") == Places({{"1", "prompt"}}));
        QCOMPARE(found(table, "seed"), QString("1.seed"));
    }

    void theGuidanceOfFluxIsItsScale()
    {
        const SlotTable table = findSlots(graph(R"({
 '4': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'positive', 'clip': ['2', 0]}},
 '2': {'class_type': 'DualCLIPLoader', 'inputs': {'clip_name1': 'a', 'clip_name2': 'b', 'type': 'flux'}},
 '5': {'class_type': 'FluxGuidance', 'inputs': {'guidance': 3.5, 'conditioning': ['4', 0]}},
 '6': {'class_type': 'BasicGuider', 'inputs': {'model': ['1', 0], 'conditioning': ['5', 0]}},
 '1': {'class_type': 'UNETLoader', 'inputs': {'unet_name': 'flux1-dev.safetensors', 'weight_dtype': 'default'}},
 '7': {'class_type': 'RandomNoise', 'inputs': {'noise_seed': 42}},
 '9': {'class_type': 'BasicScheduler', 'inputs': {'scheduler': 'simple', 'steps': 20, 'denoise': 1.0, 'model': ['1', 0]}},
 '10': {'class_type': 'EmptySD3LatentImage', 'inputs': {'width': 832, 'height': 1216, 'batch_size': 1}},
 '11': {'class_type': 'SamplerCustomAdvanced', 'inputs': {'noise': ['7', 0], 'guider': ['6', 0], 'sigmas': ['9', 0], 'latent_image': ['10', 0]}},
 '13': {'class_type': 'SaveImage', 'inputs': {'images': ['11', 0]}}})"));
        QCOMPARE(found(table, "prompt"), QString("4.text"));
        QCOMPARE(found(table, "cfg"), QString("5.guidance"));
        QCOMPARE(found(table, "seed"), QString("7.noise_seed"));
        QCOMPARE(found(table, "steps"), QString("9.steps"));
        QCOMPARE(found(table, "checkpoint"), QString("1.unet_name"));
        QCOMPARE(found(table, "width"), QString("10.width"));
    }
};

QTEST_APPLESS_MAIN(TestSlotFinder)
#include "tst_slot_finder.moc"
