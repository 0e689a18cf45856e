// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

#include <functional>

class QPainter;

namespace presence {

/// The five answers of a check as shapes that differ without colour.
enum class VerdictShape { Check, Dot, Triangle, Cross, Question };

/// Draws the shape into `box`.
void paintVerdict(QPainter &painter, const QRectF &box, VerdictShape shape, const QColor &ink);

/// The shape as a widget, with its word for screen readers and as tooltip.
class VerdictIcon : public QWidget
{
    Q_OBJECT

public:
    /// The colour for a palette: asked at each painting, so that it follows the theme.
    using Ink = std::function<QColor(VerdictShape, const QPalette &)>;

    VerdictIcon(VerdictShape shape, const QString &word, Ink ink, QWidget *parent = nullptr);

    VerdictShape shape() const { return m_shape; }
    QSize sizeHint() const override { return {18, 18}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VerdictShape m_shape;
    Ink m_ink;
};

} // namespace presence
