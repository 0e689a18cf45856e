// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/handle_surface.h"

#include <QColor>
#include <QList>

namespace presence {

/// A lamp on the plan. Angles are seen from above: 0° is where the camera stands (below), + goes to the right
/// of the plan, ±180° is behind.
struct StudioLamp
{
    QString name;  ///< "Key light"
    QString value; ///< read aloud and shown: "30° to the subject's left"
    double azimuthDeg = 0;
    double distance = 0.8; ///< 0 at the head … 1 at the rim of the plan
    double size = 0;       ///< 0 a bare bulb … 1 a very large source
    double strength = 1;   ///< 0 off … 1
    QColor color = Qt::white;
    bool onBackdrop = false; ///< it lights the backdrop, not the head
    bool turns = true;       ///< a drag moves it around the head
    bool approaches = false; ///< a drag brings it nearer or farther
    bool resizes = false;    ///< wheel, + and − change its size
    QList<double> places;    ///< azimuths it may stand at; empty = everywhere
    friend bool operator==(const StudioLamp &, const StudioLamp &) = default;
};

/// A studio from above: a head that faces some way, the camera, lamps to drag around it, a backdrop. Left and
/// right turn the chosen lamp (Shift is fine), up and down bring it nearer or farther, Tab chooses the next
/// one, Delete or a double-click asks for a reset.
class StudioPlan : public HandleSurface
{
    Q_OBJECT

public:
    explicit StudioPlan(QWidget *parent = nullptr);

    /// Shows lamps without announcing them; their number should stay the same.
    void setLamps(const QList<StudioLamp> &lamps);
    const QList<StudioLamp> &lamps() const { return m_lamps; }
    void setFacing(double degrees); ///< where the nose points, as lamps' angles
    void setBackdrop(const QColor &color);
    /// Words at the left and right edge of the plan.
    void setSides(const QString &left, const QString &right);

    int handleCount() const override { return int(m_lamps.size()); }
    QPointF positionOf(int lamp) const override;
    QString textOf(int lamp) const override;
    /// Of any angle and distance, in this widget's coordinates.
    QPointF positionOf(double azimuthDeg, double distance) const;

    QSize sizeHint() const override { return {204, 204}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

signals:
    /// By hand; azimuth −180…180 in whole steps of 5° (fine: 1°), distance 0–1. What the lamp does not do
    /// keeps its value.
    void lampMoved(int lamp, double azimuthDeg, double distance);
    void lampResized(int lamp, double size); ///< 0–1

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPointF centre() const;
    double radius() const;
    QPointF targetOf(int lamp) const;
    void moveChosen(double azimuthDeg, double distance);
    void resizeChosen(double by);
    void paintRoom(QPainter &painter) const;
    void paintLamp(QPainter &painter, int lamp) const;

    QList<StudioLamp> m_lamps;
    double m_facingDeg = 0;
    QColor m_backdrop = Qt::gray;
    QString m_left, m_right;
};

} // namespace presence
