// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/grid/grid_axis.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace presence {

/// One axis of a grid: what varies, and its values as typed or chosen from those there are.
class AxisEditor : public QWidget
{
    Q_OBJECT

public:
    /// `names` must outlive the editor. An axis that is not needed can be left at “nothing”.
    AxisEditor(const QString &title, const GridNames &names, bool needed, QWidget *parent = nullptr);

    /// "head.yaw=-20,0,20", or empty for nothing.
    QString text() const;
    void setText(const QString &axis);
    /// The axis, without steps for nothing, or what is wrong with it.
    Result<GridAxis> axis() const;
    QComboBox *whatBox() const { return m_what; }
    QLineEdit *valuesField() const { return m_values; }

signals:
    void changed();

private:
    void showChoices();
    void addChoice(const QString &label, const QString &value);
    QString what() const;

    const GridNames &m_names;
    QComboBox *m_what;
    QLineEdit *m_values;
    QToolButton *m_choose;
};

} // namespace presence
