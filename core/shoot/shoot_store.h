// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/take.h"

#include <filesystem>
#include <string>
#include <vector>

namespace presence {

/// A folder of takes. Files are the truth: `<shoot>/shoot.json` and `<shoot>/takes/<id>/` with the picture's
/// bytes, take.json, request.json, report.json and review.json, and in `attachments/` what came with the
/// picture. A take's folder is filled under another name and renamed when complete, so a crash leaves whole
/// takes and at most one orphan, which the next opening removes. Blocking; one object per thread; several
/// programs may add to one shoot.
class ShootStore
{
public:
    /// Creates the folder if needed. Storage errors name the folder and say what to do. A shoot on a
    /// read-only disk opens for reading. A shoot of a newer Presence is refused.
    static Result<ShootStore> open(const std::filesystem::path &folder);

    /// Writes a new take; assigns `id` and `createdAt` when they are empty. Returns the stored take.
    Result<Take> add(Take take);
    /// Rating, flag, answers, note and report of an existing take; nothing else is rewritten.
    Result<> saveReview(const Take &take);
    /// Moves the take to `<shoot>/trash/`; restore() brings it back. Error::NotFound if it is not there.
    Result<> remove(const std::string &id);
    Result<> restore(const std::string &id);

    /// Error::NotFound, or BadInput naming the file that is damaged. A damaged report or review does not make
    /// a take unreadable: it is left out, `problems` gets a sentence, and saveReview() keeps the old file
    /// beside the new one.
    Result<Take> load(const std::string &id, std::vector<std::string> *problems = nullptr) const;
    /// Ids in order of creation.
    std::vector<std::string> takeIds() const;
    /// All that can be read, in order; `problems` gets a sentence for each that cannot.
    std::vector<Take> loadAll(std::vector<std::string> *problems = nullptr) const;

    /// Files that came with the picture of this take, sorted by name.
    std::vector<std::filesystem::path> attachments(const std::string &id) const;

    const std::filesystem::path &folder() const { return m_folder; }
    std::filesystem::path takeFolder(const std::string &id) const { return m_folder / "takes" / id; }
    /// The file of a take's picture.
    std::filesystem::path picture(const std::string &id) const;
    std::string name() const { return m_folder.filename().string(); }

private:
    explicit ShootStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }
    std::string nextId() const;
    Result<> writeReview(const Take &take, const std::filesystem::path &takeFolder) const;
    Result<> moveTake(const std::string &id, const char *from, const char *to);

    std::filesystem::path m_folder;
};

} // namespace presence
