// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/exif_texts.h"

#include "core/base/encoding/utf8.h"

#include <cstdint>
#include <optional>

namespace presence {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view exifMark = "Exif\0\0"sv;
constexpr unsigned exifDirectory = 0x8769;
constexpr unsigned makerNote = 0x927c;
constexpr std::size_t mostEntries = 256;
constexpr std::size_t largestText = std::size_t(16) << 20;

/// Whole numbers of a block, with bounds.
class TiffBlock
{
public:
    explicit TiffBlock(std::string_view bytes)
        : m_bytes(bytes)
        , m_little(bytes.starts_with("II"))
    {
    }

    bool isLittle() const { return m_little; }
    std::string_view part(std::size_t at, std::size_t length) const
    {
        return at <= m_bytes.size() && length <= m_bytes.size() - at ? m_bytes.substr(at, length)
                                                                     : std::string_view();
    }
    std::optional<std::uint32_t> number(std::size_t at, std::size_t length) const
    {
        const auto bytes = part(at, length);
        if (bytes.size() != length)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < length; ++i)
            value = value << 8 | static_cast<unsigned char>(bytes[m_little ? length - 1 - i : i]);
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_little;
};

void appendUtf8(std::string &text, std::uint32_t code)
{
    if (code < 0x80) {
        text += char(code);
    } else if (code < 0x800) {
        text += char(0xc0 | code >> 6);
        text += char(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        text += char(0xe0 | code >> 12);
        text += char(0x80 | (code >> 6 & 0x3f));
        text += char(0x80 | (code & 0x3f));
    } else {
        text += char(0xf0 | code >> 18);
        text += char(0x80 | (code >> 12 & 0x3f));
        text += char(0x80 | (code >> 6 & 0x3f));
        text += char(0x80 | (code & 0x3f));
    }
}

/// Lone surrogates become U+FFFD.
std::string fromUtf16(std::string_view bytes, bool little)
{
    const auto unit = [&](std::size_t at) {
        const auto low = static_cast<unsigned char>(bytes[little ? at : at + 1]);
        const auto high = static_cast<unsigned char>(bytes[little ? at + 1 : at]);
        return std::uint32_t(high) << 8 | low;
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (code >= 0xd800 && code < 0xdc00 && at + 3 < bytes.size() && unit(at + 2) >= 0xdc00 &&
            unit(at + 2) < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (unit(at + 2) - 0xdc00);
            at += 2;
        }
        appendUtf8(text, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
    }
    return text;
}

std::string unicodeText(std::string_view bytes, bool little)
{
    if (bytes.starts_with("\xff\xfe"))
        return fromUtf16(bytes.substr(2), true);
    if (bytes.starts_with("\xfe\xff"))
        return fromUtf16(bytes.substr(2), false);
    std::size_t evenZeros = 0, oddZeros = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == 0)
            ++(i % 2 == 0 ? evenZeros : oddZeros);
    if (evenZeros + oddZeros == 0 && isUtf8(bytes)) // UTF-8 in spite of its name
        return std::string(bytes);
    return fromUtf16(bytes, evenZeros == oddZeros ? little : oddZeros > evenZeros);
}

std::string plainText(std::string_view bytes)
{
    const auto text = bytes.substr(0, bytes.find('\0'));
    return isUtf8(text) ? std::string(text) : latin1ToUtf8(text);
}

std::string withoutTail(std::string text)
{
    while (!text.empty() && (text.back() == '\0' || text.back() == ' '))
        text.pop_back();
    return text;
}

std::string userComment(std::string_view bytes, bool little)
{
    if (bytes.starts_with("UNICODE\0"sv))
        return withoutTail(unicodeText(bytes.substr(8), little));
    if (bytes.starts_with("ASCII\0\0\0"sv) || bytes.starts_with("JIS\0\0\0\0\0"sv) ||
        bytes.starts_with("\0\0\0\0\0\0\0\0"sv))
        bytes.remove_prefix(8);
    return withoutTail(plainText(bytes));
}

} // namespace

std::vector<ExifText> exifTexts(std::string_view block)
{
    if (block.starts_with(exifMark))
        block.remove_prefix(exifMark.size());
    std::vector<ExifText> texts;
    if (!block.starts_with("II*\0"sv) && !block.starts_with("MM\0*"sv))
        return texts;
    const TiffBlock tiff(block);
    std::size_t left = mostEntries;
    std::size_t room = largestText;
    const auto readDirectory = [&](std::size_t at) {
        std::optional<std::uint32_t> below;
        const std::size_t count = tiff.number(at, 2).value_or(0);
        for (std::size_t i = 0; i < count && left > 0; ++i, --left) {
            const std::size_t entry = at + 2 + 12 * i;
            const auto tag = tiff.number(entry, 2), kind = tiff.number(entry + 2, 2),
                       size = tiff.number(entry + 4, 4), place = tiff.number(entry + 8, 4);
            if (!place)
                break;
            if (*tag == exifDirectory)
                below = *place;
            // Texts and raw bytes (ASCII, BYTE, UNDEFINED) have one byte a value.
            if (*size > room || (*kind != 2 && *kind != 1 && *kind != 7))
                continue;
            const auto bytes = tiff.part(*size <= 4 ? entry + 8 : *place, *size);
            room -= bytes.size();
            std::string text =
                *tag == exifUserComment ? userComment(bytes, tiff.isLittle()) : plainText(bytes);
            if (!text.empty() && (*kind == 2 || *tag == exifUserComment || *tag == makerNote))
                texts.push_back({*tag, std::move(text)});
        }
        return below;
    };
    // Only these two directories are read, so that no chain of them can go round in a circle.
    if (const auto first = tiff.number(4, 4))
        if (const auto below = readDirectory(*first))
            readDirectory(*below);
    return texts;
}

std::string_view exifBlockOfJpeg(std::string_view bytes)
{
    const auto byteAt = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    for (std::size_t at = 2; at + 4 <= bytes.size() && byteAt(at) == 0xff;) {
        const unsigned marker = byteAt(at + 1);
        if (marker == 0xff) { // padding
            ++at;
            continue;
        }
        if (marker == 0xda || marker == 0xd9) // the pixels begin, or nothing follows
            break;
        const std::size_t length = std::size_t(byteAt(at + 2)) << 8 | byteAt(at + 3);
        if (length < 2 || length > bytes.size() - at - 2)
            break;
        const auto data = bytes.substr(at + 4, length - 2);
        if (marker == 0xe1 && data.starts_with(exifMark))
            return data;
        at += 2 + length;
    }
    return {};
}

std::string_view exifBlockOfWebp(std::string_view bytes)
{
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        std::size_t length = 0;
        for (std::size_t i = 4; i-- > 0;)
            length = length << 8 | static_cast<unsigned char>(bytes[at + 4 + i]);
        if (length > bytes.size() - at - 8)
            break;
        if (bytes.substr(at, 4) == "EXIF")
            return bytes.substr(at + 8, length);
        at += 8 + length + length % 2;
    }
    return {};
}

} // namespace presence
