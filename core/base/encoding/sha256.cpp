// SPDX-License-Identifier: MIT
#include "core/base/encoding/sha256.h"

#include <array>
#include <bit>
#include <cstdint>

namespace presence {

namespace {

constexpr std::size_t blockBytes = 64;

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<std::uint32_t, 8>;

void absorb(State &state, std::string_view block)
{
    std::array<std::uint32_t, 64> schedule;
    for (std::size_t i = 0; i < 16; ++i) {
        schedule[i] = 0;
        for (std::size_t b = 0; b < 4; ++b)
            schedule[i] = schedule[i] << 8 | std::uint8_t(block[4 * i + b]);
    }
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t x = schedule[i - 15], y = schedule[i - 2];
        const std::uint32_t s0 = std::rotr(x, 7) ^ std::rotr(x, 18) ^ x >> 3;
        const std::uint32_t s1 = std::rotr(y, 17) ^ std::rotr(y, 19) ^ y >> 10;
        schedule[i] = schedule[i - 16] + s0 + schedule[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t first = h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i] + schedule[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t second = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + first;
        d = c, c = b, b = a, a = first + second;
    }
    const State mixed{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] += mixed[i];
}

State digest(std::string_view bytes)
{
    State state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const std::uint64_t bits = std::uint64_t(bytes.size()) * 8;
    for (; bytes.size() >= blockBytes; bytes.remove_prefix(blockBytes))
        absorb(state, bytes.substr(0, blockBytes));

    std::string tail(bytes);
    tail += char(0x80);
    while (tail.size() % blockBytes != blockBytes - 8)
        tail += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        tail += char(bits >> shift & 0xff);
    for (std::size_t at = 0; at < tail.size(); at += blockBytes)
        absorb(state, std::string_view(tail).substr(at, blockBytes));
    return state;
}

std::string digestBytes(std::string_view bytes)
{
    std::string raw;
    for (const std::uint32_t word : digest(bytes))
        for (int shift = 24; shift >= 0; shift -= 8)
            raw += char(word >> shift & 0xff);
    return raw;
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    std::string hex;
    for (const std::uint32_t word : digest(bytes))
        for (int shift = 28; shift >= 0; shift -= 4)
            hex += "0123456789abcdef"[word >> shift & 0xf];
    return hex;
}

std::string hmacSha256(std::string_view key, std::string_view message)
{
    std::string block(key.size() > blockBytes ? digestBytes(key) : std::string(key));
    block.resize(blockBytes, '\0');
    std::string inner = block, outer = block;
    for (char &byte : inner)
        byte = char(byte ^ 0x36);
    for (char &byte : outer)
        byte = char(byte ^ 0x5c);
    return digestBytes(outer + digestBytes(inner + std::string(message)));
}

} // namespace presence
