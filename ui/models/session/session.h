// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "core/shoot/presets/presets.h"
#include "core/shoot/shoot_store.h"
#include "ui/models/backend_checks.h"
#include "ui/models/brand_model.h"
#include "ui/models/companions/companion_model.h"
#include "ui/models/measuring/measuring.h"
#include "ui/models/pictures/sitter_preview.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/refinement/refinement.h"
#include "ui/models/session/draft_keeper.h"
#include "ui/models/session/silence_keeper.h"
#include "ui/models/session/studio.h"
#include "ui/models/spec_document.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/picture_loader.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"

#include <QObject>

namespace presence {

/// One open shoot: the models of the studio and how they feed each other, without a single widget. An order
/// becomes takes, a finished take becomes current and is measured, a report is kept with its take and made
/// anew when equipment or rules have changed. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    /// `studio`, `measuring` and `backends` must outlive the session.
    Session(const Studio &studio, Measuring &measuring, const BackendRegistry &backends,
            const ShootStore &store, const std::filesystem::path &presetFolder, QObject *parent = nullptr);

    /// Reads what is on disk: the draft at once, the takes in the background. Call after the signals are
    /// connected.
    void start();
    /// Places an order; a failure is said through problem().
    void order(const GenerationQueue::Order &order);

    const Studio &studio;
    Measuring &measuring;
    const BackendRegistry &backends;
    ShootStore store;
    PresetCollection presets;
    SpecDocument document;
    BrandModel brand;
    CompanionModel companions;
    SitterPreview preview;
    TakeModel takes;
    TakeSelection selection;
    PictureLoader pictures;
    CritiqueRunner critiques;
    GenerationQueue queue;
    BackendChecks checks;
    Refinement refinement;

signals:
    /// Something failed; the sentence says what, why and what to do.
    void problem(const QString &sentence);
    /// A picture came back and is on disk.
    void takeFinished(const presence::Take &take);

private:
    void connectModels();
    void begin();
    void welcome(const Take &take);
    void reviewStale();
    PortraitSpec improved(const CritiqueReport &report, const PortraitSpec &spec) const;

    DraftKeeper m_draft;
    SilenceKeeper m_silence;
    QString m_presetProblem;
};

} // namespace presence
