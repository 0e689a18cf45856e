// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "core/spec/tables/parameter_words.h"
#include "ui/panels/finding/finding_page.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace presence {

class CritiqueRunner;
class FindingList;
class FindingRow;
class HumanQuestions;
class JudgedAs;
class RatingBar;
class SpecDocument;
class TakeModel;
class TakeSelection;
struct Take;

/// The review of the current take: measured findings under the questions that people ask, each with its fix
/// as one undo step and a page that explains it; what could not be assessed and why; the questions answered
/// by hand; stars and flag.
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
        FindingPage::Sources sources;
    };
    explicit ChecklistPanel(const Context &context, QWidget *parent = nullptr);

    const QList<FindingRow *> &rows() const;
    FindingRow *row(const std::string &findingId) const; ///< null if there is none
    FindingPage *page() const { return m_page; }         ///< null while the list is shown
    QPushButton *fixAllButton() const { return m_fixAll; }
    QPushButton *improveButton() const { return m_improve; }
    JudgedAs *judgedAs() const { return m_judgedAs; }
    HumanQuestions *questions() const { return m_questions; }
    RatingBar *rating() const { return m_rating; }

    void openPage(const std::string &findingId);
    void closePage();

signals:
    /// Show this in the picture of the current take.
    void lookRequested(const presence::Finding &finding);
    /// Show it while it is pointed at; nothing = no longer.
    void findingPointed(const std::optional<presence::Finding> &finding);
    /// Models that would answer this finding are wanted.
    void modelsRequested(const std::string &findingId);
    void takesRequested(const presence::Finding &finding);
    void improveRequested();

private:
    void connectModels();
    void showTake();
    void showState();
    QString purposeText(const Take &shown) const;
    void showReport(bool anew);
    void makePage(const Finding &finding);
    void refreshFixes();
    void apply(const SpecPatch &fix, const QString &label);
    SpecPatch changesOf(const SpecPatch &fix) const;
    const Take *take() const;

    Context m_context;
    QString m_shownReport; ///< JSON of what is on display: an unchanged report keeps its place and its focus
    QLabel *m_title;
    QLabel *m_purpose;
    QLabel *m_summary;
    JudgedAs *m_judgedAs;
    QProgressBar *m_busy;
    QPushButton *m_again;
    QPushButton *m_fixAll;
    QPushButton *m_improve;
    QStackedWidget *m_stack;
    FindingList *m_list;
    QScrollArea *m_pageScroll;
    FindingPage *m_page = nullptr;
    QWidget *m_manual;
    HumanQuestions *m_questions;
    RatingBar *m_rating;
};

} // namespace presence
