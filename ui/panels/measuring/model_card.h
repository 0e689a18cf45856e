// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/models/model_store.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace presence {

class MeasuringModels;
class VerdictIcon;

/// "2.6 MB".
QString megabytesText(std::uint64_t bytes);

/// One optional model: what it gives, its licence, size, state and pinned source, and the ways to get or
/// remove it. What its makers want to be read has to be accepted before it is fetched.
class ModelCard : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the card.
    ModelCard(const OptionalModel &model, MeasuringModels &models, QWidget *parent = nullptr);

    const OptionalModel &model() const { return m_model; }
    QPushButton *fetchButton() const { return m_fetch; }   ///< also resumes
    QPushButton *cancelButton() const { return m_cancel; } ///< while it is fetched
    QPushButton *removeButton() const { return m_remove; }
    QCheckBox *acceptBox() const { return m_accept; } ///< null where nothing has to be accepted
    QProgressBar *progress() const { return m_progress; }
    QString stateText() const;

private:
    void refresh();
    QWidget *source() const;

    const OptionalModel &m_model;
    MeasuringModels &m_models;
    QLabel *m_state;
    QLabel *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_fetch;
    QPushButton *m_cancel;
    QPushButton *m_remove;
    QCheckBox *m_accept = nullptr;
};

} // namespace presence
