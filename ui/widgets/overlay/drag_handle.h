// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace presence {

/// A quiet mark on a picture to take hold of: drag it, or Tab to it and use the arrow keys; Shift is ten
/// times finer, Escape gives a drag up. It says how far it was moved and leaves its place to its owner.
/// Invisible until shown or focused, yet there for the keyboard. Alt, other buttons and the wheel go to the
/// picture.
class DragHandle : public QWidget
{
    Q_OBJECT

public:
    enum class Shape { Ring, Cross, Arc, Dot, HollowDot };
    static constexpr int side = 28; ///< logical pixels

    DragHandle(Shape shape, Qt::CursorShape cursor, QWidget *parent);

    void setShape(Shape shape);
    void setCentre(QPointF centre);
    void setShown(bool shown);
    bool isShown() const { return m_shown || m_dragging || hasFocus(); }
    bool isDragging() const { return m_dragging; }

signals:
    void dragStarted();
    /// Way since the drag started in logical pixels, a tenth of it with Shift.
    void dragged(QPointF travel, bool fine);
    /// An arrow key: −1, 0 or 1, + to the right and up.
    void nudged(int right, int up, bool fine);
    /// The button was let go, or the arrow key.
    void finished();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    Shape m_shape;
    QPointF m_last; ///< pointer, global
    QPointF m_travel;
    bool m_shown = false;
    bool m_dragging = false;
    bool m_nudging = false;
};

} // namespace presence
