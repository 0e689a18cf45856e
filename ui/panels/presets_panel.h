// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

#include <filesystem>
#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;

namespace presence {

class InlineMessage;
class PresetForm;
class PresetList;
class SearchField;
class SpecDocument;

/// Named partial looks: find, see what one would change, apply it in one undo step, keep one's own, pass them
/// on as files.
class PresetsPanel : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the panel.
    PresetsPanel(SpecDocument &document, PresetCollection &presets, const ParameterWords &words,
                 QWidget *parent = nullptr);

    PresetList *list() const { return m_list; }
    PresetForm *form() const { return m_form; }
    SearchField *searchField() const { return m_search; }
    QComboBox *tagBox() const { return m_tags; }
    InlineMessage *message() const { return m_message; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *saveButton() const { return m_saveNew; }
    QString previewText() const;

    QSize sizeHint() const override { return {340, 560}; }

public slots:
    void apply();
    void beginSave();
    /// Deletes the selected preset of one's own; the message offers to bring it back.
    void removeSelected();
    void rename(const QString &newName);
    void importFile(const std::filesystem::path &file);
    void exportFile(const std::filesystem::path &file);

private:
    void showForm(bool shown);
    void save();
    void showList();
    void showPreview();
    void say(const Result<> &result, const QString &success);
    void askForName();
    void askForImport();
    void askForExport();

    SpecDocument &m_document;
    PresetCollection &m_presets;
    const ParameterWords &m_words;
    SearchField *m_search;
    QComboBox *m_tags;
    PresetList *m_list;
    QLabel *m_preview;
    QWidget *m_browse; ///< preview and buttons
    QPushButton *m_apply;
    QPushButton *m_saveNew;
    QAction *m_rename;
    QAction *m_remove;
    QAction *m_export;
    PresetForm *m_form;
    InlineMessage *m_message;
    std::optional<Preset> m_removed; ///< what the message can bring back
};

} // namespace presence
