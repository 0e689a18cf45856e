// SPDX-License-Identifier: MIT
#include "ui/panels/grid/grid_dialog.h"

#include "ui/panels/grid/axis_editor.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace presence {

namespace {

QString secondsText(double seconds)
{
    const auto whole = std::max<qint64>(1, std::llround(seconds));
    return whole < 90 ? GridDialog::tr("%1\u00a0s").arg(whole)
                      : GridDialog::tr("%1\u00a0min").arg((whole + 30) / 60);
}

/// "0.04 USD · 12 s"
QString estimateText(const Estimate &estimate)
{
    QStringList parts;
    if (!estimate.cost)
        parts << GridDialog::tr("price unknown");
    else if (estimate.cost->amount > 0)
        parts << QString::fromStdString(costText(*estimate.cost));
    if (estimate.seconds >= 0)
        parts << secondsText(estimate.seconds);
    return parts.isEmpty() ? GridDialog::tr("free") : parts.join(QStringLiteral(" · "));
}

QString totalsText(const GridPlan &plan, std::size_t cells, const GridTotals &totals)
{
    QStringList parts{plan.rows.steps.empty() ? GridDialog::tr("Pictures: %1").arg(cells)
                                              : GridDialog::tr("Pictures: %1 × %2 = %3")
                                                    .arg(plan.columns.steps.size())
                                                    .arg(plan.rows.steps.size())
                                                    .arg(cells)};
    if (totals.seconds >= 0)
        parts << GridDialog::tr("about %1").arg(secondsText(totals.seconds));
    for (const Cost &cost : totals.costs)
        parts << GridDialog::tr("about %1").arg(QString::fromStdString(costText(cost)));
    if (totals.unpriced > 0)
        parts << GridDialog::tr("price unknown for %1").arg(totals.unpriced);
    else if (totals.costs.empty())
        parts << GridDialog::tr("free");
    if (!plan.companions.empty())
        parts << GridDialog::tr("pictures along: %1").arg(plan.companions.size());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

GridDialog::GridDialog(const Context &context, GridPlan plan, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_plan(std::move(plan))
    , m_columns(new AxisEditor(tr("Columns"), m_context.names, true))
    , m_rows(new AxisEditor(tr("Rows"), m_context.names, false))
    , m_table(new QTableWidget)
    , m_summary(new QLabel)
    , m_order(new QPushButton(tr("Order")))
    , m_earlier(new QPushButton(tr("Earlier grids")))
{
    setWindowTitle(tr("Grid"));
    auto *about =
        new QLabel(tr("The portrait as it is now, with one value for each column and row. All cells share "
                      "one seed unless seeds vary."));
    about->setWordWrap(true);
    about->setProperty("tone", "muted");
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::StrongFocus);
    m_table->setAccessibleName(tr("The pictures of the grid, with price and time"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_summary->setWordWrap(true);
    m_order->setProperty("primary", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_order, QDialogButtonBox::AcceptRole);
    m_earlier->setParent(this); // a box of buttons shows whatever it is given
    m_earlier->hide();
    if (!m_context.earlier.empty())
        buttons->addButton(m_earlier, QDialogButtonBox::ResetRole);
    fillEarlier();
    m_order->setDefault(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    for (QWidget *part : std::initializer_list<QWidget *>{about, m_columns, m_rows})
        column->addWidget(part);
    column->addWidget(m_table, 1);
    column->addWidget(m_summary);
    column->addStretch();
    column->addWidget(buttons);
    resize(640, 560);

    connect(m_columns, &AxisEditor::changed, this, &GridDialog::refresh);
    connect(m_rows, &AxisEditor::changed, this, &GridDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const auto order = planned()) {
            emit ordered(*order);
            accept();
        }
    });
    refresh();
}

void GridDialog::fillEarlier()
{
    constexpr std::size_t mostShown = 12;
    auto *menu = new QMenu(m_earlier);
    for (std::size_t i = 0; i < std::min(mostShown, m_context.earlier.size()); ++i) {
        const GridRecord &record = m_context.earlier[i];
        const QDateTime time =
            QDateTime::fromString(QString::fromStdString(record.orderedAt), Qt::ISODate).toLocalTime();
        const QString columns = QString::fromStdString(record.columnsTitle);
        const QString what =
            record.rows.empty() ? columns : columns + " × " + QString::fromStdString(record.rowsTitle);
        menu->addAction(tr("%1 · %2 · pictures: %3")
                            .arg(QLocale().toString(time, QLocale::ShortFormat), what)
                            .arg(record.orders.size()),
                        this, [this, i] {
                            emit earlierChosen(m_context.earlier[i]);
                            reject();
                        });
    }
    m_earlier->setMenu(menu);
    m_earlier->setToolTip(tr("Show the contact sheet of a grid of this shoot again"));
}

QString GridDialog::summary() const { return m_summary->text(); }

Result<GridDialog::Order> GridDialog::planned() const
{
    Order order;
    order.plan = m_plan;
    auto columns = m_columns->axis();
    if (!columns)
        return columns.error();
    auto rows = m_rows->axis();
    if (!rows)
        return rows.error();
    order.plan.columns = std::move(*columns);
    order.plan.rows = std::move(*rows);
    auto cells = gridCells(order.plan, m_context.library);
    if (!cells)
        return cells.error();
    order.cells = std::move(*cells);
    auto requests = gridRequests(order.plan, order.cells, m_context.backends, m_context.words);
    if (!requests)
        return requests.error();
    order.requests = std::move(*requests);
    return order;
}

void GridDialog::refresh()
{
    const auto order = planned();
    m_order->setEnabled(order.ok());
    m_table->setVisible(order.ok());
    m_summary->setProperty("tone", order ? "" : "muted");
    if (!order) {
        const bool untouched = m_columns->valuesField()->text().trimmed().isEmpty();
        m_summary->setText(untouched ? tr("Give the values of the columns, such as −20, 0, 20 or −20, −10, "
                                          ".., 20, and those of the rows if something varies from top to "
                                          "bottom. Price and time are shown here before anything is ordered.")
                                     : QString::fromStdString(order.error().message));
        m_table->setRowCount(0);
        m_table->setColumnCount(0);
        return;
    }
    std::vector<Estimate> estimates;
    for (std::size_t i = 0; i < order->cells.size(); ++i)
        estimates.push_back(m_context.queue.budget().estimate(
            *m_context.backends.find(order->cells[i].backendId), order->requests[i]));
    fillTable(*order, estimates);
    const GridTotals totals = gridTotals(order->cells, estimates, [this](const std::string &backendId) {
        return m_context.queue.atOnce(backendId);
    });
    m_summary->setText(totalsText(order->plan, order->cells.size(), totals));
}

void GridDialog::fillTable(const Order &order, const std::vector<Estimate> &estimates)
{
    QStringList columns, rows;
    for (const GridStep &step : order.plan.columns.steps)
        columns << QString::fromStdString(step.label);
    for (const GridStep &step : order.plan.rows.steps)
        rows << QString::fromStdString(step.label);
    m_table->setColumnCount(int(columns.size()));
    m_table->setRowCount(std::max(1, int(rows.size())));
    m_table->setHorizontalHeaderLabels(columns);
    m_table->setVerticalHeaderLabels(rows.isEmpty() ? QStringList(QString()) : rows);
    m_table->verticalHeader()->setVisible(!rows.isEmpty());
    for (std::size_t i = 0; i < order.cells.size(); ++i) {
        auto *item = new QTableWidgetItem(estimateText(estimates[i]));
        item->setTextAlignment(Qt::AlignCenter);
        m_table->setItem(order.cells[i].row, order.cells[i].column, item);
    }
}

} // namespace presence
