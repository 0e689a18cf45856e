// SPDX-License-Identifier: MIT
#include "ui/panels/lint/silenced_list.h"

#include "ui/models/spec_document.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace presence {

SilencedList::SilencedList(SpecDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_header(new QToolButton)
    , m_inside(new QWidget)
{
    m_header->setCheckable(true);
    m_header->setIcon(icon(QStringLiteral("chevron_right"), QStringLiteral("chevron_down")));
    m_header->setIconSize({12, 12});
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFocusPolicy(Qt::StrongFocus);
    m_header->setProperty("header", true);
    m_header->setMinimumHeight(24);
    m_rows = new QVBoxLayout(m_inside);
    m_rows->setContentsMargins(20, 0, 0, 0);
    m_rows->setSpacing(4);
    m_inside->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_header, 0, Qt::AlignLeft);
    column->addWidget(m_inside);
    connect(m_header, &QToolButton::toggled, m_inside, &QWidget::setVisible);
    connect(&document, &SpecDocument::lintChanged, this, &SilencedList::showRules);
    showRules();
}

void SilencedList::showRules()
{
    std::set<std::string> silenced = m_document.silenced();
    // Findings are silenced in the same way; they are listed where they are shown, in the checklist.
    std::erase_if(silenced, [](const std::string &id) { return findingTitle(id).toStdString() != id; });
    setVisible(!silenced.empty());
    const QString title = tr("Silenced in this shoot: %n", nullptr, int(silenced.size()));
    if (title == m_header->text() && m_rows->count() == int(silenced.size()))
        return;
    m_header->setText(title);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const std::vector<RuleText> texts = m_document.lintRules().rules();
    for (const std::string &rule : silenced) {
        const auto found = std::ranges::find(texts, rule, &RuleText::id);
        m_rows->addWidget(makeRow(QString::fromStdString(rule),
                                  found == texts.end() ? tr("A rule of another version of Presence")
                                                       : QString::fromStdString(found->message)));
    }
}

QWidget *SilencedList::makeRow(const QString &rule, const QString &text)
{
    auto *row = new QWidget;
    auto *label = new QLabel(tr("%1 · %2").arg(rule, text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("textSize", "small");
    label->setProperty("tone", "muted");
    auto *speak = new QPushButton(tr("Hear again"));
    speak->setAccessibleName(tr("Hear again: %1").arg(label->text()));
    connect(speak, &QPushButton::clicked, this,
            [this, rule] { m_document.setSilenced(rule, false, tr("Hear %1 again").arg(rule)); });
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(speak, 0, Qt::AlignTop);
    line->addWidget(label, 1);
    return row;
}

} // namespace presence
