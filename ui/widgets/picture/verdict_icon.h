// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QRectF>
#include <QString>
#include <QWidget>

class QPainter;

namespace presence {

/// The five answers of a check as shapes that differ without colour.
enum class VerdictShape { Check, Dot, Triangle, Cross, Question };

/// Draws the shape into `box` in the ink of the text; the colour is a quiet second hint.
void paintVerdict(QPainter &painter, const QRectF &box, VerdictShape shape, const QPalette &palette);

/// The shape as a widget, with its word for screen readers and as tooltip.
class VerdictIcon : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictIcon(VerdictShape shape, const QString &word, QWidget *parent = nullptr);

    VerdictShape shape() const { return m_shape; }
    QSize sizeHint() const override { return {18, 18}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VerdictShape m_shape;
};

} // namespace presence
