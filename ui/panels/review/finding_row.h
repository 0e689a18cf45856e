// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QWidget>

class QAbstractButton;
class QPushButton;

namespace presence {

/// One finding: shape and word of the verdict, asked → measured, advice, and what can be done about it.
class FindingRow : public QWidget
{
    Q_OBJECT

public:
    explicit FindingRow(const Finding &finding, QWidget *parent = nullptr);

    const Finding &finding() const { return m_finding; }
    /// What the fix would change, one line each; an empty list takes the button away.
    void setFixTexts(const QStringList &changes);

    QAbstractButton *lookButton() const { return m_look; } ///< null if there is no region
    QPushButton *fixButton() const { return m_fix; }       ///< null if there is no fix

signals:
    void lookRequested(const presence::Finding &finding);
    void fixRequested(const presence::Finding &finding);

private:
    Finding m_finding;
    QAbstractButton *m_look = nullptr;
    QPushButton *m_fix = nullptr;
};

} // namespace presence
