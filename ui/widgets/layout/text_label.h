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

/// The same, for words that people may want to copy.
inline QLabel *selectableLabel(const QString &text, const char *tone = "", const char *size = "")
{
    QLabel *label = textLabel(text, tone, size);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// The small heading of a few rows.
inline QLabel *rowsHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("textSize", "small");
    label->setProperty("tone", "muted");
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

} // namespace presence
