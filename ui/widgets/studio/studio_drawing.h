// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>
#include <QPointF>
#include <QRect>
#include <QString>

class QPainter;

namespace presence {

// What the plan of the studio and its side view are drawn from; logical pixels.

struct LampLook
{
    QColor color;
    double size = 0;     ///< 0–1
    double strength = 1; ///< 0 is drawn hollow
    bool held = false;
    bool focused = false;
};

/// A lamp turned toward `target`: a bulb, with a panel as wide as the source is large.
void drawLamp(QPainter &painter, QPointF at, QPointF target, const LampLook &look, const QPalette &palette);
/// Its light on the way to `target`.
void drawBeam(QPainter &painter, QPointF from, QPointF target, const QColor &color, double size,
              double strength);
/// A word beside a lamp, on the side away from `target`, kept inside `bounds`.
void drawLampName(QPainter &painter, QPointF at, QPointF target, const QString &name, const QColor &color,
                  const QRect &bounds);
/// A head from above, nose pointing `facingDeg` (0 down, + to the right).
void drawHead(QPainter &painter, QPointF at, double radius, double facingDeg, const QPalette &palette);
/// A camera from above or from the side, looking up.
void drawCamera(QPainter &painter, QPointF at, const QColor &color);

} // namespace presence
