// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"

#include <QComboBox>

namespace presence {

/// The generators of one dialect to write for; what each takes and how old that knowledge is stands in the
/// tooltip.
class EngineChooser : public QComboBox
{
    Q_OBJECT

public:
    /// The engines must outlive the chooser.
    explicit EngineChooser(const PromptEngines &engines, QWidget *parent = nullptr);

    /// Shows this engine among those of its dialect, without announcing it.
    void setEngine(const PromptEngine &engine);
    const PromptEngine &engine() const;
    /// What to know of this engine before writing for it: "no longer offered". Empty for a current one.
    static QString statusOf(const PromptEngine &engine);

signals:
    void engineChosen(const presence::PromptEngine &engine); ///< by hand

private:
    QString card(const PromptEngine &engine) const;

    const PromptEngines &m_engines;
};

} // namespace presence
