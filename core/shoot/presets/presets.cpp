// SPDX-License-Identifier: MIT
#include "core/shoot/presets/presets.h"

#include "core/base/encoding/utf8.h"
#include "core/base/file_io.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace presence {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view schemaName = "presence.preset/1";
constexpr std::size_t largestFileBytes = std::size_t(1) << 20;
constexpr std::size_t longestName = 80;
constexpr std::size_t longestText = 400;
constexpr std::size_t longestWords = 2000;

/// Lower case for ASCII letters; other letters compare as they are.
std::string folded(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return c < 0x80 ? char(std::tolower(c)) : char(c); });
    return lower;
}

Result<> checkLine(std::string_view what, std::string_view text, std::size_t limit)
{
    if (text.size() > limit)
        return Error{Error::Kind::BadInput,
                     std::string(what) + " is longer than " + std::to_string(limit) + " bytes."};
    if (!isUtf8(text) || std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return Error{Error::Kind::BadInput, std::string(what) + " must be plain text on one line."};
    return {};
}

Result<> checkPreset(const Preset &preset)
{
    if (preset.name.find_first_not_of(' ') == std::string::npos)
        return Error{Error::Kind::BadInput, "A preset needs a name."};
    if (auto fine = checkLine("The name of the preset", preset.name, longestName); !fine)
        return fine;
    if (auto fine = checkLine("The description of the preset", preset.about, longestText); !fine)
        return fine;
    for (const std::string &tag : preset.tags)
        if (auto fine = checkLine("A tag of the preset", tag, longestName); !fine)
            return fine;
    for (const std::string &text : {preset.prompt, preset.negative})
        if (auto fine = checkLine("The text of the preset", text, longestWords); !fine)
            return fine;
    if (preset.isEmpty())
        return Error{Error::Kind::BadInput,
                     "A preset needs at least one control value, or words of its own."};
    return preset.values.appliedTo(PortraitSpec{}).ok() ? Result<>{}
                                                        : preset.values.appliedTo(PortraitSpec{}).error();
}

/// A file name that says the preset's name on every file system: ASCII letters, digits and other alphabets,
/// dashes.
std::string fileStem(std::string_view name)
{
    std::string stem;
    for (const char c : folded(name)) {
        if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80))
            stem += c;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    while (stem.ends_with('-'))
        stem.pop_back();
    return stem.empty() ? "preset" : stem;
}

fs::path freePath(const fs::path &folder, std::string_view name)
{
    const std::string stem = fileStem(name);
    fs::path path = folder / (stem + ".json");
    std::error_code code;
    for (int i = 2; fs::exists(fs::symlink_status(path, code)); ++i)
        path = folder / (stem + "-" + std::to_string(i) + ".json");
    return path;
}

/// "Calm" and 2 → "Calm 2", shortened where that is too long.
std::string numbered(std::string_view name, int number)
{
    const std::string tail = " " + std::to_string(number);
    return std::string(utf8Prefix(name, longestName - tail.size())) + tail;
}

Result<Preset> readPreset(const fs::path &path)
{
    auto text = readFile(path, largestFileBytes);
    return text ? Preset::fromJson(*text, path.filename().string()) : Result<Preset>(text.error());
}

} // namespace

std::string Preset::toJson() const
{
    Json document;
    document["schema"] = schemaName;
    document["name"] = name;
    document["about"] = about;
    document["tags"] = tags;
    if (!values.isEmpty() || (prompt.empty() && negative.empty()))
        document["values"] = Json::parse(values.toJson());
    if (!prompt.empty())
        document["prompt"] = prompt;
    if (!negative.empty())
        document["negative"] = negative;
    for (const auto &[key, text] : unknown)
        document.emplace(key, Json::parse(text, nullptr, false));
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Preset> Preset::fromJson(std::string_view json, std::string_view source)
{
    const auto refuse = [&](const std::string &why) {
        return Error{Error::Kind::BadInput, std::string(source) + ": " + why};
    };
    auto document = parseJsonObject(json, source, schemaName);
    if (!document)
        return document.error();
    Preset preset;
    for (const auto &[key, member] : document->items()) {
        if (key == "schema")
            continue;
        const std::array<std::pair<const char *, std::string *>, 4> texts{{{"name", &preset.name},
                                                                           {"about", &preset.about},
                                                                           {"prompt", &preset.prompt},
                                                                           {"negative", &preset.negative}}};
        if (const auto text = std::ranges::find(texts, key, [](const auto &row) { return row.first; });
            text != texts.end()) {
            if (!member.is_string())
                return refuse(key + " must be a text.");
            *text->second = member.get<std::string>();
        } else if (key == "tags") {
            if (!member.is_array() ||
                !std::ranges::all_of(member, [](const auto &tag) { return tag.is_string(); }))
                return refuse("tags must be a list of texts.");
            preset.tags = member.get<std::vector<std::string>>();
        } else if (key == "values") {
            auto values = SpecPatch::fromJson(member.dump(), source);
            if (!values)
                return values.error();
            preset.values = std::move(*values);
        } else {
            preset.unknown[key] = member.dump();
        }
    }
    if (auto fine = checkPreset(preset); !fine)
        return refuse(fine.error().message);
    return preset;
}

Result<PresetCollection> PresetCollection::open(const Resources &resources, const fs::path &userFolder)
{
    PresetCollection collection;
    collection.m_userFolder = userFolder;
    const auto add = [&](const std::vector<fs::path> &files, bool shipped) {
        for (const fs::path &file : files) {
            auto preset = readPreset(file);
            if (!preset) {
                collection.m_problems.push_back(preset.error().message);
            } else if (collection.find(preset->name)) {
                collection.m_problems.push_back(
                    "“" + file.string() + "” is not used: there already is a preset “" + preset->name + "”.");
            } else {
                preset->shipped = shipped;
                if (!shipped)
                    collection.m_files[folded(preset->name)] = file;
                collection.m_presets.push_back(std::move(*preset));
            }
        }
    };
    add(resources.list("presets", ".json"), true);
    std::error_code code;
    if (fs::exists(userFolder, code) && !fs::is_directory(userFolder, code))
        return Error{Error::Kind::Storage,
                     "“" + userFolder.string() +
                         "” should be the folder of your presets but is a file. Move it away."};
    add(Resources(userFolder).list(".", ".json"), false);
    return collection;
}

const Preset *PresetCollection::find(std::string_view name) const
{
    const std::string wanted = folded(name);
    const auto found =
        std::ranges::find_if(m_presets, [&](const Preset &preset) { return folded(preset.name) == wanted; });
    return found == m_presets.end() ? nullptr : &*found;
}

Result<> PresetCollection::save(Preset preset)
{
    if (auto fine = checkPreset(preset); !fine)
        return fine;
    const Preset *existing = find(preset.name);
    if (existing && existing->shipped)
        return Error{Error::Kind::BadInput,
                     "“" + existing->name + "” comes with Presence. Choose another name for yours."};
    preset.shipped = false;
    const std::string key = folded(preset.name);
    const auto known = m_files.find(key);
    const fs::path file = known != m_files.end() ? known->second : freePath(m_userFolder, preset.name);
    if (auto written = writeFile(file, preset.toJson()); !written)
        return written;
    m_files[key] = file;
    if (existing)
        m_presets[std::size_t(existing - m_presets.data())] = std::move(preset);
    else
        m_presets.push_back(std::move(preset));
    return {};
}

Result<> PresetCollection::remove(std::string_view name)
{
    const Preset *existing = find(name);
    if (!existing)
        return Error{Error::Kind::NotFound, "There is no preset “" + std::string(name) + "”."};
    if (existing->shipped)
        return Error{Error::Kind::BadInput,
                     "“" + existing->name + "” comes with Presence and cannot be removed."};
    const auto file = m_files.find(folded(name));
    const fs::path trash = m_userFolder / ".trash";
    std::error_code code;
    fs::create_directories(trash, code);
    const fs::path trashed = freePath(trash, name);
    if (!code)
        fs::rename(file->second, trashed, code);
    if (code)
        return Error{Error::Kind::Storage, "“" + file->second.string() +
                                               "” could not be moved to the trash (" + code.message() + ")."};
    m_trashed[folded(name)] = trashed;
    m_files.erase(file);
    m_presets.erase(m_presets.begin() + (existing - m_presets.data()));
    return {};
}

Result<> PresetCollection::restore(std::string_view name)
{
    const auto trashed = m_trashed.find(folded(name));
    if (trashed == m_trashed.end())
        return Error{Error::Kind::NotFound, "No preset “" + std::string(name) + "” was removed."};
    auto preset = readPreset(trashed->second);
    if (!preset)
        return preset.error();
    if (find(preset->name))
        return Error{Error::Kind::BadInput, "There is a preset “" + preset->name +
                                                "” again. Rename it to bring the other one back."};
    if (auto saved = save(std::move(*preset)); !saved)
        return saved;
    std::error_code code;
    fs::remove(trashed->second, code); // a copy left in the trash does no harm
    m_trashed.erase(trashed);
    return {};
}

Result<Preset> PresetCollection::duplicate(std::string_view name)
{
    const Preset *preset = find(name);
    if (!preset)
        return Error{Error::Kind::NotFound, "There is no preset “" + std::string(name) + "”."};
    Preset copy = *preset;
    for (int i = 2; find(copy.name); ++i)
        copy.name = numbered(preset->name, i);
    auto saved = save(copy);
    return saved ? std::move(copy) : Result<Preset>(saved.error());
}

Result<Preset> PresetCollection::add(Preset preset)
{
    const std::string name = preset.name;
    for (int i = 2; const Preset *existing = find(preset.name); ++i) {
        if (existing->saysTheSameAs(preset))
            return *existing;
        preset.name = numbered(name, i);
    }
    auto saved = save(preset);
    return saved ? std::move(preset) : Result<Preset>(saved.error());
}

} // namespace presence
