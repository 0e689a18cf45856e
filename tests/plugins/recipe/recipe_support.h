// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/file_io.h"
#include "core/base/resources.h"
#include "plugins/recipe/recipe_backend.h"
#include "plugins/recipe/recipe_loader.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>
#include <string>

namespace presence::test {

inline PluginEnvironment environmentOf(const std::string &address, const std::string &key)
{
    return {Resources(PRESENCE_SOURCE_DIR "/resources"),
            {},
            [key](const std::string &) { return key; },
            [address](const std::string &) { return address; }};
}

/// The recipe as it ships, pointed at an address and given a key.
inline std::unique_ptr<Backend> shippedBackend(const std::string &id, const std::string &address,
                                               const std::string &key = {})
{
    auto offer = loadRecipes(environmentOf(address, key));
    for (auto &backend : offer.backends)
        if (backend->info().id == id)
            return std::move(backend);
    return nullptr;
}

/// The same with changes (RFC 7396), such as shorter times, and jobs asked about as often as can be.
inline std::unique_ptr<Backend> patchedBackend(const std::string &id, const std::string &address,
                                               const std::string &key, const nlohmann::json &patch = {})
{
    const auto environment = environmentOf(address, key);
    auto text = nlohmann::json::parse(*readFile(environment.resources.path("recipes/" + id + ".json")));
    if (text.contains("job"))
        text["job"]["poll"]["everySeconds"] = 0.01;
    if (patch.is_object())
        text.merge_patch(patch);
    auto recipe = parseRecipe(text.dump(), id);
    if (!recipe) {
        std::fprintf(stderr, "%s\n", recipe.error().message.c_str());
        return nullptr;
    }
    if (const auto models = readFile(environment.resources.path("models/" + id + ".json")))
        if (const auto read = parseModels(*models, id, *recipe); !read)
            return nullptr;
    return std::make_unique<RecipeBackend>(std::move(*recipe), environment);
}

inline GenerationRequest portraitRequest()
{
    GenerationRequest request;
    request.prompt.text = "portrait of a violin maker, “quiet” über-smile";
    request.prompt.negative = "plastic skin";
    request.settings.width = 64;
    request.settings.height = 80;
    return request;
}

inline bool says(const Error &error, const std::string &words)
{
    return error.message.find(words) != std::string::npos;
}

} // namespace presence::test
