// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "plugins/recipe/recipe_backend.h"
#include "plugins/recipe/recipe_loader.h"

#include <memory>
#include <string>

namespace presence::test {

/// The recipe as it ships, pointed at an address and given a key.
inline std::unique_ptr<Backend> shippedBackend(const std::string &id, const std::string &address,
                                               const std::string &key = {})
{
    auto offer = loadRecipes({Resources(PRESENCE_SOURCE_DIR "/resources"),
                              {},
                              [key](const std::string &) { return key; },
                              [address](const std::string &) { return address; }});
    for (auto &backend : offer.backends)
        if (backend->info().id == id)
            return std::move(backend);
    return nullptr;
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
