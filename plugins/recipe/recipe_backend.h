// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/leaving_backend.h"
#include "plugins/backend_plugin.h"
#include "plugins/recipe/form/values.h"
#include "plugins/recipe/recipe.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

class Service;
struct HttpRequest;

/// The size that comes closest to what is wanted among those the limits allow: first in shape, then in area.
Size fittingSize(const ServiceLimits &limits, int width, int height);

/// Works a recipe. No more than ServiceLimits::atOnce requests run at the same time, further ones wait their
/// turn; so where a server has one progress and one interrupt for everybody, they are those of the one
/// request that runs.
class RecipeBackend : public Backend, public LeavingBackend
{
public:
    RecipeBackend(Recipe recipe, const PluginEnvironment &environment);
    /// Waits until the server was told of cancelled work; a few seconds at most.
    ~RecipeBackend() override;

    BackendInfo info() const override { return m_info; }
    Result<> check(std::stop_token stop) override;
    Estimate estimate(const GenerationRequest &request) const override;
    Result<std::vector<std::string>> models(std::stop_token stop) override;
    /// Asks for the size that fits (see fittingSize()), whatever the settings say. Other settings that the
    /// service does not know are refused with BadInput, those it has no use for are not sent. Pictures go
    /// without private data (see withoutPrivateData()).
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override;

private:
    class Turn;

    std::string address() const;
    Result<Service> service() const;
    RenderSettings withFittingSize(RenderSettings settings, std::string *sizeName = nullptr) const;
    Result<Values> fitted(const GenerationRequest &request) const;
    void tellCancelled(const HttpRequest &farewell, std::shared_ptr<Turn> turn);

    const Recipe m_recipe;
    const PluginEnvironment m_environment;
    const BackendInfo m_info;
    std::mutex m_mutex;
    std::condition_variable_any m_freed;
    int m_running = 0;
    std::vector<std::future<void>> m_farewells; ///< cancel requests under way
};

} // namespace presence
