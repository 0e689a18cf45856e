// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace presence {

class GenerationQueue;
class JobRow;
class QueueList;
class SpendLine;

/// The queue: one row an order, in its order; above them what concerns all, below them what they cost.
class QueuePanel : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePanel(GenerationQueue &queue, QWidget *parent = nullptr);

    JobRow *row(int jobId) const;
    QueueList *list() const { return m_list; }
    QPushButton *pauseButton() const { return m_pause; }
    QPushButton *cancelButton() const { return m_cancel; } ///< with a menu of what to cancel
    SpendLine *spendLine() const { return m_spend; }
    QString notice() const; ///< why nothing is sent, or empty

signals:
    /// The controls shall be as this job has them.
    void editRequested(int jobId);
    /// A person wants to see what this job sends.
    void consentRequested(int jobId);

private:
    void addJob(int id);
    void showJob(int id);
    void removeJob(int id);
    void move(int id, int places);
    void remove(int id);
    void allow(int id);
    void arrange();
    void refresh();

    GenerationQueue &m_queue;
    QueueList *m_list;
    QLabel *m_empty;
    QLabel *m_notice;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QPushButton *m_retryFailed;
    QPushButton *m_clear;
    SpendLine *m_spend;
    QTimer m_seconds;
};

} // namespace presence
