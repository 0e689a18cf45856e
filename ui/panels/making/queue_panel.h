// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace presence {

class GenerationQueue;
class JobRow;

/// The queue: one row an order, in its order.
class QueuePanel : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePanel(GenerationQueue &queue, QWidget *parent = nullptr);

    JobRow *row(int jobId) const { return m_rows.value(jobId); }

private:
    void addJob(int id);
    void showJob(int id);
    void removeJob(int id);
    void arrange();
    void refresh();

    GenerationQueue &m_queue;
    QHash<int, JobRow *> m_rows;
    QVBoxLayout *m_list;
    QLabel *m_empty;
    QPushButton *m_cancelAll;
    QPushButton *m_retryFailed;
    QPushButton *m_clear;
    QTimer m_seconds;
};

} // namespace presence
