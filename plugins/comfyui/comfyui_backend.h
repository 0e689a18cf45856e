// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/leaving_backend.h"
#include "plugins/backend_plugin.h"
#include "plugins/comfyui/job.h"
#include "plugins/comfyui/server/inventory.h"

#include <future>
#include <map>
#include <mutex>

namespace presence {

/// ComfyUI, with each workflow as a model: "workflow: SDXL" with the files that the workflow names, or
/// "workflow: SDXL · other.safetensors". The server queues requests itself, so that any number may be under
/// way. A job's id is chosen here and told before anything is sent; it serves as its ticket.
class ComfyBackend : public Backend, public LeavingBackend
{
public:
    /// `workflows` are usable and not empty.
    ComfyBackend(std::vector<Workflow> workflows, const PluginEnvironment &environment,
                 ComfyTiming timing = {});
    /// Waits until the server was told of cancelled work; a few seconds at most.
    ~ComfyBackend() override;

    BackendInfo info() const override { return m_info; }
    /// Not ready as well if no workflow finds all its nodes and files there.
    Result<> check(std::stop_token stop) override;
    Estimate estimate(const GenerationRequest &request) const override;
    Result<std::vector<std::string>> models(std::stop_token stop) override;
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override;

private:
    struct Chosen
    {
        const Workflow *workflow = nullptr;
        std::string checkpoint; ///< empty = as the workflow says
    };
    Result<ComfyServer> server() const;
    Result<Chosen> chosen(const std::string &model) const;
    /// A copy of what is known of the server, after asking for what these graphs use.
    Result<Inventory> inventory(const ComfyServer &server, const std::vector<const nlohmann::json *> &graphs,
                                bool again, std::stop_token stop);
    Result<Inventory> wholeInventory(const ComfyServer &server, std::stop_token stop);
    Result<WorkflowValues> values(const Chosen &chosen, const GenerationRequest &request) const;
    Result<nlohmann::json> prepared(const ComfyServer &server, const Chosen &chosen,
                                    const GenerationRequest &request, const ProgressCallback &progress,
                                    std::stop_token stop);
    Result<GenerationResult> collected(const ComfyServer &server, const nlohmann::json &entry,
                                       const Chosen &chosen, std::stop_token stop) const;
    void tellCancelled(const ComfyServer &server, const std::string &promptId);

    const std::vector<Workflow> m_workflows;
    const PluginEnvironment m_environment;
    const ComfyTiming m_timing;
    const BackendInfo m_info;
    mutable std::mutex m_mutex;
    std::string m_inventoryOf; ///< address of the server that the inventory tells of
    Inventory m_inventory;
    std::map<std::string, double> m_seconds;    ///< that the last job of each model took
    std::vector<std::future<void>> m_farewells; ///< under way
};

} // namespace presence
