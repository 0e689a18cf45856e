// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

class QToolButton;

namespace presence {

class CompanionChip;
class CompanionModel;

/// What goes along with the next orders, one chip each. Takes no room while there is nothing.
class CompanionStrip : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the strip.
    explicit CompanionStrip(CompanionModel &companions, QWidget *parent = nullptr);

    const QList<CompanionChip *> &chips() const { return m_chips; }
    QToolButton *removeAllButton() const { return m_removeAll; }

private:
    void refresh();

    CompanionModel &m_companions;
    QList<CompanionChip *> m_chips;
    QToolButton *m_removeAll;
};

} // namespace presence
