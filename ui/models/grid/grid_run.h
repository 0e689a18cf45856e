// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt_builder.h"
#include "core/shoot/grid/grid_record.h"
#include "core/shoot/shoot_store.h"
#include "ui/models/queue/generation_queue.h"

#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>

#include <functional>
#include <vector>

namespace presence {

/// A request for each cell, in the words of its backend: `wished` as it is for the plan's own backend, else
/// the size that fits best and the seed. Error::NotFound names a backend there is none of.
Result<std::vector<GenerationRequest>> gridRequests(const GridPlan &plan, const std::vector<GridCell> &cells,
                                                    const BackendRegistry &backends, const Vocabulary &words);

/// A grid that was ordered, now or in an earlier run: the state and picture of each of its cells. GUI thread.
class GridRun : public QObject
{
    Q_OBJECT

public:
    struct Cell
    {
        int jobId = 0;  ///< 0 where the queue has no order for it
        QString takeId; ///< empty until the picture is there
        QImage picture;
        QString state; ///< what happens, or happened, instead of a picture
    };

    /// Places the orders, one for each request, as one batch, and writes the grid into the shoot. The queue
    /// must outlive the run.
    GridRun(const GridPlan &plan, const std::vector<GridCell> &cells,
            const std::vector<GenerationRequest> &requests, GenerationQueue &queue, const ShootStore &store,
            QObject *parent = nullptr);
    /// Looks for what became of an earlier grid among the takes of the shoot and the orders of the queue.
    GridRun(GridRecord record, GenerationQueue &queue, const ShootStore &store, QObject *parent = nullptr);
    ~GridRun() override;

    const GridRecord &record() const { return m_record; }
    int columns() const { return int(m_record.columns.size()); }
    int rows() const { return m_record.rowCount(); }
    const std::vector<Cell> &cells() const { return m_cells; } ///< row by row
    int finished() const;
    bool isUnderWay() const; ///< the queue still works on some of it
    /// Why it could not be ordered or kept, or empty.
    const QString &problem() const { return m_problem; }
    void cancel();

    /// The whole as one picture, with its labels, in this font.
    QImage sheet(int cellSide, const QFont &font) const;
    /// The cell at this pixel of the sheet that was drawn last, or −1.
    int cellAt(const QPointF &pixel) const;

    static constexpr int pictureSide = 512; ///< pixels, longer side

signals:
    void cellChanged(int index);

private:
    int cellOf(int jobId) const;
    void showJob(int jobId);
    void take(const Take &take);
    void connectQueue();
    void findTakes();
    void receiveTake(int index, const QString &takeId, std::function<ImageFile()> picture);

    GridRecord m_record;
    GenerationQueue &m_queue;
    const ShootStore m_store;
    std::vector<Cell> m_cells;
    QSize m_shape{4, 5}; ///< of the pictures to come
    int m_batch = 0;
    QString m_problem;
    mutable std::vector<QRect> m_places; ///< of the cells on the sheet drawn last
    QThreadPool m_threads;
};

} // namespace presence
