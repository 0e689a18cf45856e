// SPDX-License-Identifier: MIT
#include "ui/panels/takes/contact_sheet.h"

#include "ui/models/takes/take_filter.h"
#include "ui/models/takes/take_model.h"
#include "ui/panels/takes/take_list_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

namespace presence {

ContactSheet::ContactSheet(TakeModel &takes, TakeSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_takes(takes)
    , m_filter(new TakeFilter(&takes, this))
    , m_list(new TakeListView(*m_filter, selection, TakeListView::Layout::Sheet))
    , m_rating(new QComboBox)
    , m_flag(new QComboBox)
    , m_order(new QComboBox)
    , m_count(new QLabel)
    , m_empty(new QLabel)
    , m_stack(new QStackedLayout)
{
    m_rating->setAccessibleName(tr("Smallest rating"));
    m_rating->addItem(tr("any rating"), 0);
    for (int stars = 1; stars <= 5; ++stars)
        m_rating->addItem(stars < 5 ? tr("★ %1 and more").arg(stars) : tr("★ 5"), stars);
    m_flag->setAccessibleName(tr("Flag"));
    m_flag->addItem(tr("any flag"), -2);
    m_flag->addItem(tr("all but rejects"), -1);
    m_flag->addItem(tr("picks"), int(Take::Flag::Pick));
    m_flag->addItem(tr("not flagged"), int(Take::Flag::None));
    m_flag->addItem(tr("rejects"), int(Take::Flag::Reject));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("oldest first"));
    m_order->addItem(tr("newest first"));
    m_count->setProperty("tone", "muted");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("tone", "muted");
    m_empty->setMargin(32);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_rating);
    row->addWidget(m_flag);
    row->addWidget(m_order);
    row->addStretch();
    row->addWidget(m_count);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addLayout(m_stack, 1);

    connect(m_rating, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setSmallestRating(m_rating->currentData().toInt()); });
    connect(m_flag, &QComboBox::currentIndexChanged, this, [this] {
        const int flag = m_flag->currentData().toInt();
        m_filter->setHideRejected(flag == -1);
        m_filter->setFlag(flag >= 0 ? std::optional(Take::Flag(flag)) : std::nullopt);
    });
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_filter->setNewestFirst(index == 1); });
    connect(m_list, &TakeListView::opened, this, &ContactSheet::opened);
    connect(m_list, &TakeListView::comparisonChosen, this, &ContactSheet::comparisonChosen);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_filter, signal, this, &ContactSheet::refresh);
        connect(&takes, signal, this, &ContactSheet::refresh);
    }
    refresh();
}

void ContactSheet::refresh()
{
    const int shown = m_filter->rowCount();
    const int all = m_takes.rowCount();
    m_count->setText(shown == all ? tr("Takes: %1").arg(all) : tr("Takes: %1 of %2").arg(shown).arg(all));
    m_empty->setText(all == 0
                         ? tr("The takes of this shoot will lie here.\n\nCtrl+Enter makes the first one.")
                         : tr("No take is like that. Ask for fewer stars or another flag."));
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
}

} // namespace presence
