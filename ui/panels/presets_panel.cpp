// SPDX-License-Identifier: MIT
#include "ui/panels/presets_panel.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/panels/presets/preset_form.h"
#include "ui/panels/presets/preset_list.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/search_field.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>

namespace presence {

namespace {

std::filesystem::path toPath(const QString &file) { return std::filesystem::path(file.toStdU16String()); }

QString fileFilter() { return PresetsPanel::tr("Presets (*.json)"); }

} // namespace

PresetsPanel::PresetsPanel(SpecDocument &document, PresetCollection &presets, const ParameterWords &words,
                           QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_presets(presets)
    , m_words(words)
    , m_search(new SearchField(tr("Find a preset")))
    , m_tags(new QComboBox)
    , m_list(new PresetList)
    , m_preview(new QLabel)
    , m_browse(new QWidget)
    , m_apply(new QPushButton(tr("Apply")))
    , m_saveNew(new QPushButton(tr("Save current…")))
    , m_form(new PresetForm(document, words))
    , m_message(new InlineMessage)
{
    m_tags->setAccessibleName(tr("Tag"));
    m_tags->setToolTip(tr("Show presets with this tag"));
    m_tags->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tags->setMinimumContentsLength(8);
    m_tags->setFocusPolicy(Qt::StrongFocus);
    m_apply->setProperty("primary", true);
    m_apply->setToolTip(tr("Sets the listed values in one step that can be undone (Enter)"));
    m_saveNew->setToolTip(tr("Keep the current look, or parts of it, under a name"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setProperty("textSize", "small");
    m_preview->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_preview->setContentsMargins(0, 0, 8, 0);
    m_form->hide();

    auto *menu = new QMenu(this);
    m_rename = menu->addAction(icon(QStringLiteral("edit")), tr("Rename…"), this, &PresetsPanel::askForName);
    m_remove =
        menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this, &PresetsPanel::removeSelected);
    menu->addSeparator();
    m_export =
        menu->addAction(icon(QStringLiteral("export")), tr("Export…"), this, &PresetsPanel::askForExport);
    menu->addAction(icon(QStringLiteral("import")), tr("Import…"), this, &PresetsPanel::askForImport);
    auto *more = new QToolButton;
    more->setIcon(icon(QStringLiteral("more")));
    more->setIconSize({16, 16});
    more->setFixedSize(28, 28);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("Rename, delete, export, import"));
    more->setAccessibleName(more->toolTip());

    auto *find = new QHBoxLayout;
    find->setSpacing(4);
    find->addWidget(m_search, 2);
    find->addWidget(m_tags, 1);
    find->addWidget(more);
    auto *preview = new QScrollArea;
    preview->setWidgetResizable(true);
    preview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    preview->setWidget(m_preview);
    preview->setMinimumHeight(112);
    preview->setMaximumHeight(160);
    preview->setAccessibleName(tr("What the preset would change"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_apply);
    buttons->addStretch(1);
    buttons->addWidget(m_saveNew);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(find);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    auto *below = new QVBoxLayout(m_browse);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(8);
    below->addWidget(preview);
    below->addLayout(buttons);
    column->addWidget(m_browse);
    column->addWidget(m_form);
    setMinimumWidth(260);

    connect(m_search, &QLineEdit::textChanged, this, &PresetsPanel::showList);
    connect(m_tags, &QComboBox::activated, this, &PresetsPanel::showList);
    connect(m_list, &QListWidget::currentRowChanged, this, &PresetsPanel::showPreview);
    connect(m_list, &QListWidget::itemActivated, this, &PresetsPanel::apply);
    connect(m_apply, &QPushButton::clicked, this, &PresetsPanel::apply);
    connect(m_saveNew, &QPushButton::clicked, this, &PresetsPanel::beginSave);
    connect(m_form, &PresetForm::saveRequested, this, &PresetsPanel::save);
    connect(m_form, &PresetForm::cancelled, this, [this] { showForm(false); });
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        if (m_removed)
            say(m_presets.save(*m_removed), tr("“%1” is back.").arg(QString::fromStdString(m_removed->name)));
        m_removed.reset();
        showList();
    });
    connect(&document, &SpecDocument::specChanged, this, &PresetsPanel::showPreview);
    connect(&document, &SpecDocument::lockChanged, this, &PresetsPanel::showPreview);
    showList();
    QStringList problems;
    for (const std::string &problem : presets.problems())
        problems += QString::fromStdString(problem);
    if (!problems.isEmpty())
        m_message->showMessage(InlineMessage::Kind::Warning, problems.join(QLatin1Char('\n')));
}

/// The preview makes room while a preset is being saved.
void PresetsPanel::showForm(bool shown)
{
    m_form->setVisible(shown);
    m_browse->setVisible(!shown);
}

QString PresetsPanel::previewText() const { return m_preview->text(); }

void PresetsPanel::showList()
{
    const QString tag = m_tags->currentData().toString();
    std::set<std::string> tags;
    for (const Preset &preset : m_presets.all())
        tags.insert(preset.tags.begin(), preset.tags.end());
    m_tags->clear();
    m_tags->addItem(tr("All tags"), QString());
    for (const std::string &name : tags)
        m_tags->addItem(QString::fromStdString(name), QString::fromStdString(name));
    m_tags->setCurrentIndex(std::max(0, m_tags->findData(tag)));
    m_list->showPresets(m_presets.all(), m_search->text(), m_tags->currentData().toString());
    showPreview();
}

void PresetsPanel::showPreview()
{
    const Preset *preset = m_presets.find(m_list->currentName().toStdString());
    m_rename->setEnabled(preset && !preset->shipped);
    m_remove->setEnabled(preset && !preset->shipped);
    m_export->setEnabled(preset);
    if (!preset) {
        m_apply->setEnabled(false);
        m_preview->setText(
            m_list->count() == 0
                ? tr("No preset matches.")
                : tr("Choose a preset to see what it would change. Locked controls keep their value."));
        return;
    }
    const SpecPatch effect = effectOf(preset->values, m_document);
    const QStringList lines = changeLines(effect, m_document.spec(), m_words);
    int locked = 0;
    for (const auto &[id, value] : preset->values.values())
        locked += m_document.isLocked(QString::fromStdString(id));
    QString text = lines.isEmpty() ? tr("Everything is already so.")
                                   : tr("Changes %n:", nullptr, int(lines.size())) + QLatin1Char('\n') +
                                         lines.join(QLatin1Char('\n'));
    if (locked > 0)
        text += QLatin1Char('\n') + tr("%n locked, kept as they are", nullptr, locked);
    m_preview->setText(text);
    m_apply->setEnabled(!lines.isEmpty());
}

void PresetsPanel::say(const Result<> &result, const QString &success)
{
    if (result)
        m_message->showMessage(InlineMessage::Kind::Info, success);
    else
        m_message->showMessage(InlineMessage::Kind::Error, QString::fromStdString(result.error().message));
}

void PresetsPanel::apply()
{
    if (const Preset *preset = m_presets.find(m_list->currentName().toStdString())) {
        m_document.endGesture();
        m_document.apply(preset->values, tr("Preset: %1").arg(QString::fromStdString(preset->name)));
    }
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
    m_search->clear();
    showList();
    m_list->select(name);
}

void PresetsPanel::removeSelected()
{
    const Preset *preset = m_presets.find(m_list->currentName().toStdString());
    if (!preset)
        return;
    const Preset removed = *preset;
    if (const Result<> done = m_presets.remove(removed.name); !done)
        return say(done, {});
    m_removed = removed;
    m_message->showMessage(InlineMessage::Kind::Info,
                           tr("Deleted “%1”.").arg(QString::fromStdString(removed.name)),
                           tr("Bring it back"));
    showList();
}

void PresetsPanel::rename(const QString &newName)
{
    const Preset *preset = m_presets.find(m_list->currentName().toStdString());
    if (!preset || newName.trimmed().isEmpty())
        return;
    Preset renamed = *preset;
    const std::string oldName = preset->name;
    renamed.name = newName.trimmed().toStdString();
    const bool sameButForCase =
        QString::fromStdString(oldName).compare(newName.trimmed(), Qt::CaseInsensitive) == 0;
    if (!sameButForCase && m_presets.find(renamed.name))
        return say(Error{Error::Kind::BadInput,
                         tr("There is already a preset called “%1”.").arg(newName).toStdString()},
                   {});
    // The new file first: a full disk must not cost the old one.
    Result<> done = m_presets.save(renamed);
    if (done && !sameButForCase)
        done = m_presets.remove(oldName);
    say(done, tr("Renamed to “%1”.").arg(newName.trimmed()));
    showList();
    m_list->select(newName.trimmed());
}

void PresetsPanel::importFile(const std::filesystem::path &file)
{
    const auto imported = m_presets.importFile(file);
    if (!imported)
        return say(imported.error(), {});
    m_search->clear();
    m_tags->setCurrentIndex(0);
    showList();
    m_list->select(QString::fromStdString(imported->name));
    say({}, tr("Imported “%1”.").arg(QString::fromStdString(imported->name)));
}

void PresetsPanel::exportFile(const std::filesystem::path &file)
{
    const QString name = m_list->currentName();
    say(m_presets.exportFile(name.toStdString(), file),
        tr("Exported “%1” to %2.").arg(name, QString::fromStdString(file.filename().string())));
}

void PresetsPanel::askForName()
{
    bool wanted = false;
    const QString name = QInputDialog::getText(this, tr("Rename preset"), tr("New name"), QLineEdit::Normal,
                                               m_list->currentName(), &wanted);
    if (wanted)
        rename(name);
}

void PresetsPanel::askForImport()
{
    if (const QString file = QFileDialog::getOpenFileName(this, tr("Import a preset"), {}, fileFilter());
        !file.isEmpty())
        importFile(toPath(file));
}

void PresetsPanel::askForExport()
{
    const QString suggestion = m_list->currentName() + QStringLiteral(".json");
    if (const QString file =
            QFileDialog::getSaveFileName(this, tr("Export the preset"), suggestion, fileFilter());
        !file.isEmpty())
        exportFile(toPath(file));
}

} // namespace presence
