// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <string>
#include <vector>

namespace presence {

/// One text a picture carries under its name: a PNG keyword, or "UserComment", "Exif" for other texts of
/// Exif.
struct NamedText
{
    std::string name;
    std::string text; ///< UTF-8
};

struct PictureTexts
{
    std::vector<NamedText> texts; ///< each name but "Exif" once: the last of the file counts
    std::string problem;          ///< a sentence if a text was there but damaged or too large
};

/// The texts in which generators leave their settings: PNG text chunks with the keywords that are known for
/// it, and the Exif of PNG, JPEG and WebP. Others are not even unpacked; in all, 64 MiB are. Never fails.
PictureTexts readPictureTexts(const ImageFile &image);

} // namespace presence
