// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace presence {

/// Words that wrap and are shown as they are written, in a tone and size of the theme ("" = the ordinary
/// ones).
inline QLabel *textLabel(const QString &text, const char *tone = "", const char *size = "")
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", tone);
    label->setProperty("textSize", size);
    return label;
}

} // namespace presence
