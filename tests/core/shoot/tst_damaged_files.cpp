// SPDX-License-Identifier: MIT
// The fuzz entries, each run over some thousand damaged inputs that are the same every time.
#define LLVMFuzzerTestOneInput fuzzPng
#include "tests/fuzz/fuzz_png.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzParameters
#include "tests/fuzz/fuzz_parameters.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzSpec
#include "tests/fuzz/fuzz_spec.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzPreset
#include "tests/fuzz/fuzz_preset.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzForeignSettings
#include "tests/fuzz/fuzz_foreign_settings.cpp"
#undef LLVMFuzzerTestOneInput

#include "core/shoot/metadata/png_chunks.h"
#include "tests/support/exif_picture.h"
#include "tests/support/mutations.h"
#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace std::string_literals;

using FuzzEntry = int (*)(const std::uint8_t *, std::size_t);

static void runDamaged(FuzzEntry entry, const std::vector<std::string> &seeds,
                       std::vector<std::string> tokens, int rounds)
{
    test::Mutator mutator(1, std::move(tokens));
    for (int round = 0; round < rounds; ++round) {
        const std::string input = mutator.damaged(seeds[std::size_t(round) % seeds.size()]);
        entry(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
    }
}

static std::string exampleSpec()
{
    PortraitSpec spec;
    spec.story.role = "a founder, ü 漢字";
    spec.setting.props = {"a cup", "a book"};
    spec.unknown["/future"] = "{\"a\":[1,null,\"x\"]}";
    return specToJson(spec);
}

class TestDamagedFiles : public QObject
{
    Q_OBJECT

private slots:
    void picturesNeverBreakTheProgram()
    {
        const std::string plain = test::pngPicture(4, 3);
        const std::string text = "parameters\0"s + "words\nSteps: 1, Seed: 2, Size: 3x4";
        const std::string packed =
            "presence_spec\0\0"s + qCompress(QByteArray::fromStdString(exampleSpec())).mid(4).toStdString();
        std::string rich = plain, labelled = plain;
        rich.insert(33, makePngChunk("tEXt", text) + makePngChunk("zTXt", packed) +
                            makePngChunk("caBX", "signed"));
        labelled =
            withSettings(*ImageFile::fromBytes(plain, ""), {exampleSpec(), "a", "digitalCapture", "b", "c"})
                ->bytes();
        runDamaged(fuzzPng, {plain, rich, labelled},
                   {"IEND", "tEXt", "zTXt", "iTXt", "\xff\xff\xff\xff", "\0\0\0\0"s, "parameters\0"s,
                    "XML:com.adobe.xmp\0"s, makePngChunk("iTXt", "presence_spec\0\0\0\0\0{}"s),
                    makePngChunk("IEND", "")},
                   4000);
    }

    void parameterTextsNeverBreakTheProgram()
    {
        runDamaged(
            fuzzParameters,
            {"words\nNegative prompt: less\nSteps: 20, Sampler: Euler a, Note: \"a: 1, \\\"b\\\"\", Size: "
             "512x768",
             "Steps: 1, Seed: 2, Model: , Eta:"},
            {"\n", "\r\n", "\"", "\\", ":", ",", "Negative prompt:", "Size-1: 4", "9x9", "\0"s, "\xff"},
            6000);
    }

    void specsNeverBreakTheProgram()
    {
        runDamaged(fuzzSpec,
                   {exampleSpec(),
                    "{\"head.yaw\": 12, \"expression.au12\": \"C\", \"palette.accent\": \"#123456\"}"},
                   {"{", "}", "[", "]", ":", ",", "\"", "\\u0000", "null", "true", "1e999", "-1",
                    "\"head\": {", "\"x\": 1,"},
                   3000);
    }

    void presetsAndTakesNeverBreakTheProgram()
    {
        Take take;
        take.settings.seed = 7;
        take.answers["human.gaze"] = "yes";
        const Preset preset{"Calm", "one line", {"job"}, {{"head.yaw", 3.0}}};
        runDamaged(fuzzPreset, {takeToJson(take), reviewToJson(take), preset.toJson()},
                   {"{", "}", "[", "]", ":", ",", "\"", "\\ud83d", "null", "18446744073709551615", "-1",
                    "\"spec\": {}"},
                   3000);
    }

    void settingsOfOtherProgramsNeverBreakTheProgram()
    {
        const std::string exif =
            test::exifBlock(true, {{0x0110, 2, "prompt:{\"1\": {}}"}},
                            {{0x9286, 7, test::unicodeComment(u"words\nSteps: 1", true)}});
        const std::string graph =
            R"({"1": {"class_type": "KSampler", "inputs": {"positive": ["2", 0], "negative": ["2", 1], "steps": 1}},
                "2": {"class_type": "Pass", "inputs": {"text": "a", "conditioning": ["1", 0]}}})";
        const std::string editor =
            R"({"nodes": [{"id": 1, "type": "KSampler", "widgets_values": [1, "", 2],
                "inputs": [{"name": "positive", "link": 1}]}], "links": [[1, 1, 0, 1, 0, "X"]]})";
        const std::string record =
            R"x({"positive_prompt": "a", "seed": 1, "prompt": "b", "base_model": "c", "resolution": "(1, 2)",
                 "sui_image_params": {"prompt": "d"}, "image": {"prompt": [{"prompt": "e"}]}})x";
        runDamaged(fuzzForeignSettings,
                   {"\0"s + exif, "\x01" + record, "\x15" + record, "\x02" + graph, "\x02" + editor,
                    "\x03name,prompt,negative_prompt\n\"a, b\",\"{prompt}, c\",d\n",
                    "\x04[{\"name\": \"a\", \"prompt\": \"{prompt} b\", \"negative_prompt\": \"c\"}]"},
                   {"{", "}", "[", "]", "\"", ",", "NaN", "null", "1e999", "\\ud83d", "\xff\xff\xff\xff",
                    "\0\0\0\0"s, "\x69\x87", "[\"1\", 0]", "\"inputs\": {"},
                   6000);
    }
};

QTEST_APPLESS_MAIN(TestDamagedFiles)
#include "tst_damaged_files.moc"
