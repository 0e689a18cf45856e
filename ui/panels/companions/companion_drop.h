// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QMenu;
class QMimeData;
class QWidget;

namespace presence {

class CompanionModel;

/// Pictures dropped on a widget, from a file manager or a strip of takes, go along with the next orders: a
/// menu at the pointer asks as what.
class CompanionDrop : public QObject
{
    Q_OBJECT

public:
    /// The model must outlive it; it lives as long as `onto`.
    CompanionDrop(CompanionModel &companions, QWidget *onto);

    QMenu *menu() const { return m_menu; } ///< while it asks

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(const QMimeData &dropped, const QPoint &at);

    CompanionModel &m_companions;
    QWidget *m_onto;
    QPointer<QMenu> m_menu;
};

} // namespace presence
