// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"

#include <array>
#include <cstdint>

namespace presence {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr auto values = [] {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t value = 0; value < alphabet.size(); ++value)
        table[static_cast<unsigned char>(alphabet[value])] = std::int8_t(value);
    return table;
}();

} // namespace

std::string toBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t index = 0; index < 3; ++index)
            bits = bits << 8 | (index < group.size() ? static_cast<unsigned char>(group[index]) : 0u);
        for (std::size_t index = 0; index < 4; ++index)
            text += index <= group.size() ? alphabet[bits >> (18 - 6 * index) & 63] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    text.remove_suffix(padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char character : text) {
        const int value = values[static_cast<unsigned char>(character)];
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | std::uint32_t(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += char(bits >> held);
        }
    }
    if ((bits & ((1u << held) - 1)) !=
        0) // bits that no byte holds must be zero, or two texts would mean the same
        return std::nullopt;
    return bytes;
}

} // namespace presence
