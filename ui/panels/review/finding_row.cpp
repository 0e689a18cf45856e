// SPDX-License-Identifier: MIT
#include "ui/panels/review/finding_row.h"

#include "ui/panels/review/finding_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace presence {

namespace {

QLabel *line(const QString &text, const char *tone, const char *size)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("tone", tone);
    label->setProperty("textSize", size);
    return label;
}

} // namespace

FindingRow::FindingRow(const Finding &finding, QWidget *parent)
    : QWidget(parent)
    , m_finding(finding)
{
    const QString title = findingTitle(finding.id);
    const QString word = verdictWord(finding.verdict);
    const QString measures = finding.verdict == Verdict::Unmeasured ? QString::fromStdString(finding.reason)
                                                                    : measureText(finding);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(title, word, measures));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new VerdictIcon(verdictShape(finding.verdict), word, verdictInk), 0, 0, Qt::AlignVCenter);
    grid->addWidget(line(title, "", ""), 0, 1);
    auto *verdict = line(word, "muted", "small");
    verdict->setWordWrap(false);
    verdict->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(verdict, 0, 2);
    int row = 1;
    if (!measures.isEmpty())
        grid->addWidget(line(measures, "muted", "small"), row++, 1, 1, 2);
    if (!finding.advice.empty())
        grid->addWidget(line(QString::fromStdString(finding.advice), "", "small"), row++, 1, 1, 2);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 2, 0, 2);
    buttons->setSpacing(8);
    if (!finding.regions.empty()) {
        m_look = new QPushButton(tr("Look"));
        m_look->setToolTip(tr("Show in the picture where this was measured"));
        m_look->setAccessibleName(tr("Look at %1").arg(title));
        connect(m_look, &QPushButton::clicked, this, [this] { emit lookRequested(m_finding); });
        buttons->addWidget(m_look);
    }
    if (!finding.fix.isEmpty()) {
        m_fix = new QPushButton(tr("Fix"));
        m_fix->setAccessibleName(tr("Fix %1").arg(title));
        connect(m_fix, &QPushButton::clicked, this, [this] { emit fixRequested(m_finding); });
        buttons->addWidget(m_fix);
    }
    if (buttons->count() == 0) {
        delete buttons;
        return;
    }
    buttons->addStretch();
    grid->addLayout(buttons, row, 1, 1, 2);
}

void FindingRow::setFixTexts(const QStringList &changes)
{
    if (!m_fix)
        return;
    m_fix->setEnabled(!changes.isEmpty());
    m_fix->setText(changes.size() > 1 ? tr("Fix (%1)").arg(changes.size()) : tr("Fix"));
    m_fix->setToolTip(changes.isEmpty() ? tr("The direction already says this.") : changes.join('\n'));
    m_fix->setAccessibleDescription(m_fix->toolTip());
}

} // namespace presence
