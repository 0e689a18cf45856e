// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_files.h"

#include "core/base/file_io.h"
#include "core/shoot/presets/preset_mix.h"
#include "core/shoot/presets/preset_text.h"
#include "ui/models/preset_marks.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>

namespace presence {

namespace {

std::filesystem::path toPath(const QString &file) { return std::filesystem::path(file.toStdU16String()); }

constexpr std::size_t largestImportBytes = std::size_t(16) << 20;
constexpr qsizetype mostProblems = 5;

} // namespace

PresetFiles::PresetFiles(SpecDocument &document, PresetCollection &presets, PresetMarks &marks,
                         QWidget *asker)
    : QObject(asker)
    , m_document(document)
    , m_presets(presets)
    , m_marks(marks)
    , m_asker(asker)
    , m_menu(new QMenu(asker))
{
    m_star = m_menu->addAction(icon(QStringLiteral("star"), QStringLiteral("star_filled")), tr("Starred"),
                               this, [this](bool on) {
                                   for (const QString &name : std::as_const(m_chosen))
                                       m_marks.setFavourite(name, on);
                               });
    m_star->setCheckable(true);
    m_copy = m_menu->addMenu(icon(QStringLiteral("copy")), tr("Copy as text"));
    m_copy->addAction(tr("In sentences’ words"), this, [this] { copyText(Dialect::Natural); });
    m_copy->addAction(tr("As weighted tags"), this, [this] { copyText(Dialect::Tags); });
    m_copy->addAction(tr("For Midjourney"), this, [this] { copyText(Dialect::Midjourney); });
    m_menu->addSeparator();
    m_duplicate =
        m_menu->addAction(icon(QStringLiteral("add")), tr("Duplicate"), this, &PresetFiles::duplicate);
    m_rename = m_menu->addAction(icon(QStringLiteral("edit")), tr("Rename…"), this, &PresetFiles::askForName);
    m_remove = m_menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this, &PresetFiles::remove);
    m_menu->addSeparator();
    m_export =
        m_menu->addAction(icon(QStringLiteral("export")), tr("Export…"), this, &PresetFiles::askForExport);
    m_menu->addAction(icon(QStringLiteral("import")), tr("Import…"), this, &PresetFiles::askForImport);
    setChosen({});
}

void PresetFiles::setChosen(const QStringList &names)
{
    m_chosen = names;
    const Preset *preset = m_presets.find(chosen().toStdString());
    bool own = false;
    for (const QString &name : names)
        if (const Preset *one = m_presets.find(name.toStdString()))
            own = own || !one->shipped;
    m_star->setEnabled(preset);
    m_star->setChecked(preset && m_marks.isFavourite(chosen()));
    m_copy->setEnabled(preset);
    m_duplicate->setEnabled(names.size() == 1);
    m_rename->setEnabled(names.size() == 1 && own);
    m_remove->setEnabled(own);
    m_export->setEnabled(preset);
}

void PresetFiles::duplicate()
{
    const auto copy = m_presets.duplicate(chosen().toStdString());
    if (!copy) {
        emit said(copy.error(), {});
        return;
    }
    const QString name = QString::fromStdString(copy->name);
    emit collectionChanged(name);
    emit said({}, tr("“%1” is a copy of your own.").arg(name));
}

void PresetFiles::rename(const QString &newName)
{
    const Preset *preset = m_presets.find(chosen().toStdString());
    const QString name = newName.trimmed();
    if (!preset || name.isEmpty())
        return;
    Preset renamed = *preset;
    const QString oldName = QString::fromStdString(preset->name);
    renamed.name = name.toStdString();
    const bool sameButForCase = oldName.compare(name, Qt::CaseInsensitive) == 0;
    if (!sameButForCase && m_presets.find(renamed.name)) {
        emit said(Error{Error::Kind::BadInput,
                        tr("There is already a preset called “%1”.").arg(name).toStdString()},
                  {});
        return;
    }
    // The new file first: a full disk must not cost the old one.
    Result<> done = m_presets.save(renamed);
    if (done && !sameButForCase)
        done = m_presets.remove(oldName.toStdString());
    if (done)
        m_marks.renamed(oldName, name);
    emit collectionChanged(name);
    emit said(done, tr("Renamed to “%1”.").arg(name));
}

void PresetFiles::remove()
{
    QStringList removed;
    Result<> done;
    for (const QString &name : std::as_const(m_chosen)) {
        const Preset *preset = m_presets.find(name.toStdString());
        if (!preset || preset->shipped)
            continue;
        if (const Result<> one = m_presets.remove(preset->name))
            removed += name;
        else
            done = one;
    }
    if (!removed.isEmpty())
        m_removed = removed;
    emit collectionChanged({});
    emit said(done,
              removed.size() == 1 ? tr("Deleted “%1”.").arg(removed.first())
                                  : tr("Deleted %n presets.", nullptr, int(removed.size())),
              tr("Bring it back"));
}

void PresetFiles::restoreRemoved()
{
    Result<> done;
    for (const QString &name : std::as_const(m_removed))
        if (const Result<> one = m_presets.restore(name.toStdString()); !one)
            done = one;
    const QString last = m_removed.value(m_removed.size() - 1);
    const auto count = int(m_removed.size());
    m_removed.clear();
    emit collectionChanged(last);
    emit said(done, count == 1 ? tr("“%1” is back.").arg(last) : tr("%n presets are back.", nullptr, count));
}

void PresetFiles::importFile(const std::filesystem::path &file)
{
    const auto text = readFile(file, largestImportBytes);
    auto read = text ? presetsFrom(*text, file.filename().string()) : Result<ReadPresets>(text.error());
    if (!read) {
        emit said(read.error(), {});
        return;
    }
    QStringList names, problems;
    for (Preset &preset : read->presets)
        if (const auto added = m_presets.add(std::move(preset)))
            names += QString::fromStdString(added->name);
        else
            problems += QString::fromStdString(added.error().message);
    for (const std::string &problem : read->problems)
        problems += QString::fromStdString(problem);
    emit collectionChanged(names.value(0));
    if (!names.isEmpty())
        emit said({}, names.size() == 1 ? tr("Imported “%1”.").arg(names.first())
                                        : tr("Imported %n presets.", nullptr, int(names.size())));
    if (!problems.isEmpty())
        emit said(
            Error{Error::Kind::BadInput, problems.mid(0, mostProblems).join(QLatin1Char('\n')).toStdString()},
            {});
}

void PresetFiles::exportFile(const std::filesystem::path &file, PresetFormat format)
{
    const auto text = presetsAs(format, chosenPresets(), m_document.vocabulary());
    emit said(text ? writeFile(file, *text) : Result<>(text.error()),
              m_chosen.size() == 1
                  ? tr("Exported “%1” to %2.").arg(chosen(), QString::fromStdString(file.filename().string()))
                  : tr("Exported %n presets to %1.", nullptr, int(m_chosen.size()))
                        .arg(QString::fromStdString(file.filename().string())));
}

std::vector<Preset> PresetFiles::chosenPresets() const
{
    std::vector<Preset> presets;
    for (const QString &name : m_chosen)
        if (const Preset *preset = m_presets.find(name.toStdString()))
            presets.push_back(*preset);
    return presets;
}

void PresetFiles::copyText(Dialect dialect)
{
    const auto format = dialect == Dialect::Midjourney ? PresetFormat::Midjourney : PresetFormat::Text;
    const auto words = dialect == Dialect::Tags
                           ? Result<std::string>(presetText(combined(chosenPresets()).values, dialect,
                                                            m_document.vocabulary()))
                           : presetsAs(format, chosenPresets(), m_document.vocabulary());
    const QString text = words ? QString::fromStdString(*words).trimmed() : QString();
    if (text.isEmpty()) {
        emit said(Error{Error::Kind::BadInput, tr("This preset says nothing in these words.").toStdString()},
                  {});
        return;
    }
    QApplication::clipboard()->setText(text);
    emit said({}, tr("Copied: %1").arg(text.size() > 120 ? text.left(119) + QChar(0x2026) : text));
}

void PresetFiles::askForName()
{
    bool wanted = false;
    const QString name = QInputDialog::getText(m_asker, tr("Rename preset"), tr("New name"),
                                               QLineEdit::Normal, chosen(), &wanted);
    if (wanted)
        rename(name);
}

void PresetFiles::askForImport()
{
    const QString kinds = tr("Presets and styles (*.json *.csv);;All files (*)");
    if (const QString file = QFileDialog::getOpenFileName(m_asker, tr("Import presets"), {}, kinds);
        !file.isEmpty())
        importFile(toPath(file));
}

void PresetFiles::askForExport()
{
    const QList<std::pair<QString, PresetFormat>> kinds{
        {tr("Presence (*.json)"), PresetFormat::Presence},
        {tr("Styles of AUTOMATIC1111 (*.csv)"), PresetFormat::StylesCsv},
        {tr("Templates of Fooocus and InvokeAI (*.template.json)"), PresetFormat::Templates},
        {tr("Words for Midjourney (*.txt)"), PresetFormat::Midjourney},
        {tr("Plain words (*.txt)"), PresetFormat::Text}};
    QStringList filters;
    for (const auto &[words, format] : kinds)
        filters += words;
    QString kind = filters.first();
    const QString suggestion = (m_chosen.size() == 1 ? chosen() : tr("presets")) + QStringLiteral(".json");
    const QString file = QFileDialog::getSaveFileName(m_asker, tr("Export presets"), suggestion,
                                                      filters.join(QStringLiteral(";;")), &kind);
    if (!file.isEmpty())
        exportFile(toPath(file), kinds[std::max(qsizetype(0), filters.indexOf(kind))].second);
}

} // namespace presence
