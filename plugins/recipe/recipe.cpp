// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe.h"

#include "plugins/recipe/form/body_template.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

bool contains(const auto &list, const auto &value) { return std::ranges::find(list, value) != list.end(); }

void apply(const Change &change, Call &call)
{
    if (change.path)
        call.path = *change.path;
    if (change.multipart)
        call.multipart = *change.multipart;
    if (change.body.is_object())
        call.body.update(change.body);
    for (const std::string &member : change.without)
        call.body.erase(member);
}

/// Everything the service may ever be sent: for what the interface is told.
json everything(const Recipe &recipe)
{
    json all = json::array({recipe.generate.body});
    for (const Call::Variant &variant : recipe.generate.variants)
        all.push_back(variant.change.body);
    for (const Model &model : recipe.models)
        all.push_back(model.change.body);
    return all;
}

/// The kinds of `all` that a request to this model sends on.
std::vector<std::string> kindsFor(const Recipe &recipe, const Model &model, const std::set<std::string> &all)
{
    std::vector<std::string> kinds;
    for (const std::string &kind : all)
        if (model.limits.pictures > 0 &&
            pictureKinds(recipe.generate.madeFor(&model, model.id, {kind}).body).contains(kind))
            kinds.push_back(kind);
    return kinds;
}

} // namespace

bool AnswerCondition::holds(const json &document, std::size_t picture) const
{
    if (!at)
        return true;
    const json *place = at->in(document, picture);
    if (!contains.empty())
        return place && place->is_string() &&
               place->get_ref<const std::string &>().find(contains) != std::string::npos;
    if (values.empty())
        return place != nullptr;
    return std::ranges::find(values, place ? *place : json()) != values.end();
}

Call Call::madeFor(const Model *model, const std::string &modelId, const std::set<std::string> &kinds) const
{
    Call made = *this;
    if (model)
        apply(model->change, made);
    for (const Variant &variant : variants)
        if (std::ranges::any_of(variant.pictures, [&](const auto &kind) { return kinds.contains(kind); }) &&
            (variant.models.empty() || presence::contains(variant.models, modelId)))
            apply(variant.change, made);
    return made;
}

const Model *Recipe::findModel(std::string_view modelId) const
{
    const auto found = std::ranges::find(models, modelId, &Model::id);
    return found == models.end() ? nullptr : &*found;
}

const ServiceLimits &Recipe::limitsFor(std::string_view modelId) const
{
    const Model *model = findModel(modelId);
    return model ? model->limits : limits;
}

std::optional<Cost> Recipe::priceOf(const RenderSettings &settings) const
{
    const Model *model = findModel(settings.model);
    const auto &list = model && !model->prices.empty() ? model->prices : prices;
    const auto fits = [&settings](const Price &price) {
        return (price.quality.empty() || price.quality == settings.quality) &&
               (price.size[0] == 0 || price.size == std::array{settings.width, settings.height});
    };
    const auto price = std::ranges::find_if(list, fits);
    if (price == list.end())
        return std::nullopt;
    const double megapixels = double(settings.width) * settings.height / 1e6;
    return Cost{settings.count * (price->perPicture + price->perMegapixel * megapixels), price->unit};
}

BackendInfo Recipe::info(std::string addressInUse) const
{
    const json sent = everything(*this);
    BackendInfo info;
    info.id = id;
    info.name = name;
    info.kind = kind;
    info.address = std::move(addressInUse);
    info.dialect = dialect;
    info.engine = engine;
    info.negativePrompt = mentions(sent, "negativePrompt");
    info.seed = mentions(sent, "seed");
    info.steps = mentions(sent, "steps");
    info.guidanceScale = mentions(sent, "guidanceScale");
    info.livePreview = (progress && progress->signs.preview) || (job && job->poll.signs.preview) || stream;
    info.cancel = cancel.has_value();
    info.resumes = job.has_value();
    const auto kinds = pictureKinds(sent);
    info.pictures.assign(kinds.begin(), kinds.end());
    info.refreshesModels = modelList.has_value();
    info.largestCount = limits.count;
    info.largestPictures = kinds.empty() ? 0 : limits.pictures;
    for (const std::string &used : weightedKinds(sent))
        if (kinds.contains(used))
            info.weighted.push_back(used);
    for (const Model &model : models) {
        info.models.push_back(model.id);
        if (kinds.empty())
            continue;
        info.largestPictures = std::max(info.largestPictures, model.limits.pictures);
        info.modelPictures[model.id] = kindsFor(*this, model, kinds);
    }
    info.qualities = limits.qualities;
    for (const Size &size : limits.sizes)
        info.sizes.push_back({size.width, size.height});
    info.sizeStep = limits.sideStep;
    info.smallestSide = limits.smallestSide;
    info.largestSide = limits.largestSide;
    info.keyName = auth.optional || !auth.fallback.empty() ? "" : auth.keyName;
    info.note = note;
    return info;
}

} // namespace presence
