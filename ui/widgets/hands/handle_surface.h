// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/hand_surface.h"

namespace presence {

/// A surface with several things to take hold of, one of them chosen: a press or Tab chooses, Delete or a
/// double-click asks for a reset, a tooltip and assistive technology tell name and value.
class HandleSurface : public HandSurface
{
    Q_OBJECT

public:
    explicit HandleSurface(QWidget *parent);

    virtual int handleCount() const = 0;
    virtual QPointF positionOf(int handle) const = 0; ///< in this widget's coordinates
    virtual QString textOf(int handle) const = 0;     ///< "Key light: 30° to the subject's left"

    int chosen() const { return m_chosen; }
    void choose(int handle);

signals:
    void handleChosen(int handle);
    void resetRequested(int handle);

protected:
    void handlesChanged(); ///< to be called when they were set anew
    /// The middle of the handle in hand, for a pointer that took hold of it beside its middle.
    QPointF held(QPointF pointer) const { return pointer + m_grip; }
    void askReset() override;

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override; ///< while nothing is dragged
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    int handleAt(QPointF point) const;

    int m_chosen = 0;
    QPointF m_grip;
};

} // namespace presence
