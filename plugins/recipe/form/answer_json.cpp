// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/answer_json.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t longText = std::size_t(16) << 10; // shorter ones are not worth it
constexpr std::string_view markEscaped = "\\u0001";     // what stands in for a long text begins so …
constexpr char mark = '\1';                             // … and reads so

constexpr std::uint64_t eachByte(unsigned char value) { return 0x0101010101010101u * value; }

/// Of the text that begins behind `quote`: the closing quote, or npos.
std::size_t endOfText(std::string_view document, std::size_t quote)
{
    for (std::size_t end = document.find('"', quote + 1); end != document.npos;
         end = document.find('"', end + 1)) {
        const std::size_t before = document.find_last_not_of('\\', end - 1); // at the latest, the quote
        if ((end - before) % 2 == 1)
            return end;
    }
    return document.npos;
}

/// Which of eight bytes are zero: their high bits are set (and, behind one that is, perhaps a next one's).
std::uint64_t zeros(std::uint64_t bytes) { return (bytes - eachByte(1)) & ~bytes; }

/// Means what it says in JSON: ASCII without escapes and control characters. Eight characters at a time.
bool isPlain(std::string_view text)
{
    std::uint64_t wrong = 0;
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), sizeof wrong))) {
        std::uint64_t bytes = eachByte('a');
        std::memcpy(&bytes, text.data(), std::min(text.size(), sizeof bytes));
        const std::uint64_t below = (bytes - eachByte(' ')) & ~bytes;
        wrong |= bytes | below | zeros(bytes ^ eachByte('\\')) | zeros(bytes ^ eachByte('\x7f'));
    }
    return (wrong & eachByte(0x80)) == 0;
}

bool isName(std::string_view document, std::size_t end)
{
    const auto next = document.find_first_not_of(" \t\r\n", end + 1);
    return next != document.npos && document[next] == ':';
}

/// Puts the texts back in place of their numbers. Without recursion: an answer may be nested at will.
void putBack(json &document, const std::vector<std::string_view> &lifted)
{
    std::vector<json *> open{&document};
    while (!open.empty()) {
        json &value = *open.back();
        open.pop_back();
        if (value.is_structured())
            for (json &member : value)
                open.push_back(&member);
        else if (value.is_string() && value.get_ref<const std::string &>().starts_with(mark))
            value =
                std::string(lifted[std::size_t(std::stoul(value.get_ref<const std::string &>().substr(1)))]);
    }
}

} // namespace

json readAnswerJson(std::string_view text)
{
    if (text.size() <= longText || text.find(markEscaped) != text.npos)
        return json::parse(text, nullptr, false);
    std::vector<std::string_view> lifted;
    std::string slim;
    std::size_t taken = 0;
    for (std::size_t quote = text.find('"'); quote != text.npos;) {
        const std::size_t end = endOfText(text, quote);
        if (end == text.npos)
            break;
        const std::string_view inside = text.substr(quote + 1, end - quote - 1);
        if (inside.size() > longText && isPlain(inside) && !isName(text, end)) {
            slim.append(text.substr(taken, quote + 1 - taken)).append(markEscaped);
            slim += std::to_string(lifted.size());
            taken = end;
            lifted.push_back(inside);
        }
        quote = text.find('"', end + 1);
    }
    slim += text.substr(taken);
    json document = json::parse(slim, nullptr, false);
    if (!lifted.empty() && !document.is_discarded())
        putBack(document, lifted);
    return document;
}

} // namespace presence
