// SPDX-License-Identifier: MIT
#include "ui/panels/review/checklist_panel.h"

#include "core/critique/advice/safe_fixes.h"
#include "core/shoot/silenced_rules.h"
#include "ui/models/measuring/measuring_models.h"
#include "ui/models/spec_document.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/review_options.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/finding/finding_row.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/panels/finding/verdict_counts.h"
#include "ui/panels/review/finding_list.h"
#include "ui/panels/review/human_questions.h"
#include "ui/panels/review/judged_as.h"
#include "ui/panels/review/rating_bar.h"
#include "ui/widgets/layout/column_scroll.h"
#include "ui/widgets/layout/text_label.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

ChecklistPanel::ChecklistPanel(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new QLabel)
    , m_purpose(new QLabel)
    , m_summary(new QLabel)
    , m_judgedAs(new JudgedAs(context.document.library().jobs))
    , m_busy(new QProgressBar)
    , m_again(new QPushButton(tr("Measure")))
    , m_fixAll(new QPushButton)
    , m_improve(new QPushButton(tr("Improve…")))
    , m_stack(new QStackedWidget)
    , m_list(new FindingList(context.document, context.sources.models))
    , m_manual(new QWidget)
    , m_questions(new HumanQuestions(context.questions))
    , m_rating(new RatingBar(context.takes, context.selection))
{
    m_title->setProperty("textSize", "heading");
    m_summary->setProperty("tone", "muted");
    m_summary->setProperty("textSize", "small");
    m_summary->setWordWrap(true);
    m_purpose->setProperty("tone", "muted");
    m_purpose->setProperty("textSize", "small");
    m_purpose->setWordWrap(true);
    m_busy->setRange(0, 0);
    m_busy->setFixedHeight(4);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Measuring"));
    m_again->setToolTip(tr("Measure this take once more"));
    m_improve->setToolTip(
        tr("Generate, measure and apply safe fixes again and again, within a budget that you set"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_again);
    auto *steps = new QHBoxLayout;
    steps->setSpacing(8);
    steps->addWidget(m_fixAll, 1);
    steps->addWidget(m_improve);

    auto *manual = new QVBoxLayout(m_manual);
    manual->setContentsMargins(0, 8, 0, 0);
    manual->setSpacing(8);
    manual->addWidget(rule());
    manual->addWidget(rowsHeading(tr("Yours to answer")));
    manual->addWidget(m_questions);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(8, 0, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_list);
    column->addWidget(m_judgedAs);
    column->addWidget(m_manual);
    column->addStretch();
    auto *explained = new QWidget;
    (new QVBoxLayout(explained))->setContentsMargins(12, 0, 12, 12);
    m_pageScroll = columnScroll(explained, tr("How it was measured"));
    m_stack->addWidget(columnScroll(content, tr("Checklist")));
    m_stack->addWidget(m_pageScroll);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->setSpacing(4);
    head->addLayout(top);
    head->addWidget(m_purpose);
    head->addWidget(m_summary);
    head->addWidget(m_busy);
    head->addLayout(steps);
    all->addLayout(head);
    all->addWidget(m_stack, 1);
    all->addWidget(rule());
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 8);
    foot->addWidget(m_rating);
    all->addLayout(foot);
    connectModels();
    showTake();
}

void ChecklistPanel::connectModels()
{
    connect(&m_context.selection, &TakeSelection::currentChanged, this, &ChecklistPanel::showTake);
    connect(&m_context.takes, &TakeModel::takeChanged, this, [this](const QString &id) {
        if (id == m_context.selection.current())
            showTake();
    });
    connect(&m_context.critiques, &CritiqueRunner::pendingChanged, this, &ChecklistPanel::showState);
    connect(&m_context.critiques, &CritiqueRunner::failed, this,
            [this](const QString &id, const QString &sentence) {
                if (id == m_context.selection.current())
                    m_summary->setText(sentence);
            });
    connect(&m_context.document, &SpecDocument::specChanged, this, &ChecklistPanel::refreshFixes);
    connect(&m_context.document, &SpecDocument::silencedChanged, this, [this] {
        showReport(true);
        showState();
    });
    connect(&m_context.sources.models, &MeasuringModels::installedChanged, this,
            [this] { showReport(true); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const Take *shown = take())
            m_context.critiques.review(*shown);
    });
    connect(m_fixAll, &QPushButton::clicked, this, [this] {
        if (const Take *shown = take(); shown && shown->report)
            apply(safeFixes(*shown->report, m_context.document.silenced()), tr("Apply all safe fixes"));
    });
    connect(m_judgedAs, &JudgedAs::answered, this, [this](const QString &question, const QString &answer) {
        m_context.takes.setAnswer(m_context.selection.current(), question, answer);
        if (const Take *shown = take())
            m_context.critiques.review(*shown);
    });
    connect(m_improve, &QPushButton::clicked, this, &ChecklistPanel::improveRequested);
    connect(m_questions, &HumanQuestions::answered, this,
            [this](const QString &question, const QString &answer) {
                m_context.takes.setAnswer(m_context.selection.current(), question, answer);
            });
    connect(m_list, &FindingList::lookRequested, this, &ChecklistPanel::lookRequested);
    connect(m_list, &FindingList::modelsRequested, this, &ChecklistPanel::modelsRequested);
    connect(m_list, &FindingList::pointed, this, &ChecklistPanel::findingPointed);
    connect(m_list, &FindingList::fixRequested, this,
            [this](const Finding &asked) { apply(asked.fix, tr("Fix: %1").arg(findingTitle(asked.id))); });
    connect(m_list, &FindingList::detailRequested, this,
            [this](const Finding &asked) { openPage(asked.id); });
}

const Take *ChecklistPanel::take() const { return m_context.takes.find(m_context.selection.current()); }

const QList<FindingRow *> &ChecklistPanel::rows() const { return m_list->rows(); }

FindingRow *ChecklistPanel::row(const std::string &findingId) const { return m_list->row(findingId); }

void ChecklistPanel::showTake()
{
    const Take *shown = take();
    m_title->setText(shown ? takeName(m_context.takes, m_context.selection.current()) : tr("Review"));
    m_manual->setVisible(shown);
    m_judgedAs->setVisible(shown);
    m_purpose->setVisible(shown);
    if (shown) {
        m_judgedAs->showTake(*shown);
        m_purpose->setText(purposeText(*shown));
    }
    m_questions->setAnswers(shown ? shown->answers : std::map<std::string, std::string>());
    showReport(false);
    showState();
}

/// "Held against what Trust asks for · measured with A, A+, C".
QString ChecklistPanel::purposeText(const Take &shown) const
{
    const Job *job = m_context.document.library().job(jobJudged(shown));
    QStringList parts;
    if (job)
        parts += tr("Held against what “%1” asks for").arg(QString::fromStdString(job->label));
    QStringList tiers;
    if (shown.report)
        for (const std::string &tier : shown.report->tiers)
            tiers += QString::fromStdString(tier);
    if (!tiers.isEmpty())
        parts += tr("measured with %1").arg(tiers.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(" · "));
}

void ChecklistPanel::showReport(bool anew)
{
    const Take *shown = take();
    const QString report = shown && shown->report ? m_context.selection.current() +
                                                        QString::fromStdString(shown->report->toJson())
                                                  : QString();
    if (!anew && report == m_shownReport && !report.isEmpty())
        return;
    m_shownReport = report;
    const CritiqueReport whole = shown && shown->report ? *shown->report : CritiqueReport();
    m_list->showReport(whole);
    if (m_page) { // the same question asked of what is shown now
        const Finding *same = whole.find(m_page->finding().id);
        same && !m_context.document.silenced().contains(same->id) ? makePage(*same) : closePage();
    }
    refreshFixes();
}

void ChecklistPanel::showState()
{
    const Take *shown = take();
    const bool pending = shown && m_context.critiques.isPending(shown->id);
    m_busy->setVisible(pending);
    m_again->setVisible(shown && !pending);
    m_improve->setVisible(shown);
    if (!shown)
        m_summary->setText(
            tr("Generate a picture, or drop one on the stage. Every take is measured against what "
               "was asked: gaze, expression, light, colour and more, each with a fix."));
    else if (pending)
        m_summary->setText(tr("measuring …"));
    else if (!shown->report)
        m_summary->setText(tr("Not measured yet."));
    else
        m_summary->setText(
            countsText(countsOf(withoutSilenced(*shown->report, m_context.document.silenced()).findings)));
}

void ChecklistPanel::openPage(const std::string &findingId)
{
    const Take *shown = take();
    const Finding *finding = shown && shown->report ? shown->report->find(findingId) : nullptr;
    if (!finding)
        return;
    makePage(*finding);
    m_stack->setCurrentIndex(1);
    m_pageScroll->ensureVisible(0, 0);
    m_page->backButton()->setFocus(Qt::TabFocusReason);
    emit findingPointed(*finding);
}

void ChecklistPanel::makePage(const Finding &finding)
{
    const bool focused = m_page && m_page->isAncestorOf(focusWidget());
    delete m_page;
    FindingPage::Sources sources = m_context.sources;
    if (const Take *shown = take())
        sources.purposes = {jobJudged(*shown), shown->spec.camera.slot};
    m_page = new FindingPage(finding, sources);
    m_pageScroll->widget()->layout()->addWidget(m_page);
    if (focused)
        m_page->backButton()->setFocus();
    connect(m_page, &FindingPage::closed, this, &ChecklistPanel::closePage);
    connect(m_page, &FindingPage::lookRequested, this, &ChecklistPanel::lookRequested);
    connect(m_page, &FindingPage::takesRequested, this, &ChecklistPanel::takesRequested);
    connect(m_page, &FindingPage::modelsRequested, this,
            [this, id = finding.id] { emit modelsRequested(id); });
    connect(m_page, &FindingPage::fixRequested, this,
            [this](const Finding &asked) { apply(asked.fix, tr("Fix: %1").arg(findingTitle(asked.id))); });
    connect(m_page, &FindingPage::silenceRequested, this, [this](const Finding &asked) {
        m_context.document.setSilenced(QString::fromStdString(asked.id), true,
                                       tr("Silence: %1").arg(findingTitle(asked.id)));
    });
    refreshFixes();
}

void ChecklistPanel::closePage()
{
    if (!m_page)
        return;
    const std::string id = m_page->finding().id;
    m_page->hide();
    m_page->deleteLater(); // it may be the one that asks
    m_page = nullptr;
    m_stack->setCurrentIndex(0);
    emit findingPointed(std::nullopt);
    if (FindingRow *opened = row(id); opened && opened->isVisible())
        opened->setFocus(Qt::BacktabFocusReason);
}

SpecPatch ChecklistPanel::changesOf(const SpecPatch &fix) const
{
    const PortraitSpec &spec = m_context.document.spec();
    const Result<PortraitSpec> after = fix.appliedTo(spec);
    return after ? SpecPatch::between(spec, *after) : SpecPatch();
}

void ChecklistPanel::refreshFixes()
{
    const PortraitSpec &spec = m_context.document.spec();
    const auto texts = [&](const SpecPatch &fix) {
        return changeTexts(changesOf(fix), spec, m_context.words);
    };
    for (FindingRow *row : rows())
        row->setFixTexts(texts(row->finding().fix));
    if (m_page)
        m_page->setFixTexts(texts(m_page->finding().fix));
    const Take *shown = take();
    const SpecPatch changes = shown && shown->report
                                  ? changesOf(safeFixes(*shown->report, m_context.document.silenced()))
                                  : SpecPatch(); // of several findings
    const auto mended = std::ranges::count_if(rows(), [&](const FindingRow *row) {
        return isSafe(row->finding()) &&
               std::ranges::any_of(row->finding().fix.values(),
                                   [&](const auto &value) { return changes.values().contains(value.first); });
    });
    m_fixAll->setVisible(!changes.isEmpty());
    m_fixAll->setText(tr("Apply all safe fixes (%1)").arg(mended));
    m_fixAll->setToolTip(changeTexts(changes, spec, m_context.words).join('\n'));
}

void ChecklistPanel::apply(const SpecPatch &fix, const QString &label)
{
    m_context.document.apply(fix, label);
}

} // namespace presence
