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
        char letters[] = "====";
        for (std::size_t index = 0; index <= group.size(); ++index)
            letters[index] = alphabet[bits >> (18 - 6 * index) & 63];
        text.append(letters, 4);
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string bytes(text.size() / 4 * 3, '\0');
    std::int32_t seen = 0; // negative as soon as one character has no value
    char *out = bytes.data();
    const auto take = [&](const char *group) {
        const auto value = [group](int index) {
            return std::int32_t(values[static_cast<unsigned char>(group[index])]);
        };
        const std::int32_t bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
        seen |= bits;
        *out++ = char(bits >> 16);
        *out++ = char(bits >> 8);
        *out++ = char(bits);
        return bits;
    };
    const std::size_t whole = text.size() - (padding > 0 ? 4 : 0);
    for (std::size_t at = 0; at < whole; at += 4)
        take(text.data() + at);
    if (padding > 0) {
        char last[4] = {'A', 'A', 'A', 'A'};
        text.substr(whole, 4 - padding).copy(last, 4);
        // Bits that no byte holds must be zero, or two texts would mean the same.
        if ((take(last) & ((1 << 8 * padding) - 1)) != 0)
            return std::nullopt;
        bytes.resize(bytes.size() - padding);
    }
    return seen < 0 ? std::nullopt : std::optional(std::move(bytes));
}

} // namespace presence
