// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/png_chunks.h"

#include "core/base/encoding/utf8.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace presence {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n"sv;
constexpr std::size_t largestText = std::size_t(16) << 20;

std::uint32_t number(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string numberBytes(std::uint32_t value)
{
    return {char(value >> 24), char(value >> 16 & 0xff), char(value >> 8 & 0xff), char(value & 0xff)};
}

std::uint32_t checksum(std::string_view bytes)
{
    return std::uint32_t(::crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

/// Latin-1 of more than ASCII is hardly ever valid UTF-8 by chance, so valid UTF-8 is what its writer meant.
std::string repaired(std::string_view text) { return isUtf8(text) ? std::string(text) : latin1ToUtf8(text); }

Result<std::string> inflated(std::string_view compressed, std::string_view key)
{
    const auto refuse = [&](const char *why) {
        return Error{Error::Kind::BadInput,
                     "The compressed text “" + repaired(key) + "” of the picture " + why};
    };
    z_stream stream{};
    if (::inflateInit(&stream) != Z_OK)
        return Error{Error::Kind::Internal, "There is no memory left to read the picture's texts."};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(compressed.data()));
    stream.avail_in = uInt(compressed.size());
    std::string text;
    std::array<char, 16384> block;
    int state = Z_OK;
    while (state == Z_OK && text.size() <= largestText) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        text.append(block.data(), block.size() - stream.avail_out);
    }
    ::inflateEnd(&stream);
    if (text.size() > largestText)
        return refuse("unpacks to more than the 16 MiB that are read.");
    if (state != Z_STREAM_END)
        return refuse("is damaged.");
    return text;
}

/// The bytes up to the next NUL, which is consumed as well; nothing if there is none.
std::optional<std::string_view> takeField(std::string_view &data)
{
    const auto end = data.find('\0');
    if (end == std::string_view::npos)
        return std::nullopt;
    const auto field = data.substr(0, end);
    data.remove_prefix(end + 1);
    return field;
}

} // namespace

bool PngChunk::isIntact() const
{
    return checksum(whole.substr(4, data.size() + 4)) == number(whole, data.size() + 8);
}

PngChunks readPngChunks(std::string_view bytes)
{
    PngChunks result;
    if (!bytes.starts_with(signature)) {
        result.problem = "The file is not a PNG picture.";
        return result;
    }
    std::size_t at = signature.size();
    bool ended = false;
    while (!ended) {
        const std::size_t left = bytes.size() - at;
        if (left < 12 || number(bytes, at) > left - 12) {
            result.problem = "The picture file is cut off: save or download it again.";
            break;
        }
        const std::size_t length = number(bytes, at);
        PngChunk chunk;
        chunk.whole = bytes.substr(at, length + 12);
        chunk.type = chunk.whole.substr(4, 4);
        chunk.data = chunk.whole.substr(8, length);
        ended = chunk.type == "IEND";
        at += chunk.whole.size();
        result.chunks.push_back(chunk);
    }
    result.trailer = bytes.substr(at);
    if (result.problem.empty() && result.chunks.front().type != "IHDR")
        result.problem = "The picture file does not begin with its header.";
    return result;
}

std::string_view pngTextKey(const PngChunk &chunk)
{
    if (chunk.type != "tEXt" && chunk.type != "zTXt" && chunk.type != "iTXt")
        return {};
    return chunk.data.substr(0, chunk.data.find('\0'));
}

Result<PngText> readPngText(const PngChunk &chunk)
{
    const std::string_view key = pngTextKey(chunk);
    if (key.empty())
        return Error{Error::Kind::NotFound, "The chunk holds no text."};
    const Error damaged{Error::Kind::BadInput, "The text “" + repaired(key) + "” of the picture is damaged."};
    std::string_view rest = chunk.data;
    if (!chunk.isIntact() || !takeField(rest))
        return damaged;

    if (chunk.type == "tEXt")
        return PngText{repaired(key), repaired(rest)};

    bool compressed = true;
    if (chunk.type == "iTXt") {
        if (rest.size() < 2 || (rest[0] != 0 && rest[0] != 1))
            return damaged;
        compressed = rest[0] == 1;
        rest.remove_prefix(1);
    }
    if (rest.empty() || (compressed && rest[0] != 0)) // deflate is the only method there is
        return damaged;
    rest.remove_prefix(1);
    if (chunk.type == "iTXt" && (!takeField(rest) || !takeField(rest))) // language, translated key
        return damaged;
    if (!compressed)
        return PngText{repaired(key), repaired(rest)};
    auto text = inflated(rest, key);
    if (!text)
        return text.error();
    return PngText{repaired(key), repaired(*text)};
}

std::string makePngChunk(std::string_view type, std::string_view data)
{
    std::string chunk = numberBytes(std::uint32_t(data.size()));
    chunk.reserve(data.size() + 12);
    chunk.append(type).append(data);
    return chunk + numberBytes(checksum(std::string_view(chunk).substr(4)));
}

std::string makePngText(std::string_view key, std::string_view utf8)
{
    std::string data(key);
    data.append("\0\0\0\0\0"sv).append(utf8); // no compression, no language, no translated key
    return makePngChunk("iTXt", data);
}

} // namespace presence
