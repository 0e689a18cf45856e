// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"
#include "core/spec/tables/parameter_words.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace presence {

class SpecDocument;

/// "Contradiction", "Warning" or "Note", and the drawing that goes with it.
struct SeveritySign
{
    QString word;
    QString drawing;
};
SeveritySign signOf(LintFinding::Severity severity);

/// One finding: shape, word and message; what mends it; behind "Why" what kind of reason the rule has and
/// what the fix would change. Pointing at it, or a focus inside it, lights up its controls.
class LintRow : public QWidget
{
    Q_OBJECT

public:
    LintRow(const LintFinding &finding, SpecDocument &document, const ParameterWords &words,
            QWidget *parent = nullptr);

    QString rule() const { return m_rule; }
    QPushButton *fixButton() const { return m_fix; }
    QToolButton *whyButton() const { return m_why; }
    /// Behind the button with three dots, and at the right mouse button.
    QMenu *menu() const { return m_menu; }
    void setOpen(bool open);
    bool isOpen() const;

signals:
    void openChanged(const QString &rule, bool open);
    /// Show this control.
    void controlRequested(const QString &id);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeFix(const LintFinding &finding, const QStringList &changes);
    void makeMenu(const LintFinding &finding);
    void makeDetails(const LintFinding &finding, const QStringList &changes);

    SpecDocument &m_document;
    QString m_rule;
    QStringList m_controls;
    QPushButton *m_fix;
    QToolButton *m_why;
    QMenu *m_menu;
    QLabel *m_details;
};

} // namespace presence
