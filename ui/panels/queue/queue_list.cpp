// SPDX-License-Identifier: MIT
#include "ui/panels/queue/queue_list.h"

#include "ui/panels/queue/job_row.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace presence {

QueueList::QueueList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void QueueList::add(int jobId, JobRow *row)
{
    m_rows.insert(jobId, row);
    m_column->addWidget(row);
}

void QueueList::remove(int jobId)
{
    if (jobId == m_dragged)
        endDrag();
    if (JobRow *row = m_rows.take(jobId)) {
        m_column->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
}

void QueueList::arrange(const std::vector<int> &jobIds)
{
    int place = 0;
    for (const int id : jobIds)
        if (JobRow *row = m_rows.value(id)) {
            if (m_column->indexOf(row) != place) {
                m_column->removeWidget(row);
                m_column->insertWidget(place, row);
            }
            ++place;
        }
}

JobRow *QueueList::rowIn(int place) const
{
    const QLayoutItem *item = m_column->itemAt(place);
    return item ? static_cast<JobRow *>(item->widget()) : nullptr;
}

int QueueList::jobAt(const QPoint &position) const
{
    for (auto row = m_rows.begin(); row != m_rows.end(); ++row)
        if (row.value()->geometry().contains(position))
            return row.key();
    return 0;
}

int QueueList::gapAt(int y) const
{
    int gap = 0;
    while (const JobRow *row = rowIn(gap)) {
        if (y < row->geometry().center().y())
            break;
        ++gap;
    }
    return gap;
}

void QueueList::mousePressEvent(QMouseEvent *event)
{
    const int id = jobAt(event->pos());
    if (event->button() == Qt::LeftButton && id != 0 && m_rows[id]->isMovable()) {
        m_dragged = id;
        m_pressedAt = event->pos();
    }
}

void QueueList::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged == 0)
        return;
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_gap < 0 && !far)
        return;
    m_gap = gapAt(event->pos().y());
    setCursor(Qt::ClosedHandCursor);
    update();
}

void QueueList::mouseReleaseEvent(QMouseEvent *)
{
    const int id = m_dragged, gap = m_gap;
    endDrag();
    if (id == 0 || gap < 0)
        return;
    const int from = m_column->indexOf(m_rows[id]);
    const int to = gap > from ? gap - 1 : gap; // its own place closes behind it
    if (to != from)
        emit dropped(id, to);
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_dragged != 0)
        endDrag();
    else
        QWidget::keyPressEvent(event);
}

void QueueList::endDrag()
{
    m_dragged = 0;
    m_gap = -1;
    unsetCursor();
    update();
}

void QueueList::paintEvent(QPaintEvent *)
{
    if (m_gap < 0)
        return;
    const JobRow *below = rowIn(m_gap);
    const int y = below ? below->geometry().top() : height() - 2;
    QPainter(this).fillRect(QRect(8, std::max(0, y - 1), width() - 16, 2), palette().highlight());
}

} // namespace presence
