// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "core/shoot/presets.h"

#include <nlohmann/json.hpp>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The collection; what could not be read is noted on stderr.
Result<PresetCollection> opened(const Context &context)
{
    auto collection = PresetCollection::open(context.resources, context.userFolder / "presets");
    if (collection)
        for (const std::string &problem : collection->problems())
            note(problem);
    return collection;
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
        return failed({Error::Kind::NotFound,
                       "There is no preset “" + name + "”. List them with: presence-cli preset list"});
    return print(preset->toJson());
}

int runPresetExport(const Context &context, const std::string &name, const std::string &file)
{
    const auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    const auto written = collection->exportFile(name, file);
    return written ? 0 : failed(written.error());
}

int runPresetImport(const Context &context, const std::string &file)
{
    auto collection = opened(context);
    if (!collection)
        return failed(collection.error());
    const auto imported = collection->importFile(file);
    return imported ? print(imported->name + "\n") : failed(imported.error());
}

} // namespace presence::cli
