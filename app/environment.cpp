// SPDX-License-Identifier: MIT
#include "app/environment.h"

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

PluginEnvironment pluginEnvironment(const Resources &resources, const std::filesystem::path &userFolder)
{
    // Each call reads through an object of its own: one object must not be shared by threads.
    const auto address = [file = settingsFile()](const std::string &backendId) {
        const std::string given = environmentText(addressVariable(backendId));
        return given.empty() ? Settings(file).backendAddress(QString::fromStdString(backendId)).toStdString()
                             : given;
    };
    return {resources, userFolder, environmentText, address};
}

} // namespace presence
