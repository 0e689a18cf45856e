// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe_loader.h"

#include "core/base/file_io.h"
#include "plugins/recipe/recipe_backend.h"

#include <algorithm>
#include <set>

namespace presence {

namespace {

constexpr std::size_t largestFileBytes = std::size_t(1) << 20;

/// Reads the model list of the recipe from the first of the folders that has one.
Result<> addModels(Recipe &recipe, const std::vector<Resources> &folders)
{
    for (const Resources &folder : folders) {
        const auto file = folder.path("models/" + recipe.id + ".json");
        const auto text = readFile(file, largestFileBytes);
        if (text)
            return parseModels(*text, file.string(), recipe);
        if (text.error().kind != Error::Kind::NotFound)
            return text.error();
    }
    return {};
}

} // namespace

BackendPlugin::Offer loadRecipes(const PluginEnvironment &environment)
{
    BackendPlugin::Offer offer;
    std::vector<Resources> folders{environment.resources};
    if (!environment.userFolder.empty())
        folders.insert(folders.begin(), Resources(environment.userFolder));
    std::set<std::string> ids;
    for (const Resources &folder : folders) {
        std::set<std::string> idsHere;
        for (const auto &file : folder.list("recipes", ".json")) {
            const auto text = readFile(file, largestFileBytes);
            auto recipe = text ? parseRecipe(*text, file.string()) : Result<Recipe>(text.error());
            if (recipe && ids.contains(recipe->id))
                continue; // the user's own stands in its place
            if (recipe)
                if (const auto models = addModels(*recipe, folders); !models)
                    recipe = models.error();
            if (recipe && !idsHere.insert(recipe->id).second)
                recipe = Error{Error::Kind::BadInput,
                               file.string() + ": /id “" + recipe->id + "” is taken by another recipe."};
            if (recipe)
                offer.backends.push_back(std::make_unique<RecipeBackend>(std::move(*recipe), environment));
            else
                offer.problems.push_back(recipe.error().message);
        }
        ids.merge(idsHere);
    }
    std::ranges::sort(offer.backends, {}, [](const auto &backend) { return backend->info().id; });
    return offer;
}

} // namespace presence
