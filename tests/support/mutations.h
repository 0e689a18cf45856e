// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace presence::test {

/// Damages inputs at random, but the same way on every run and machine. For the bounded smoke runs of the
/// fuzz entries:
///
///     #include "tests/fuzz/fuzz_x.cpp"
///     QCOMPARE(survivals(LLVMFuzzerTestOneInput, seed, Mutator(1, jsonPieces()), 2000), 2000);
class Mutator
{
public:
    /// `tokens` are pieces worth inserting, such as the brackets and keywords of a format.
    explicit Mutator(std::uint32_t seed, std::vector<std::string> tokens = {})
        : m_random(seed)
        , m_tokens(std::move(tokens))
    {
    }

    /// One to eight changes: flipped bits, replaced, removed, repeated or inserted pieces, a cut end.
    std::string damaged(std::string input)
    {
        for (std::size_t change = 0, count = 1 + below(8); change < count; ++change)
            damageOnce(input);
        return input;
    }

private:
    /// 0 to limit − 1. Distributions of the standard library differ between implementations; this does not.
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void damageOnce(std::string &input)
    {
        const std::size_t at = below(input.size());
        const std::size_t length = below(std::min<std::size_t>(input.size() - at, 64) + 1);
        switch (input.empty() ? 4 : below(7)) {
        case 0:
            input[at] = char(input[at] ^ 1 << below(8));
            break;
        case 1:
            input[at] = char(m_random());
            break;
        case 2:
            input.erase(at, length);
            break;
        case 3:
            input.insert(below(input.size()), input.substr(at, length));
            break;
        case 4:
            input.insert(at, m_tokens.empty() ? std::string(1 + below(8), char(m_random())) : token());
            break;
        case 5:
            input.replace(at, length, m_tokens.empty() ? std::string(length, '\xff') : token());
            break;
        case 6:
            input.resize(below(16) == 0 ? at : input.size());
            break;
        }
    }

    const std::string &token() { return m_tokens[below(m_tokens.size())]; }

    std::mt19937 m_random;
    std::vector<std::string> m_tokens;
};

/// Pieces that readers of JSON may stumble over, and `more` of a format.
inline std::vector<std::string> jsonPieces(const std::vector<std::string> &more = {})
{
    std::vector<std::string> pieces{"{",     "}",    "[",       "]",       "\"",
                                    ":",     ",",    "null",    "true",    "-1",
                                    "1e999", "\"\"", "\\u0000", "\\ud800", "18446744073709551616"};
    pieces.insert(pieces.end(), more.begin(), more.end());
    return pieces;
}

/// How many of `rounds` damaged versions of a seed a fuzz entry of several readers comes back from: all, or
/// the test has crashed. The first byte, which chooses the reader, stays.
inline int survivals(int (*entry)(const std::uint8_t *, std::size_t), const std::string &seed,
                     Mutator mutator, int rounds)
{
    int survived = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::string input = seed.substr(0, 1) + mutator.damaged(seed.substr(1));
        survived += entry(reinterpret_cast<const std::uint8_t *>(input.data()), input.size()) == 0;
    }
    return survived;
}

} // namespace presence::test
