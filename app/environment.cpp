// SPDX-License-Identifier: MIT
#include "app/environment.h"

#include "ui/models/keys/key_ring.h"
#include "ui/models/settings.h"

#include <QStandardPaths>

#include <cctype>
#include <cstdlib>

namespace presence {

namespace {

std::string addressVariable(const std::string &backendId)
{
    std::string name = "PRESENCE_ADDRESS_";
    for (const unsigned char c : backendId)
        name += std::isalnum(c) ? char(std::toupper(c)) : '_';
    return name;
}

} // namespace

QString settingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/presence/presence.ini");
}

std::filesystem::path userEnginesFile()
{
    return std::filesystem::path(settingsFile().toStdString()).parent_path() / "engines.json";
}

std::filesystem::path userRulesFile()
{
    return std::filesystem::path(settingsFile().toStdString()).parent_path() / "lint.json";
}

std::string environmentText(const std::string &name)
{
    const char *value = name.empty() ? nullptr : std::getenv(name.c_str());
    return value ? value : "";
}

std::string userAddress(const std::string &backendId)
{
    const std::string given = environmentText(addressVariable(backendId));
    // An object of its own: one must not be shared by threads.
    return given.empty()
               ? Settings(settingsFile()).backendAddress(QString::fromStdString(backendId)).toStdString()
               : given;
}

PluginEnvironment pluginEnvironment(const Resources &resources, const std::filesystem::path &userFolder,
                                    const KeyRing &keys)
{
    return {resources, userFolder, [&keys](const std::string &name) { return keys.key(name); }, userAddress};
}

} // namespace presence
