// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace presence {

/// What all surfaces share on which a hand drags values: a gesture of many small moves that ends once, Delete
/// for a reset, a look that follows focus. Subclasses call drag(), moved() and finish().
class HandSurface : public QWidget
{
    Q_OBJECT

public:
    explicit HandSurface(QWidget *parent);
    bool isDragged() const { return m_dragging; }

signals:
    /// The gesture is over: button or key released, wheel at rest, focus gone. Only after something moved.
    void editingFinished();

protected:
    void drag();  ///< a button took hold
    void moved(); ///< something was announced
    virtual void finish();
    virtual void askReset() = 0; ///< Delete or Backspace was pressed

    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool m_dragging = false;
    bool m_moved = false;
};

} // namespace presence
