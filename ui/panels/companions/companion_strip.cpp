// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_strip.h"

#include "ui/models/companions/companion_model.h"
#include "ui/panels/companions/companion_chip.h"
#include "ui/widgets/layout/flow_layout.h"

#include <QToolButton>

namespace presence {

CompanionStrip::CompanionStrip(CompanionModel &companions, QWidget *parent)
    : QWidget(parent)
    , m_companions(companions)
    , m_removeAll(new QToolButton)
{
    setAccessibleName(tr("Pictures that go along with the next orders"));
    auto *row = new FlowLayout(8, this);
    row->setContentsMargins(8, 0, 8, 6);
    m_removeAll->setText(tr("Remove all"));
    m_removeAll->setToolTip(tr("Send no pictures along; can be undone"));
    m_removeAll->setFocusPolicy(Qt::StrongFocus);
    connect(m_removeAll, &QToolButton::clicked, &companions, &CompanionModel::removeAll);
    row->addWidget(m_removeAll);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&companions, &CompanionModel::changed, this, &CompanionStrip::refresh);
    connect(&companions, &CompanionModel::thumbnailChanged, this, [this](int changed) {
        if (changed < m_chips.size())
            m_chips[changed]->refresh();
    });
    refresh();
}

void CompanionStrip::refresh()
{
    const int count = int(m_companions.rows().size());
    const bool lostFocus = m_chips.size() > count && isAncestorOf(focusWidget());
    while (m_chips.size() > count) {
        CompanionChip *gone = m_chips.takeLast();
        gone->hide();
        gone->deleteLater(); // it may be the one that asks
    }
    for (CompanionChip *chip : m_chips)
        chip->refresh();
    while (m_chips.size() < count) {
        auto *chip = new CompanionChip(m_companions, int(m_chips.size()), this);
        layout()->removeWidget(m_removeAll);
        layout()->addWidget(chip);
        layout()->addWidget(m_removeAll); // stays last
        m_chips += chip;
    }
    if (lostFocus && !m_chips.isEmpty())
        m_chips.last()->setFocus();
    setVisible(count > 0);
    updateGeometry();
}

} // namespace presence
