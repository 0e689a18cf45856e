// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/generation/backend_registry.h"
#include "core/spec/portrait_spec.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace presence {

class CritiqueRunner;
class GenerationQueue;
class TakeModel;
struct Take;

/// Is this review better than that one? Fewer fails decide, then fewer findings to look at again, then fewer
/// notes; they are never summed. What was assessed before and is not any more counts as a fail.
bool isBetter(const CritiqueReport &now, const CritiqueReport &before);

/// Generates, has the take measured, applies what is safe to fix and generates again, until nothing improves
/// or the budget ends. Orders one picture at a time through the queue; every step is a take whose parent is
/// the one before. Nothing is ordered beyond the budget. GUI thread.
class Refinement : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        const BackendRegistry &backends;
        GenerationQueue &queue;
        CritiqueRunner &critiques; ///< measures what the queue finishes; somebody else orders that
        TakeModel &takes;
        std::function<Prompt(const PortraitSpec &, const BackendInfo &)> prompt;
        /// The report without what nobody wants to hear.
        std::function<CritiqueReport(const CritiqueReport &)> heard;
        /// The spec with what is safe to fix; the same spec if that is nothing.
        std::function<PortraitSpec(const CritiqueReport &, const PortraitSpec &)> improved;
    };

    /// What a person agreed to.
    struct Budget
    {
        int takes = 4;             ///< pictures to order at most
        std::optional<Cost> money; ///< to spend at most; needs a backend that tells its price
    };

    struct Order
    {
        PortraitSpec spec;
        std::string backendId;
        RenderSettings settings; ///< size and sampling; always one picture, the seed stays the same
        std::string fromTakeId;  ///< a measured take of this very spec: the first step; or empty
        Budget budget;
        /// What goes along; maps of the sitter follow every fix.
        std::vector<ControlPicture> companions = {};
    };

    struct Step
    {
        QString takeId;
        PortraitSpec spec;
        CritiqueReport report; ///< as heard
        bool ordered = true;   ///< false: it was there before
        bool best = false;     ///< of the steps so far
    };

    enum class State { Idle, Generating, Measuring };
    enum class End { None, NothingToFix, NoImprovement, TakesSpent, MoneySpent, Cancelled, Failed };

    explicit Refinement(const Means &means, QObject *parent = nullptr);

    /// What one picture costs by the backend's own price; nothing = it does not tell.
    std::optional<Cost> priceOfOne(const Order &order) const;

    /// Does nothing while one is running.
    void start(const Order &order);
    /// Cancels what is at work, too.
    void cancel();

    bool isRunning() const { return m_state != State::Idle; }
    State state() const { return m_state; }
    End end() const { return m_end; }
    const QString &problem() const { return m_problem; } ///< meaningful after End::Failed
    const Order &order() const { return m_order; }
    const std::vector<Step> &steps() const { return m_steps; }
    int ordered() const { return m_ordered; }                    ///< pictures
    const std::optional<Cost> &spent() const { return m_spent; } ///< by price; empty if none is told
    const Step *best() const;                                    ///< null before the first step

signals:
    void changed();  ///< state, or another step
    void finished(); ///< end() says why

private:
    GenerationRequest request(const Order &order, const PortraitSpec &spec) const;
    void generate(const PortraitSpec &spec);
    void watchJob(int id);
    void receive(const Take &take);
    void judge(const QString &takeId);
    void addStep(Step step);
    void goOn();
    void stop(End end, const QString &problem = {});

    Means m_means;
    Order m_order;
    State m_state = State::Idle;
    End m_end = End::None;
    QString m_problem;
    std::vector<Step> m_steps;
    int m_best = -1;
    int m_ordered = 0;
    int m_job = 0;       ///< in the queue
    QString m_awaited;   ///< take that is being measured
    PortraitSpec m_spec; ///< of the take that is awaited
    std::optional<Cost> m_spent;
};

} // namespace presence
