// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/program_settings.h"

#include <QTest>

using namespace presence;

class TestProgramSettings : public QObject
{
    Q_OBJECT

private slots:
    void everyProgramIsRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("parameters"); // "key=value, …" in the order of the keys
        QTest::newRow("InvokeAI")
            << "invokeai_metadata"
            << R"({"generation_mode": "sdxl_txt2img", "positive_prompt": "words", "negative_prompt": "not this",
                   "width": 832, "height": 1216, "seed": 42, "steps": 30, "cfg_scale": 5.5,
                   "scheduler": "dpmpp_2m_k", "model": {"name": "Juggernaut XL", "base": "sdxl"},
                   "app_version": "5.6.0"})"
            << "InvokeAI"
            << "CFG scale=5.5, Model=Juggernaut XL, Sampler=dpmpp_2m_k, Seed=42, Size-1=832, Size-2=1216, "
               "Steps=30, Version=5.6.0";
        QTest::newRow("InvokeAI before version 3")
            << "sd-metadata"
            << R"({"model_weights": "sd-1.5", "app_version": "2.3", "image": {"prompt": [{"prompt": "words",
                   "weight": 1}], "negative_prompt": "not this", "steps": 50, "cfg_scale": 7.5, "sampler": "k_lms",
                   "seed": 3, "width": 512, "height": 640}})"
            << "InvokeAI"
            << "CFG scale=7.5, Model=sd-1.5, Sampler=k_lms, Seed=3, Size-1=512, Size-2=640, Steps=50, "
               "Version=2.3";
        const QString swarm =
            R"({"sui_image_params": {"prompt": "words", "negativeprompt": "not this", "model": "xl/base",
                "seed": 1, "steps": 20, "cfgscale": 7.0, "width": 1024, "height": 1280,
                "comfyuisampler": "euler", "swarm_version": "0.9.3.1"}, "sui_extra_data": {"date": "2026-01-01"}})";
        const QString swarmExpected = "CFG scale=7.0, Model=xl/base, Sampler=euler, Seed=1, Size-1=1024, "
                                      "Size-2=1280, Steps=20, Version=0.9.3.1";
        QTest::newRow("SwarmUI") << "parameters" << swarm << "SwarmUI" << swarmExpected;
        QTest::newRow("SwarmUI in a JPEG") << "UserComment" << swarm << "SwarmUI" << swarmExpected;
        QTest::newRow("Fooocus")
            << "parameters"
            << R"x({"base_model": "juggernautXL_v8", "full_prompt": ["words", "fine grain"],
                   "guidance_scale": 4.0, "negative_prompt": "not this", "prompt": "words",
                   "resolution": "(896, 1152)", "sampler": "dpmpp_2m_sde_gpu", "scheduler": "karras",
                   "seed": "77", "steps": 30, "styles": "['Fooocus V2']", "version": "Fooocus v2.5.5"})x"
            << "Fooocus"
            << "CFG scale=4.0, Model=juggernautXL_v8, Sampler=dpmpp_2m_sde_gpu, Schedule type=karras, "
               "Seed=77, "
               "Size-1=896, Size-2=1152, Steps=30, Version=Fooocus v2.5.5";
        QTest::newRow("Fooocus as A1111")
            << "parameters"
            << "words\nNegative prompt: not this\nSteps: 30, Seed: 77, Size: 896x1152, Version: Fooocus "
               "v2.5.5"
            << "Fooocus"
            << "Clip skip=1, Seed=77, Size-1=896, Size-2=1152, Steps=30, Version=Fooocus v2.5.5";
        const QString block = "words\nNegative prompt: not this\nSteps: 30, Seed: 77, Size: 896x1152";
        const QString blockExpected = "Clip skip=1, Seed=77, Size-1=896, Size-2=1152, Steps=30";
        QTest::newRow("A1111") << "parameters" << block << "AUTOMATIC1111" << blockExpected;
        QTest::newRow("A1111 in a JPEG") << "UserComment" << block << "AUTOMATIC1111" << blockExpected;
        QTest::newRow("ComfyUI in a WebP")
            << "Exif"
            << R"(prompt:{"1": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 8, "positive": ["2", 0],
                  "negative": ["3", 0]}}, "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "words"}},
                  "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "not this"}}})"
            << "ComfyUI"
            << "Seed=5, Steps=8";
    }
    void everyProgramIsRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, program);
        QFETCH(QString, parameters);
        const PictureSettings settings = settingsOfPrograms({{name.toStdString(), text.toStdString()}});
        QCOMPARE(QString::fromStdString(settings.program), program);
        QCOMPARE(settings.promptText, std::string("words"));
        QCOMPARE(settings.negativePrompt, std::string("not this"));
        QStringList pairs;
        for (const auto &[key, value] : settings.parameters)
            pairs += QString::fromStdString(key + "=" + value);
        QCOMPARE(pairs.join(", "), parameters);
    }

    void midjourneysDescriptionIsTakenWithoutItsJob()
    {
        const PictureSettings settings =
            settingsOfPrograms({{"Description", "a calm founder --ar 4:5 --v 7 Job ID: 0b1e-77"}});
        QCOMPARE(settings.program, std::string("Midjourney"));
        QCOMPARE(settings.promptText, std::string("a calm founder --ar 4:5 --v 7"));
    }

    void aProgramsOwnRecordGoesBeforeTheBlockItAdds()
    {
        const PictureSettings settings =
            settingsOfPrograms({{"parameters", "block\nSteps: 1, Seed: 2, Size: 8x8"},
                                {"invokeai_metadata", R"({"positive_prompt": "record", "seed": 3})"}});
        QCOMPARE(settings.program, std::string("InvokeAI"));
        QCOMPARE(settings.promptText, std::string("record"));
    }

    void otherTextsAreNotMistakenForSettings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("a camera's comment") << "UserComment"
                                            << "Holiday 2019";
        QTest::newRow("another JSON") << "parameters"
                                      << R"({"some": "thing"})";
        QTest::newRow("a description") << "Description"
                                       << "My aunt in the garden";
        QTest::newRow("wrong kinds") << "invokeai_metadata"
                                     << R"({"positive_prompt": {"a": 1}, "seed": []})";
    }
    void otherTextsAreNotMistakenForSettings()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QVERIFY(settingsOfPrograms({{name.toStdString(), text.toStdString()}}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestProgramSettings)
#include "tst_program_settings.moc"
