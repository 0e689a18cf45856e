// SPDX-License-Identifier: MIT
#include "core/base/received_picture.h"

namespace presence {

namespace {

using namespace std::string_view_literals;

std::size_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::size_t bigEndian(std::string_view bytes, std::size_t at, int count)
{
    std::size_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | byteAt(bytes, at + i);
    return value;
}

/// PNG specification, 5.3: chunks of a length, a type, data and a checksum, up to IEND.
bool pngEnds(std::string_view bytes)
{
    for (std::size_t at = 8; at + 12 <= bytes.size(); at += bigEndian(bytes, at, 4) + 12)
        if (bytes.substr(at + 4, 4) == "IEND")
            return true;
    return false;
}

/// ITU-T T.81, B.1: segments up to the first scan, and behind it, at whatever distance, the end of the image.
/// One before the scan would belong to a preview.
bool jpegEnds(std::string_view bytes)
{
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::size_t marker = byteAt(bytes, at + 1);
        const bool alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
        if (byteAt(bytes, at) != 0xff || marker == 0xff) // stray and fill bytes
            ++at;
        else if (marker == 0xda)
            return bytes.substr(at).rfind("\xff\xd9"sv) != bytes.npos;
        else
            at += alone ? 2 : 2 + bigEndian(bytes, at + 2, 2);
    }
    return false;
}

/// RIFF: the length of all that follows the first eight bytes, in little endian.
bool webpEnds(std::string_view bytes)
{
    std::size_t length = 0;
    for (std::size_t at = 7; at > 3; --at)
        length = length << 8 | byteAt(bytes, at);
    return bytes.size() - 8 >= length;
}

bool isWhole(const ImageFile &image)
{
    switch (image.format()) {
    case ImageFile::Format::Png:
        return pngEnds(image.bytes());
    case ImageFile::Format::Jpeg:
        return jpegEnds(image.bytes());
    case ImageFile::Format::Webp:
        return webpEnds(image.bytes());
    case ImageFile::Format::Unknown:
        break;
    }
    return false;
}

} // namespace

Result<ImageFile> receivedPicture(std::string bytes, std::string_view source)
{
    auto image = ImageFile::fromBytes(std::move(bytes), source);
    if (image && !isWhole(*image))
        return Error{Error::Kind::BadInput,
                     "“" + std::string(source) + "” breaks off before its end. Save or download it again."};
    return image;
}

} // namespace presence
