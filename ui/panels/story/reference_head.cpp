// SPDX-License-Identifier: MIT
#include "ui/panels/story/reference_head.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>

namespace presence {

ReferenceHead::ReferenceHead(QWidget *parent)
    : GroupHead(parent)
{
    auto *words = new QLabel(tr("These pictures stay on this machine. Only their place on your disk is "
                                "remembered; nothing is sent by naming them here."));
    words->setWordWrap(true);
    words->setProperty("textSize", "small");
    words->setProperty("tone", "muted");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 8, 4);
    row->setSpacing(6);
    row->addWidget(new IconLabel(QStringLiteral("lock"), tr("Private")), 0, Qt::AlignTop);
    row->addWidget(words, 1);
}

} // namespace presence
