// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/panels/refine/budget_form.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace presence {

class SpecDocument;
class TakeModel;
class TakeSelection;
class VerdictCurve;

/// The guided refinement: first its budget, then how the findings change from step to step, at last why it
/// ended and the direction of its best step to take over. Closing it leaves the loop running; whoever opens
/// it again sees how it went, and the next time the budget of another.
class ImproveDialog : public QDialog
{
    Q_OBJECT

public:
    /// Where and how pictures are made.
    struct How
    {
        BackendInfo backend;
        RenderSettings settings;
        std::vector<ControlPicture> companions = {};
    };
    struct Context
    {
        Refinement &refinement;
        SpecDocument &document;
        TakeModel &takes;
        TakeSelection &selection;
        const ParameterWords &words;
        std::function<How()> how; ///< as chosen at the moment
    };
    explicit ImproveDialog(const Context &context, QWidget *parent = nullptr);

    BudgetForm *form() const { return m_form; }
    VerdictCurve *curve() const { return m_curve; }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *takeOverButton() const { return m_takeOver; }
    QPushButton *againButton() const { return m_again; } ///< asks for a new budget
    QString status() const;
    /// As shown, one line a step: "Take 3 · 1 fail · 2 pass".
    QStringList stepLines() const { return m_lines; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeForm();
    void start();
    void refresh();
    void showSteps();
    QString statusText() const;
    Refinement::Order order(const PortraitSpec &spec) const;

    Context m_context;
    How m_how;
    QStackedWidget *m_pages;
    QWidget *m_budgetPage;
    BudgetForm *m_form = nullptr;
    VerdictCurve *m_curve;
    QLabel *m_status;
    QProgressBar *m_busy;
    QWidget *m_steps = nullptr;
    QWidget *m_stepsHolder;
    QPushButton *m_stop;
    QPushButton *m_takeOver;
    QPushButton *m_again;
    QStringList m_lines;
    std::size_t m_shownSteps = 0;
    bool m_stepsAreFinal = false;
    bool m_endWasSeen = true; ///< of the last loop
};

} // namespace presence
