// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace presence {

// The rules are those of the reference reader, AUTOMATIC1111/stable-diffusion-webui,
// modules/infotext_utils.py.

namespace {

using Pair = std::pair<std::string, std::string>;

constexpr std::string_view negativeMark = "Negative prompt:";

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }
bool isKeyPart(char c) { return isWord(c) || c == ' ' || c == '-' || c == '/'; }
bool isSpace(char c) { return std::isspace(static_cast<unsigned char>(c)); }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// The end of the quoted value at the start of `text` if a comma or nothing follows it, else npos.
std::size_t quotedEnd(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i > 1 && (i + 1 == text.size() || text[i + 1] == ',') ? i + 1 : std::string_view::npos;
    }
    return std::string_view::npos;
}

/// Every "Key: value" of a line. A key begins with a word character and has at least two; what fits no key is
/// skipped.
std::vector<Pair> pairsOf(std::string_view line)
{
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < line.size();) {
        if (!isWord(line[at])) {
            ++at;
            continue;
        }
        const std::size_t colon =
            std::size_t(std::ranges::find_if_not(line.substr(at), isKeyPart) - line.begin());
        if (colon == line.size() || line[colon] != ':' || colon - at < 2) {
            at = std::max(colon, at + 1);
            continue;
        }
        std::size_t begin = colon + 1;
        while (begin < line.size() && isSpace(line[begin]))
            ++begin;
        std::size_t end =
            begin < line.size() && line[begin] == '"' ? quotedEnd(line.substr(begin)) : line.npos;
        end = end == line.npos ? std::min(line.find(',', begin), line.size()) : begin + end;
        pairs.emplace_back(line.substr(at, colon - at), trimmed(line.substr(begin, end - begin)));
        at = end + 1;
    }
    return pairs;
}

std::string unquoted(const std::string &value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return value;
    const auto parsed = nlohmann::json::parse(value, nullptr, false);
    return parsed.is_string() ? parsed.get<std::string>() : value;
}

std::string valueText(const std::string &value)
{
    if (value.find_first_of(",:\n\"") == std::string::npos)
        return value;
    return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// "512x768" → {"512", "768"}; two empty texts for anything else.
Pair sizeOf(const std::string &value)
{
    const auto isNumber = [](std::string_view text) {
        return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); });
    };
    const auto cross = value.find('x');
    if (cross == std::string::npos || !isNumber(std::string_view(value).substr(0, cross)) ||
        !isNumber(std::string_view(value).substr(cross + 1)))
        return {};
    return {value.substr(0, cross), value.substr(cross + 1)};
}

void appendLine(std::string &text, std::string_view line)
{
    if (!text.empty())
        text += '\n';
    text += line;
}

} // namespace

PictureSettings parseParametersText(const std::string &text)
{
    PictureSettings settings;
    settings.parametersText = text;
    std::string_view rest = trimmed(text);
    const auto lastBreak = rest.rfind('\n');
    const auto lastLine = lastBreak == rest.npos ? rest : rest.substr(lastBreak + 1);
    const auto pairs = pairsOf(lastLine);
    if (pairs.size() >= 3) {
        rest = lastBreak == rest.npos ? std::string_view() : rest.substr(0, lastBreak);
        for (const auto &[key, value] : pairs) {
            if (value.empty())
                continue;
            const std::string plain = unquoted(value);
            if (const auto [width, height] = sizeOf(plain); !width.empty()) {
                settings.parameters[key + "-1"] = width;
                settings.parameters[key + "-2"] = height;
            } else {
                settings.parameters[key] = plain;
            }
        }
        settings.parameters.try_emplace("Clip skip", "1");
    }

    bool negative = false;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.starts_with(negativeMark)) {
            negative = true;
            line = trimmed(line.substr(negativeMark.size()));
        }
        appendLine(negative ? settings.negativePrompt : settings.promptText, line);
    }
    return settings;
}

std::string parametersText(const PictureSettings &settings)
{
    // The order in which the reference writer puts them; others follow by name, the version stands last.
    static constexpr std::array first{"Steps", "Sampler", "Schedule type", "CFG scale",
                                      "Seed",  "Size",    "Model hash",    "Model"};
    std::map<std::string, std::string> pairs;
    for (const auto &[key, value] : settings.parameters) {
        const std::string base =
            key.ends_with("-1") || key.ends_with("-2") ? key.substr(0, key.size() - 2) : "";
        const auto width = settings.parameters.find(base + "-1");
        const auto height = settings.parameters.find(base + "-2");
        if (!base.empty() && width != settings.parameters.end() && height != settings.parameters.end())
            pairs[base] = width->second + "x" + height->second;
        else if (!value.empty() && (key != "Clip skip" || value != "1"))
            pairs[key] = value;
    }

    std::string line;
    const auto write = [&](const std::string &key) {
        if (const auto found = pairs.find(key); found != pairs.end()) {
            line += (line.empty() ? "" : ", ") + key + ": " + valueText(found->second);
            pairs.erase(found);
        }
    };
    for (const char *key : first)
        write(key);
    for (const auto &[key, value] : std::map(pairs))
        if (key != "Version")
            write(key);
    write("Version");

    std::string text = settings.promptText;
    if (!settings.negativePrompt.empty())
        appendLine(text, std::string(negativeMark) + " " + settings.negativePrompt);
    if (!line.empty())
        appendLine(text, line);
    return text;
}

} // namespace presence
