// SPDX-License-Identifier: MIT
#include "ui/panels/review/finding_row.h"

#include "ui/panels/review/finding_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

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
    const bool brief = finding.verdict == Verdict::Pass && finding.fix.isEmpty() && finding.advice.empty();
    if (!measures.isEmpty())
        grid->addWidget(line(measures, "muted", "small"), row++, 1, 1, brief ? 1 : 2, Qt::AlignTop);
    if (!finding.advice.empty())
        grid->addWidget(line(QString::fromStdString(finding.advice), "", "small"), row++, 1, 1, 2);

    if (!finding.regions.empty()) {
        m_look = brief ? static_cast<QAbstractButton *>(new QToolButton) : new QPushButton;
        m_look->setText(tr("Look"));
        m_look->setFocusPolicy(Qt::StrongFocus);
        m_look->setToolTip(tr("Show in the picture where this was measured"));
        m_look->setAccessibleName(tr("Look at %1").arg(title));
        connect(m_look, &QAbstractButton::clicked, this, [this] { emit lookRequested(m_finding); });
    }
    if (!finding.fix.isEmpty()) {
        m_fix = new QPushButton(tr("Fix"));
        m_fix->setAccessibleName(tr("Fix %1").arg(title));
        connect(m_fix, &QPushButton::clicked, this, [this] { emit fixRequested(m_finding); });
    }
    if (brief && m_look) { // what is well takes little room
        m_look->setProperty("textSize", "small");
        grid->addWidget(m_look, 1, 2, Qt::AlignRight | Qt::AlignTop);
        return;
    }
    if (!m_look && !m_fix)
        return;
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 2, 0, 2);
    buttons->setSpacing(8);
    for (QAbstractButton *button : {m_look, static_cast<QAbstractButton *>(m_fix)})
        if (button)
            buttons->addWidget(button);
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
