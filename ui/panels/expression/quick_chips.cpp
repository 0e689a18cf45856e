// SPDX-License-Identifier: MIT
#include "ui/panels/expression/quick_chips.h"

#include "ui/models/spec_document.h"
#include "ui/widgets/layout/flow_layout.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QToolButton>

namespace presence {

QuickChips::QuickChips(const std::vector<QuickLook> &looks, SpecDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_document(document)
{
    auto *flow = new FlowLayout(4, this);
    flow->setContentsMargins(18, 0, 8, 6);
    for (const QuickLook &look : looks) {
        auto *chip = new QToolButton;
        chip->setText(QString::fromStdString(look.label));
        chip->setCheckable(true);
        chip->setProperty("segment", true);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setToolTip(wrappedTip(QString::fromStdString(look.tip)));
        chip->setAccessibleDescription(QString::fromStdString(look.tip));
        chip->setObjectName(QString::fromStdString(look.id));
        connect(chip, &QToolButton::clicked, this, [this, &look] { press(look); });
        flow->addWidget(chip);
        m_chips += chip;
    }
    connect(&document, &SpecDocument::specChanged, this, &QuickChips::showDocument);
    showDocument();
}

QToolButton *QuickChips::chip(const QString &id) const { return findChild<QToolButton *>(id); }

void QuickChips::press(const QuickLook &look)
{
    const QString label = QString::fromStdString(look.label);
    if (look.isIn(m_document.spec())) {
        SpecPatch back;
        for (const auto &[id, value] : look.patch.values())
            back.set(id, m_document.jobDefault(*findControl(id)));
        m_document.apply(back, tr("Without “%1”").arg(label));
    } else {
        m_document.apply(look.patch, label);
    }
    showDocument(); // also where locks held everything back
}

void QuickChips::showDocument()
{
    for (std::size_t i = 0; i < m_looks.size(); ++i)
        m_chips[qsizetype(i)]->setChecked(m_looks[i].isIn(m_document.spec()));
}

} // namespace presence
