// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/refinement/refinement.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace presence {

/// "0.12 USD"; "free".
QString moneyText(const Cost &cost);

/// Asks where a refinement begins and what it may take, and says takes × price before anything is ordered.
/// Where the price of a paid service is not known, the number of pictures has to be agreed to by hand.
class BudgetForm : public QWidget
{
    Q_OBJECT

public:
    struct Start
    {
        QString name;       ///< "Take 12, which is measured already"
        std::string takeId; ///< or empty
        PortraitSpec spec;
    };
    using Price = std::function<std::optional<Cost>(const PortraitSpec &spec)>;

    /// `starts`: at least one; the first is proposed. `price`: of one picture, or nothing if it is not told.
    BudgetForm(const BackendInfo &backend, const QList<Start> &starts, Price price,
               QWidget *parent = nullptr);

    const Start &start() const;
    Refinement::Budget budget() const;

    QComboBox *startChoice() const { return m_start; }
    QSpinBox *takes() const { return m_takes; }
    QDoubleSpinBox *money() const { return m_money; } ///< shown where a price is known
    QCheckBox *agreement() const { return m_agree; }  ///< shown where it is not, but there will be one
    QPushButton *goButton() const { return m_go; }
    QString priceText() const;

signals:
    void agreed();

private:
    void refresh();

    BackendInfo m_backend;
    QList<Start> m_starts;
    Price m_price;
    std::optional<Cost> m_one;
    QComboBox *m_start;
    QSpinBox *m_takes;
    QDoubleSpinBox *m_money;
    QLabel *m_priceText;
    QCheckBox *m_agree;
    QPushButton *m_go;
    QFormLayout *m_rows;
    bool m_moneyTouched = false;
};

} // namespace presence
