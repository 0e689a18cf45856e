// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "plugins/backend_plugin.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QPluginLoader;

namespace presence {

/// Loads backend plugins and keeps them loaded. Must outlive the registry it fills.
class PluginHost
{
public:
    PluginHost();
    ~PluginHost();

    struct Outcome
    {
        QString file;
        QString name;    ///< from the plugin's metadata
        QString refusal; ///< why it is not used, for people; empty = loaded
        QStringList backendIds;
        QStringList problems; ///< loaded, but these of its backends could not be made or used
    };

    /// Looks at the metadata of every library in `folder` before any of its code runs; refuses other
    /// interface versions, libraries that are no plugins, and files that cannot be loaded, each with its
    /// reason.
    void loadFolder(const QString &folder, const PluginEnvironment &environment, BackendRegistry &registry);

    const std::vector<Outcome> &outcomes() const { return m_outcomes; }

private:
    static void takeBackends(BackendPlugin &plugin, const PluginEnvironment &environment,
                             BackendRegistry &registry, Outcome &outcome);

    std::vector<std::unique_ptr<QPluginLoader>> m_loaders;
    std::vector<Outcome> m_outcomes;
};

} // namespace presence
