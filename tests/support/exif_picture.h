// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/test_picture.h"

#include <cstdint>
#include <string>
#include <vector>

namespace presence::test {

struct ExifField
{
    unsigned tag = 0;
    unsigned kind = 2; ///< 2 ASCII, 4 LONG (the first directory only), 7 UNDEFINED
    std::string bytes;
};

/// Whole numbers in either byte order.
inline std::string tiffNumber(std::size_t value, int length, bool little)
{
    std::string bytes;
    for (int i = 0; i < length; ++i)
        bytes += char(value >> 8 * (little ? i : length - 1 - i) & 0xff);
    return bytes;
}

/// A TIFF block: a directory of `first`, and below it, if there are any, an Exif directory of `below`.
inline std::string exifBlock(bool little, const std::vector<ExifField> &first,
                             const std::vector<ExifField> &below = {})
{
    std::string block = (little ? "II" : "MM") + tiffNumber(42, 2, little) + tiffNumber(8, 4, little);
    const auto directory = [&](const std::vector<ExifField> &fields, bool pointing) {
        const std::size_t count = fields.size() + (pointing ? 1 : 0);
        const std::size_t place = block.size() + 2 + 12 * count + 4;
        std::string data;
        block += tiffNumber(count, 2, little);
        for (const ExifField &field : fields) {
            block += tiffNumber(field.tag, 2, little) + tiffNumber(field.kind, 2, little) +
                     tiffNumber(field.bytes.size(), 4, little);
            if (field.bytes.size() <= 4) { // stands in the entry itself
                block += field.bytes + std::string(4 - field.bytes.size(), '\0');
            } else {
                block += tiffNumber(place + data.size(), 4, little);
                data += field.bytes;
            }
        }
        if (pointing)
            block += tiffNumber(0x8769, 2, little) + tiffNumber(4, 2, little) + tiffNumber(1, 4, little) +
                     tiffNumber(place + data.size(), 4, little);
        block += tiffNumber(0, 4, little) + data;
    };
    directory(first, !below.empty());
    if (!below.empty())
        directory(below, false);
    return block;
}

/// A JPEG file with that block, as far as its readers look: header, frame, no pixels.
inline std::string jpegWithExif(const std::string &block)
{
    const std::string data = std::string("Exif\0\0", 6) + block;
    return "\xff\xd8\xff\xe1" + tiffNumber(data.size() + 2, 2, false) + data +
           std::string("\xff\xc0\x00\x0b\x08\x00\x03\x00\x04\x01\x01\x11\x00\xff\xd9", 15);
}

/// A lossless WebP file of 4 × 3 pixels in the extended layout, without its pixels.
inline std::string webpWithExif(const std::string &block)
{
    const auto chunk = [](const std::string &type, const std::string &data) {
        return type + tiffNumber(data.size(), 4, true) + data + (data.size() % 2 ? std::string(1, '\0') : "");
    };
    const std::string body =
        "WEBP" + chunk("VP8X", std::string("\x08\0\0\0\x03\0\0\x02\0\0", 10)) + chunk("EXIF", block);
    return "RIFF" + tiffNumber(body.size(), 4, true) + body;
}

/// "UNICODE\0" and UTF-16 in this byte order.
inline std::string unicodeComment(const std::u16string &text, bool little)
{
    std::string bytes("UNICODE\0", 8);
    for (const char16_t unit : text)
        bytes += tiffNumber(unit, 2, little);
    return bytes;
}

} // namespace presence::test
