// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/queue/generation_job.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace presence {

class ElidedLabel;

/// One order of the queue: picture, what happens, how long and for how much, and what can be done about it.
/// With the focus on it Alt with the arrows up and down moves it, Delete cancels or removes it.
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
    QToolButton *moreButton() const { return m_more; }
    QPushButton *allowButton() const { return m_allow; }
    bool isMovable() const { return m_job.state == GenerationJob::State::Queued; }
    ElidedLabel *titleLabel() const { return m_title; }
    QString stateText() const;
    QString errorText() const;

signals:
    void cancelRequested();
    void frontRequested();
    void retryRequested();
    void removeRequested();
    void allowRequested();
    void editRequested();
    void batchCancelRequested();
    void moveRequested(int places); ///< −1 = one earlier, 1 = one later

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fillMenu();
    void showButtons();
    QString stageText() const;
    QString priceText() const;

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
    QToolButton *m_more;
    QPushButton *m_allow;
    QAction *m_earlier = nullptr;
    QAction *m_later = nullptr;
};

} // namespace presence
