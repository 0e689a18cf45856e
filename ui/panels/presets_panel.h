// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/presets.h"
#include "core/spec/tables/parameter_words.h"
#include "ui/models/preset_marks.h"
#include "ui/panels/presets/preset_filter.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace presence {

class InlineMessage;
class PresetChanges;
class PresetFiles;
class PresetForm;
class PresetList;
class PresetPictures;
class SearchField;
class SpecDocument;

/// Named partial looks: find them by their picture, try them on, see and choose what would change, apply one
/// or several in one undo step, keep one's own, pass them on as files.
class PresetsPanel : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the panel.
    PresetsPanel(SpecDocument &document, PresetCollection &presets, const ParameterWords &words,
                 QWidget *parent = nullptr);

    /// Shows every preset on the sitter. `pictures` must outlive the panel.
    void showPictures(PresetPictures &pictures);
    /// Brings back the stars and what was used last. `settings` must outlive the panel.
    void keepMarksIn(Settings &settings) { m_marks.keepIn(settings); }

    PresetList *list() const { return m_list; }
    PresetForm *form() const { return m_form; }
    PresetFiles *files() const { return m_files; }
    PresetChanges *changes() const { return m_changes; }
    PresetChips *chips() const { return m_chips; }
    SearchField *searchField() const { return m_search; }
    QComboBox *orderBox() const { return m_order; }
    QSlider *shareSlider() const { return m_share; }
    InlineMessage *message() const { return m_message; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *tryButton() const { return m_try; }
    QPushButton *saveButton() const { return m_saveNew; }
    QString previewText() const;

    QSize sizeHint() const override { return {340, 560}; }

public slots:
    void apply();
    void beginSave();

signals:
    /// The sitter should show this instead of the document; nothing is changed.
    /// `held`: somebody asks to see it, rather than passing over it.
    void tryBegan(const presence::PortraitSpec &spec, bool held);
    void tryEnded();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeFinder();
    QWidget *makeDetails();
    void connectParts();
    void showForm(bool shown);
    void save();
    void showList();
    void showChosen();
    void showVisiblePictures();
    void tryOn(const SpecPatch &values, bool held);
    std::vector<Preset> chosenPresets() const;
    SpecPatch chosenValues() const;
    Result<OwnWords> chosenWords() const;
    bool bringsWords() const;
    QStringList wordLines() const;
    void say(const Result<> &result, const QString &success, const QString &action = {});

    SpecDocument &m_document;
    PresetCollection &m_presets;
    const ParameterWords &m_words;
    PresetMarks m_marks;
    PresetPictures *m_pictures = nullptr;
    SearchField *m_search;
    QComboBox *m_order;
    PresetChips *m_chips;
    PresetList *m_list;
    PresetFiles *m_files;
    QWidget *m_details;
    QLabel *m_title;
    QLabel *m_about;
    QWidget *m_mix;
    QSlider *m_share;
    PresetChanges *m_changes;
    QLabel *m_summary;
    QPushButton *m_apply;
    QPushButton *m_try;
    QPushButton *m_saveNew;
    PresetForm *m_form;
    InlineMessage *m_message;
    QTimer m_pictureDelay;
};

} // namespace presence
