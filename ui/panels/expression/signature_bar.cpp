// SPDX-License-Identifier: MIT
#include "ui/panels/expression/signature_bar.h"

#include "core/shoot/presets/presets.h"
#include "core/spec/face/expression_patches.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/value_slider.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

SignatureBar::SignatureBar(const DirectContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(new QLineEdit)
    , m_keep(new QPushButton(tr("Keep")))
    , m_kept(new ChoiceField({}, ChoiceField::Style::List))
    , m_scale(new ValueSlider({.minimum = 0, .maximum = 150, .step = 5, .unit = QStringLiteral("%")}))
    , m_message(new QLabel)
{
    m_name->setPlaceholderText(tr("Name of this expression"));
    m_name->setToolTip(tr("Under this name the face that stands there is kept"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_keep->setToolTip(tr("Keep the face as a signature, among the presets too"));
    m_scale->setValue(100);
    m_message->setWordWrap(true);
    m_message->setProperty("textSize", "small");
    m_message->setProperty("tone", "muted");
    m_message->hide();
    auto *scale = new FieldRow(tr("Its strength"), m_scale);
    scale->setHelp(tr("Draws every level of the signature toward rest, or beyond."));

    auto *line = new QHBoxLayout;
    line->setContentsMargins(18, 0, 8, 4);
    line->addWidget(m_name, 1);
    line->addWidget(m_keep);
    auto *kept = new FieldRow(tr("Signature"), m_kept);
    kept->setHelp(tr("Puts a kept expression on this face in place of the present one, in one step."));
    auto *words = new QVBoxLayout;
    words->setContentsMargins(18, 0, 8, 0);
    words->addWidget(m_message);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 6);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(kept);
    column->addWidget(scale);
    column->addLayout(words);

    connect(m_keep, &QPushButton::clicked, this, &SignatureBar::keep);
    connect(m_name, &QLineEdit::returnPressed, this, &SignatureBar::keep);
    connect(m_scale, &ValueSlider::valueChanged, this, [this] { apply(QStringLiteral("face.signature")); });
    connect(m_scale, &ValueSlider::editingFinished, &context.document, &SpecDocument::endGesture);
    connect(m_kept, &ChoiceField::choiceChanged, this, [this] { apply({}); });
    listKept();
}

/// Presets may have come or gone meanwhile.
void SignatureBar::showEvent(QShowEvent *) { listKept(); }

QString SignatureBar::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void SignatureBar::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void SignatureBar::keep()
{
    const QString name = m_name->text().trimmed();
    const SpecPatch face = signatureOf(m_context.document.spec());
    if (name.isEmpty())
        return say(tr("Give it a name first."));
    if (face.values().empty())
        return say(tr("The face is at rest: there is nothing to keep."));
    if (m_context.aids.presets->find(name.toStdString()))
        return say(tr("There is a preset called “%1” already. Choose another name.").arg(name));
    const auto done = m_context.aids.presets->save({.name = name.toStdString(),
                                                    .about = tr("A signature expression").toStdString(),
                                                    .tags = {std::string(signatureTag), "expression"},
                                                    .values = face});
    if (!done)
        return say(QString::fromStdString(done.error().message));
    m_name->clear();
    listKept();
    m_kept->setChoice(name);
    m_scale->setValue(100);
    say(tr("“%1” is kept.").arg(name));
}

void SignatureBar::listKept()
{
    QList<ChoiceField::Choice> choices{{QString(), tr("Choose one …")}};
    for (const Preset &preset : m_context.aids.presets->all())
        if (std::ranges::find(preset.tags, signatureTag) != preset.tags.end())
            choices += {QString::fromStdString(preset.name), QString::fromStdString(preset.name)};
    m_kept->setChoices(choices);
    m_kept->setEnabled(choices.size() > 1);
}

void SignatureBar::apply(const QString &mergeKey)
{
    const Preset *preset = m_context.aids.presets->find(m_kept->choice().toStdString());
    if (!preset)
        return;
    const SpecPatch present = signatureOf(m_context.document.spec());
    SpecPatch patch; // a signature holds what differs from rest; all else goes there
    for (const auto &[id, value] : present.values())
        patch.set(id, findControl(id)->initial);
    patch.merge(scaled(preset->values, m_scale->value() / 100));
    m_context.document.apply(patch, tr("Signature: %1").arg(m_kept->choice()), mergeKey);
}

} // namespace presence
