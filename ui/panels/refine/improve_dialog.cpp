// SPDX-License-Identifier: MIT
#include "ui/panels/refine/improve_dialog.h"

#include "ui/models/spec_document.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/panels/finding/verdict_counts.h"
#include "ui/widgets/layout/column_scroll.h"
#include "ui/widgets/layout/text_label.h"
#include "ui/widgets/meters/verdict_curve.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace presence {

namespace {

using End = Refinement::End;

} // namespace

ImproveDialog::ImproveDialog(const Context &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_pages(new QStackedWidget)
    , m_budgetPage(new QWidget)
    , m_curve(new VerdictCurve(verdictInk))
    , m_status(textLabel({}))
    , m_busy(new QProgressBar)
    , m_stepsHolder(new QWidget)
    , m_stop(new QPushButton(tr("Stop")))
    , m_takeOver(new QPushButton)
    , m_again(new QPushButton(tr("Once more…")))
{
    setWindowTitle(tr("Improve"));
    auto *budget = new QVBoxLayout(m_budgetPage);
    budget->setContentsMargins(0, 0, 0, 0);
    budget->setSpacing(12);
    budget->addWidget(
        textLabel(tr("A picture is made and measured, what is safe to fix is fixed, and the next one is "
                     "made. Every step stays as a take. It ends when nothing improves, when nothing "
                     "is left to fix, or with the budget."),
                  "muted"));
    budget->addStretch();

    m_curve->setAccessibleName(tr("Findings from step to step"));
    m_busy->setFixedHeight(4);
    m_busy->setTextVisible(false);
    m_busy->setRange(0, 0);
    m_busy->setAccessibleName(tr("At work"));
    (new QVBoxLayout(m_stepsHolder))->setContentsMargins(0, 0, 8, 0);
    auto *scroll = columnScroll(m_stepsHolder, tr("Steps"));
    m_takeOver->setProperty("primary", true);
    m_takeOver->setToolTip(
        tr("The controls are set to what this take was made with, as one step that can be undone"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_takeOver);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    buttons->addWidget(m_again);
    auto *running = new QWidget;
    auto *column = new QVBoxLayout(running);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_status);
    column->addWidget(m_busy);
    column->addWidget(m_curve);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);

    m_pages->addWidget(m_budgetPage);
    m_pages->addWidget(running);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 12);
    all->addWidget(m_pages);
    resize(520, 480);

    connect(m_stop, &QPushButton::clicked, &context.refinement, &Refinement::cancel);
    connect(m_takeOver, &QPushButton::clicked, this, [this] {
        if (const Refinement::Step *best = m_context.refinement.best())
            m_context.document.replace(best->spec,
                                       tr("Improve: %1").arg(takeName(m_context.takes, best->takeId)));
        m_takeOver->setEnabled(false);
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        makeForm();
        m_pages->setCurrentIndex(0);
    });
    connect(&context.refinement, &Refinement::changed, this, &ImproveDialog::refresh);
    makeForm();
    refresh();
}

void ImproveDialog::showEvent(QShowEvent *event)
{
    const bool fresh = m_endWasSeen && !m_context.refinement.isRunning();
    if (fresh)
        makeForm();
    m_pages->setCurrentIndex(fresh ? 0 : 1);
    QDialog::showEvent(event);
}

void ImproveDialog::hideEvent(QHideEvent *event)
{
    m_endWasSeen = !m_context.refinement.isRunning();
    QDialog::hideEvent(event);
}

Refinement::Order ImproveDialog::order(const PortraitSpec &spec) const
{
    Refinement::Order order;
    order.spec = spec;
    order.backendId = m_how.backend.id;
    order.settings = m_how.settings;
    order.companions = m_how.companions;
    return order;
}

/// A take that was made here as it is directed now needs not be made again.
void ImproveDialog::makeForm()
{
    m_how = m_context.how();
    QList<BudgetForm::Start> starts{{tr("the direction as it is now"), {}, m_context.document.spec()}};
    const QString current = m_context.selection.current();
    if (const Take *take = m_context.takes.find(current); take && take->report) {
        const BudgetForm::Start measured{
            tr("%1, which is measured already").arg(takeName(m_context.takes, current)), take->id,
            take->spec};
        take->spec == m_context.document.spec() ? starts.prepend(measured) : starts.append(measured);
    }
    delete m_form;
    m_form = new BudgetForm(m_how.backend, starts, [this](const PortraitSpec &spec) {
        return m_context.refinement.priceOfOne(order(spec));
    });
    static_cast<QVBoxLayout *>(m_budgetPage->layout())->insertWidget(1, m_form); // above the stretch
    connect(m_form, &BudgetForm::agreed, this, &ImproveDialog::start);
}

void ImproveDialog::start()
{
    Refinement::Order wanted = order(m_form->start().spec);
    wanted.fromTakeId = m_form->start().takeId;
    wanted.budget = m_form->budget();
    m_shownSteps = 0;
    m_stepsAreFinal = false;
    m_takeOver->setEnabled(true);
    m_pages->setCurrentIndex(1);
    m_context.refinement.start(wanted);
    showSteps();
}

QString ImproveDialog::status() const { return m_status->text(); }

QString ImproveDialog::statusText() const
{
    const Refinement &loop = m_context.refinement;
    const QString spent = loop.spent() && loop.spent()->amount > 0
                              ? tr(" · spent %1").arg(moneyText(*loop.spent()))
                              : QString();
    const QString made =
        tr("%1 of at most %2 pictures").arg(loop.ordered()).arg(loop.order().budget.takes) + spent;
    switch (loop.state()) {
    case Refinement::State::Generating:
        return tr("Making a picture: %1 …").arg(made);
    case Refinement::State::Measuring:
        return tr("Measuring: %1 …").arg(made);
    case Refinement::State::Idle:
        break;
    }
    switch (loop.end()) {
    case End::NothingToFix:
        return tr("Done: nothing is left that is safe to fix. %1.").arg(made);
    case End::NoImprovement:
        return tr("Done: the last step improved nothing. %1.").arg(made);
    case End::TakesSpent:
        return tr("Done: all pictures of the budget are made. %1.").arg(made);
    case End::MoneySpent:
        return tr("Done: one more picture would cost more than agreed. %1.").arg(made);
    case End::Cancelled:
        return tr("Stopped. What was made is kept. %1.").arg(made);
    case End::Failed:
        return loop.problem();
    case End::None:
        break;
    }
    return {};
}

void ImproveDialog::refresh()
{
    const Refinement &loop = m_context.refinement;
    const bool running = loop.isRunning();
    m_status->setText(statusText());
    m_busy->setVisible(running);
    m_stop->setVisible(running);
    m_again->setVisible(!running);
    const Refinement::Step *best = loop.best();
    m_takeOver->setVisible(!running && best && best->spec != m_context.document.spec());
    if (best)
        m_takeOver->setText(tr("Take over the direction of %1").arg(takeName(m_context.takes, best->takeId)));
    if (loop.steps().size() != m_shownSteps || running == m_stepsAreFinal)
        showSteps();
}

void ImproveDialog::showSteps()
{
    const auto &steps = m_context.refinement.steps();
    m_shownSteps = steps.size();
    m_stepsAreFinal = !m_context.refinement.isRunning();
    delete m_steps;
    m_steps = new QWidget;
    auto *column = new QVBoxLayout(m_steps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    QList<VerdictCurve::Line> lines;
    for (const Verdict verdict : {Verdict::Fail, Verdict::Warn, Verdict::Note})
        lines += {verdictShape(verdict), verdictWord(verdict), {}};
    QStringList names;
    m_lines.clear();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Refinement::Step &step = steps[i];
        const QString name = takeName(m_context.takes, step.takeId);
        const QList<int> counts = countsOf(step.report.findings);
        int line = 0;
        for (const Verdict verdict : {Verdict::Fail, Verdict::Warn, Verdict::Note})
            lines[line++].counts += counts[int(verdict)];
        names += name;
        m_lines += QStringLiteral("%1 · %2").arg(name, countsText(counts));

        auto *open = new QPushButton(name);
        open->setToolTip(tr("Show this take"));
        connect(open, &QPushButton::clicked, this,
                [this, id = step.takeId] { m_context.selection.setCurrent(id); });
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(open, 0, Qt::AlignTop);
        auto *told = new QVBoxLayout;
        told->setSpacing(2);
        auto *head = new QHBoxLayout;
        head->setSpacing(12);
        head->addWidget(new VerdictCounts(counts));
        if (step.best && m_stepsAreFinal && steps.size() > 1)
            head->addWidget(textLabel(tr("the best of them"), "", "small"));
        head->addStretch();
        told->addLayout(head);
        const QStringList changes = i == 0 ? QStringList()
                                           : changeTexts(SpecPatch::between(steps[i - 1].spec, step.spec),
                                                         steps[i - 1].spec, m_context.words);
        told->addWidget(
            textLabel(i == 0 ? tr("where it began") : changes.join(QStringLiteral(" · ")), "muted", "small"));
        row->addLayout(told, 1);
        column->addLayout(row);
    }
    column->addStretch();
    m_stepsHolder->layout()->addWidget(m_steps);
    m_curve->setLines(lines, names);
    m_curve->setVisible(steps.size() > 1); // one step is no way
}

} // namespace presence
