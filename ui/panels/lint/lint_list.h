// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"
#include "core/spec/tables/parameter_words.h"

#include <QSet>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace presence {

class ElidedLabel;
class LintRow;
class SpecDocument;

/// What to reconsider before anything is sent: a row for each finding, a button that takes every safe fix,
/// and what this shoot has silenced.
class LintList : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the list.
    LintList(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// "Lint: 2 to look at, 1 of them a contradiction"; also the accessible name.
    QString summary() const;
    QList<LintRow *> rows() const { return m_shownRows; }
    QPushButton *fixAllButton() const { return m_fixAll; }

signals:
    /// A finding that only a person can mend: show this control.
    void controlRequested(const QString &id);

private:
    void showFindings();
    void showSummary();
    void clear();
    void refocus(int row);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    ElidedLabel *m_badge;
    QPushButton *m_fixAll;
    QVBoxLayout *m_rows;
    QList<LintRow *> m_shownRows;
    QSet<QString> m_open; ///< rules whose reasons are shown
    std::vector<LintFinding> m_shown;
};

} // namespace presence
