// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/handle_surface.h"

#include <QColor>
#include <QList>

namespace presence {

/// Something on the side view of a studio: how high it stands over the eye line.
struct HeightMark
{
    QString name;  ///< "Key light"
    QString value; ///< "30° above the eyes"
    double elevationDeg = 0;
    double minimumDeg = -30;
    double maximumDeg = 90;
    bool isCamera = false; ///< drawn as one
    QColor color = Qt::white;
    friend bool operator==(const HeightMark &, const HeightMark &) = default;
};

/// A head from the side and, on an arc before it, how high lamp and camera stand. Drag, or up and down (Shift
/// is fine); Tab chooses the next one; Delete or a double-click asks for a reset.
class HeightArc : public HandleSurface
{
    Q_OBJECT

public:
    explicit HeightArc(QWidget *parent = nullptr);

    void setMarks(const QList<HeightMark> &marks); ///< announces nothing
    const QList<HeightMark> &marks() const { return m_marks; }
    int handleCount() const override { return int(m_marks.size()); }
    QPointF positionOf(int mark) const override;
    QString textOf(int mark) const override;
    QPointF positionOf(double elevationDeg, bool camera) const; ///< the camera's arc is the inner one

    QSize sizeHint() const override { return {104, 204}; }
    QSize minimumSizeHint() const override { return {88, 160}; }

signals:
    void heightChanged(int mark, double elevationDeg); ///< by hand, whole steps of 5° (fine and camera: 1°)

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPointF eye() const;
    double radius(bool camera) const;
    void moveChosen(double elevationDeg);

    QList<HeightMark> m_marks;
};

} // namespace presence
