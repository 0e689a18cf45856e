// SPDX-License-Identifier: MIT
#include "core/prompt/writers/typed_text.h"

#include <sstream>

namespace presence {

namespace {

constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"};

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

} // namespace

std::string escapedForTags(std::string_view typed)
{
    std::string text;
    for (const char c : typed) {
        if (std::string_view("()[]").find(c) != std::string_view::npos)
            text += '\\';
        text += std::string_view("{}|<>\\").find(c) != std::string_view::npos ? ' ' : c;
    }
    for (std::size_t at; (at = text.find("//")) != std::string::npos;)
        text.erase(at, 1);
    std::string calm;
    for (std::istringstream words(text); words >> text;) // these two in capitals split a prompt
        calm += (calm.empty() ? "" : " ") + (text == "AND" ? "and" : text == "BREAK" ? "break" : text);
    return calm;
}

std::string withoutParameters(std::string_view typed)
{
    std::string text;
    for (const char c : typed)
        text += std::string_view("{}[]<>|\\").find(c) != std::string_view::npos ? ' ' : c;
    for (const std::string_view dash : dashes) // services read a typed dash as two hyphens
        replaceAll(text, dash, dash == "\u2010" || dash == "\u2011" ? "-" : "--");
    for (const std::string_view sign : {"--", "::", "://"})
        while (text.find(sign) != std::string::npos)
            replaceAll(text, sign, " ");
    std::string safe;
    for (std::istringstream words(text); words >> text;) {
        text.erase(0, text.find_first_not_of('-'));
        if (!text.empty())
            safe += (safe.empty() ? "" : " ") + text;
    }
    return safe;
}

} // namespace presence
