// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe_loader.h"

#include <QObject>

namespace presence {

/// One backend for each recipe file.
class RecipePlugin : public QObject, public BackendPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PRESENCE_BACKEND_PLUGIN_IID FILE "recipe_plugin.json")
    Q_INTERFACES(presence::BackendPlugin)

public:
    Offer createBackends(const PluginEnvironment &environment) override { return loadRecipes(environment); }
};

} // namespace presence

#include "recipe_plugin.moc"
