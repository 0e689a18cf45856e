// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/queue/generation_job.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace presence {

class ElidedLabel;

/// One order of the queue: picture, what happens and how long, and what can be done about it.
class JobRow : public QWidget
{
    Q_OBJECT

public:
    explicit JobRow(QWidget *parent = nullptr);

    void setJob(const GenerationJob &job);
    /// Counts the seconds on, without a new job.
    void tick();

    QToolButton *cancelButton() const { return m_cancel; }
    QToolButton *frontButton() const { return m_front; }
    QToolButton *retryButton() const { return m_retry; }
    QToolButton *removeButton() const { return m_remove; }
    ElidedLabel *titleLabel() const { return m_title; }
    QString stateText() const;
    QString errorText() const;

signals:
    void cancelRequested();
    void frontRequested();
    void retryRequested();
    void removeRequested();

private:
    QString stageText() const;

    GenerationJob m_job;
    QLabel *m_picture;
    ElidedLabel *m_title;
    QLabel *m_state;
    QLabel *m_error;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_front;
    QToolButton *m_retry;
    QToolButton *m_copy;
    QToolButton *m_remove;
};

} // namespace presence
