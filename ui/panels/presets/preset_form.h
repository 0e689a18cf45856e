// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/presets.h"
#include "core/spec/tables/parameter_words.h"

#include <QFrame>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace presence {

class SpecDocument;

/// Asks for what a new preset is called and holds: only what was changed, or whole groups.
class PresetForm : public QFrame
{
    Q_OBJECT

public:
    /// Both must outlive the form.
    PresetForm(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// Empties the form and puts the focus on the name.
    void begin();
    /// The preset as asked for; its values are empty if nothing was chosen.
    Preset preset() const;

    QLineEdit *nameBox() const { return m_name; }
    QRadioButton *groupsButton() const { return m_chosenGroups; }
    QCheckBox *groupBox(const QString &group) const;
    QPushButton *saveButton() const { return m_save; }

signals:
    void saveRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showState();

    SpecDocument &m_document;
    QLineEdit *m_name;
    QLineEdit *m_about;
    QLineEdit *m_tags;
    QRadioButton *m_changedOnly;
    QRadioButton *m_chosenGroups;
    QWidget *m_groups;
    QWidget *m_groupsScroll; ///< many groups stand in little room
    QPushButton *m_save;
};

} // namespace presence
