// SPDX-License-Identifier: MIT
#include "ui/panels/expression/variation_bar.h"

#include "core/spec/face/expression_patches.h"
#include "core/spec/tables/face_guide.h"
#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/value_slider.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace presence {

namespace {
constexpr int mostSeed = 999;
}

VariationBar::VariationBar(const DirectContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tolerance(new ValueSlider({.minimum = 0.1, .maximum = 2, .step = 0.1}))
    , m_seed(new ValueSlider({.minimum = 1, .maximum = mostSeed, .step = 1}))
    , m_vary(new QPushButton(tr("Vary a little")))
    , m_changes(new QLabel)
{
    m_tolerance->setValue(0.5);
    m_seed->setValue(1);
    auto *tolerance = new FieldRow(tr("Tolerance"), m_tolerance);
    tolerance->setHelp(
        tr("How far a unit may move, in levels. Only units that show move; the two sides differ "
           "by at most half of it. Locked controls stay."));
    auto *seed = new FieldRow(tr("Number"), m_seed);
    seed->setHelp(tr("The same number gives the same variation of the same face."));
    m_changes->setWordWrap(true);
    m_changes->setProperty("textSize", "small");
    m_changes->setProperty("tone", "muted");
    m_changes->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 6);
    column->setSpacing(2);
    column->addWidget(tolerance);
    column->addWidget(seed);
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(18, 2, 8, 0);
    inset->addWidget(m_vary, 0, Qt::AlignLeft);
    inset->addWidget(m_changes);
    column->addLayout(inset);
    connect(m_vary, &QPushButton::clicked, this, &VariationBar::vary);
}

QString VariationBar::changes() const { return m_changes->text(); }

void VariationBar::vary()
{
    SpecDocument &document = m_context.document;
    Variation variation{
        .tolerance = m_tolerance->value(), .seed = std::uint32_t(m_seed->value()), .locked = {}};
    for (const Control &control : controls())
        if (document.isLocked(QString::fromStdString(control.id)))
            variation.locked.insert(control.id);
    const PortraitSpec before = document.spec();
    if (before != m_result)
        m_start = before;
    const auto drawn = varied(*m_context.aids.face, m_start, variation).appliedTo(m_start);
    if (!drawn)
        return;
    const SpecPatch back = SpecPatch::between(before, m_start);
    SpecPatch patch = SpecPatch::between(m_start, *drawn);
    for (const auto &[id, value] : back.values())
        if (!patch.values().contains(id))
            patch.set(id, value);
    document.apply(patch, tr("Variation %1").arg(m_seed->value()));
    m_result = document.spec();
    const QStringList lines = changeLines(SpecPatch::between(m_start, m_result), m_start, m_context.words);
    m_changes->setText(lines.isEmpty()
                           ? tr("Nothing moved: what shows is locked, or the tolerance is too small.")
                           : lines.join(QLatin1Char('\n')));
    m_changes->show();
    m_seed->setValue(m_seed->value() >= mostSeed ? 1 : m_seed->value() + 1); // the next press draws another
}

} // namespace presence
