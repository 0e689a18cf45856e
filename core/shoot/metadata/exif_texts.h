// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A text of an Exif block, as UTF-8.
struct ExifText
{
    unsigned tag = 0; ///< 0x9286 UserComment, 0x010e ImageDescription, …
    std::string text;
};

inline constexpr unsigned exifUserComment = 0x9286;

/// The texts of the first directory and of the Exif directory below it, in the order of the file, from a TIFF
/// block ("II*\0" or "MM\0*" first; "Exif\0\0" before it is skipped). UserComment is decoded by its character
/// code; under "UNICODE" the byte order is told by a mark, by where the zero bytes lie, else by the block's
/// own, because programs disagree (Exif 2.32, 4.6.5; piexif always writes big-endian). Whatever points
/// outside the block or round in a circle is left out; at most 256 entries and 16 MiB are read. Never fails.
std::vector<ExifText> exifTexts(std::string_view block);

/// The Exif block of a JPEG (APP1) or WebP (chunk EXIF) file; empty if there is none or the file is broken.
std::string_view exifBlockOfJpeg(std::string_view bytes);
std::string_view exifBlockOfWebp(std::string_view bytes);

} // namespace presence
