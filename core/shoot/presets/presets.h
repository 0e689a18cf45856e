// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/patch/spec_patch.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A named partial look: only the controls that belong to it, or words to put around the prompt.
struct Preset
{
    std::string name;              ///< unique within a collection, compared without case
    std::string about;             ///< one line
    std::vector<std::string> tags; ///< job, expression, lighting, …
    SpecPatch values;
    bool shipped = false;
    /// Members of a newer file, name → JSON text, kept for writing back.
    std::map<std::string, std::string> unknown = {};
    /// Words of its own, as other programs keep styles: "{prompt}" stands for the prompt they are put around;
    /// without it they come after. One line of at most 2000 bytes.
    std::string prompt = {};
    std::string negative = {}; ///< likewise for what must stay out

    bool isEmpty() const { return values.isEmpty() && prompt.empty() && negative.empty(); }
    /// Does it do the same?
    bool saysTheSameAs(const Preset &other) const
    {
        return values == other.values && prompt == other.prompt && negative == other.negative;
    }

    /// `{"schema": "presence.preset/1", "name": …, "about": …, "tags": […], "values": {…}, "prompt": …,
    /// "negative": …}`; members without content are left out.
    std::string toJson() const;
    static Result<Preset> fromJson(std::string_view json, std::string_view source);
};

/// The shipped presets and the user's own, one JSON file each. Blocking, not thread-safe.
class PresetCollection
{
public:
    /// `userFolder` need not exist yet. Files that cannot be read are skipped and listed in problems().
    static Result<PresetCollection> open(const Resources &resources, const std::filesystem::path &userFolder);

    const std::vector<Preset> &all() const { return m_presets; }
    const Preset *find(std::string_view name) const;
    const std::vector<std::string> &problems() const { return m_problems; }

    /// Writes the user's preset; replaces one of the same name; refuses the name of a shipped one.
    Result<> save(Preset preset);
    /// Stores a copy of any preset, shipped ones too, under a numbered name ("Calm 2") and returns it.
    Result<Preset> duplicate(std::string_view name);
    /// Moves the user's preset into the folder `.trash` beside the others.
    Result<> remove(std::string_view name);
    /// Brings back what remove() took away last under this name, as it was. Refuses a name taken since.
    Result<> restore(std::string_view name);
    /// Stores it and returns what was stored. If its name is taken by a preset that does something else it is
    /// numbered ("Calm 2"); by one that does the same, the existing preset is returned.
    Result<Preset> add(Preset preset);

private:
    std::filesystem::path m_userFolder;
    std::map<std::string, std::filesystem::path> m_files;   ///< of the user's presets, by name in lower case
    std::map<std::string, std::filesystem::path> m_trashed; ///< removed in this session, likewise
    std::vector<Preset> m_presets;
    std::vector<std::string> m_problems;
};

} // namespace presence
