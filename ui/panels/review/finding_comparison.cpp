// SPDX-License-Identifier: MIT
#include "ui/panels/review/finding_comparison.h"

#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace presence {

namespace {

QString verdictAndMeasure(const Finding &finding)
{
    const QString measured = quantityText(finding.measured, finding.unit);
    return verdictWord(finding.verdict) + (measured.isEmpty() ? QString() : QStringLiteral(", ") + measured);
}

/// Shape, word and number of one answer.
QWidget *answer(const Finding &finding)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new VerdictIcon(verdictShape(finding.verdict), verdictWord(finding.verdict), verdictInk),
                   0, Qt::AlignTop);
    const QString measured = quantityText(finding.measured, finding.unit);
    row->addWidget(textLabel(measured.isEmpty() ? verdictWord(finding.verdict) : measured), 1);
    return holder;
}

} // namespace

QString changeWord(const Finding &before, const Finding &after)
{
    if (before.verdict == after.verdict)
        return quantityText(before.measured, before.unit) == quantityText(after.measured, after.unit)
                   ? QString() // as far as it is shown
                   : FindingComparison::tr("other");
    if (after.verdict == Verdict::Unmeasured)
        return FindingComparison::tr("no longer");
    if (before.verdict == Verdict::Unmeasured)
        return FindingComparison::tr("now");
    return after.verdict < before.verdict ? FindingComparison::tr("better") : FindingComparison::tr("worse");
}

FindingComparison::FindingComparison(QWidget *parent)
    : QWidget(parent)
    , m_same(new QToolButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_same->setCheckable(true);
    m_same->setIcon(icon(QStringLiteral("chevron_right"), QStringLiteral("chevron_down")));
    m_same->setIconSize({10, 10});
    m_same->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_same->setFocusPolicy(Qt::StrongFocus);
    m_same->setProperty("header", true);
    m_same->setProperty("textSize", "small");
    m_same->setMinimumHeight(24);
    column->addWidget(m_same, 0, Qt::AlignLeft);
    column->addStretch();
    connect(m_same, &QToolButton::toggled, this, &FindingComparison::refresh);
    refresh();
}

void FindingComparison::setReports(const CritiqueReport *a, const QString &nameA, const CritiqueReport *b,
                                   const QString &nameB)
{
    m_reports[0] = a ? std::optional(*a) : std::nullopt;
    m_reports[1] = b ? std::optional(*b) : std::nullopt;
    m_names[0] = nameA;
    m_names[1] = nameB;
    refresh();
}

void FindingComparison::refresh()
{
    m_lines.clear();
    m_shown = 0;
    delete m_table;
    m_table = new QWidget;
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    for (const int column : {0, 1, 2})
        m_grid->setColumnStretch(column, 1);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_table);
    m_same->hide();
    if (!m_reports[0] || !m_reports[1]) {
        m_grid->addWidget(textLabel(tr("Findings appear when both takes are measured"), "muted", "small"), 0,
                          0);
        return;
    }
    std::vector<std::pair<const Finding *, const Finding *>> changed, same;
    for (const Finding &a : m_reports[0]->findings)
        if (const Finding *b = m_reports[1]->find(a.id)) {
            (changeWord(a, *b).isEmpty() ? same : changed).emplace_back(&a, b);
            if (a.verdict != b->verdict)
                m_lines.append(findingTitle(a.id) + ": " + verdictAndMeasure(a) + " → " +
                               verdictAndMeasure(*b));
        }
    addHeads();
    // Another verdict says more than another number.
    std::ranges::stable_partition(
        changed, [](const auto &pair) { return pair.first->verdict != pair.second->verdict; });
    for (const auto &[a, b] : changed)
        addRow(*a, *b);
    m_same->setVisible(!same.empty());
    m_same->setText(tr("The same in both (%1)").arg(same.size()));
    if (m_same->isChecked())
        for (const auto &[a, b] : same)
            addRow(*a, *b);
}

void FindingComparison::addHeads()
{
    const QString title = m_lines.isEmpty() ? tr("Findings: no verdict differs") : tr("Findings that differ");
    m_grid->addWidget(textLabel(title, "muted", "small"), 0, 0);
    m_grid->addWidget(textLabel(m_names[0], "muted", "small"), 0, 1);
    m_grid->addWidget(textLabel(m_names[1], "muted", "small"), 0, 2, 1, 2);
}

void FindingComparison::addRow(const Finding &a, const Finding &b)
{
    const int row = m_grid->rowCount();
    auto *title = textLabel(findingTitle(a.id));
    const QString change = changeWord(a, b);
    title->setAccessibleName(
        QStringLiteral("%1: %2, %3. %4")
            .arg(findingTitle(a.id), verdictAndMeasure(a), verdictAndMeasure(b), change));
    auto *word = textLabel(change, a.verdict == b.verdict ? "muted" : "", "small");
    word->setWordWrap(false);
    int column = 0;
    for (QWidget *cell :
         {static_cast<QWidget *>(title), answer(a), answer(b), static_cast<QWidget *>(word)}) {
        cell->setProperty("finding", QString::fromStdString(a.id));
        cell->installEventFilter(this);
        m_grid->addWidget(cell, row, column++, Qt::AlignVCenter);
    }
    ++m_shown;
}

bool FindingComparison::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter && m_reports[0]) {
        const Finding *finding = m_reports[0]->find(watched->property("finding").toString().toStdString());
        emit pointed(finding ? std::optional(*finding) : std::nullopt);
    } else if (event->type() == QEvent::Leave) {
        emit pointed(std::nullopt);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace presence
