// SPDX-License-Identifier: MIT
#include "plugins/comfyui/comfyui_backend.h"

#include <QObject>

namespace presence {

/// One backend, with each workflow as a model of it.
class ComfyPlugin : public QObject, public BackendPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PRESENCE_BACKEND_PLUGIN_IID FILE "comfyui_plugin.json")
    Q_INTERFACES(presence::BackendPlugin)

public:
    Offer createBackends(const PluginEnvironment &environment) override
    {
        WorkflowFolders found = readWorkflows(environment.resources, environment.userFolder);
        Offer offer;
        offer.problems = std::move(found.problems);
        if (!found.workflows.empty())
            offer.backends.push_back(std::make_unique<ComfyBackend>(std::move(found.workflows), environment));
        return offer;
    }
};

} // namespace presence

#include "comfyui_plugin.moc"
