// SPDX-License-Identifier: MIT
#include "ui/panels/expression/expression_head.h"

#include "core/spec/face/budget.h"
#include "ui/models/spec_document.h"
#include "ui/panels/expression/expression_layers.h"
#include "ui/panels/expression/phase_strip.h"
#include "ui/panels/expression/quick_chips.h"
#include "ui/panels/expression/signature_bar.h"
#include "ui/panels/expression/variation_bar.h"
#include "ui/panels/face/face_map.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/meters/band_meter.h"

#include <QLabel>
#include <QVBoxLayout>

namespace presence {

namespace {

QWidget *makeChips(const DirectContext &context)
{
    const QuickLooks &looks = *context.aids.looks;
    auto *chips = new QWidget;
    auto *column = new QVBoxLayout(chips);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new QuickChips(looks.moods, context.document));
    column->addWidget(new QuickChips(looks.touches, context.document));
    return chips;
}

} // namespace

ExpressionHead::ExpressionHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_document(context.document)
    , m_map(new FaceMap(context.document, context.words))
    , m_place(new QLabel(tr("Pull the face, or choose a place to see its muscles.")))
    , m_rows(new FieldList(context))
    , m_budget(new BandMeter(0, 2 * FaceBudget::mostActive, 1, FaceBudget::mostActive))
    , m_moods(new Disclosure(tr("Moods and touches"), [context] { return makeChips(context); }))
    , m_moments(new Disclosure(
          tr("Building, peak, resolving"),
          [context] { return new PhaseStrip(context.document, context.words, context.aids.pictures); }))
    , m_layers(
          new Disclosure(tr("Base and contradiction"), [context] { return new ExpressionLayers(context); }))
    , m_variation(new Disclosure(tr("Small variations"), [context] { return new VariationBar(context); }))
    , m_signature(new Disclosure(tr("Signature"), [context] { return new SignatureBar(context); }))
{
    m_place->setWordWrap(true);
    m_place->setProperty("textSize", "small");
    m_place->setProperty("tone", "muted");
    m_place->setContentsMargins(18, 0, 8, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_map);
    column->addWidget(m_place);
    column->addWidget(m_rows);
    m_budget->setAccessibleName(tr("Restraint"));
    m_budget->setToolTip(tr("How many units show at A or more. One to %1 are read surely; a generator seldom "
                            "renders more, and more than %2 strong ones look theatrical. Guidance.")
                             .arg(FaceBudget::mostActive)
                             .arg(FaceBudget::mostStrong));
    m_budget->setEnds(tr("blank"), tr("too much"));
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(18, 4, 16, 4);
    inset->addWidget(m_budget);
    column->addLayout(inset);
    for (Disclosure *disclosure : {m_moods, m_layers, m_moments, m_variation, m_signature}) {
        auto *line = new QVBoxLayout;
        line->setContentsMargins(8, 0, 0, 0);
        line->addWidget(disclosure);
        column->addLayout(line);
    }
    m_moods->setVisible(context.aids.looks);
    m_layers->setVisible(context.aids.face);
    m_variation->setVisible(context.aids.face);
    m_signature->setVisible(context.aids.presets);
    showBudget();
    connect(m_map, &FaceMap::placeChosen, this, &ExpressionHead::showPlace);
    connect(m_map, &FaceMap::slidersWanted, this, [this] {
        if (!m_rows->fields().empty())
            m_rows->fields().front().row->editor()->setFocus(Qt::TabFocusReason);
    });
    connect(m_rows, &FieldList::explainRequested, this, &GroupHead::explainRequested);
}

void ExpressionHead::showDocument()
{
    m_map->showDocument();
    showBudget();
}

void ExpressionHead::showBudget()
{
    const FaceBudget budget = faceBudget(m_document.spec().expression);
    QString verdict;
    switch (budget.verdict) {
    case FaceBudget::Verdict::Blank:
        verdict = tr("Blank: nothing is asked of the face");
        break;
    case FaceBudget::Verdict::Restrained:
        verdict = tr("Restrained: %n active", nullptr, budget.active);
        break;
    case FaceBudget::Verdict::Theatrical:
        verdict = tr("Theatrical: %1 strong ones of %2").arg(budget.strong).arg(budget.active);
        break;
    case FaceBudget::Verdict::Crowded:
        verdict = tr("Crowded: %n active", nullptr, budget.active);
        break;
    }
    m_budget->setReading(budget.active, verdict);
}

void ExpressionHead::showPlace(const FacePlace &place)
{
    m_place->setText(place.name);
    m_rows->clear();
    m_rows->addAll(place.rows());
}

} // namespace presence
