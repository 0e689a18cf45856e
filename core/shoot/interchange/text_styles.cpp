// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/text_styles.h"

#include "core/base/encoding/utf8.h"
#include "core/shoot/interchange/csv.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view placeholder = "{prompt}";
constexpr std::size_t fileLimitBytes = std::size_t(16) << 20;
constexpr std::size_t fieldLimitBytes = 20'000;

Error badFile(std::string_view source, const std::string &why)
{
    return {Error::Kind::BadInput, std::string(source) + " is not a list of styles: " + why};
}

Result<std::string_view> plainText(std::string_view text, std::string_view source)
{
    if (text.size() > fileLimitBytes)
        return badFile(source, "it is larger than 16 MiB.");
    if (!isUtf8(text))
        return badFile(source, "its text is not UTF-8.");
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    return text;
}

void keep(TextStyle style, std::size_t row, TextStyles &found)
{
    const auto tooLong = [](const std::string &text) { return text.size() > fieldLimitBytes; };
    const std::string which = "Style " + std::to_string(row);
    if (style.name.empty())
        found.problems.push_back(which + " has no name.");
    else if (tooLong(style.name) || tooLong(style.prompt) || tooLong(style.negative))
        found.problems.push_back(which + " is longer than " + std::to_string(fieldLimitBytes) + " bytes.");
    else
        found.styles.push_back(std::move(style));
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace

Result<TextStyles> textStylesFromCsv(std::string_view csv, std::string_view source)
{
    const auto text = plainText(csv, source);
    if (!text)
        return text.error();
    const auto rows = csvRows(*text);
    if (!rows)
        return badFile(source, rows.error().message);
    if (rows->empty())
        return badFile(source, "it is empty.");
    const CsvRow &header = rows->front();
    const auto column = [&](std::string_view name) {
        return std::size_t(std::ranges::find(header, name) - header.begin());
    };
    const std::size_t name = column("name");
    const std::size_t prompt = column("prompt") < header.size() ? column("prompt") : column("text");
    const std::size_t negative = column("negative_prompt");
    if (name == header.size() || prompt == header.size())
        return badFile(source, "its first line must name the columns “name” and “prompt”.");
    TextStyles found;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const CsvRow &row = (*rows)[i];
        const auto field = [&](std::size_t at) { return at < row.size() ? row[at] : std::string(); };
        if (!field(name).starts_with('#'))
            keep({field(name), field(prompt), field(negative)}, i, found);
    }
    return found;
}

std::string csvFromTextStyles(const std::vector<TextStyle> &styles)
{
    std::string csv(byteOrderMark);
    csv += csvLine({"name", "prompt", "negative_prompt"});
    for (const TextStyle &style : styles)
        csv += csvLine({style.name, style.prompt, style.negative});
    return csv;
}

Result<TextStyles> textStylesFromJson(std::string_view json, std::string_view source)
{
    const auto text = plainText(json, source);
    if (!text)
        return text.error();
    const Json document = Json::parse(*text, nullptr, false);
    if (!document.is_array())
        return badFile(source, "it must be a JSON list of objects with “name” and “prompt”.");
    TextStyles found;
    std::size_t row = 0;
    for (const Json &entry : document) {
        ++row;
        bool usable = entry.is_object();
        const auto member = [&](const char *name) {
            const auto value = usable ? entry.find(name) : entry.end();
            if (!usable || value == entry.end() || value->is_null())
                return std::string();
            usable = value->is_string();
            return usable ? value->get<std::string>() : std::string();
        };
        TextStyle style{member("name"), member("prompt"), member("negative_prompt")};
        if (usable)
            keep(std::move(style), row, found);
        else
            found.problems.push_back("Style " + std::to_string(row) + " is not an object of texts.");
    }
    return found;
}

std::string jsonFromTextStyles(const std::vector<TextStyle> &styles)
{
    Json list = Json::array();
    for (const TextStyle &style : styles)
        list.push_back({{"name", style.name}, {"prompt", style.prompt}, {"negative_prompt", style.negative}});
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string withStyle(std::string_view style, std::string_view text)
{
    if (style.find(placeholder) == style.npos) {
        const std::string_view before = trimmed(text);
        const std::string_view after = trimmed(style);
        return std::string(before) + (before.empty() || after.empty() ? "" : ", ") + std::string(after);
    }
    std::string merged;
    for (std::size_t at; (at = style.find(placeholder)) != style.npos;) {
        merged += style.substr(0, at);
        merged += text;
        style.remove_prefix(at + placeholder.size());
    }
    return merged += style;
}

} // namespace presence
