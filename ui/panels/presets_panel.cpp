// SPDX-License-Identifier: MIT
#include "ui/panels/presets_panel.h"

#include "core/shoot/interchange/style_words.h"
#include "core/shoot/presets/preset_mix.h"
#include "ui/models/pictures/preset_pictures.h"
#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/panels/presets/preset_changes.h"
#include "ui/panels/presets/preset_files.h"
#include "ui/panels/presets/preset_form.h"
#include "ui/panels/presets/preset_list.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/search_field.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace presence {

PresetsPanel::PresetsPanel(SpecDocument &document, PresetCollection &presets, const ParameterWords &words,
                           QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_presets(presets)
    , m_words(words)
    , m_search(new SearchField(tr("Find a preset")))
    , m_order(new QComboBox)
    , m_chips(new PresetChips)
    , m_list(new PresetList)
    , m_files(new PresetFiles(document, presets, m_marks, this))
    , m_details(new QWidget)
    , m_title(new QLabel)
    , m_about(new QLabel)
    , m_mix(new QWidget)
    , m_share(new QSlider(Qt::Horizontal))
    , m_changes(new PresetChanges(document, words))
    , m_summary(new QLabel)
    , m_apply(new QPushButton(tr("Apply")))
    , m_try(new QPushButton(tr("Try")))
    , m_saveNew(new QPushButton(tr("Save current…")))
    , m_form(new PresetForm(document, words))
    , m_message(new InlineMessage)
{
    m_form->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(makeFinder());
    column->addWidget(m_chips);
    column->addWidget(m_message);
    column->addWidget(m_list, 3);
    column->addWidget(makeDetails(), 2);
    column->addWidget(m_form);
    setMinimumWidth(260);
    m_pictureDelay.setSingleShot(true);
    m_pictureDelay.setInterval(30);
    connectParts();
    showList();
    QStringList problems;
    for (const std::string &problem : presets.problems())
        problems += QString::fromStdString(problem);
    if (!problems.isEmpty())
        m_message->showMessage(InlineMessage::Kind::Warning, problems.join(QLatin1Char('\n')));
}

QWidget *PresetsPanel::makeFinder()
{
    using Order = PresetFilter::Order;
    m_order->setAccessibleName(tr("Order"));
    m_order->setToolTip(tr("In which order presets are shown"));
    m_order->addItem(tr("By kind"), int(Order::Kind));
    m_order->addItem(tr("By name"), int(Order::Name));
    m_order->addItem(tr("Recent first"), int(Order::Recent));
    m_order->setFocusPolicy(Qt::StrongFocus);
    auto *more = new QToolButton;
    more->setIcon(icon(QStringLiteral("more")));
    more->setIconSize({16, 16});
    more->setFixedSize(28, 28);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_files->menu());
    more->setToolTip(tr("Star, copy as text, duplicate, rename, delete, export or import"));
    more->setAccessibleName(tr("More"));
    auto *finder = new QWidget;
    auto *row = new QHBoxLayout(finder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_search, 1);
    row->addWidget(m_order);
    row->addWidget(more);
    return finder;
}

QWidget *PresetsPanel::makeDetails()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    for (QLabel *label : {m_title, m_about, m_summary}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_about->setProperty("textSize", "small");
    m_summary->setProperty("textSize", "small");

    m_share->setRange(0, 100);
    m_share->setValue(100);
    m_share->setAccessibleName(tr("Share of the second preset"));
    m_share->setToolTip(
        tr("How much of the second preset is mixed in; all the way to the right it simply wins"));
    auto *first = new QLabel(tr("first"));
    auto *second = new QLabel(tr("second"));
    auto *mix = new QHBoxLayout(m_mix);
    mix->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{first, m_share, second})
        mix->addWidget(part);

    m_changes->setMinimumHeight(80);
    m_apply->setProperty("primary", true);
    m_apply->setToolTip(tr("Sets what is ticked in one step that can be undone (Enter)"));
    m_try->setToolTip(
        tr("Shows it on the sitter while you hold this down (in the list: hold the space bar)"));
    m_saveNew->setToolTip(tr("Keep the current look, or parts of it, under a name"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_try);
    buttons->addStretch(1);
    buttons->addWidget(m_saveNew);

    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_about, m_mix})
        column->addWidget(part);
    column->addWidget(m_changes, 1);
    column->addWidget(m_summary);
    column->addSpacing(4);
    column->addLayout(buttons);
    return m_details;
}

void PresetsPanel::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &PresetsPanel::showList);
    connect(m_order, &QComboBox::activated, this, &PresetsPanel::showList);
    connect(m_chips, &PresetChips::changed, this, &PresetsPanel::showList);
    connect(&m_marks, &PresetMarks::changed, this, &PresetsPanel::showList);
    connect(m_list, &PresetList::chosenChanged, this, &PresetsPanel::showChosen);
    connect(m_list, &PresetList::viewChanged, &m_pictureDelay, qOverload<>(&QTimer::start));
    connect(&m_pictureDelay, &QTimer::timeout, this, &PresetsPanel::showVisiblePictures);
    connect(m_list, &QListWidget::itemActivated, this, &PresetsPanel::apply);
    connect(m_list, &PresetList::tryBegan, this, [this](const QString &name, bool held) {
        if (const Preset *preset = m_presets.find(name.toStdString()))
            tryOn(m_list->chosenNames().contains(name) ? m_changes->tickedValues() : preset->values, held);
    });
    connect(m_list, &PresetList::tryEnded, this, &PresetsPanel::tryEnded);
    connect(m_share, &QSlider::valueChanged, this, &PresetsPanel::showChosen);
    connect(m_changes, &PresetChanges::tickedChanged, this,
            [this] { m_apply->setEnabled(m_changes->tickedCount() > 0 || bringsWords()); });
    connect(m_apply, &QPushButton::clicked, this, &PresetsPanel::apply);
    connect(m_try, &QPushButton::pressed, this, [this] { tryOn(m_changes->tickedValues(), true); });
    connect(m_try, &QPushButton::released, this, &PresetsPanel::tryEnded);
    connect(m_saveNew, &QPushButton::clicked, this, &PresetsPanel::beginSave);
    connect(m_form, &PresetForm::saveRequested, this, &PresetsPanel::save);
    connect(m_form, &PresetForm::cancelled, this, [this] { showForm(false); });
    connect(m_files, &PresetFiles::said, this, &PresetsPanel::say);
    connect(m_files, &PresetFiles::collectionChanged, this, [this](const QString &name) {
        showList();
        if (!name.isEmpty() && !m_list->select(name)) { // it must not be hidden by what was searched for
            m_search->clear();
            m_chips->clear();
            m_list->select(name);
        }
    });
    connect(m_message, &InlineMessage::actionTriggered, m_files, &PresetFiles::restoreRemoved);
    connect(&m_document, &SpecDocument::specChanged, this, &PresetsPanel::showChosen);
    connect(&m_document, &SpecDocument::lockChanged, this, &PresetsPanel::showChosen);
}

void PresetsPanel::showPictures(PresetPictures &pictures)
{
    m_pictures = &pictures;
    connect(&pictures, &PresetPictures::pictureReady, &m_pictureDelay, qOverload<>(&QTimer::start));
    m_pictureDelay.start();
}

/// Only what is in view is drawn, and the next page.
void PresetsPanel::showVisiblePictures()
{
    if (!m_pictures || !m_list->isVisible())
        return;
    std::vector<SpecPatch> wanted;
    for (const QString &name : m_list->visibleNames())
        if (const Preset *preset = m_presets.find(name.toStdString())) {
            const QImage picture = m_pictures->picture(m_pictures->keyOf(preset->values));
            if (picture.isNull())
                wanted.push_back(preset->values);
            else
                m_list->setPicture(name, picture);
        }
    m_pictures->request(wanted);
}

/// The details make room while a preset is being saved.
void PresetsPanel::showForm(bool shown)
{
    m_form->setVisible(shown);
    m_details->setVisible(!shown);
}

QString PresetsPanel::previewText() const
{
    return m_changes->text() + QLatin1Char('\n') + m_summary->text();
}

void PresetsPanel::showList()
{
    PresetFilter filter;
    filter.words = m_search->text();
    filter.order = PresetFilter::Order(m_order->currentData().toInt());
    m_chips->showTags(m_presets.all());
    m_chips->readInto(filter);
    m_list->showPresets(filtered(m_presets.all(), filter, m_marks), m_marks);
}

/// Signatures are kept elsewhere and listed here too.
void PresetsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showList();
}

std::vector<Preset> PresetsPanel::chosenPresets() const
{
    std::vector<Preset> presets;
    for (const QString &name : m_list->chosenNames())
        if (const Preset *preset = m_presets.find(name.toStdString()))
            presets.push_back(*preset);
    return presets;
}

SpecPatch PresetsPanel::chosenValues() const
{
    const std::vector<Preset> presets = chosenPresets();
    if (presets.size() == 2 && m_share->value() < m_share->maximum())
        return mixed(presets[0].values, presets[1].values, m_share->value() / 100.0);
    return combined(presets).values;
}

Result<OwnWords> PresetsPanel::chosenWords() const
{
    Result<OwnWords> words = m_document.spec().words;
    for (const Preset &preset : combined(chosenPresets()).wordings)
        if (words)
            words = withStyleAround(std::move(*words), preset.prompt, preset.negative);
    return words;
}

/// Would applying add words that are not there yet, or say why it cannot?
bool PresetsPanel::bringsWords() const
{
    const Result<OwnWords> words = chosenWords();
    return !words || *words != m_document.spec().words;
}

/// Which words the chosen presets put where; long ones cut so that the list keeps its room.
QStringList PresetsPanel::wordLines() const
{
    constexpr qsizetype longest = 120;
    const auto quoted = [](const std::string &text) {
        const QString words = QString::fromStdString(text);
        return words.size() > longest ? words.left(longest - 1) + QChar(0x2026) : words;
    };
    QStringList lines;
    for (const Preset &preset : combined(chosenPresets()).wordings) {
        if (!preset.prompt.empty())
            lines += tr("Words around the prompt: “%1”").arg(quoted(preset.prompt));
        if (!preset.negative.empty())
            lines += tr("Keeps out: “%1”").arg(quoted(preset.negative));
    }
    return lines;
}

void PresetsPanel::showChosen()
{
    const std::vector<Preset> presets = chosenPresets();
    m_files->setChosen(m_list->chosenNames());
    m_mix->setVisible(presets.size() == 2);
    const bool mixing = presets.size() == 2 && m_share->value() < m_share->maximum();
    const SpecPatch values = chosenValues();
    m_changes->showValues(values, mixing ? std::vector<PresetMix::Conflict>() : combined(presets).conflicts);

    QStringList names;
    for (const Preset &preset : presets)
        names += QString::fromStdString(preset.name);
    m_title->setText(names.join(tr(" + ")));
    m_title->setVisible(!presets.empty());
    m_about->setText(presets.size() == 1  ? QString::fromStdString(presets.front().about)
                     : mixing             ? tr("%1 % of the second.").arg(m_share->value())
                     : presets.size() > 1 ? tr("One over the other; where they differ, the later wins.")
                                          : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    m_changes->setVisible(m_changes->changeCount() > 0);
    m_details->setSizePolicy(QSizePolicy::Preferred,
                             m_changes->changeCount() > 0 ? QSizePolicy::Preferred : QSizePolicy::Maximum);
    int locked = 0;
    for (const auto &[id, value] : values.values())
        locked += m_document.isLocked(QString::fromStdString(id));
    QStringList summary;
    if (m_list->count() == 0)
        summary += tr("No preset matches.");
    else if (presets.empty())
        summary +=
            tr("Choose a preset to see what it would change, or several (Ctrl) to combine them. Rest on "
               "one to see it on the sitter.");
    else if (m_changes->changeCount() == 0 && !bringsWords())
        summary += tr("Everything is already so.");
    summary += wordLines();
    if (locked > 0)
        summary += tr("%n locked, kept as they are", nullptr, locked);
    m_summary->setText(summary.join(QLatin1Char('\n')));
    m_summary->setVisible(!summary.isEmpty());
    m_apply->setEnabled(m_changes->tickedCount() > 0 || bringsWords());
    m_try->setEnabled(m_changes->changeCount() > 0);
}

void PresetsPanel::say(const Result<> &result, const QString &success, const QString &action)
{
    if (result)
        m_message->showMessage(InlineMessage::Kind::Info, success, action);
    else
        m_message->showMessage(InlineMessage::Kind::Error, QString::fromStdString(result.error().message));
}

void PresetsPanel::tryOn(const SpecPatch &values, bool held)
{
    if (const auto tried = effectOf(values, m_document).appliedTo(m_document.spec()))
        emit tryBegan(*tried, held);
}

void PresetsPanel::apply()
{
    const QStringList names = m_list->chosenNames();
    if (names.isEmpty() || !m_apply->isEnabled())
        return;
    const Result<OwnWords> words = chosenWords();
    if (!words)
        return say(words.error(), {});
    emit tryEnded();
    m_document.endGesture();
    const QString label =
        names.size() == 1 ? tr("Preset: %1").arg(names.first()) : tr("Presets: %1").arg(names.join(tr(", ")));
    const QString together = QStringLiteral("preset");
    m_document.apply(m_changes->tickedValues(), label, together);
    m_document.setOwnWords(*words, label, together);
    m_document.endGesture();
    for (const QString &name : names)
        m_marks.used(name);
}

void PresetsPanel::beginSave()
{
    showForm(true);
    m_form->begin();
}

void PresetsPanel::save()
{
    const Preset made = m_form->preset();
    const QString name = QString::fromStdString(made.name);
    if (const Preset *same = m_presets.find(made.name); same && !same->shipped) {
        m_message->showMessage(
            InlineMessage::Kind::Warning,
            tr("You already have a preset called “%1”. Choose another name, or delete the old one first.")
                .arg(name));
        return m_form->nameBox()->setFocus();
    }
    const Result<> saved = m_presets.save(made);
    say(saved, tr("Saved “%1”.").arg(name));
    if (!saved)
        return; // the form keeps what was typed
    showForm(false);
    emit m_files->collectionChanged(name);
}

} // namespace presence
