// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/pictures/map_saver.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace presence {

/// Asks which control pictures of the sitter to save, how large and where, and does it without holding up the
/// window.
class SaveMapsDialog : public QDialog
{
    Q_OBJECT

public:
    SaveMapsDialog(const PortraitSpec &spec, const QString &folder, QWidget *parent = nullptr);

    QCheckBox *box(MapKind kind) const { return m_boxes[int(kind)]; }
    QSpinBox *widthField() const { return m_width; }
    QSpinBox *heightField() const { return m_height; }
    QLineEdit *folderField() const { return m_folder; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *cancelButton() const { return m_cancel; }
    QString message() const;

private:
    void save();
    void refresh();
    void say(const QString &sentence);

    PortraitSpec m_spec;
    MapSaver m_saver;
    QList<QCheckBox *> m_boxes; ///< by MapKind
    QSpinBox *m_width;
    QSpinBox *m_height;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QProgressBar *m_progress;
    QLabel *m_message;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace presence
