// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "plugins/recipe/flow/answer.h"
#include "plugins/recipe/flow/service.h"

#include <map>
#include <optional>

namespace presence {

/// One order on its way through a service: prepared, sent, watched, fetched. Used by one thread.
class Order
{
public:
    /// All of these must outlive it. `values` hold fitted settings and clean pictures.
    Order(const Service &service, Values values, const ProgressCallback &progress, std::stop_token stop);

    Result<GenerationResult> run();
    /// Takes up a job that the service has already.
    Result<GenerationResult> resume(const std::string &ticket);

    /// What tells the service to stop, if it knows of the order and can be told.
    std::optional<HttpRequest> farewell() const;
    /// Of the job that the service has, or empty.
    const std::string &ticket() const { return m_ticket; }

private:
    Call callMade() const;
    Result<> prepare(const Call &call);
    Result<> chooseFrom(const std::string &list);
    Result<> upload();
    Result<> remember(const Answer &submission);
    Result<Answer> follow();
    Result<Answer> askOfJob(const Call &call, const std::string &name);
    Result<GenerationResult> finish(Answer answer);
    bool rest(double seconds) const;
    void say(std::string stage, std::string ticket = {}) const;

    const Service &m_service;
    const Recipe &m_recipe;
    Values m_values;
    const ProgressCallback &m_progress;
    const std::stop_token m_stop;
    bool m_sent = false;
    bool m_streamed = false; ///< the answer came as events
    std::string m_record;
    std::map<std::string, std::string> m_told; ///< addresses for "poll", "result", "cancel"
    std::optional<Cost> m_cost;
    std::string m_ticket;
};

} // namespace presence
