// SPDX-License-Identifier: MIT
#include "ui/panels/queue/spend_line.h"

#include "ui/models/queue/queue_budget.h"
#include "ui/widgets/layout/flow_layout.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace presence {

namespace {

/// What the services count in; see the price lists of the recipes.
const QStringList units{"USD", "EUR", "credits", "kudos"};

QString text(const Cost &cost) { return QString::fromStdString(costText(cost)); }

} // namespace

SpendLine::SpendLine(QueueBudget &budget, QWidget *parent)
    : QWidget(parent)
    , m_budget(budget)
    , m_text(new QLabel)
    , m_change(new QPushButton(tr("Limit…")))
    , m_editor(new QWidget)
    , m_amount(new QDoubleSpinBox)
    , m_unit(new QComboBox)
    , m_set(new QPushButton(tr("Set")))
    , m_none(new QPushButton(tr("No limit")))
{
    m_text->setWordWrap(true);
    m_text->setProperty("tone", "muted");
    m_change->setCheckable(true);
    m_change->setToolTip(
        tr("The most that the orders of this shoot may cost; you are asked before it is exceeded"));
    m_amount->setRange(0, 1000000);
    m_amount->setDecimals(2);
    m_amount->setAccessibleName(tr("Limit of this shoot"));
    m_unit->addItems(units);
    m_unit->setAccessibleName(tr("Unit of the limit"));

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_text, 1);
    line->addWidget(m_change);
    auto *fields = new FlowLayout(8, m_editor);
    for (QWidget *field : std::initializer_list<QWidget *>{m_amount, m_unit, m_set, m_none})
        fields->addWidget(field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_editor);
    m_editor->hide();

    connect(m_change, &QPushButton::toggled, this, &SpendLine::openEditor);
    connect(m_set, &QPushButton::clicked, this, [this] {
        m_budget.setLimit(Cost{m_amount->value(), m_unit->currentText().toStdString()});
        m_change->setChecked(false);
    });
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_budget.setLimit({});
        m_change->setChecked(false);
    });
    connect(&m_budget, &QueueBudget::spentChanged, this, &SpendLine::refresh);
    connect(&m_budget, &QueueBudget::limitChanged, this, &SpendLine::refresh);
    refresh();
}

QString SpendLine::text() const { return m_text->text(); }

void SpendLine::refresh()
{
    QStringList parts;
    for (const Cost &cost : m_budget.spent())
        parts << presence::text(cost);
    QString spent = parts.isEmpty() ? tr("Nothing spent in this shoot")
                                    : tr("Spent in this shoot: %1").arg(parts.join(QStringLiteral(", ")));
    if (const auto limit = m_budget.limit())
        spent += tr(" · limit %1").arg(presence::text(*limit));
    m_text->setText(spent);
}

void SpendLine::openEditor(bool open)
{
    if (open) {
        const auto limit = m_budget.limit();
        const auto spent = m_budget.spent();
        const std::string unit = limit ? limit->unit : spent.empty() ? "USD" : spent.front().unit;
        if (m_unit->findText(QString::fromStdString(unit)) < 0)
            m_unit->addItem(QString::fromStdString(unit));
        m_unit->setCurrentText(QString::fromStdString(unit));
        m_amount->setValue(limit ? limit->amount : 5);
    }
    m_editor->setVisible(open);
    if (open)
        m_amount->setFocus();
}

} // namespace presence
