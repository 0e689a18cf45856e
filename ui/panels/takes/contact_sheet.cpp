// SPDX-License-Identifier: MIT
#include "ui/panels/takes/contact_sheet.h"

#include "ui/models/takes/take_filter.h"
#include "ui/models/takes/take_model.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/widgets/layout/flow_layout.h"

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
    , m_finding(new QComboBox)
    , m_verdict(new QComboBox)
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

    fillFindings();
    auto *choices = new QWidget;
    auto *flow = new FlowLayout(8, choices);
    for (QComboBox *box : {m_rating, m_flag, m_finding, m_verdict, m_order})
        flow->addWidget(box);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(choices, 1);
    row->addWidget(m_count, 0, Qt::AlignTop);
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
    connect(m_finding, &QComboBox::currentIndexChanged, this, &ContactSheet::filterFindings);
    connect(m_verdict, &QComboBox::currentIndexChanged, this, &ContactSheet::filterFindings);
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_filter->setNewestFirst(index == 1); });
    connect(m_list, &TakeListView::opened, this, &ContactSheet::opened);
    connect(m_list, &TakeListView::comparisonChosen, this, &ContactSheet::comparisonChosen);
    connect(m_list, &TakeListView::companionWanted, this, &ContactSheet::companionWanted);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_filter, signal, this, &ContactSheet::refresh);
        connect(&takes, signal, this, &ContactSheet::refresh);
    }
    refresh();
}

void ContactSheet::fillFindings()
{
    m_finding->setAccessibleName(tr("Finding"));
    m_finding->setToolTip(tr("Only takes with a certain answer to one question of the checklist"));
    m_finding->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_finding->addItem(tr("any finding"));
    for (const QuestionGroup &group : questionGroups()) {
        m_finding->insertSeparator(m_finding->count());
        for (const QString &id : group.findings)
            m_finding->addItem(findingTitle(id.toStdString()), id);
    }
    m_verdict->setAccessibleName(tr("Answer"));
    const auto add = [this](const QString &text, const QList<Verdict> &verdicts) {
        m_verdict->addItem(text, QVariant::fromValue(verdicts));
    };
    add(tr("fails or look again"), {Verdict::Fail, Verdict::Warn});
    for (const Verdict verdict :
         {Verdict::Fail, Verdict::Warn, Verdict::Note, Verdict::Pass, Verdict::Unmeasured})
        add(verdictWord(verdict), {verdict});
    m_verdict->hide();
}

void ContactSheet::filterFindings()
{
    const QString id = m_finding->currentData().toString();
    m_verdict->setVisible(!id.isEmpty());
    m_filter->setFinding(id, m_verdict->currentData().value<QList<Verdict>>());
    refresh();
}

void ContactSheet::filterBy(const Finding &finding)
{
    m_finding->setCurrentIndex(m_finding->findData(QString::fromStdString(finding.id)));
    const bool bad = finding.verdict == Verdict::Fail || finding.verdict == Verdict::Warn;
    m_verdict->setCurrentIndex(bad ? 0 : m_verdict->findText(verdictWord(finding.verdict)));
}

void ContactSheet::refresh()
{
    const int shown = m_filter->rowCount();
    const int all = m_takes.rowCount();
    m_count->setText(shown == all ? tr("Takes: %1").arg(all) : tr("Takes: %1 of %2").arg(shown).arg(all));
    m_empty->setText(all == 0
                         ? tr("The takes of this shoot will lie here.\n\nCtrl+Enter makes the first one.")
                         : tr("No take is like that. Ask for fewer stars, another flag or another finding."));
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
}

} // namespace presence
