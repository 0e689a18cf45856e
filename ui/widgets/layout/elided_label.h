// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace presence {

/// One line that takes whatever width there is and ends in "…" where that is too little. Say the whole in the
/// tooltip.
class ElidedLabel : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent = nullptr)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
    }

    QSize minimumSizeHint() const override
    {
        return {std::min(fontMetrics().averageCharWidth() * 8, sizeHint().width()), sizeHint().height()};
    }

    QString shownText() const
    {
        return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shownText(),
                              foregroundRole());
    }
};

} // namespace presence
