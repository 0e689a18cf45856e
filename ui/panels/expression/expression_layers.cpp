// SPDX-License-Identifier: MIT
#include "ui/panels/expression/expression_layers.h"

#include "core/spec/face/expression_patches.h"
#include "core/spec/tables/face_guide.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/value_slider.h"

#include <QLabel>
#include <QVBoxLayout>

namespace presence {

namespace {

QString pictureName(const QString &id) { return QStringLiteral("prototype:") + id; }

ValueScale percent(double maximum)
{
    ValueScale scale{.minimum = 0, .maximum = maximum, .step = 5, .unit = QStringLiteral("%")};
    return scale;
}

ChoiceField::Choice choiceOf(const Prototype &prototype)
{
    return {QString::fromStdString(prototype.id), QString::fromStdString(prototype.label),
            QString::fromStdString(prototype.note)};
}

QList<ChoiceField::Choice> prototypeChoices(const FaceGuide &guide, const QString &none)
{
    QList<ChoiceField::Choice> choices{{QString(), none}};
    for (const Prototype &prototype : guide.prototypes)
        choices += choiceOf(prototype);
    return choices;
}

} // namespace

ExpressionLayers::ExpressionLayers(const DirectContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_guide(*context.aids.face)
    , m_base(new ChoiceField(prototypeChoices(m_guide, tr("As it is")), ChoiceField::Style::List))
    , m_second(new ChoiceField(prototypeChoices(m_guide, tr("Nothing")), ChoiceField::Style::List))
    , m_strength(new ValueSlider(percent(150)))
    , m_share(new ValueSlider(percent(100)))
    , m_contradiction(new ChoiceField({}, ChoiceField::Style::List))
    , m_roles(new QLabel)
{
    m_strength->setValue(100);
    m_share->setValue(30);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 6);
    column->setSpacing(0);
    column->addWidget(rowOf(tr("Base"), m_base,
                            tr("The leading expression. It sets every unit of the face, in one step.")));
    column->addWidget(rowOf(tr("Its strength"), m_strength, tr("Scales the units of the base.")));
    column->addWidget(
        rowOf(tr("Mixed with"), m_second,
              tr("Something between two expressions. Units that cannot go together are left out.")));
    column->addWidget(rowOf(tr("Share of it"), m_share, tr("0 is all of the base, 100 all of the other.")));
    column->addWidget(
        rowOf(tr("Contradiction"), m_contradiction,
              tr("One small note against the base, at B at most. Only what the face leaves free "
                 "and anatomy allows is offered.")));
    m_roles->setWordWrap(true);
    m_roles->setProperty("textSize", "small");
    m_roles->setProperty("tone", "muted");
    m_roles->setContentsMargins(18, 4, 8, 0);
    column->addWidget(m_roles);

    connect(m_base, &ChoiceField::choiceChanged, this, [this] { applyBase({}); });
    connect(m_second, &ChoiceField::choiceChanged, this, [this] { applyBase({}); });
    for (ValueSlider *slider : {m_strength, m_share}) {
        connect(slider, &ValueSlider::valueChanged, this, [this] { applyBase(QStringLiteral("face.base")); });
        connect(slider, &ValueSlider::editingFinished, &context.document, &SpecDocument::endGesture);
    }
    connect(m_contradiction, &ChoiceField::choiceChanged, this, &ExpressionLayers::applyContradiction);
    connect(&context.document, &SpecDocument::specChanged, this, [this] {
        if (isVisible())
            showDocument();
    });
    enableParts();
    showPictures();
}

QWidget *ExpressionLayers::rowOf(const QString &label, QWidget *editor, const QString &help)
{
    auto *row = new FieldRow(label, editor);
    row->setHelp(help);
    return row;
}

QString ExpressionLayers::roles() const { return m_roles->text(); }

void ExpressionLayers::enableParts()
{
    const bool base = !m_base->choice().isEmpty(), second = !m_second->choice().isEmpty();
    m_second->setEnabled(base);
    m_strength->setEnabled(base && !second);
    m_share->setEnabled(base && second);
}

void ExpressionLayers::applyBase(const QString &mergeKey)
{
    enableParts();
    const Prototype *base = m_guide.prototype(m_base->choice().toStdString());
    const Prototype *second = m_guide.prototype(m_second->choice().toStdString());
    if (!base)
        return;
    const SpecPatch patch = second ? blendedPrototypes(m_guide, *base, *second, m_share->value() / 100)
                                   : prototypePatch(*base, m_strength->value() / 100);
    const QString label = QString::fromStdString(second ? base->label + " – " + second->label : base->label);
    m_applied = std::get<std::string>(patch.values().at("expression.base"));
    m_context.document.apply(patch, tr("Base: %1").arg(label), mergeKey);
}

void ExpressionLayers::applyContradiction(const QString &id)
{
    const Prototype *note = m_guide.prototype(id.toStdString());
    if (!note)
        return;
    const SpecPatch patch = contradictionPatch(m_guide, m_context.document.spec(), *note);
    m_context.document.apply(patch, tr("Contradiction: %1").arg(QString::fromStdString(note->label)));
}

void ExpressionLayers::offerContradictions()
{
    QList<ChoiceField::Choice> choices{{QString(), tr("Add one …")}};
    QStringList ids;
    for (const Prototype *note : contradictionsFor(m_guide, m_context.document.spec())) {
        choices += choiceOf(*note);
        ids += choices.back().id;
    }
    if (ids == m_offered)
        return m_contradiction->setChoice({});
    m_offered = ids;
    m_contradiction->setChoices(choices);
    m_contradiction->setChoice({});
    m_contradiction->setEnabled(!ids.isEmpty());
}

void ExpressionLayers::showDocument()
{
    const Expression &face = m_context.document.spec().expression;
    if (face.base != m_applied) { // changed since by other hands
        m_applied.clear();
        m_base->setChoice({});
        m_second->setChoice({});
        enableParts();
    }
    offerContradictions();
    QStringList parts[4];
    for (const ActionUnit &unit : actionUnits) {
        const LayerRole role = roleOf(m_guide, face, unit.number);
        if (role != LayerRole::None)
            parts[int(role)] += QStringLiteral("AU%1").arg(unit.number);
    }
    QStringList lines;
    const std::pair<LayerRole, QString> names[] = {{LayerRole::Base, tr("Base: %1")},
                                                   {LayerRole::Contradiction, tr("Contradiction: %1")},
                                                   {LayerRole::Modifier, tr("From the situation: %1")}};
    for (const auto &[role, name] : names)
        if (!parts[int(role)].isEmpty())
            lines += name.arg(parts[int(role)].join(QStringLiteral(", ")));
    m_roles->setText(lines.isEmpty() ? tr("The face is at rest: choose a base.")
                                     : lines.join(QLatin1Char('\n')));
}

void ExpressionLayers::showEvent(QShowEvent *) { showDocument(); }

void ExpressionLayers::showPicture(const QString &prototype, const QImage &picture)
{
    const QIcon icon(QPixmap::fromImage(picture));
    for (ChoiceField *field : {m_base, m_second})
        field->setPicture(prototype, icon, SpecPictures::pictureSize() / 2);
}

void ExpressionLayers::showPictures()
{
    SpecPictures *pictures = m_context.aids.pictures;
    if (!pictures)
        return;
    connect(pictures, &SpecPictures::pictureReady, this, [this](const QString &name, const QImage &picture) {
        const QString prefix = pictureName({});
        if (name.startsWith(prefix))
            showPicture(name.mid(prefix.size()), picture);
    });
    for (const Prototype &prototype : m_guide.prototypes) {
        PortraitSpec close;
        close.camera.crop = "bcu";
        const QString id = QString::fromStdString(prototype.id);
        if (const auto spec = prototypePatch(prototype).appliedTo(close))
            pictures->request(pictureName(id), *spec);
        if (const QImage known = pictures->picture(pictureName(id)); !known.isNull())
            showPicture(id, known);
    }
}

} // namespace presence
