// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/companions/companion_model.h"

#include <QFrame>

class QLabel;
class QSpinBox;
class QToolButton;

namespace presence {

class ElidedLabel;

/// One companion: what it looks like, what it is for, how much it weighs or why it is not sent, and a way to
/// be rid of it (Delete does the same).
class CompanionChip : public QFrame
{
    Q_OBJECT

public:
    /// The model must outlive the chip.
    CompanionChip(CompanionModel &companions, int row, QWidget *parent = nullptr);

    /// Shows the row as it is now.
    void refresh();

    QToolButton *kindButton() const { return m_kind; }
    QSpinBox *weightField() const { return m_weight; } ///< per cent; hidden where no weight is used
    QToolButton *removeButton() const { return m_remove; }
    QString stateText() const; ///< the second line

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const CompanionModel::Row &row() const;
    void fillKinds();

    CompanionModel &m_companions;
    const int m_row;
    QLabel *m_picture;
    QToolButton *m_kind;
    ElidedLabel *m_state;
    QSpinBox *m_weight;
    QToolButton *m_remove;
};

} // namespace presence
