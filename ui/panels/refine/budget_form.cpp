// SPDX-License-Identifier: MIT
#include "ui/panels/refine/budget_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace presence {

namespace {

constexpr int mostTakes = 20;
constexpr int usualTakes = 4;

} // namespace

QString moneyText(const Cost &cost)
{
    if (cost.amount == 0)
        return BudgetForm::tr("free");
    const bool whole = cost.amount == std::round(cost.amount);
    const int decimals = cost.amount < 0.1 ? 3 : whole && cost.unit != "USD" && cost.unit != "EUR" ? 0 : 2;
    return QLocale().toString(cost.amount, 'f', decimals) + QChar(QChar::Nbsp) +
           QString::fromStdString(cost.unit);
}

BudgetForm::BudgetForm(const BackendInfo &backend, const QList<Start> &starts, Price price, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_starts(starts)
    , m_price(std::move(price))
    , m_start(new QComboBox)
    , m_takes(new QSpinBox)
    , m_money(new QDoubleSpinBox)
    , m_priceText(new QLabel)
    , m_agree(new QCheckBox)
    , m_go(new QPushButton)
    , m_rows(new QFormLayout)
{
    for (const Start &start : starts)
        m_start->addItem(start.name);
    m_start->setAccessibleName(tr("Begin with"));
    m_takes->setRange(1, mostTakes);
    m_takes->setValue(usualTakes);
    m_takes->setAccessibleName(tr("Pictures at most"));
    m_money->setDecimals(3);
    m_money->setRange(0, 100000);
    m_money->setAccessibleName(tr("Money at most"));
    m_priceText->setWordWrap(true);
    m_go->setProperty("primary", true);

    m_rows->addRow(tr("Begin with"), m_start);
    m_rows->addRow(tr("Backend"), new QLabel(QString::fromStdString(backend.name)));
    m_rows->addRow(tr("Pictures at most"), m_takes);
    m_rows->addRow(tr("Price"), m_priceText);
    m_rows->addRow(tr("Money at most"), m_money);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_rows);
    column->addWidget(m_agree);
    column->addWidget(m_go, 0, Qt::AlignRight);

    connect(m_start, &QComboBox::currentIndexChanged, this, &BudgetForm::refresh);
    connect(m_takes, &QSpinBox::valueChanged, this, &BudgetForm::refresh);
    connect(m_money, &QDoubleSpinBox::valueChanged, this, [this] {
        m_moneyTouched = true;
        refresh();
    });
    connect(m_agree, &QCheckBox::toggled, this, &BudgetForm::refresh);
    connect(m_go, &QPushButton::clicked, this, &BudgetForm::agreed);
    refresh();
}

const BudgetForm::Start &BudgetForm::start() const { return m_starts[m_start->currentIndex()]; }

QString BudgetForm::priceText() const { return m_priceText->text(); }

Refinement::Budget BudgetForm::budget() const
{
    Refinement::Budget budget;
    budget.takes = m_takes->value();
    if (m_one && m_one->amount > 0)
        budget.money = Cost{m_money->value(), m_one->unit};
    return budget;
}

void BudgetForm::refresh()
{
    m_one = m_price(start().spec);
    const bool offline = m_backend.kind != BackendInfo::Kind::Hosted;
    const bool priced = m_one && m_one->amount > 0;
    const bool unknown = !m_one && !offline;
    const int takes = m_takes->value();
    if (priced && !m_moneyTouched) {
        const QSignalBlocker quiet(m_money);
        m_money->setSuffix(QStringLiteral(" ") + QString::fromStdString(m_one->unit));
        m_money->setValue(takes * m_one->amount);
    }
    m_money->setVisible(priced);
    m_rows->labelForField(m_money)->setVisible(priced);
    m_agree->setVisible(unknown);
    m_agree->setText(takes == 1 ? tr("I agree to pay for one picture")
                                : tr("I agree to pay for up to %1 pictures").arg(takes));
    if (priced)
        m_priceText->setText(tr("%1 × %2 = at most %3")
                                 .arg(takes)
                                 .arg(moneyText(*m_one), moneyText({takes * m_one->amount, m_one->unit})));
    else if (unknown)
        m_priceText->setText(
            tr("%1 does not tell it beforehand. Every picture will be charged as the service "
               "does; no limit in money can be kept.")
                .arg(QString::fromStdString(m_backend.name)));
    else
        m_priceText->setText(tr("free"));
    m_go->setText(priced
                      ? tr("Spend up to %1")
                            .arg(moneyText({std::min(m_money->value(), takes * m_one->amount), m_one->unit}))
                  : takes == 1 ? tr("Make one picture")
                               : tr("Make up to %1 pictures").arg(takes));
    m_go->setEnabled(!unknown || m_agree->isChecked());
    m_go->setToolTip(m_go->isEnabled() ? QString() : tr("Agree to the number of pictures first"));
}

} // namespace presence
