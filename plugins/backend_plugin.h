// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/generation/backend.h"

#include <QtPlugin>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace presence {

/// What the host lends a plugin. Valid for the life of the program; both functions may be called on any
/// thread, and either may be missing.
struct PluginEnvironment
{
    Resources resources;
    std::filesystem::path userFolder; ///< the user's own recipes and workflows live below it
    /// The secret with this name (an environment variable, later the keychain), or empty. Never store or log
    /// it.
    std::function<std::string(const std::string &keyName)> key;
    /// The user's address for a backend id, or empty for the backend's own default.
    std::function<std::string(const std::string &backendId)> address;
};

/// The one class a backend plugin implements. One plugin may offer several backends.
class BackendPlugin
{
public:
    virtual ~BackendPlugin() = default;

    struct Offer
    {
        std::vector<std::unique_ptr<Backend>> backends;
        std::vector<std::string> problems; ///< a sentence for each that could not be made
    };
    /// Called once after loading, on the main thread. Must not touch the network.
    virtual Offer createBackends(const PluginEnvironment &environment) = 0;
};

} // namespace presence

/// Changes whenever BackendPlugin, Backend or the values they exchange change their layout or meaning.
#define PRESENCE_BACKEND_PLUGIN_IID "presence.BackendPlugin/2"
Q_DECLARE_INTERFACE(presence::BackendPlugin, PRESENCE_BACKEND_PLUGIN_IID)
