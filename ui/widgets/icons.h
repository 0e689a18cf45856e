// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QPalette>

namespace presence {

/// The search path (see QDir::setSearchPaths) under which the drawings lie: "icons:lock.svg".
inline constexpr auto iconSearchPath = "icons";

/// A one-colour drawing in the colour that `role` has when it is painted: it follows the theme and is sharp
/// at any scale. `onName` is shown while a checkable button is on. An unknown name paints nothing.
QIcon icon(const QString &name, const QString &onName = {}, QPalette::ColorRole role = QPalette::ButtonText);

} // namespace presence
