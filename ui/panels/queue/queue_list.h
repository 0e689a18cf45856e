// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QPoint>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace presence {

class JobRow;

/// The rows of the queue, below each other; a waiting one can be dragged to another place.
class QueueList : public QWidget
{
    Q_OBJECT

public:
    explicit QueueList(QWidget *parent = nullptr);

    JobRow *row(int jobId) const { return m_rows.value(jobId); }
    const QHash<int, JobRow *> &rows() const { return m_rows; }
    void add(int jobId, JobRow *row);
    void remove(int jobId);
    void arrange(const std::vector<int> &jobIds);

signals:
    /// Dragged to this place among all rows.
    void dropped(int jobId, int place);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int jobAt(const QPoint &position) const;
    int gapAt(int y) const; ///< 0 = above the first row
    JobRow *rowIn(int place) const;
    void endDrag();

    QVBoxLayout *m_column;
    QHash<int, JobRow *> m_rows;
    int m_dragged = 0; ///< job, or 0
    QPoint m_pressedAt;
    int m_gap = -1; ///< where it would fall, or −1
};

} // namespace presence
