// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_form.h"

#include "ui/models/spec_document.h"
#include "ui/panels/direct/control_group.h"
#include "ui/widgets/layout/giving_scroll.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace presence {

namespace {

/// What differs from the job's defaults: the same that the direct panel marks as changed.
SpecPatch changesByHand(const SpecDocument &document)
{
    SpecPatch changes;
    for (const Control &control : controls())
        if (isChanged(control, document))
            changes.set(control.id, control.valueIn(document.spec()));
    return changes;
}

} // namespace

PresetForm::PresetForm(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_name(new QLineEdit)
    , m_about(new QLineEdit)
    , m_tags(new QLineEdit)
    , m_changedOnly(new QRadioButton)
    , m_chosenGroups(new QRadioButton(tr("These groups as they are")))
    , m_groups(new QWidget)
    , m_groupsScroll(new GivingScroll(m_groups, 80))
    , m_save(new QPushButton(tr("Save preset")))
{
    setProperty("message", true);
    m_save->setProperty("primary", true);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the preset"));
    m_about->setPlaceholderText(tr("What it is for, in one line"));
    m_about->setAccessibleName(tr("What the preset is for"));
    m_tags->setPlaceholderText(tr("Tags, separated by commas"));
    m_tags->setAccessibleName(tr("Tags of the preset"));

    auto *grid = new QGridLayout(m_groups);
    grid->setContentsMargins(20, 0, 0, 0);
    grid->setVerticalSpacing(0);
    int cell = 0;
    for (const std::string &group : controlGroups()) {
        auto *box = new QCheckBox(QString::fromStdString(words.groupLabel(group)));
        box->setObjectName(QString::fromStdString(group));
        box->setMinimumHeight(24);
        connect(box, &QCheckBox::toggled, this, &PresetForm::showState);
        grid->addWidget(box, cell / 2, cell % 2);
        ++cell;
    }

    auto *cancel = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_about, m_tags, m_changedOnly,
                                                          m_chosenGroups, m_groupsScroll})
        column->addWidget(part);
    column->addSpacing(4);
    column->addLayout(buttons);

    connect(&document, &SpecDocument::specChanged, this, [this] {
        if (isVisible())
            showState();
    });
    connect(m_name, &QLineEdit::textChanged, this, &PresetForm::showState);
    connect(m_chosenGroups, &QRadioButton::toggled, this, &PresetForm::showState);
    connect(m_save, &QPushButton::clicked, this, &PresetForm::saveRequested);
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(cancel, &QPushButton::clicked, this, &PresetForm::cancelled);
}

void PresetForm::begin()
{
    m_name->clear();
    m_about->clear();
    m_tags->clear();
    for (QCheckBox *box : m_groups->findChildren<QCheckBox *>())
        box->setChecked(false);
    m_changedOnly->setChecked(true);
    showState();
    m_name->setFocus();
}

Preset PresetForm::preset() const
{
    Preset made;
    made.name = m_name->text().trimmed().toStdString();
    made.about = m_about->text().trimmed().toStdString();
    for (const QString &tag : m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty())
            made.tags.push_back(tag.trimmed().toStdString());
    const PortraitSpec &spec = m_document.spec();
    if (!m_chosenGroups->isChecked()) {
        made.values = changesByHand(m_document);
        return made;
    }
    for (const Control &control : controls())
        if (groupBox(QString::fromStdString(control.group))->isChecked())
            made.values.set(control.id, control.valueIn(spec));
    return made;
}

QCheckBox *PresetForm::groupBox(const QString &group) const
{
    return m_groups->findChild<QCheckBox *>(group);
}

void PresetForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

void PresetForm::showState()
{
    const int changed = int(changesByHand(m_document).values().size());
    m_changedOnly->setText(tr("Only what I changed (%n)", nullptr, changed));
    m_groupsScroll->setVisible(m_chosenGroups->isChecked());
    const Preset made = preset();
    m_save->setEnabled(!made.name.empty() && !made.values.isEmpty());
    m_save->setToolTip(made.name.empty() ? tr("Give the preset a name first")
                       : made.values.isEmpty()
                           ? tr("Choose at least one group, or change something first")
                           : tr("Holds %n values", nullptr, int(made.values.values().size())));
}

} // namespace presence
