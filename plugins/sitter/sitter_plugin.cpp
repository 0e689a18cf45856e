// SPDX-License-Identifier: MIT
#include "plugins/backend_plugin.h"
#include "plugins/sitter/sitter_backend.h"

#include <QObject>

namespace presence {

class SitterPlugin : public QObject, public BackendPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PRESENCE_BACKEND_PLUGIN_IID FILE "sitter.json")
    Q_INTERFACES(presence::BackendPlugin)

public:
    Offer createBackends(const PluginEnvironment &) override
    {
        Offer offer;
        offer.backends.push_back(std::make_unique<SitterBackend>());
        return offer;
    }
};

} // namespace presence

#include "sitter_plugin.moc"
