// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/http_client.h"
#include "plugins/backend_plugin.h"
#include "plugins/recipe/recipe.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

struct Sender;

/// The size that comes closest to what is wanted among those the limits allow: first in shape, then in area.
std::array<int, 2> fittingSize(const Limits &limits, int width, int height);

/// Works a recipe. No more than Limits::atOnce requests run at the same time, further ones wait their turn;
/// so where a server has one progress and one interrupt for everybody, they are those of the one request that
/// runs.
class RecipeBackend : public Backend
{
public:
    RecipeBackend(Recipe recipe, const PluginEnvironment &environment);
    /// Waits until the server was told of cancelled work; a few seconds at most.
    ~RecipeBackend() override;

    BackendInfo info() const override { return m_info; }
    Result<> check(std::stop_token stop) override;
    /// Asks for the size that fits (see fittingSize()), whatever the settings say. Other settings that the
    /// service does not know are refused with BadInput, those it has no use for are not sent.
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override;

private:
    class Turn;

    std::string address() const;
    Result<Sender> sender() const;
    HttpRequest request(const Call &call, const Sender &sender, const Prompt &prompt,
                        const RenderSettings &settings) const;
    Result<RenderSettings> fitted(const GenerationRequest &request) const;
    Result<HttpResponse> sendWatched(const HttpRequest &request, const Sender &sender,
                                     const GenerationRequest &order, const ProgressCallback &progress,
                                     std::stop_token stop) const;
    void tellCancelled(const Sender &sender, const GenerationRequest &order, std::shared_ptr<Turn> turn);

    const Recipe m_recipe;
    const PluginEnvironment m_environment;
    const BackendInfo m_info;
    std::mutex m_mutex;
    std::condition_variable_any m_freed;
    int m_running = 0;
    std::vector<std::future<void>> m_farewells; ///< cancel requests under way
};

} // namespace presence
