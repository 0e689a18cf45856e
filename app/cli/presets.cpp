// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "core/base/file_io.h"
#include "core/shoot/presets/preset_files.h"

#include <nlohmann/json.hpp>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t largestImportBytes = std::size_t(16) << 20;

/// The collection; what could not be read is noted on stderr.
Result<PresetCollection> opened(const Context &context)
{
    auto collection = PresetCollection::open(context.resources, context.userFolder / "presets");
    if (collection)
        for (const std::string &problem : collection->problems())
            note(problem);
    return collection;
}

Error unknownPreset(const std::string &name)
{
    return {Error::Kind::NotFound,
            "There is no preset “" + name + "”. List them with: presence-cli preset list"};
}

} // namespace

int runPresetList(const Context &context, bool json)
{
    const auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    Json list = Json::array();
    std::string lines;
    for (const Preset &preset : collection->all()) {
        list.push_back({{"name", preset.name},
                        {"about", preset.about},
                        {"tags", preset.tags},
                        {"shipped", preset.shipped}});
        lines += preset.name + (preset.shipped ? "" : " (yours)") +
                 (preset.about.empty() ? "" : "  " + preset.about) + "\n";
    }
    return print(json ? list.dump(2) + "\n" : lines);
}

int runPresetShow(const Context &context, const std::string &name)
{
    const auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    const Preset *preset = collection->find(name);
    if (!preset)
        return failed(unknownPreset(name));
    return print(preset->toJson());
}

int runPresetExport(const Context &context, const std::string &name, const std::string &file,
                    const std::string &format)
{
    const auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    const auto chosen = format.empty() ? presetFormatOf(file) : parsePresetFormat(format);
    if (!chosen)
        return wrongUsage("There is no format “" + format +
                          "”. Known ones: json, csv, templates, midjourney, text.");
    std::vector<Preset> presets;
    if (name == "all")
        presets = collection->all();
    else if (const Preset *preset = collection->find(name))
        presets = {*preset};
    else
        return failed(unknownPreset(name));
    const auto words = Vocabulary::load(context.resources);
    if (!words)
        return failed(words.error());
    const auto text = presetsAs(*chosen, presets, *words);
    if (!text)
        return failed(text.error());
    if (file == "-")
        return print(*text);
    const auto written = writeFile(file, *text);
    return written ? 0 : failed(written.error());
}

int runPresetImport(const Context &context, const std::string &file)
{
    auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    const auto text = readFile(file, largestImportBytes);
    if (!text)
        return failed(text.error());
    const auto read = presetsFrom(*text, std::filesystem::path(file).filename().string());
    if (!read)
        return failed(read.error());
    for (const std::string &problem : read->problems)
        note(problem);
    std::string names;
    for (const Preset &preset : read->presets) {
        const auto added = collection->add(preset);
        if (!added)
            return failed(added.error());
        names += added->name + "\n";
    }
    return print(names);
}

} // namespace presence::cli
