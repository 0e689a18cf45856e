// SPDX-License-Identifier: MIT
#include "ui/panels/review/finding_list.h"

#include "core/shoot/silenced_rules.h"
#include "ui/models/measuring/measuring_models.h"
#include "ui/models/spec_document.h"
#include "ui/panels/finding/finding_row.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/panels/finding/verdict_counts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

QVBoxLayout *plainColumn(QWidget *holder)
{
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

/// What asks for something comes first: fails, then what to look at again, then the rest as it stands.
int urgency(const Finding *finding)
{
    return finding->verdict == Verdict::Fail ? 0 : finding->verdict == Verdict::Warn ? 1 : 2;
}

} // namespace

FindingList::FindingList(SpecDocument &document, const MeasuringModels &models, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_models(models)
{
    plainColumn(this);
}

FindingRow *FindingList::row(const std::string &findingId) const
{
    for (FindingRow *row : m_rows)
        if (row->finding().id == findingId)
            return row;
    return nullptr;
}

void FindingList::showReport(const CritiqueReport &whole)
{
    emit pointed(std::nullopt);
    const CritiqueReport report = withoutSilenced(whole, m_document.silenced());
    m_rows.clear();
    delete m_holder;
    m_holder = new QWidget;
    auto *column = plainColumn(m_holder);
    column->setSpacing(12);

    std::vector<std::pair<QString, Findings>> groups;
    Findings unmeasured;
    const auto place = [&](const QString &title, const auto &belongs) {
        Findings findings;
        for (const Finding &finding : report.findings)
            if (belongs(QString::fromStdString(finding.id)))
                (finding.verdict == Verdict::Unmeasured ? unmeasured : findings).push_back(&finding);
        if (!findings.empty())
            groups.emplace_back(title, findings);
    };
    QStringList placed;
    for (const QuestionGroup &question : questionGroups()) {
        place(question.title, [&](const QString &id) { return question.findings.contains(id); });
        placed += question.findings;
    }
    place(tr("More"), [&](const QString &id) { return !placed.contains(id); });
    for (auto &[title, findings] : groups)
        std::ranges::stable_sort(findings, {}, urgency);
    std::ranges::stable_partition(groups, [](const auto &each) { return urgency(each.second.front()) < 2; });
    for (const auto &[title, findings] : groups)
        column->addWidget(group(title, findings));
    if (!unmeasured.empty())
        column->addWidget(fold(tr("Could not assess (%1)").arg(unmeasured.size()), m_showUnassessed,
                               [&](QVBoxLayout *rows) {
                                   for (const Finding *finding : unmeasured)
                                       rows->addWidget(makeRow(*finding));
                               }));
    std::set<std::string> ids;
    for (const Finding &finding : whole.findings)
        if (m_document.silenced().contains(finding.id))
            ids.insert(finding.id);
    if (!ids.empty())
        column->addWidget(hushed(ids));
    layout()->addWidget(m_holder);
}

QWidget *FindingList::group(const QString &title, const Findings &findings)
{
    std::vector<Finding> counted;
    for (const Finding *finding : findings)
        counted.push_back(*finding);
    auto *holder = new QWidget;
    auto *column = plainColumn(holder);
    auto *head = new QHBoxLayout;
    head->addWidget(rowsHeading(title), 1);
    head->addWidget(new VerdictCounts(countsOf(counted)));
    column->addLayout(head);
    for (const Finding *finding : findings)
        column->addWidget(makeRow(*finding));
    return holder;
}

QWidget *FindingList::fold(const QString &title, bool &open, const std::function<void(QVBoxLayout *)> &fill)
{
    auto *holder = new QWidget;
    auto *column = plainColumn(holder);
    auto *toggle = new QToolButton;
    toggle->setObjectName(&open == &m_showUnassessed ? "unassessed" : "silenced");
    toggle->setText(title);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setIcon(icon(QStringLiteral("chevron_right"), QStringLiteral("chevron_down")));
    toggle->setIconSize({10, 10});
    toggle->setProperty("header", true);
    toggle->setMinimumHeight(24);
    toggle->setCheckable(true);
    toggle->setChecked(open);
    toggle->setFocusPolicy(Qt::StrongFocus);
    auto *list = new QWidget;
    fill(plainColumn(list));
    list->setVisible(open);
    connect(toggle, &QToolButton::toggled, this, [&open, list](bool shown) {
        open = shown;
        list->setVisible(shown);
    });
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(list);
    return holder;
}

QWidget *FindingList::hushed(const std::set<std::string> &ids)
{
    return fold(tr("Silenced in this shoot (%1)").arg(ids.size()), m_showSilenced, [&](QVBoxLayout *rows) {
        for (const std::string &id : ids) {
            const QString title = findingTitle(id);
            auto *speak = new QPushButton(tr("Hear again"));
            speak->setAccessibleName(tr("Hear again: %1").arg(title));
            connect(speak, &QPushButton::clicked, this, [this, id, title] {
                m_document.setSilenced(QString::fromStdString(id), false, tr("Hear again: %1").arg(title));
            });
            auto *line = new QHBoxLayout;
            line->setContentsMargins(4, 4, 0, 4);
            line->addWidget(new QLabel(title), 1);
            line->addWidget(speak);
            rows->addLayout(line);
        }
    });
}

FindingRow *FindingList::makeRow(const Finding &finding)
{
    auto *row = new FindingRow(finding);
    if (finding.verdict == Verdict::Unmeasured)
        if (const auto missing = m_models.missingFor(finding.id); !missing.empty())
            row->offerModels(QString::fromStdString(missing.front()->title));
    connect(row, &FindingRow::lookRequested, this, &FindingList::lookRequested);
    connect(row, &FindingRow::fixRequested, this, &FindingList::fixRequested);
    connect(row, &FindingRow::detailRequested, this, &FindingList::detailRequested);
    connect(row, &FindingRow::modelsRequested, this,
            [this, row] { emit modelsRequested(row->finding().id); });
    connect(row, &FindingRow::pointed, this,
            [this, row](bool on) { emit pointed(on ? std::optional(row->finding()) : std::nullopt); });
    connect(row, &FindingRow::stepped, this, [this, row](int rows) { step(row, rows); });
    m_rows.append(row);
    return row;
}

/// The keyboard walks the rows that are in view.
void FindingList::step(FindingRow *from, int rows)
{
    for (auto at = m_rows.indexOf(from) + rows; at >= 0 && at < m_rows.size(); at += rows)
        if (m_rows[at]->isVisible())
            return m_rows[at]->setFocus(Qt::TabFocusReason);
}

} // namespace presence
