// SPDX-License-Identifier: MIT
#include "core/base/image_file.h"

#include "core/base/file_io.h"

#include <algorithm>
#include <array>
#include <optional>

namespace presence {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t largestSide = 16384;
constexpr std::int64_t largestArea = 100'000'000;
constexpr std::size_t largestFileBytes = std::size_t(256) << 20;

struct Header
{
    ImageFile::Format format = ImageFile::Format::Unknown;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

std::uint32_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | byteAt(bytes, at + i);
    return value;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | byteAt(bytes, at + i);
    return value;
}

/// PNG specification, 5.2 and 11.2.1: signature, then IHDR as the first chunk.
std::optional<Header> pngHeader(std::string_view bytes)
{
    if (bytes.size() < 33 || bytes.substr(8, 8) != "\0\0\0\x0dIHDR"sv)
        return std::nullopt;
    return Header{ImageFile::Format::Png, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4)};
}

/// ITU-T T.81, B.1: walks the marker segments to the first frame header (SOF0–SOF15 without DHT, JPG and
/// DAC).
std::optional<Header> jpegHeader(std::string_view bytes)
{
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const std::uint32_t marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) { // markers without a segment
            at += 2;
            continue;
        }
        if (marker == 0xd9 || marker == 0xda) // end, or pixels before any frame header
            return std::nullopt;
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            if (at + 9 > bytes.size())
                return std::nullopt;
            return Header{ImageFile::Format::Jpeg, bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2)};
        }
        const std::uint32_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

/// WebP container specification and RFC 6386 section 9.1: lossy, lossless or extended first chunk.
std::optional<Header> webpHeader(std::string_view bytes)
{
    if (bytes.size() < 30)
        return std::nullopt;
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8 " && bytes.substr(23, 3) == "\x9d\x01\x2a")
        return Header{ImageFile::Format::Webp, littleEndian(bytes, 26, 2) & 0x3fff,
                      littleEndian(bytes, 28, 2) & 0x3fff};
    if (chunk == "VP8L" && byteAt(bytes, 20) == 0x2f) {
        const std::uint32_t packed = littleEndian(bytes, 21, 4);
        return Header{ImageFile::Format::Webp, (packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1};
    }
    if (chunk == "VP8X")
        return Header{ImageFile::Format::Webp, std::int64_t(littleEndian(bytes, 24, 3)) + 1,
                      std::int64_t(littleEndian(bytes, 27, 3)) + 1};
    return std::nullopt;
}

struct Signature
{
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array unsupportedFormats{
    Signature{0, "GIF8"sv, "a GIF picture"},
    Signature{4, "ftypavi"sv, "an AVIF picture"},
    Signature{4, "ftyphei"sv, "a HEIC picture"},
    Signature{4, "ftyphev"sv, "a HEIC picture"},
    Signature{4, "ftypmif1"sv, "a HEIF picture"},
    Signature{4, "ftypmsf1"sv, "a HEIF picture"},
    Signature{4, "ftyp"sv, "a video"},
    Signature{0, "\x1a\x45\xdf\xa3"sv, "a video"},
    Signature{0, "\xff\x0a"sv, "a JPEG XL picture"},
    Signature{0, "\0\0\0\x0cJXL "sv, "a JPEG XL picture"},
    Signature{0, "\0\0\0\x0cjP  "sv, "a JPEG 2000 picture"},
    Signature{0, "II*\0"sv, "a TIFF or camera raw picture"},
    Signature{0, "MM\0*"sv, "a TIFF or camera raw picture"},
    Signature{0, "BM"sv, "a BMP picture"},
    Signature{0, "8BPS"sv, "a Photoshop document"},
    Signature{0, "\0\0\1\0"sv, "an icon"},
    Signature{0, "%PDF"sv, "a PDF document"},
    Signature{0, "PK\x03\x04"sv, "a ZIP archive"},
    Signature{0, "<svg"sv, "an SVG drawing"},
    Signature{0, "<?xml"sv, "an XML or SVG document"},
    Signature{0, "<!DOCTYPE html"sv, "a web page"},
    Signature{0, "<!doctype html"sv, "a web page"},
    Signature{0, "<html"sv, "a web page"},
};

bool looksLikeText(std::string_view bytes)
{
    return std::ranges::none_of(bytes.substr(0, 512), [](unsigned char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
}

std::string describe(std::string_view bytes)
{
    for (const Signature &signature : unsupportedFormats)
        if (bytes.size() > signature.offset && bytes.substr(signature.offset).starts_with(signature.bytes))
            return "is " + std::string(signature.name) + ", which Presence does not read";
    if (looksLikeText(bytes))
        return "holds text, not a picture";
    return "is not a picture that Presence knows";
}

} // namespace

Result<ImageFile> ImageFile::fromBytes(std::string bytes, std::string_view source)
{
    const auto refuse = [&](const std::string &why) {
        return Error{Error::Kind::BadInput, "“" + std::string(source) + "” " + why};
    };
    if (bytes.empty())
        return refuse("is empty (0 bytes). Save or download the picture again.");

    std::string_view name;
    std::optional<Header> header;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        name = "PNG";
        header = pngHeader(bytes);
    } else if (bytes.starts_with("\xff\xd8\xff"sv)) {
        name = "JPEG";
        header = jpegHeader(bytes);
    } else if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.compare(8, 4, "WEBP") == 0) {
        name = "WebP";
        header = webpHeader(bytes);
    } else {
        return refuse(describe(bytes) + ". Use a PNG, JPEG or WebP file.");
    }

    if (!header)
        return refuse("starts like a " + std::string(name) +
                      " picture, but its header is cut off or damaged. Save or download it again.");
    const std::string size = std::to_string(header->width) + " × " + std::to_string(header->height);
    if (header->width < 1 || header->height < 1)
        return refuse("declares an impossible size of " + size + " pixels.");
    if (header->width > largestSide || header->height > largestSide ||
        header->width * header->height > largestArea)
        return refuse("declares " + size + " pixels; at most " + std::to_string(largestSide) +
                      " a side and 100 megapixels are read. Scale it down first.");

    ImageFile image;
    image.m_bytes = std::make_shared<const std::string>(std::move(bytes));
    image.m_format = header->format;
    image.m_width = int(header->width);
    image.m_height = int(header->height);
    return image;
}

Result<ImageFile> ImageFile::read(const std::filesystem::path &path)
{
    auto bytes = readFile(path, largestFileBytes);
    if (!bytes)
        return bytes.error();
    return fromBytes(std::move(*bytes), path.string());
}

std::string_view ImageFile::suffix() const
{
    switch (m_format) {
    case Format::Png:
        return "png";
    case Format::Jpeg:
        return "jpg";
    case Format::Webp:
        return "webp";
    case Format::Unknown:
        break;
    }
    return "";
}

} // namespace presence
