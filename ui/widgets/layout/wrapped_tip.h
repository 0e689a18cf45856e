// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace presence {

/// A tooltip that wraps: plain ones stay on one line however long they are. Line breaks are kept, markup is
/// shown as it is written.
inline QString wrappedTip(const QString &plain)
{
    if (plain.isEmpty())
        return {};
    return QStringLiteral("<qt>") + plain.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</qt>");
}

} // namespace presence
