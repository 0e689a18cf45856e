// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/base/file_io.h"
#include "tests/fuzz/fuzz_recipe.cpp"
#include "tests/support/mutations.h"
#include "tests/support/test_picture.h"

#include <QTest>

using namespace presence;
using namespace presence::test;

/// A bounded run of the fuzz entry as an ordinary test: whatever comes in, nothing crashes or throws.
class TestFuzzRecipe : public QObject
{
    Q_OBJECT

private slots:
    void damagedInputsAreSurvived_data()
    {
        QTest::addColumn<QByteArray>("seed");
        const auto file = [](const char *name) {
            return QByteArray::fromStdString(
                *readFile(std::string(PRESENCE_SOURCE_DIR "/resources/") + name));
        };
        const QByteArray picture = QByteArray::fromStdString(toBase64(pngPicture(4, 4)));
        QTest::newRow("recipe a1111") << '\0' + file("recipes/a1111.json");
        QTest::newRow("recipe openai") << '\0' + file("recipes/openai-images.json");
        QTest::newRow("models") << '\1' + file("models/openai-images.json");
        QTest::newRow("pictures")
            << "\2{\"images\": [\"" + picture +
                   "\"], \"info\": \"{\\\"all_seeds\\\": [5], \\\"infotexts\\\": [\\\"a\\\"]}\"}";
        QTest::newRow("progress")
            << "\2{\"progress\": 0.5, \"current_image\": \"" + picture +
                   "\", \"state\": {\"job_count\": 1, \"sampling_step\": 2, \"sampling_steps\": 3}}";
        QTest::newRow("error") << QByteArray(
            "\3{\"detail\": [{\"msg\": \"bad\"}], \"error\": {\"code\": \"blocked\"}}");
    }
    void damagedInputsAreSurvived()
    {
        QFETCH(QByteArray, seed);
        const Mutator mutator(7, jsonPieces({"{\"$\":\"seed\"}", "{\"$text\":\"{width}\"}", "/*", "~"}));
        QCOMPARE(survivals(LLVMFuzzerTestOneInput, seed.toStdString(), mutator, 2000), 2000);
    }
};

QTEST_APPLESS_MAIN(TestFuzzRecipe)
#include "tst_fuzz_recipe.moc"
