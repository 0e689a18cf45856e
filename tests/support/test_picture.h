// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace presence::test {

namespace detail {

inline std::string bigEndian(std::uint32_t value)
{
    return {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
}

/// PNG specification, annex D.
inline std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffu;
    for (const unsigned char byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0u);
    }
    return ~crc;
}

/// RFC 1950, section 9.
inline std::uint32_t adler32(std::string_view bytes)
{
    std::uint32_t a = 1, b = 0;
    for (const unsigned char byte : bytes) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

inline std::string chunk(std::string_view type, std::string_view data)
{
    const std::string body = std::string(type) + std::string(data);
    return bigEndian(std::uint32_t(data.size())) + body + bigEndian(crc32(body));
}

} // namespace detail

/// A valid one-coloured RGB PNG, stored uncompressed, without any library: width × height ≤ 20 000 pixels or
/// so.
inline std::string pngPicture(int width, int height, std::array<std::uint8_t, 3> color = {120, 90, 60})
{
    std::string pixels;
    for (int row = 0; row < height; ++row) {
        pixels += '\0'; // no filter
        for (int column = 0; column < width; ++column)
            pixels.append({char(color[0]), char(color[1]), char(color[2])});
    }
    // RFC 1951, 3.2.4: one stored block holds up to 65535 bytes.
    std::string stream = "\x78\x01";
    for (std::size_t at = 0; at < pixels.size(); at += 65535) {
        const std::string block = pixels.substr(at, 65535);
        const auto size = std::uint16_t(block.size());
        const auto inverse = std::uint16_t(~size);
        stream += at + 65535 >= pixels.size() ? '\1' : '\0';
        stream.append({char(size), char(size >> 8), char(inverse), char(inverse >> 8)});
        stream += block;
    }
    stream += detail::bigEndian(detail::adler32(pixels));
    const std::string header = detail::bigEndian(std::uint32_t(width)) +
                               detail::bigEndian(std::uint32_t(height)) + std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + detail::chunk("IHDR", header) + detail::chunk("IDAT", stream) +
           detail::chunk("IEND", "");
}

} // namespace presence::test
