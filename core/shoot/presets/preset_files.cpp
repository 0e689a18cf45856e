// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_files.h"

#include "core/base/encoding/utf8.h"
#include "core/shoot/interchange/text_styles.h"
#include "core/shoot/presets/preset_text.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<PresetFormat, std::string_view>, 5> formats{{
    {PresetFormat::Presence, "json"},
    {PresetFormat::StylesCsv, "csv"},
    {PresetFormat::Templates, "templates"},
    {PresetFormat::Midjourney, "midjourney"},
    {PresetFormat::Text, "text"},
}};

constexpr std::string_view placeholder = "{prompt}";
constexpr std::size_t longestName = 80;

/// "{prompt}" stands for the rest, whatever the preset says around it.
std::string templateOf(const Preset &preset, const Vocabulary &words)
{
    const std::string own =
        preset.prompt.empty() ? std::string(placeholder) : withStyle(preset.prompt, placeholder);
    const std::string values = presetText(preset.values, Dialect::Tags, words);
    return values.empty() ? own : own + ", " + values;
}

std::string lineOf(const Preset &preset, Dialect dialect, const Vocabulary &words)
{
    const std::string values = presetText(preset.values, dialect, words);
    return preset.prompt.empty() ? values : withStyle(preset.prompt, values);
}

std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

Preset fromStyle(const TextStyle &style)
{
    Preset preset;
    preset.name = std::string(utf8Prefix(oneLine(style.name), longestName));
    preset.about = "Words from another program.";
    preset.tags = {"style"};
    preset.prompt = oneLine(style.prompt);
    preset.negative = oneLine(style.negative);
    return preset;
}

void keep(ReadPresets &read, Result<Preset> preset)
{
    if (preset)
        read.presets.push_back(std::move(*preset));
    else
        read.problems.push_back(preset.error().message);
}

/// Entries of a list of presets of ours; nothing if it is another kind of list.
std::optional<ReadPresets> readBundle(std::string_view text, std::string_view source)
{
    const auto document = parseJson(text, source);
    if (!document || !document->is_array() || std::ranges::none_of(*document, [](const auto &row) {
            return row.is_object() && row.contains("schema");
        }))
        return std::nullopt;
    ReadPresets read;
    for (const auto &row : *document)
        keep(read,
             Preset::fromJson(row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), source));
    return read;
}

ReadPresets readStyles(const TextStyles &found, std::string_view source)
{
    ReadPresets read;
    read.problems = found.problems;
    for (const TextStyle &style : found.styles) {
        const Preset preset = fromStyle(style);
        if (preset.prompt.empty() && preset.negative.empty())
            read.problems.push_back("“" + preset.name + "” says nothing.");
        else
            keep(read, Preset::fromJson(preset.toJson(), source)); // checked like any other
    }
    return read;
}

/// A path of this machine leads nowhere on another and tells the names of its folders.
Preset withoutPaths(Preset preset)
{
    for (const Control &control : controls())
        if (control.kind == Control::Kind::File)
            preset.values.erase(control.id);
    return preset;
}

} // namespace

std::string_view presetFormatId(PresetFormat format)
{
    return std::ranges::find(formats, format, [](const auto &row) { return row.first; })->second;
}

std::optional<PresetFormat> parsePresetFormat(std::string_view id)
{
    const auto found = std::ranges::find(formats, id, [](const auto &row) { return row.second; });
    return found == formats.end() ? std::nullopt : std::optional(found->first);
}

PresetFormat presetFormatOf(std::string_view fileName)
{
    return fileName.ends_with(".csv")   ? PresetFormat::StylesCsv
           : fileName.ends_with(".txt") ? PresetFormat::Text
                                        : PresetFormat::Presence;
}

Result<std::string> presetsAs(PresetFormat format, std::span<const Preset> presets, const Vocabulary &words)
{
    if (presets.empty())
        return Error{Error::Kind::BadInput, "Choose at least one preset to write."};
    if (format == PresetFormat::Presence) {
        if (presets.size() == 1)
            return withoutPaths(presets.front()).toJson();
        Json list = Json::array();
        for (const Preset &preset : presets)
            list.push_back(Json::parse(withoutPaths(preset).toJson()));
        return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    if (format == PresetFormat::StylesCsv || format == PresetFormat::Templates) {
        std::vector<TextStyle> styles;
        for (const Preset &preset : presets)
            styles.push_back({preset.name, templateOf(preset, words), preset.negative});
        return format == PresetFormat::StylesCsv ? csvFromTextStyles(styles) : jsonFromTextStyles(styles);
    }
    std::string text;
    for (const Preset &preset : presets)
        if (const auto line = lineOf(
                preset, format == PresetFormat::Midjourney ? Dialect::Midjourney : Dialect::Natural, words);
            !line.empty())
            text += line + "\n";
    if (text.empty())
        return Error{Error::Kind::BadInput, "“" + presets.front().name + "” says nothing in these words."};
    return text;
}

Result<ReadPresets> presetsFrom(std::string_view text, std::string_view source)
{
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    Result<ReadPresets> read = Error{Error::Kind::BadInput, std::string(source) + " is empty."};
    if (first != text.npos && text[first] == '{') {
        auto preset = Preset::fromJson(text.substr(first), source);
        if (!preset)
            return preset.error();
        return ReadPresets{{std::move(*preset)}, {}};
    }
    if (first != text.npos && text[first] == '[') {
        if (auto bundle = readBundle(text.substr(first), source)) {
            read = std::move(*bundle);
        } else {
            const auto styles = textStylesFromJson(text, source);
            if (!styles)
                return styles.error();
            read = readStyles(*styles, source);
        }
    } else if (first != text.npos) {
        const auto styles = textStylesFromCsv(text, source);
        if (!styles)
            return styles.error();
        read = readStyles(*styles, source);
    }
    if (read && read->presets.empty())
        return Error{Error::Kind::BadInput, std::string(source) + " holds no preset that can be used." +
                                                (read->problems.empty() ? "" : " " + read->problems.front())};
    return read;
}

} // namespace presence
