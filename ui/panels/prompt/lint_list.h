// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QVBoxLayout;

namespace presence {

class ElidedLabel;
class SpecDocument;

/// What to reconsider before anything is sent: shape, word, message, why, and a button that mends it in one
/// undo step.
class LintList : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the list.
    LintList(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// "Lint: 2 to look at, 1 of them a contradiction"; also the accessible name.
    QString summary() const;

signals:
    /// A finding that only a person can mend: show this control.
    void controlRequested(const QString &id);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void showFindings();
    QWidget *makeRow(const LintFinding &finding);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    ElidedLabel *m_badge;
    QVBoxLayout *m_rows;
    std::vector<LintFinding> m_shown;
};

} // namespace presence
