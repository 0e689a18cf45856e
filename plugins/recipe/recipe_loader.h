// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/backend_plugin.h"

namespace presence {

/// Makes a backend of each file in <userFolder>/recipes and resources/recipes. A recipe of the user's
/// replaces ours of the same id; so does a model list in <userFolder>/models. A file that cannot be used
/// becomes a problem and costs nothing else.
BackendPlugin::Offer loadRecipes(const PluginEnvironment &environment);

} // namespace presence
