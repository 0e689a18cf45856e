// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/shoot/presets/preset_files.h"
#include "core/shoot/presets/presets.h"

#include <QObject>
#include <QStringList>

#include <filesystem>

class QAction;
class QMenu;

namespace presence {

class PresetMarks;
class SpecDocument;

/// What is done with presets as such: star, copy, rename, delete, pass on as files or text. Asks where it
/// must and says how it went.
class PresetFiles : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the object; `asker` is where questions appear.
    PresetFiles(SpecDocument &document, PresetCollection &presets, PresetMarks &marks, QWidget *asker);

    QMenu *menu() const { return m_menu; }
    /// What the actions are about, in the order chosen.
    void setChosen(const QStringList &names);

    void duplicate();
    void rename(const QString &newName);
    /// Deletes what is chosen and one's own; restoreRemoved() brings it back.
    void remove();
    void restoreRemoved();
    /// Presets of ours, styles.csv or {prompt} templates.
    void importFile(const std::filesystem::path &file);
    /// Everything that is chosen.
    void exportFile(const std::filesystem::path &file, PresetFormat format = PresetFormat::Presence);
    /// The words that the chosen presets bring into a prompt, put where other programs can paste them.
    void copyText(Dialect dialect);

signals:
    /// How it went; with an error, nothing was changed.
    void said(const presence::Result<> &result, const QString &success, const QString &action = {});
    /// The collection is another now; `name` should be chosen if it is not empty.
    void collectionChanged(const QString &name);

private:
    QString chosen() const { return m_chosen.value(m_chosen.size() - 1); }
    std::vector<Preset> chosenPresets() const;
    void askForName();
    void askForImport();
    void askForExport();

    SpecDocument &m_document;
    PresetCollection &m_presets;
    PresetMarks &m_marks;
    QWidget *m_asker;
    QMenu *m_menu;
    QAction *m_star;
    QAction *m_duplicate;
    QAction *m_rename;
    QAction *m_remove;
    QAction *m_export;
    QMenu *m_copy;
    QStringList m_chosen;
    QStringList m_removed;
};

} // namespace presence
