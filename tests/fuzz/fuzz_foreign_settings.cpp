// SPDX-License-Identifier: MIT
#include "core/base/encoding/utf8.h"
#include "core/shoot/interchange/text_styles.h"
#include "core/shoot/metadata/comfy_graph.h"
#include "core/shoot/metadata/exif_texts.h"
#include "core/shoot/metadata/program_settings.h"

#include <cstdint>
#include <cstdlib>
#include <iterator>

/// The first byte chooses what the rest is: an Exif block, a text of another program, a graph or a list of
/// styles. Whatever is found is UTF-8, and styles survive their own file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto check = [](const PictureSettings &settings) {
        if (!isUtf8(settings.promptText) || !isUtf8(settings.negativePrompt))
            std::abort();
    };
    const auto checkStyles = [](const Result<TextStyles> &found) {
        if (!found)
            return;
        const auto csv = textStylesFromCsv(csvFromTextStyles(found->styles), "fuzz");
        const auto json = textStylesFromJson(jsonFromTextStyles(found->styles), "fuzz");
        if (!json || json->styles != found->styles || !csv)
            std::abort();
    };
    switch (data[0] % 5) {
    case 0:
        for (const ExifText &exif : exifTexts(text))
            if (!isUtf8(exif.text))
                std::abort();
        break;
    case 1: {
        static constexpr const char *names[] = {"parameters", "UserComment", "Exif", "Description",
                                                "invokeai_metadata"};
        const std::string plain = isUtf8(text) ? text : latin1ToUtf8(text);
        check(settingsOfPrograms({{names[data[0] / 5 % std::size(names)], plain}}));
        break;
    }
    case 2: {
        const std::string plain = isUtf8(text) ? text : latin1ToUtf8(text);
        for (const auto &settings : {settingsFromComfy(plain, {}), settingsFromComfy({}, plain)})
            if (settings)
                check(*settings);
        break;
    }
    case 3:
        checkStyles(textStylesFromCsv(text, "fuzz"));
        break;
    default:
        checkStyles(textStylesFromJson(text, "fuzz"));
    }
    return 0;
}
