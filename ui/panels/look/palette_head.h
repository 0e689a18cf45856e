// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/palette/color_roles.h"
#include "ui/models/pictures/picture_palette.h"
#include "ui/panels/direct/group_head.h"

class QLabel;
class QPushButton;

namespace presence {

class SwatchBar;

/// The colours of a portrait by their part in it, what goes with them, what a picture offers, and whether the
/// accent can be told from the background.
class PaletteHead : public GroupHead
{
    Q_OBJECT

public:
    explicit PaletteHead(const DirectContext &context, QWidget *parent = nullptr);

    void showDocument() override;
    SwatchBar *roles() const { return m_roles; }
    SwatchBar *partners() const { return m_partners; }
    SwatchBar *picked() const { return m_picked; }
    QLabel *contrast() const { return m_contrast; }
    QPushButton *contrastFix() const { return m_fix; }
    PicturePalette &pictures() { return m_pictures; }

    /// As the menu of a swatch does.
    void use(const QString &hex, ColorRole role);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choosePicture();
    void pickRoleColor(ColorRole role);
    void offerRoles(const SwatchBar &bar, int swatch);
    void useAllPicked();
    void showPicked(const std::vector<PictureColor> &colors);
    void showContrast();

    SpecDocument &m_document;
    PicturePalette m_pictures;
    SwatchBar *m_roles;
    SwatchBar *m_partners;
    SwatchBar *m_picked;
    QLabel *m_partnersTitle;
    QLabel *m_note;
    QLabel *m_contrast;
    QPushButton *m_fix;
    QPushButton *m_useAll;
};

} // namespace presence
