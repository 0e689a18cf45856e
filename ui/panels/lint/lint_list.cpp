// SPDX-License-Identifier: MIT
#include "ui/panels/lint/lint_list.h"

#include "core/prompt/safe_fixes.h"
#include "ui/models/spec_document.h"
#include "ui/panels/lint/lint_row.h"
#include "ui/panels/lint/silenced_list.h"
#include "ui/widgets/layout/elided_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace presence {

namespace {

bool sameFindings(const std::vector<LintFinding> &a, const std::vector<LintFinding> &b)
{
    return std::ranges::equal(a, b, [](const LintFinding &x, const LintFinding &y) {
        return x.rule == y.rule && x.message == y.message && x.fix == y.fix;
    });
}

} // namespace

LintList::LintList(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_badge(new ElidedLabel)
    , m_fixAll(new QPushButton)
{
    m_badge->setProperty("textSize", "heading");
    m_fixAll->setToolTip(tr("Takes every fix that moves only a few sliders and choices, in one step. Words "
                            "you wrote stay as they are."));
    m_fixAll->setAccessibleDescription(m_fixAll->toolTip());
    connect(m_fixAll, &QPushButton::clicked, this,
            [this] { m_document.applySafeFixes(tr("Fix all that is safe")); });

    auto *inside = new QWidget;
    auto *content = new QVBoxLayout(inside);
    content->setContentsMargins(0, 0, 8, 0);
    content->setSpacing(12);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(12);
    content->addLayout(m_rows);
    content->addWidget(new SilencedList(document));
    content->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(48);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 8, 0);
    top->addWidget(m_badge, 1);
    top->addWidget(m_fixAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(scroll, 1);
    connect(&document, &SpecDocument::lintChanged, this, &LintList::showFindings);
    connect(&document, &SpecDocument::lockChanged, this, [this] {
        m_shown.clear(); // what a fix can change is another now
        showFindings();
    });
    m_shown.emplace_back(); // so that the first showing, even of nothing, is a change
    showFindings();
}

QString LintList::summary() const { return m_badge->text(); }

void LintList::clear()
{
    for (const LintRow *row : m_shownRows)
        if (row->underMouse())
            m_document.setHighlight({});
    m_shownRows.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide(); // it lives on until its button's click is over
            row->deleteLater();
        }
        delete item;
    }
}

void LintList::showFindings()
{
    const std::vector<LintFinding> &findings = m_document.lint();
    if (sameFindings(findings, m_shown) && !m_shownRows.isEmpty())
        return;
    m_shown = findings;
    const auto focused = std::ranges::find_if(
        m_shownRows, [](const LintRow *row) { return row->isAncestorOf(QApplication::focusWidget()); });
    const int focusedRow = focused == m_shownRows.end() ? -1 : int(focused - m_shownRows.begin());
    clear();
    for (const LintFinding &finding : findings) {
        auto *row = new LintRow(finding, m_document, m_words);
        row->setOpen(m_open.contains(row->rule()));
        connect(row, &LintRow::openChanged, this, [this](const QString &rule, bool open) {
            open ? void(m_open.insert(rule)) : void(m_open.remove(rule));
        });
        connect(row, &LintRow::controlRequested, this, &LintList::controlRequested);
        m_rows->addWidget(row);
        m_shownRows += row;
    }
    if (findings.empty()) {
        auto *nothing = new QLabel(tr("No contradictions, no overload. Ready to send."));
        nothing->setWordWrap(true);
        nothing->setProperty("tone", "muted");
        m_rows->addWidget(nothing);
    }
    showSummary();
    if (focusedRow >= 0)
        refocus(focusedRow);
}

void LintList::showSummary()
{
    const auto errors =
        int(std::ranges::count(m_shown, LintFinding::Severity::Error, &LintFinding::severity));
    QString badge = m_shown.empty() ? tr("Lint: nothing to mend")
                                    : tr("Lint: %n to look at", nullptr, int(m_shown.size()));
    if (errors > 0)
        badge +=
            errors == 1 ? tr(", 1 of them a contradiction") : tr(", %1 of them contradictions").arg(errors);
    m_badge->setText(badge);
    m_badge->setToolTip(badge);
    setAccessibleName(badge);
    const auto safe = int(std::ranges::count_if(m_shown, isSafe));
    m_fixAll->setText(tr("Fix %n safely", nullptr, safe));
    m_fixAll->setVisible(safe > 1);
}

/// Where a hand on the keyboard was: the finding that has taken the place of the mended one.
void LintList::refocus(int row)
{
    if (!m_shownRows.isEmpty())
        m_shownRows[std::min(row, int(m_shownRows.size()) - 1)]->fixButton()->setFocus();
}

} // namespace presence
