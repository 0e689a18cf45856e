// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe.h"

#include "plugins/recipe/form/body_template.h"

#include <algorithm>

namespace presence {

bool Condition::holds(const nlohmann::json &document) const
{
    if (!at)
        return true;
    const nlohmann::json *place = at->in(document);
    if (!contains.empty())
        return place && place->is_string() &&
               place->get_ref<const std::string &>().find(contains) != std::string::npos;
    if (values.empty())
        return place != nullptr;
    return std::ranges::find(values, place ? *place : nlohmann::json()) != values.end();
}

const Model *Recipe::findModel(std::string_view modelId) const
{
    const auto found = std::ranges::find(models, modelId, &Model::id);
    return found == models.end() ? nullptr : &*found;
}

const Limits &Recipe::limitsFor(std::string_view modelId) const
{
    const Model *model = findModel(modelId);
    return model ? model->limits : limits;
}

BackendInfo Recipe::info(std::string addressInUse) const
{
    BackendInfo info;
    info.id = id;
    info.name = name;
    info.kind = kind;
    info.address = std::move(addressInUse);
    info.dialect = dialect;
    info.engine = engine;
    info.negativePrompt = mentions(generate.body, "negativePrompt");
    info.seed = mentions(generate.body, "seed");
    info.steps = mentions(generate.body, "steps");
    info.guidanceScale = mentions(generate.body, "guidanceScale");
    info.livePreview = progress && progress->preview;
    info.cancel = cancel.has_value();
    info.largestCount = limits.count;
    for (const Model &model : models)
        info.models.push_back(model.id);
    info.qualities = limits.qualities;
    info.sizes = limits.sizes;
    info.sizeStep = limits.sideStep;
    info.smallestSide = limits.smallestSide;
    info.largestSide = limits.largestSide;
    info.keyName = auth.optional ? "" : auth.keyName;
    info.note = note;
    return info;
}

} // namespace presence
