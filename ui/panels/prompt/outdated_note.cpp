// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/outdated_note.h"

#include "core/prompt/words/hand.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace presence {

namespace {

const PromptSegment *firstOutdated(const Prompt &prompt)
{
    const auto found = std::ranges::find_if(prompt.segments, [](const PromptSegment &segment) {
        return segment.hand == PromptSegment::Hand::Outdated || segment.hand == PromptSegment::Hand::Alone;
    });
    return found == prompt.segments.end() ? nullptr : &*found;
}

} // namespace

OutdatedNote::OutdatedNote(SpecDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_text(new ElidedLabel)
{
    auto *keep = new QPushButton(tr("Keep mine"));
    auto *use = new QPushButton(tr("Use generated"));
    keep->setToolTip(tr("Your words stay and are not asked about until the generated ones change again."));
    use->setToolTip(tr("Your words for this phrase go."));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new IconLabel(QStringLiteral("info"), tr("Note")));
    row->addWidget(m_text, 1);
    row->addWidget(keep);
    row->addWidget(use);
    connect(keep, &QPushButton::clicked, this, [this] {
        if (const PromptSegment *segment = firstOutdated(m_document.prompt()))
            m_document.setOwnWords(withAgreement(m_document.spec().words, *segment), tr("Keep own words"));
    });
    connect(use, &QPushButton::clicked, this, [this] {
        if (const PromptSegment *segment = firstOutdated(m_document.prompt()))
            m_document.setOwnWords(withoutHand(m_document.spec().words, *segment),
                                   tr("Use the generated words"));
    });
    refresh();
}

void OutdatedNote::refresh()
{
    const PromptSegment *segment = firstOutdated(m_document.prompt());
    setVisible(segment);
    if (!segment)
        return;
    const QString own = QString::fromStdString(segment->text);
    m_text->setText(segment->hand == PromptSegment::Hand::Alone
                        ? tr("The control beneath your words “%1” says nothing by now.").arg(own)
                        : tr("Generated words changed to “%1” beneath yours, “%2”.")
                              .arg(QString::fromStdString(segment->generated), own));
    m_text->setToolTip(m_text->text());
}

} // namespace presence
