// SPDX-License-Identifier: MIT
#include "core/prompt/words/english.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace presence::english {

namespace {

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '\'' || c == '-' || (c & 0x80);
}
char lower(char c) { return char(std::tolower(static_cast<unsigned char>(c))); }

std::string_view firstWord(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && isWordByte(text[end]))
        ++end;
    return text.substr(0, end);
}

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(), lower);
    return small;
}

template <std::size_t N>
bool anyOf(const std::array<std::string_view, N> &list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

constexpr std::array<std::string_view, 19> determiners{
    "a",    "an",   "the", "my",  "our",   "your", "his",     "her", "their",  "its",
    "this", "that", "one", "two", "three", "some", "several", "no",  "someone"};
constexpr std::array<std::string_view, 34> timeWords{
    "before",  "after", "during", "on",      "at",      "in",     "between", "just",    "while",
    "as",      "for",   "when",   "late",    "early",   "right",  "moments", "minutes", "hours",
    "seconds", "until", "from",   "under",   "over",    "inside", "outside", "near",    "with",
    "without", "by",    "among",  "halfway", "shortly", "amid",   "around"};

bool isFunctionWord(const std::string &word) { return anyOf(determiners, word) || anyOf(timeWords, word); }

std::string squeezed(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c;
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// "paper bags of flour": the last word before a preposition ends in a plural s.
bool looksPlural(std::string_view text)
{
    std::size_t end = text.size();
    for (const char *preposition : {" of ", " with ", " on ", " in ", " for ", " from ", " at "})
        end = std::min(end, text.find(preposition));
    const std::string_view head = text.substr(0, end);
    return head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("is");
}

} // namespace

std::string_view article(std::string_view next)
{
    const std::string word = lowered(firstWord(next));
    if (word.empty())
        return "a";
    for (const char *silent : {"hour", "honest", "heir", "honour", "8", "11", "18"})
        if (word.starts_with(silent))
            return "an";
    for (const char *consonant : {"uni", "use", "usu", "eu", "one", "once"})
        if (word.starts_with(consonant))
            return "a";
    return std::string_view("aeiou").find(word[0]) != std::string_view::npos ? "an" : "a";
}

std::string withArticle(std::string text)
{
    const std::string_view word = firstWord(text);
    if (word.empty() || !std::islower(static_cast<unsigned char>(word[0])) || anyOf(determiners, word) ||
        looksPlural(text))
        return text;
    return std::string(article(text)) + " " + text;
}

std::string phrase(std::string_view typed)
{
    std::string text = squeezed(typed);
    while (!text.empty() && std::string_view(" .,;:!?").find(text.back()) != std::string_view::npos)
        text.pop_back();
    while (!text.empty() && std::string_view(" .,;:").find(text.front()) != std::string_view::npos)
        text.erase(0, 1);
    if (!text.empty() && isFunctionWord(lowered(firstWord(text))))
        text[0] = lower(text[0]);
    return text;
}

std::string without(std::string_view first, std::string text)
{
    if (lowered(firstWord(text)) == first && text.size() > first.size() + 1)
        text.erase(0, first.size() + 1);
    return text;
}

std::string sentence(std::string_view typed)
{
    std::string text = capitalised(squeezed(typed));
    while (!text.empty() && std::string_view(" ,;:").find(text.back()) != std::string_view::npos)
        text.pop_back();
    if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos)
        text += '.';
    return text;
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text[0] = char(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::vector<std::string> items(std::string_view commaSeparated)
{
    std::vector<std::string> found;
    while (!commaSeparated.empty()) {
        const auto comma = commaSeparated.find(',');
        if (std::string item = phrase(commaSeparated.substr(0, comma)); !item.empty())
            found.push_back(std::move(item));
        commaSeparated =
            comma == std::string_view::npos ? std::string_view() : commaSeparated.substr(comma + 1);
    }
    return found;
}

std::string joined(const std::vector<std::string> &items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

std::string tidied(std::string text)
{
    text = squeezed(text);
    for (std::size_t at; (at = text.find("{a}")) != std::string::npos;) {
        std::string_view next = std::string_view(text).substr(at + 3);
        while (next.starts_with(' '))
            next.remove_prefix(1);
        text.replace(at, 3, article(next));
    }
    for (std::size_t at = 0; (at = text.find(" ,", at)) != std::string::npos;)
        text.erase(at, 1);
    return text;
}

bool saysWhen(std::string_view text)
{
    const std::string word = lowered(firstWord(text));
    return anyOf(timeWords, word) || (word.size() > 5 && word.ends_with("ing"));
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> found;
    std::string word;
    for (const char c : text)
        if (isWordByte(c)) {
            word += lower(c);
        } else if (!word.empty()) {
            found.push_back(std::move(word));
            word.clear();
        }
    if (!word.empty())
        found.push_back(std::move(word));
    return found;
}

int tokenEstimate(std::string_view text)
{
    int wordCount = 0;
    int marks = 0;
    int wideCharacters = 0;
    bool inside = false;
    for (const char c : text) {
        const bool part = isWordByte(c);
        wideCharacters += static_cast<unsigned char>(c) >= 0xE3; // first byte of U+3000 and above
        wordCount += part && !inside;
        marks += !part && c != ' ' && c != '\\';
        inside = part;
    }
    return int(std::lround(wordCount * 1.35 + marks + 2 * wideCharacters));
}

} // namespace presence::english
