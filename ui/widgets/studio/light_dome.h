// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/overlay/drag_handle.h"

namespace presence {

/// The half of space around a subject as the camera sees it, with a lamp as a dot to drag: full before the
/// subject, hollow behind it.
class LightDome : public QWidget
{
    Q_OBJECT

public:
    explicit LightDome(QWidget *parent = nullptr);

    /// Degrees; azimuth + to the right of the picture, 0 at the camera, beyond 90 behind; elevation + up.
    void setDirection(double azimuthDeg, double elevationDeg);
    void setShown(bool shown);
    DragHandle *lamp() const { return m_lamp; }
    static constexpr double radius = 34; ///< logical pixels

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DragHandle *m_lamp;
    bool m_shown = false;
};

} // namespace presence
