// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace presence {

// What is typed for a machine and not for a reader: codes, kelvins, parameters, weights.

namespace {

/// "AU12", "6B", "12C+25": codes of the action units rather than words.
bool isFacsCode(std::string_view word)
{
    if (word.starts_with("AU") || word.starts_with("au"))
        return word.size() > 2 && std::isdigit(static_cast<unsigned char>(word[2]));
    std::size_t digits = 0;
    while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits])))
        ++digits;
    return digits > 0 && digits < 3 && word.size() == digits + 1 && word.back() >= 'A' && word.back() <= 'E';
}

WordList facsCodesIn(std::string_view text)
{
    WordList codes;
    std::string word;
    for (const char c : std::string(text) + " ")
        if (std::isalnum(static_cast<unsigned char>(c))) {
            word += c;
        } else {
            if (isFacsCode(word))
                codes.push_back(word);
            word.clear();
        }
    return codes;
}

std::string withoutCodes(std::string text)
{
    const WordList codes = facsCodesIn(text);
    if (codes.empty())
        return text;
    text = withoutWords(std::move(text), codes);
    std::erase(text, '+');
    return mended(std::move(text));
}

void facsCodes(RuleCheck &c)
{
    for (const TypedText &typed : typedTexts(c.spec))
        if (const WordList codes = facsCodesIn(typed.text); !codes.empty())
            return c.report({typed.control}, rewritten(c.spec, withoutCodes), {{"code", codes.front()}});
}

/// "3200K", "5600 kelvin": where it stands in the text and how many kelvins it says.
struct KelvinWords
{
    std::size_t at = 0;
    std::size_t size = 0;
    int kelvin = 0;
};

std::optional<KelvinWords> kelvinIn(std::string_view text)
{
    const auto digit = [&](std::size_t at) {
        return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]));
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!digit(at) || (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1]))))
            continue;
        std::size_t end = at;
        while (digit(end))
            ++end;
        int kelvin = 0;
        std::from_chars(text.data() + at, text.data() + end, kelvin);
        std::size_t unit = end;
        while (unit < text.size() && text[unit] == ' ')
            ++unit;
        const std::string_view rest = text.substr(unit);
        for (const std::string_view name : {"kelvin", "k"})
            if (wordPosition(rest.substr(0, name.size() + 1), name) == 0 && kelvin >= 1000 && kelvin <= 20000)
                return KelvinWords{at, unit + name.size() - at, kelvin};
        at = end;
    }
    return {};
}

std::string colorOfLight(int kelvin)
{
    return kelvin < 3500   ? "warm amber"
           : kelvin < 4800 ? "warm white"
           : kelvin < 6500 ? "neutral daylight"
                           : "cool blue";
}

std::string withColorsForKelvins(std::string text)
{
    while (const auto found = kelvinIn(text))
        text.replace(found->at, found->size, colorOfLight(found->kelvin));
    return text;
}

void kelvinsForAColor(RuleCheck &c)
{
    for (const TypedText &typed : typedTexts(c.spec))
        if (const auto found = kelvinIn(typed.text);
            found && !firstWordOf(c.list("light_colors"), typed.text))
            return c.report(
                {typed.control}, rewritten(c.spec, withColorsForKelvins),
                {{"kelvin", std::to_string(found->kelvin)}, {"color", colorOfLight(found->kelvin)}});
}

/// "--ar", "--stylize": a parameter of another program's prompt, without its value. Empty if there is none.
std::string parameterIn(std::string_view text)
{
    for (std::size_t at = 0; (at = text.find("--", at)) != std::string_view::npos; at += 2) {
        std::size_t end = at + 2;
        while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])))
            ++end;
        if (end > at + 2 && (at == 0 || text[at - 1] == ' '))
            return std::string(text.substr(at, end - at));
    }
    return {};
}

std::string withoutPrograms(std::string text)
{
    for (std::string name; !(name = parameterIn(text)).empty();) {
        const std::size_t at = text.find(name);
        std::size_t end = at + name.size();
        if (end + 1 < text.size() && text[end] == ' ' &&
            std::isdigit(static_cast<unsigned char>(text[end + 1])))
            end = std::min(text.find(' ', end + 1), text.size());
        text.erase(at, end - at);
        text = mended(std::move(text));
    }
    return text;
}

void typedParameter(RuleCheck &c)
{
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string name = parameterIn(typed.text); !name.empty())
            return c.report({typed.control}, rewritten(c.spec, withoutPrograms), {{"name", name}});
}

/// "<lora:x:1>", "[a|b]", "(deep:1.3)": the sign that makes the text more than words, or 0.
char syntaxIn(std::string_view text)
{
    const auto sign = text.find_first_of("<>{}|");
    if (sign != std::string_view::npos)
        return text[sign];
    for (std::size_t at = 0; (at = text.find(':', at)) != std::string_view::npos; ++at)
        if (at + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[at + 1])) && at > 0 &&
            std::isalpha(static_cast<unsigned char>(text[at - 1])))
            return ':';
    return 0;
}

/// Words alone: networks and weights go, brackets open.
std::string withoutSyntax(std::string text)
{
    if (!syntaxIn(text))
        return text;
    for (std::size_t open; (open = text.find('<')) != std::string::npos;)
        text.erase(open, std::min(text.find('>', open), text.size() - 1) + 1 - open);
    for (std::size_t at = 0; (at = text.find(':', at)) != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", at + 1), text.size());
        if (end > at + 1)
            text.erase(at, end - at);
        else
            ++at;
    }
    for (std::size_t bar; (bar = text.find('|')) != std::string::npos;)
        text.replace(bar, 1, ", ");
    std::erase_if(text, [](char c) { return std::string_view("()[]{}>").find(c) != std::string_view::npos; });
    return mended(std::move(text));
}

void typedSyntax(RuleCheck &c)
{
    if (c.prompt.dialect != Dialect::Tags && c.prompt.dialect != Dialect::Midjourney)
        return;
    for (const TypedText &typed : typedTexts(c.spec))
        if (const char sign = syntaxIn(typed.text))
            return c.report({typed.control}, rewritten(c.spec, withoutSyntax), {{"sign", {sign}}});
}

constexpr Condition table[]{
    {"LIGHT-006", kelvinsForAColor},
    {"PROMPT-005", facsCodes},
    {"PROMPT-006", typedSyntax},
    {"PROMPT-007", typedParameter},
};

} // namespace

std::span<const Condition> syntaxConditions() { return table; }

} // namespace presence
