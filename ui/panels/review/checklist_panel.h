// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace presence {

class CritiqueRunner;
class FindingRow;
class HumanQuestions;
class RatingBar;
class SpecDocument;
class TakeModel;
class TakeSelection;

/// The review of the current take: measured findings under the questions that people ask, each with its fix
/// as one undo step; what could not be assessed and why; the questions answered by hand; stars and flag.
class ChecklistPanel : public QWidget
{
    Q_OBJECT

public:
    struct Context
    {
        SpecDocument &document;
        TakeModel &takes;
        TakeSelection &selection;
        CritiqueRunner &critiques;
        const ParameterWords &words;
        std::vector<HumanQuestion> questions;
    };
    explicit ChecklistPanel(const Context &context, QWidget *parent = nullptr);

    const QList<FindingRow *> &rows() const { return m_rows; }
    FindingRow *row(const std::string &findingId) const; ///< null if there is none
    QPushButton *fixAllButton() const { return m_fixAll; }
    HumanQuestions *questions() const { return m_questions; }
    RatingBar *rating() const { return m_rating; }

signals:
    /// Show these places in the picture of the current take.
    void lookRequested(const presence::Finding &finding);

private:
    void showTake();
    void showState();
    void showFindings(const CritiqueReport &report);
    QWidget *group(const QString &title, const std::vector<const Finding *> &findings);
    QWidget *unassessed(const std::vector<const Finding *> &findings);
    FindingRow *makeRow(const Finding &finding);
    void refreshFixes();
    void apply(const SpecPatch &fix, const QString &label);
    SpecPatch changesOf(const SpecPatch &fix) const;

    Context m_context;
    QList<FindingRow *> m_rows;
    QString m_shownReport; ///< JSON of what is on display: an unchanged report keeps its place and its focus
    bool m_showUnassessed = false;
    QLabel *m_title;
    QLabel *m_summary;
    QProgressBar *m_busy;
    QPushButton *m_again;
    QPushButton *m_fixAll;
    QVBoxLayout *m_findings;
    QWidget *m_findingsHolder = nullptr;
    QWidget *m_manual;
    HumanQuestions *m_questions;
    RatingBar *m_rating;
};

} // namespace presence
