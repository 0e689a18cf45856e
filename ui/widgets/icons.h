// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QPalette>
#include <QWidget>

namespace presence {

/// The search path (see QDir::setSearchPaths) under which the drawings lie: "icons:lock.svg".
inline constexpr auto iconSearchPath = "icons";

/// A one-colour drawing in the colour that `role` has when it is painted: it follows the theme and is sharp
/// at any scale. `onName` is shown while a checkable button is on. An unknown name paints nothing.
QIcon icon(const QString &name, const QString &onName = {}, QPalette::ColorRole role = QPalette::ButtonText);

/// A drawing that stands in a text: 16 pixels, with a word for those who cannot see it.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QString &name = {}, const QString &word = {}, QWidget *parent = nullptr);
    void setDrawing(const QString &name, const QString &word);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace presence
