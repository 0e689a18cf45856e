// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "core/shoot/queue/spend_ledger.h"
#include "ui/models/queue/generation_job.h"

#include <QObject>

#include <optional>
#include <vector>

namespace presence {

/// What the orders of a shoot cost and how long they take, and the limit that a person set. GUI thread.
class QueueBudget : public QObject
{
    Q_OBJECT

public:
    /// Until then nothing is remembered, and there is no limit.
    void keepIn(const std::filesystem::path &shoot);

    /// The backend's own estimate, with the time that jobs like it took in this shoot. What does not leave
    /// this place costs nothing, unless its backend says otherwise.
    Estimate estimate(const Backend &backend, const GenerationRequest &request) const;
    std::vector<Cost> spent() const;
    std::optional<Cost> limit() const;
    /// Or none.
    void setLimit(const std::optional<Cost> &limit);

    /// Why this job may not be sent under the limit, beside those of `jobs` that are at work; or empty.
    QString objection(const BackendInfo &backend, const GenerationJob &job,
                      const std::vector<GenerationJob> &jobs);
    /// Books a job that has ended well.
    void add(const GenerationJob &job);

signals:
    void spentChanged();
    void limitChanged();
    void problem(const QString &sentence);

private:
    std::optional<SpendLedger> m_ledger;
};

} // namespace presence
