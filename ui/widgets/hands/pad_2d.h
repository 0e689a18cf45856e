// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/value_track.h"

namespace presence {

/// Two values at once by one point: right is more of the first, up more of the second, like the picture
/// itself. Drag or arrow keys (Shift is fine); double-click or Delete asks for a reset.
class Pad2d : public HandSurface
{
    Q_OBJECT

public:
    Pad2d(const ValueScale &across, const ValueScale &up, QWidget *parent = nullptr);

    double across() const { return m_x; }
    double up() const { return m_y; }
    /// Shows values without announcing them.
    void setValues(double across, double up);
    const ValueScale &acrossScale() const { return m_acrossScale; }
    const ValueScale &upScale() const { return m_upScale; }
    /// Words at the four ends: left, right, top, bottom.
    void setEnds(const QStringList &ends);

    QPointF positionOf(double across, double up) const;

    QSize sizeHint() const override { return {160, 112}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

signals:
    void valuesChanged(double across, double up);
    void resetRequested();

protected:
    void askReset() override { emit resetRequested(); }
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF field() const;
    void moveTo(double across, double up);

    ValueScale m_acrossScale;
    ValueScale m_upScale;
    double m_x = 0;
    double m_y = 0;
    QStringList m_ends;
    QPointF m_dragPoint;
    QPointF m_lastPoint;
};

} // namespace presence
