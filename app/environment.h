// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/backend_plugin.h"

#include <QString>

#include <filesystem>
#include <string>

namespace presence {

class KeyRing;

/// The file of the studio's settings; the same one for every program of ours.
QString settingsFile();

/// The user's own list of engines, beside the settings; need not exist.
std::filesystem::path userEnginesFile();

/// The user's own changes to the lint rules, beside the settings; need not exist.
std::filesystem::path userRulesFile();

/// The value of an environment variable, or empty.
std::string environmentText(const std::string &name);

/// The address that a person gave a backend, or empty: that of PRESENCE_ADDRESS_<ID> (upper case, "_" for
/// other characters) or else the one set in the studio. Any thread.
std::string userAddress(const std::string &backendId);

/// What the studio and the command line lend their plugins; no file of ours ever holds a key.
PluginEnvironment pluginEnvironment(const Resources &resources, const std::filesystem::path &userFolder,
                                    const KeyRing &keys);

} // namespace presence
