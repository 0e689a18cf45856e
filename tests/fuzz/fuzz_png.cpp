// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: a picture or a refusal; a labelled picture tells what was written and a second label changes
/// nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    const auto image = ImageFile::fromBytes(std::string(reinterpret_cast<const char *>(data), size), "fuzz");
    if (!image)
        return 0;
    (void)readPictureSettings(*image);
    const PictureLabel label{"{}", "words\nSteps: 1, Seed: 2, Size: 3x4", "algorithmicMedia", "system",
                             "words"};
    const auto labelled = withSettings(*image, label);
    if (!labelled)
        return 0;
    const PictureSettings settings = readPictureSettings(*labelled);
    if (!settings.spec || settings.parametersText != label.parameters ||
        !(*withSettings(*labelled, label) == *labelled))
        std::abort();
    return 0;
}
