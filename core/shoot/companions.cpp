// SPDX-License-Identifier: MIT
#include "core/shoot/companions.h"

#include "core/base/file_io.h"
#include "core/shoot/queue/queued_job.h"
#include "core/sitter/maps/maps.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace presence {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "presence.companions/1";
constexpr std::size_t largestList = std::size_t(1) << 20, largestPicture = std::size_t(256) << 20;

fs::path folderIn(const fs::path &shoot) { return shoot / "companions"; }
fs::path listIn(const fs::path &shoot) { return folderIn(shoot) / "list.json"; }

Error damaged(const fs::path &file, const char *what)
{
    return {Error::Kind::BadInput, "“" + file.string() + "” " + what + " Add the pictures anew."};
}

/// Anything but a plain file name of ours could lead out of the folder.
bool isPictureName(const std::string &name)
{
    return name.find_first_not_of("0123456789abcdefgjnpw.") == name.npos && name.find("..") == name.npos;
}

} // namespace

Result<std::vector<Companion>> loadCompanions(const fs::path &shootFolder)
{
    const fs::path file = listIn(shootFolder);
    const auto text = readFile(file, largestList);
    if (!text && text.error().kind == Error::Kind::NotFound)
        return std::vector<Companion>();
    if (!text)
        return text.error();
    const auto document = parseJsonObject(*text, file.string(), schema);
    if (!document)
        return document.error();
    std::vector<Companion> companions;
    try {
        for (const auto &row : document->at("companions")) {
            Companion companion;
            companion.name = row.value("name", "");
            companion.picture.kind = row.at("kind").get<std::string>();
            companion.picture.weight = std::clamp(row.at("weight").get<double>(), 0.0, 2.0);
            const auto picture = row.value("picture", "");
            if (!isPictureName(picture))
                return damaged(file, "names a picture that is none of this shoot.");
            if (!picture.empty()) {
                auto bytes = readFile(folderIn(shootFolder) / picture, largestPicture);
                if (!bytes)
                    return bytes.error();
                auto read = ImageFile::fromBytes(std::move(*bytes), picture);
                if (!read)
                    return read.error();
                companion.picture.file = std::move(*read);
            }
            companions.push_back(std::move(companion));
        }
    } catch (const nlohmann::json::exception &) {
        return damaged(file, "is not a list of pictures to send along.");
    }
    return companions;
}

Result<> saveCompanions(const std::vector<Companion> &companions, const fs::path &shootFolder)
{
    const fs::path folder = folderIn(shootFolder);
    std::error_code code;
    if (companions.empty()) {
        fs::remove_all(folder, code);
        return code ? storageError("remove", folder, code.value()) : Result<>();
    }
    Json rows = Json::array();
    std::set<std::string> needed{"list.json"};
    for (const Companion &companion : companions) {
        const ControlPicture &picture = companion.picture;
        const std::string name = picture.file.isEmpty() ? "" : pictureName(picture.file);
        rows.push_back({{"kind", picture.kind},
                        {"weight", picture.weight},
                        {"name", companion.name},
                        {"picture", name}});
        if (name.empty() || !needed.insert(name).second || fs::exists(folder / name, code))
            continue;
        if (const auto written = writeFile(folder / name, picture.file.bytes()); !written)
            return written;
    }
    const Json list{{"schema", schema}, {"companions", rows}};
    if (const auto written =
            writeFile(listIn(shootFolder), list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
        !written)
        return written;
    for (const fs::path &file : entriesIn(folder))
        if (!needed.contains(file.filename().string()))
            fs::remove(file, code);
    return {};
}

Result<GenerationRequest> withSitterMaps(GenerationRequest request, std::stop_token stop)
{
    const RenderSettings &settings = request.settings;
    for (ControlPicture &picture : request.controls) {
        if (!picture.file.isEmpty())
            continue;
        const auto kind = mapKindFromId(picture.kind);
        if (!kind)
            return Error{Error::Kind::BadInput,
                         "The sitter draws no “" + picture.kind + "”; choose a picture for it."};
        auto drawn = drawMaps(request.spec, std::array{*kind}, settings.width, settings.height,
                              std::uint64_t(std::max<std::int64_t>(settings.seed, 1)), stop);
        if (!drawn)
            return drawn.error();
        picture.file = std::move(drawn->front().file);
    }
    return request;
}

} // namespace presence
