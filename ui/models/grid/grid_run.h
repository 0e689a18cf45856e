// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt_builder.h"
#include "core/shoot/grid/grid_plan.h"
#include "ui/models/queue/generation_queue.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <vector>

namespace presence {

/// A request for each cell, in the words of its backend: `wished` as it is for the plan's own backend, else
/// the size that fits best and the seed. Error::NotFound names a backend there is none of.
Result<std::vector<GenerationRequest>> gridRequests(const GridPlan &plan, const std::vector<GridCell> &cells,
                                                    const BackendRegistry &backends, const Vocabulary &words);

/// A grid that was ordered: the state and picture of each of its cells. GUI thread.
class GridRun : public QObject
{
    Q_OBJECT

public:
    struct Cell
    {
        int jobId = 0;
        QString takeId; ///< empty until the picture is there
        QImage picture;
        QString state; ///< what happens instead of a picture
    };

    /// Places the orders, one for each request, as one batch. The queue must outlive the run.
    GridRun(GridPlan plan, const std::vector<GridCell> &cells, const std::vector<GenerationRequest> &requests,
            GenerationQueue &queue, QObject *parent = nullptr);
    ~GridRun() override;

    const GridPlan &plan() const { return m_plan; }
    int columns() const { return int(m_plan.columns.steps.size()); }
    int rows() const { return std::max(1, int(m_plan.rows.steps.size())); }
    const std::vector<Cell> &cells() const { return m_cells; } ///< row by row
    int finished() const;
    /// Why it could not be ordered, or empty.
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

    const GridPlan m_plan;
    GenerationQueue &m_queue;
    std::vector<Cell> m_cells;
    int m_batch = 0;
    QString m_problem;
    mutable std::vector<QRect> m_places; ///< of the cells on the sheet drawn last
    QThreadPool m_threads;
};

} // namespace presence
