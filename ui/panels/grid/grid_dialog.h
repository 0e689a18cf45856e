// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/grid/grid_axis.h"
#include "ui/models/grid/grid_run.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace presence {

class AxisEditor;

/// Plans a grid: what varies along columns and rows, every cell with its price and time before anything is
/// sent, and the sum. Ordering, and showing earlier grids again, is left to whoever listens.
class GridDialog : public QDialog
{
    Q_OBJECT

public:
    struct Context
    {
        GridNames names;
        const SpecLibrary &library;
        const Vocabulary &words;
        const BackendRegistry &backends;
        GenerationQueue &queue;
        std::vector<GridRecord> earlier = {}; ///< grids of this shoot, the latest first
    };
    struct Order
    {
        GridPlan plan;
        std::vector<GridCell> cells;
        std::vector<GenerationRequest> requests;
    };

    /// `plan` gives spec, sampling and backend; its axes are made here.
    GridDialog(const Context &context, GridPlan plan, QWidget *parent = nullptr);

    AxisEditor *columns() const { return m_columns; }
    AxisEditor *rows() const { return m_rows; }
    QTableWidget *table() const { return m_table; }
    QString summary() const;
    QPushButton *orderButton() const { return m_order; }
    QPushButton *earlierButton() const { return m_earlier; } ///< hidden where there are none

signals:
    void ordered(const presence::GridDialog::Order &order);
    /// The contact sheet of an earlier grid is wanted.
    void earlierChosen(const presence::GridRecord &record);

private:
    void refresh();
    Result<Order> planned() const;
    void fillEarlier();
    void fillTable(const Order &order, const std::vector<Estimate> &estimates);

    Context m_context;
    GridPlan m_plan;
    AxisEditor *m_columns;
    AxisEditor *m_rows;
    QTableWidget *m_table;
    QLabel *m_summary;
    QPushButton *m_order;
    QPushButton *m_earlier;
};

} // namespace presence
