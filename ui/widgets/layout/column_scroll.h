// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace presence {

/// Scrolls a column of any height, never sideways; takes `content` over. `name` is what a screen reader says.
inline QScrollArea *columnScroll(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(name);
    return scroll;
}

} // namespace presence
