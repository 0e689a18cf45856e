// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/style_words.h"

#include "core/prompt/prompt.h"

#include <algorithm>
#include <string_view>

namespace presence {

namespace {

constexpr std::string_view placeholder = "{prompt}";
constexpr std::string_view marks = " ,;\t\r\n";

/// One line without marks at its ends and without further placeholders: the prompt stands once.
std::string tidied(std::string_view text)
{
    std::string line(text);
    for (std::size_t at; (at = line.find(placeholder)) != line.npos;)
        line.erase(at, placeholder.size());
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    line.erase(0, std::min(line.find_first_not_of(marks), line.size()));
    line.erase(line.find_last_not_of(marks) + 1);
    return line;
}

/// Is `part` among the phrases of `whole`, from comma to comma?
bool says(const std::string &whole, const std::string &part)
{
    return (", " + whole + ",").find(", " + part + ",") != std::string::npos;
}

std::string joined(const std::string &first, const std::string &second)
{
    if (first.empty() || says(second, first))
        return second;
    if (second.empty() || says(first, second))
        return first;
    return first + ", " + second;
}

/// False if the text of `dialect` is too long then.
bool put(std::map<std::string, std::string> &texts, const std::string &dialect, const std::string &text)
{
    if (!text.empty())
        texts[dialect] = text;
    return text.size() <= OwnWords::longestText;
}

std::string textOf(const std::map<std::string, std::string> &texts, const std::string &dialect)
{
    const auto found = texts.find(dialect);
    return found == texts.end() ? std::string() : found->second;
}

} // namespace

Result<OwnWords> withStyleAround(OwnWords words, const std::string &style, const std::string &negative)
{
    const auto at = std::string_view(style).find(placeholder);
    const bool around = at != std::string_view::npos;
    const std::string ahead = around ? tidied(std::string_view(style).substr(0, at)) : std::string();
    const std::string behind = tidied(around ? std::string_view(style).substr(at) : std::string_view(style));
    bool fits = true;
    for (const Dialect dialect : {Dialect::Natural, Dialect::Tags, Dialect::Midjourney}) {
        const std::string id(dialectId(dialect));
        fits = put(words.before, id, joined(ahead, textOf(words.before, id))) && fits;
        fits = put(words.after, id, joined(textOf(words.after, id), behind)) && fits;
    }
    words.avoid = joined(words.avoid, tidied(negative));
    if (!fits || words.avoid.size() > OwnWords::longestText)
        return Error{Error::Kind::BadInput, "With these words your own words would be longer than " +
                                                std::to_string(OwnWords::longestText) +
                                                " bytes. Shorten what stands around the prompt first."};
    return words;
}

} // namespace presence
