// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "tests/fuzz/fuzz_comfyui.cpp"
#include "tests/support/mutations.h"
#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace presence::test;

/// A bounded run of the fuzz entry as an ordinary test: whatever comes in, nothing crashes or throws.
class TestFuzzComfyUi : public QObject
{
    Q_OBJECT

private slots:
    void damagedInputsAreSurvived_data()
    {
        QTest::addColumn<QByteArray>("seed");
        const auto file = [](const char *name) {
            return QByteArray::fromStdString(
                *readFile(std::string(PRESENCE_SOURCE_DIR "/resources/workflows/") + name));
        };
        const auto row = [](const char *name, char reader, const QByteArray &seed) {
            QTest::newRow(name) << reader + seed;
        };
        row("graph", '\0', file("sdxl.json"));
        row("graph of flux", '\0', file("flux.json"));
        row("slots", '\1',
            R"({"presence": "workflow/1", "name": "x", "slots": {"prompt": "6.text", "init": ["10.image"],
            "init.weight": "3.denoise", "width": "5.width"}, "without": {"init": {"12": [["5", 0]], "3": ["positive"]}},
            "standIns": {"10.image": ["a"]}, "unused": "10.image"})");
        const std::string head = R"({"prompt_id": "p", "image_type": "image/png"})",
                          picture = pngPicture(4, 4);
        row("described preview", '\2',
            QByteArray::fromStdString(detail::bigEndian(4) + detail::bigEndian(std::uint32_t(head.size())) +
                                      head + picture));
        row("plain preview", '\2',
            QByteArray::fromStdString(detail::bigEndian(1) + detail::bigEndian(2) + picture));
        row("message", '\2',
            R"({"type": "execution_cached", "data": {"nodes": ["4", "5"], "prompt_id": "p", "value": 3, "max": 9}})");
        row("history", '\3',
            R"({"outputs": {"9": {"images": [{"filename": "a.png", "subfolder": "", "type": "output"}]}},
            "status": {"status_str": "error", "messages": [["execution_error", {"node_id": "3", "exception_type": "E", "exception_message": "m"}]]}})");
        row("refusal", '\3',
            R"({"error": {"type": "prompt_outputs_failed_validation", "message": "m", "details": "d"},
            "node_errors": {"3": {"errors": [{"type": "value_not_in_list", "extra_info": {"input_name": "ckpt_name", "received_value": "x"}}], "class_type": "K"}}})");
    }
    void damagedInputsAreSurvived()
    {
        QFETCH(QByteArray, seed);
        const Mutator mutator(
            11, jsonPieces({"[\"3\", 0]", "[\"99\", 7]", "[\"3\", 4294967296]", "\"inputs\": {}",
                            "class_type", "\"6.text\"", "\"choose\"", "KSampler", "LoadImage",
                            std::string("\0\0\0\4", 4), std::string("\xff\xff\xff\xff", 4)}));
        QCOMPARE(survivals(LLVMFuzzerTestOneInput, seed.toStdString(), mutator, 2500), 2500);
    }
};

QTEST_APPLESS_MAIN(TestFuzzComfyUi)
#include "tst_fuzz_comfyui.moc"
