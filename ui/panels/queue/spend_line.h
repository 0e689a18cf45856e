// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace presence {

class QueueBudget;

/// What the shoot has cost so far and the limit it has, and where to set that.
class SpendLine : public QWidget
{
    Q_OBJECT

public:
    explicit SpendLine(QueueBudget &budget, QWidget *parent = nullptr);

    QString text() const;
    QPushButton *changeButton() const { return m_change; }
    QDoubleSpinBox *amountField() const { return m_amount; }
    QPushButton *setButton() const { return m_set; }
    QPushButton *noLimitButton() const { return m_none; }

private:
    void refresh();
    void openEditor(bool open);

    QueueBudget &m_budget;
    QLabel *m_text;
    QPushButton *m_change;
    QWidget *m_editor;
    QDoubleSpinBox *m_amount;
    QComboBox *m_unit;
    QPushButton *m_set;
    QPushButton *m_none;
};

} // namespace presence
