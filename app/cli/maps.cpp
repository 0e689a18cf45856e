// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/interruption.h"

#include "core/base/file_io.h"
#include "core/sitter/maps/maps.h"
#include "core/sitter/sitter.h"

#include <nlohmann/json.hpp>

namespace presence::cli {

std::string mapKindIds()
{
    std::string ids;
    for (const MapInfo &info : mapInfos())
        ids += (ids.empty() ? "" : ", ") + std::string(info.id);
    return ids;
}

int runMaps(const Context &, const MapsOptions &options)
{
    std::vector<MapKind> kinds;
    for (const std::string &id : options.kinds) {
        const auto kind = mapKindFromId(id);
        if (!kind)
            return wrongUsage("There is no map “" + id + "”; there are " + mapKindIds() + ".");
        kinds.push_back(*kind);
    }
    if (kinds.empty())
        for (const MapInfo &info : mapInfos())
            kinds.push_back(info.kind);
    const Interruption interruption;
    const auto spec = readSpec(options.spec);
    if (!spec)
        return failed(spec.error());
    constexpr int longSide = 1040;
    const auto size =
        options.size.empty() ? sizeForAspect(spec->camera.aspect, longSide) : parseSize(options.size);
    if (!size)
        return wrongUsage(size.error().message);

    const auto files =
        drawMaps(*spec, kinds, (*size)[0], (*size)[1], std::uint64_t(options.seed), interruption.token());
    if (!files)
        return failed(files.error());
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::string lines;
    for (const MapFile &map : *files) {
        const MapInfo &info = mapInfo(map.kind);
        const auto path = std::filesystem::path(options.out) / (std::string(info.id) + ".png");
        if (const auto written = writeFile(path, map.file.bytes()); !written)
            return failed(written.error());
        lines += path.string() + "\n";
        list.push_back({{"kind", info.id},
                        {"controlnet_module", info.module},
                        {"file", path.string()},
                        {"width", map.file.width()},
                        {"height", map.file.height()}});
    }
    return print(options.json ? nlohmann::ordered_json{{"maps", list}}.dump(2) + "\n" : lines);
}

} // namespace presence::cli
