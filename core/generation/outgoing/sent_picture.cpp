// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/sent_picture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace presence {

namespace {

using namespace std::literals;
using Bytes = std::string_view;

constexpr int upright = 1; ///< Exif 2.32, 4.6.4: orientation 1 to 8

std::uint32_t number(Bytes bytes, std::size_t at, int count, bool little)
{
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | std::uint8_t(bytes[at + std::size_t(little ? count - 1 - i : i)]);
    return value;
}

/// Of the first directory of a TIFF block; upright where there is none.
int orientationOf(Bytes block)
{
    if (block.starts_with("Exif\0\0"sv))
        block.remove_prefix(6);
    if (block.size() < 8 || !(block.starts_with("II*\0"sv) || block.starts_with("MM\0*"sv)))
        return upright;
    const bool little = block[0] == 'I';
    const std::size_t directory = number(block, 4, 4, little);
    if (directory + 2 > block.size())
        return upright;
    const std::size_t entries = number(block, directory, 2, little);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + 12 * i;
        if (at + 12 > block.size())
            return upright;
        if (number(block, at, 2, little) == 0x0112) {
            const auto value = int(number(block, at + 8, 2, little));
            return value >= 1 && value <= 8 ? value : upright;
        }
    }
    return upright;
}

/// A TIFF block that holds nothing but the orientation.
std::string orientationBlock(int orientation)
{
    return std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv) + char(orientation) +
           std::string("\0\0\0\0\0\0"sv);
}

std::uint32_t crc32(Bytes bytes) // PNG specification, annex D
{
    std::uint32_t crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0u);
    }
    return ~crc;
}

std::string bigEndian(std::uint32_t value)
{
    return {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
}

std::string littleEndian(std::uint32_t value)
{
    return {char(value), char(value >> 8), char(value >> 16), char(value >> 24)};
}

/// PNG specification, 11: what shapes the pixels and their colours.
std::optional<std::string> cleanPng(Bytes bytes)
{
    static constexpr std::array kept{"IHDR"sv, "PLTE"sv, "IDAT"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv,
                                     "sRGB"sv, "iCCP"sv, "cICP"sv, "sBIT"sv, "pHYs"sv};
    std::string head(bytes.substr(0, 8)), pixels;
    int orientation = upright;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = number(bytes, at, 4, false);
        if (length > bytes.size() - at - 12)
            return std::nullopt;
        const Bytes type = bytes.substr(at + 4, 4), chunk = bytes.substr(at, length + 12);
        if (type == "IEND") {
            if (orientation != upright) {
                const std::string body = "eXIf" + orientationBlock(orientation);
                head += bigEndian(std::uint32_t(body.size() - 4)) + body + bigEndian(crc32(body));
            }
            return head + pixels + std::string(chunk);
        }
        if (type == "eXIf")
            orientation = orientationOf(bytes.substr(at + 8, length));
        else if (std::ranges::find(kept, type) != kept.end())
            (type == "IDAT" || !pixels.empty() ? pixels : head) += chunk;
        at += chunk.size();
    }
    return std::nullopt;
}

/// ITU-T T.81, B.1.1. Ends with the first picture: what phones append (further pictures, clips) goes.
std::optional<std::string> cleanJpeg(Bytes bytes)
{
    std::string head("\xff\xd8"), rest;
    int orientation = upright;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const auto marker = std::uint8_t(bytes[at + 1]);
        if (std::uint8_t(bytes[at]) != 0xff)
            return std::nullopt;
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        const std::size_t length = number(bytes, at + 2, 2, false) + 2;
        if (length < 4 || length > bytes.size() - at)
            return std::nullopt;
        const Bytes segment = bytes.substr(at, length), data = segment.substr(4);
        at += length;
        const bool extension = marker >= 0xe0 && marker <= 0xef;
        if (marker == 0xe1 && data.starts_with("Exif\0\0"sv))
            orientation = orientationOf(data);
        if (marker == 0xe0 && data.starts_with("JFIF\0"sv) && data.size() >= 14) // without its thumbnail
            rest += "\xff\xe0\0\x10"s + std::string(data.substr(0, 12)) + std::string("\0\0"sv);
        else if ((!extension && marker != 0xfe) || (marker == 0xe2 && data.starts_with("ICC_PROFILE\0"sv)) ||
                 (marker == 0xee && data.starts_with("Adobe")))
            rest += segment;
        if (marker != 0xda)
            continue;
        const std::size_t begin =
            at; // entropy-coded data: up to a marker that is neither stuffing nor restart
        for (; at + 1 < bytes.size(); ++at) {
            const auto next = std::uint8_t(bytes[at + 1]);
            if (std::uint8_t(bytes[at]) == 0xff && next != 0 && !(next >= 0xd0 && next <= 0xd7))
                break;
        }
        rest += bytes.substr(begin, at - begin);
        if (at + 1 >= bytes.size())
            return std::nullopt;
        if (std::uint8_t(bytes[at + 1]) == 0xd9) {
            if (orientation != upright) {
                const std::string block = std::string("Exif\0\0"sv) + orientationBlock(orientation);
                head += "\xff\xe1" + bigEndian(std::uint32_t(block.size() + 2)).substr(2) + block;
            }
            return head + rest + "\xff\xd9";
        }
    }
    return std::nullopt;
}

/// RFC 9649, 2.7.
std::optional<std::string> cleanWebp(Bytes bytes)
{
    constexpr std::uint8_t exifFlag = 0x08, xmpFlag = 0x04;
    static constexpr std::array kept{"VP8 "sv, "VP8L"sv, "VP8X"sv, "ALPH"sv, "ICCP"sv, "ANIM"sv, "ANMF"sv};
    const std::size_t end = std::size_t(number(bytes, 4, 4, true)) + 8;
    if (end > bytes.size())
        return std::nullopt;
    std::string chunks;
    std::size_t flagsAt = std::string::npos;
    int orientation = upright;
    for (std::size_t at = 12; at + 8 <= end;) {
        const std::size_t length = number(bytes, at + 4, 4, true), padded = length + (length & 1);
        if (padded > end - at - 8)
            return std::nullopt;
        const Bytes type = bytes.substr(at, 4);
        if (type == "EXIF")
            orientation = orientationOf(bytes.substr(at + 8, length));
        if (type == "VP8X" && length >= 10)
            flagsAt = chunks.size() + 8;
        if (std::ranges::find(kept, type) != kept.end())
            chunks += bytes.substr(at, 8 + padded);
        at += 8 + padded;
    }
    if (flagsAt != std::string::npos) {
        const bool turned = orientation != upright;
        chunks[flagsAt] =
            char((std::uint8_t(chunks[flagsAt]) & ~(exifFlag | xmpFlag)) | (turned ? exifFlag : 0));
        if (turned)
            chunks += "EXIF" + littleEndian(26) + orientationBlock(orientation);
    }
    return "RIFF" + littleEndian(std::uint32_t(chunks.size() + 4)) + "WEBP" + chunks;
}

} // namespace

Result<ImageFile> withoutPrivateData(const ImageFile &picture)
{
    std::optional<std::string> clean;
    if (picture.format() == ImageFile::Format::Png)
        clean = cleanPng(picture.bytes());
    else if (picture.format() == ImageFile::Format::Jpeg)
        clean = cleanJpeg(picture.bytes());
    else if (picture.format() == ImageFile::Format::Webp)
        clean = cleanWebp(picture.bytes());
    if (!clean)
        return Error{Error::Kind::BadInput,
                     "This picture is damaged, so what it tells of place and camera cannot be "
                     "removed safely. Save it anew as PNG or JPEG, then try again."};
    return ImageFile::fromBytes(std::move(*clean), "The picture to send");
}

} // namespace presence
