// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QWidget>

class QAbstractButton;
class QGridLayout;
class QPushButton;
class QToolButton;

namespace presence {

/// One finding: shape and word of the verdict, asked → measured, advice, and what can be done about it.
/// Enter, the arrow to the right or the chevron opens its page; the arrows up and down walk the rows.
class FindingRow : public QWidget
{
    Q_OBJECT

public:
    explicit FindingRow(const Finding &finding, QWidget *parent = nullptr);

    const Finding &finding() const { return m_finding; }
    /// What the fix would change, one line each; an empty list takes the button away.
    void setFixTexts(const QStringList &changes);
    /// Where a model that is not installed would answer: offers to get it.
    void offerModels(const QString &title);

    QAbstractButton *lookButton() const { return m_look; } ///< null if nothing can be shown
    QPushButton *fixButton() const { return m_fix; }       ///< null if there is no fix
    QToolButton *detailButton() const { return m_detail; }
    QPushButton *modelsButton() const { return m_models; } ///< null unless models are offered

signals:
    void lookRequested(const presence::Finding &finding);
    void fixRequested(const presence::Finding &finding);
    void detailRequested(const presence::Finding &finding);
    void modelsRequested();
    /// Pointer or keyboard came to rest on the row or what is in it, or left.
    void pointed(bool on);
    /// To the row before (−1) or after (1).
    void stepped(int rows);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addButtons();
    void point();
    void comeIntoView();

    Finding m_finding;
    QGridLayout *m_grid;
    QToolButton *m_detail;
    QAbstractButton *m_look = nullptr;
    QPushButton *m_fix = nullptr;
    QPushButton *m_models = nullptr;
    bool m_hovered = false;
    bool m_pointed = false;
};

} // namespace presence
