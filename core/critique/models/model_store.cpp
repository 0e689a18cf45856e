// SPDX-License-Identifier: MIT
#include "core/critique/models/model_store.h"

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace presence {

namespace {

constexpr std::string_view listName = "models/optional.json";
constexpr std::uint64_t largestModelBytes = std::uint64_t(64) << 20; ///< the largest of the list has 4 MB

bool isPlainName(std::string_view name)
{
    return !name.empty() && name.front() != '.' &&
           name.find_first_of(std::string_view("/\\:\0", 4)) == std::string_view::npos;
}

bool isHash(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool matches(const ModelFile &file, std::string_view bytes)
{
    return bytes.size() == file.bytes && sha256Hex(bytes) == file.sha256;
}

OptionalModel modelFromJson(const nlohmann::json &row)
{
    OptionalModel model{row.at("id"),
                        row.at("title"),
                        row.at("task"),
                        row.at("gives"),
                        row.at("notice"),
                        row.at("tier"),
                        row.at("licence"),
                        row.at("repository"),
                        row.at("commit"),
                        {},
                        {}};
    if (row.contains("serves"))
        model.serves = row.at("serves").get<std::vector<std::string>>();
    const std::string root =
        "https://raw.githubusercontent.com/" + model.repository + "/" + model.commit + "/";
    for (const auto &file : row.at("files"))
        model.files.push_back({file.at("file"), root + file.at("path").get<std::string>(), file.at("bytes"),
                               file.at("sha256")});
    return model;
}

/// What is wrong with a row, or nothing.
std::string problem(const OptionalModel &model, std::set<std::string> &idsAndNames)
{
    if (model.files.empty())
        return "has no files";
    if (!idsAndNames.insert("id " + model.id).second)
        return "is listed twice";
    for (const ModelFile &file : model.files) {
        if (!isPlainName(file.name))
            return "has a file whose name is no plain file name";
        if (!idsAndNames.insert("file " + file.name).second)
            return "has a file name that is used twice";
        if (!isHash(file.sha256) || file.bytes == 0 || file.bytes > largestModelBytes)
            return "has a file without a proper size or SHA-256";
    }
    return {};
}

} // namespace

std::uint64_t OptionalModel::bytes() const
{
    return std::accumulate(files.begin(), files.end(), std::uint64_t(0),
                           [](std::uint64_t sum, const ModelFile &file) { return sum + file.bytes; });
}

Result<ModelStore> ModelStore::open(const Resources &resources, std::filesystem::path folder)
{
    ModelStore store;
    store.m_folder = std::move(folder);
    const auto read = readJsonResource(
        resources, listName, "presence.models/1", [&](const nlohmann::json &list) -> Result<> {
            std::set<std::string> seen;
            for (const auto &row : list.at("models")) {
                store.m_models.push_back(modelFromJson(row));
                const OptionalModel &model = store.m_models.back();
                if (const std::string wrong = problem(model, seen); !wrong.empty())
                    return Error{Error::Kind::BadInput,
                                 std::string(listName) + ": the model “" + model.id + "” " + wrong + "."};
            }
            return {};
        });
    if (!read)
        return read.error();
    return store;
}

const OptionalModel *ModelStore::find(std::string_view id) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const OptionalModel &model) { return model.id == id; });
    return found == m_models.end() ? nullptr : &*found;
}

const ModelFile *ModelStore::fileNamed(std::string_view name) const
{
    for (const OptionalModel &model : m_models)
        for (const ModelFile &file : model.files)
            if (file.name == name)
                return &file;
    return nullptr;
}

ModelStatus ModelStore::status(const OptionalModel &model) const
{
    std::size_t absent = 0;
    for (const ModelFile &file : model.files) {
        const auto bytes = read(file.name);
        if (!bytes && bytes.error().kind != Error::Kind::NotFound)
            return ModelStatus::Damaged;
        absent += !bytes;
    }
    if (absent == model.files.size())
        return ModelStatus::Absent;
    return absent == 0 ? ModelStatus::Installed : ModelStatus::Incomplete;
}

Result<std::string> ModelStore::read(std::string_view fileName) const
{
    const ModelFile *file = fileNamed(fileName);
    if (!file)
        return Error{Error::Kind::NotFound, "“" + std::string(fileName) + "” is no known model file."};
    auto bytes = readFile(m_folder / file->name, largestModelBytes);
    if (!bytes)
        return bytes.error();
    if (!matches(*file, *bytes))
        return Error{Error::Kind::BadInput, "The model file “" + file->name +
                                                "” is not the one it should be and was not opened. Remove "
                                                "the model and install it again."};
    return bytes;
}

Result<const OptionalModel *> ModelStore::add(const std::filesystem::path &path) const
{
    auto bytes = readFile(path, largestModelBytes);
    if (!bytes)
        return bytes.error();
    const std::string hash = sha256Hex(*bytes);
    for (const OptionalModel &model : m_models)
        for (const ModelFile &file : model.files)
            if (file.sha256 == hash && file.bytes == bytes->size()) {
                if (const auto written = writeFile(m_folder / file.name, *bytes); !written)
                    return written.error();
                return &model;
            }
    return Error{Error::Kind::BadInput, "“" + path.filename().string() +
                                            "” is none of the known models: its SHA-256 is " + hash +
                                            ". Choose the file named in the list, in the listed version."};
}

Result<> ModelStore::fetch(const OptionalModel &model, const ModelFetcher &fetcher,
                           const FetchProgress &progress, std::stop_token stop) const
{
    std::uint64_t done = 0;
    for (const ModelFile &file : model.files) {
        if (!read(file.name)) {
            const auto counted = [&](std::uint64_t received, std::uint64_t) {
                if (progress)
                    progress(done + std::min(received, file.bytes), model.bytes());
            };
            auto bytes = fetcher(file.address, file.bytes, counted, stop);
            if (!bytes)
                return bytes.error();
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, "The download was stopped."};
            if (!matches(file, *bytes))
                return Error{Error::Kind::BadInput,
                             "What came from " + file.address + " is not “" + file.name +
                                 "” as it was reviewed, and was thrown away. Choose a file from your disk "
                                 "instead, or try again later."};
            if (const auto written = writeFile(m_folder / file.name, *bytes); !written)
                return written.error();
        }
        done += file.bytes;
        if (progress)
            progress(done, model.bytes());
    }
    return {};
}

Result<> ModelStore::remove(const OptionalModel &model) const
{
    for (const ModelFile &file : model.files) {
        std::error_code code;
        std::filesystem::remove(m_folder / file.name, code);
        if (code)
            return storageError("remove", m_folder / file.name, code.value());
    }
    return {};
}

} // namespace presence
