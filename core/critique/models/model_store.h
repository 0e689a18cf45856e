// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

struct ModelFile
{
    std::string name;    ///< plain file name, the same in every folder of models
    std::string address; ///< pinned: the commit is part of it
    std::uint64_t bytes = 0;
    std::string sha256; ///< lower-case hexadecimal
};

/// An analysis model that does not ship with the program; a row of resources/models/optional.json.
struct OptionalModel
{
    std::string id; ///< "mesh"
    std::string title;
    std::string task;
    std::string gives;  ///< what the person gains from it
    std::string notice; ///< to be read before installing, or empty
    std::string tier;   ///< B, C, S, I or Q
    std::string licence;
    std::string repository; ///< owner/name
    std::string commit;
    std::vector<ModelFile> files;
    std::vector<std::string> serves = {}; ///< ids of the findings it lets answer, or answer better

    std::uint64_t bytes() const; ///< of all files together
};

enum class ModelStatus {
    Absent,
    Incomplete, ///< some of several files are there
    Installed,
    Damaged, ///< a file is there, but it is not the listed one
};

/// Brings the bytes behind an address. `bytes` is what the file must measure, so that a fetcher can stop a
/// longer answer early.
using FetchProgress = std::function<void(std::uint64_t receivedBytes, std::uint64_t expectedBytes)>;
using ModelFetcher = std::function<Result<std::string>(const std::string &address, std::uint64_t bytes,
                                                       const FetchProgress &progress, std::stop_token stop)>;

/// The known optional models and the folder they are installed in. Nothing reaches the folder, and nothing
/// leaves it for a parser, whose size and SHA-256 are not those of the list. Immutable but for the folder;
/// functions may be called from several threads, files are replaced whole.
class ModelStore
{
public:
    /// `folder` need not exist. Errors: the list is missing or broken.
    static Result<ModelStore> open(const Resources &resources, std::filesystem::path folder);

    const std::vector<OptionalModel> &models() const { return m_models; }
    const OptionalModel *find(std::string_view id) const;
    const std::filesystem::path &folder() const { return m_folder; }

    /// Hashes the model's files: some milliseconds per megabyte.
    ModelStatus status(const OptionalModel &model) const;

    /// The bytes of one known file, verified. Errors: NotFound (not installed), BadInput (damaged).
    Result<std::string> read(std::string_view fileName) const;

    /// Takes a file from anywhere under any name, recognises it by its SHA-256 and installs it. Returns the
    /// model it belongs to. Errors: BadInput if it is none of the known files.
    Result<const OptionalModel *> add(const std::filesystem::path &file) const;

    /// Fetches what is not installed yet. The progress counts over all files of the model. Errors: those of
    /// the fetcher, or BadInput if the bytes are not the expected ones; finished files stay.
    Result<> fetch(const OptionalModel &model, const ModelFetcher &fetcher,
                   const FetchProgress &progress = {}, std::stop_token stop = {}) const;

    /// Removes the model's files; a model that is not there is no error.
    Result<> remove(const OptionalModel &model) const;

private:
    const ModelFile *fileNamed(std::string_view name) const;

    std::vector<OptionalModel> m_models;
    std::filesystem::path m_folder;
};

} // namespace presence
