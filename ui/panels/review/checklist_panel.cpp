// SPDX-License-Identifier: MIT
#include "ui/panels/review/checklist_panel.h"

#include "ui/models/spec_document.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/review/finding_row.h"
#include "ui/panels/review/finding_words.h"
#include "ui/panels/review/human_questions.h"
#include "ui/panels/review/rating_bar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("textSize", "small");
    label->setProperty("tone", "muted");
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

/// What asks for something comes first: fails, then what to look at again, then the rest as it stands.
int urgency(const Finding *finding)
{
    return finding->verdict == Verdict::Fail ? 0 : finding->verdict == Verdict::Warn ? 1 : 2;
}

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
    , m_summary(new QLabel)
    , m_busy(new QProgressBar)
    , m_again(new QPushButton(tr("Measure")))
    , m_fixAll(new QPushButton(tr("Apply all safe fixes")))
    , m_findings(new QVBoxLayout)
    , m_manual(new QWidget)
    , m_questions(new HumanQuestions(context.questions))
    , m_rating(new RatingBar(context.takes, context.selection))
{
    m_title->setProperty("textSize", "heading");
    m_summary->setProperty("tone", "muted");
    m_summary->setProperty("textSize", "small");
    m_summary->setWordWrap(true);
    m_busy->setRange(0, 0);
    m_busy->setFixedHeight(4);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Measuring"));
    m_again->setToolTip(tr("Measure this take once more"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_again);

    auto *manual = new QVBoxLayout(m_manual);
    manual->setContentsMargins(0, 8, 0, 0);
    manual->setSpacing(8);
    manual->addWidget(rule());
    manual->addWidget(heading(tr("Yours to answer")));
    manual->addWidget(m_questions);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 0, 12, 12);
    column->setSpacing(8);
    column->addLayout(m_findings);
    column->addWidget(m_manual);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Checklist"));

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->setSpacing(4);
    head->addLayout(top);
    head->addWidget(m_summary);
    head->addWidget(m_busy);
    head->addWidget(m_fixAll);
    all->addLayout(head);
    all->addWidget(scroll, 1);
    all->addWidget(rule());
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 8);
    foot->addWidget(m_rating);
    all->addLayout(foot);

    connect(&context.selection, &TakeSelection::currentChanged, this, &ChecklistPanel::showTake);
    connect(&context.takes, &TakeModel::takeChanged, this, [this](const QString &id) {
        if (id == m_context.selection.current())
            showTake();
    });
    connect(&context.critiques, &CritiqueRunner::pendingChanged, this, &ChecklistPanel::showState);
    connect(&context.critiques, &CritiqueRunner::failed, this,
            [this](const QString &id, const QString &sentence) {
                if (id == m_context.selection.current())
                    m_summary->setText(sentence);
            });
    connect(&context.document, &SpecDocument::specChanged, this, &ChecklistPanel::refreshFixes);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const Take *take = m_context.takes.find(m_context.selection.current()))
            m_context.critiques.review(*take);
    });
    connect(m_fixAll, &QPushButton::clicked, this, [this] {
        if (const Take *take = m_context.takes.find(m_context.selection.current()); take && take->report)
            apply(safeFixes(*take->report), tr("Apply all safe fixes"));
    });
    connect(m_questions, &HumanQuestions::answered, this,
            [this](const QString &question, const QString &answer) {
                m_context.takes.setAnswer(m_context.selection.current(), question, answer);
            });
    showTake();
}

FindingRow *ChecklistPanel::row(const std::string &findingId) const
{
    for (FindingRow *row : m_rows)
        if (row->finding().id == findingId)
            return row;
    return nullptr;
}

void ChecklistPanel::showTake()
{
    const QString id = m_context.selection.current();
    const Take *take = m_context.takes.find(id);
    m_title->setText(take ? takeName(m_context.takes, id) : tr("Review"));
    m_manual->setVisible(take);
    m_questions->setAnswers(take ? take->answers : std::map<std::string, std::string>());
    const QString shown =
        take && take->report ? id + QString::fromStdString(take->report->toJson()) : QString();
    if (shown != m_shownReport || !m_findingsHolder) {
        m_shownReport = shown;
        showFindings(take && take->report ? *take->report : CritiqueReport());
    }
    showState();
}

void ChecklistPanel::showState()
{
    const QString id = m_context.selection.current();
    const Take *take = m_context.takes.find(id);
    const bool pending = take && m_context.critiques.isPending(take->id);
    m_busy->setVisible(pending);
    m_again->setVisible(take && !pending);
    if (!take) {
        m_summary->setText(
            tr("Generate a picture, or drop one on the stage. Every take is measured against what "
               "was asked: gaze, expression, light, colour and more, each with a fix."));
    } else if (pending) {
        m_summary->setText(tr("measuring …"));
    } else if (!take->report) {
        m_summary->setText(tr("Not measured yet."));
    } else {
        std::array<int, 5> counts{};
        for (const Finding &finding : take->report->findings)
            ++counts[std::size_t(finding.verdict)];
        QStringList parts;
        for (const Verdict verdict :
             {Verdict::Fail, Verdict::Warn, Verdict::Note, Verdict::Pass, Verdict::Unmeasured})
            if (const int count = counts[std::size_t(verdict)])
                parts.append(QStringLiteral("%1\u00a0%2").arg(count).arg(verdictWord(verdict)));
        m_summary->setText(parts.join(QStringLiteral(" · ")));
    }
}

void ChecklistPanel::showFindings(const CritiqueReport &report)
{
    m_rows.clear();
    delete m_findingsHolder;
    m_findingsHolder = new QWidget;
    auto *column = new QVBoxLayout(m_findingsHolder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    std::vector<std::pair<QString, std::vector<const Finding *>>> groups;
    std::vector<const Finding *> unmeasured;
    QStringList placed;
    for (const QuestionGroup &question : questionGroups()) {
        std::vector<const Finding *> findings;
        for (const Finding &finding : report.findings)
            if (question.findings.contains(QString::fromStdString(finding.id)))
                (finding.verdict == Verdict::Unmeasured ? unmeasured : findings).push_back(&finding);
        placed += question.findings;
        if (!findings.empty())
            groups.emplace_back(question.title, findings);
    }
    std::vector<const Finding *> others;
    for (const Finding &finding : report.findings)
        if (!placed.contains(QString::fromStdString(finding.id)))
            (finding.verdict == Verdict::Unmeasured ? unmeasured : others).push_back(&finding);
    if (!others.empty())
        groups.emplace_back(tr("More"), others);
    for (auto &[title, findings] : groups)
        std::ranges::stable_sort(findings, {}, urgency);
    std::ranges::stable_partition(groups, [](const auto &each) { return urgency(each.second.front()) < 2; });
    for (const auto &[title, findings] : groups)
        column->addWidget(group(title, findings));
    if (!unmeasured.empty())
        column->addWidget(unassessed(unmeasured));
    m_findings->addWidget(m_findingsHolder);
    refreshFixes();
}

QWidget *ChecklistPanel::group(const QString &title, const std::vector<const Finding *> &findings)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading(title));
    for (const Finding *finding : findings)
        column->addWidget(makeRow(*finding));
    return holder;
}

QWidget *ChecklistPanel::unassessed(const std::vector<const Finding *> &findings)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *toggle = new QToolButton;
    toggle->setObjectName("unassessed");
    toggle->setText(tr("Could not assess (%1)").arg(findings.size()));
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setCheckable(true);
    toggle->setChecked(m_showUnassessed);
    toggle->setFocusPolicy(Qt::StrongFocus);
    auto *list = new QWidget;
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const Finding *finding : findings)
        rows->addWidget(makeRow(*finding));
    const auto open = [this, toggle, list](bool shown) {
        m_showUnassessed = shown;
        list->setVisible(shown);
        toggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    };
    open(m_showUnassessed);
    connect(toggle, &QToolButton::toggled, this, open);
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(list);
    return holder;
}

FindingRow *ChecklistPanel::makeRow(const Finding &finding)
{
    auto *row = new FindingRow(finding);
    connect(row, &FindingRow::lookRequested, this, &ChecklistPanel::lookRequested);
    connect(row, &FindingRow::fixRequested, this,
            [this](const Finding &asked) { apply(asked.fix, tr("Fix: %1").arg(findingTitle(asked.id))); });
    m_rows.append(row);
    return row;
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
    for (FindingRow *row : m_rows)
        row->setFixTexts(changeTexts(changesOf(row->finding().fix), spec, m_context.words));
    const Take *take = m_context.takes.find(m_context.selection.current());
    const SpecPatch changes =
        take && take->report ? changesOf(safeFixes(*take->report)) : SpecPatch(); // of several findings
    const auto mended = std::ranges::count_if(m_rows, [&](const FindingRow *row) {
        return isSafelyFixable(row->finding()) &&
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
