// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/critique/finding.h"

#include <filesystem>
#include <set>
#include <string>

namespace presence {

// The lint rules and findings that one shoot does not want to hear of, in `<shoot>/silenced.json`:
// `{"schema": "presence.silenced/1", "rules": ["EMO-010", "background.clutter", …]}`. Blocking.

/// None if there is no such file. Ids that this version does not know are kept. A damaged file is set aside
/// as “.damaged” and reported once.
Result<std::set<std::string>> loadSilencedRules(const std::filesystem::path &shoot);
Result<> saveSilencedRules(const std::filesystem::path &shoot, const std::set<std::string> &rules);

/// What is left of a report when these are not to be heard; findings are silenced by their ids.
CritiqueReport withoutSilenced(CritiqueReport report, const std::set<std::string> &rules);

} // namespace presence
