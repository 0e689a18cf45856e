// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/picture/image_view.h"

namespace presence {

/// Two pictures in one place: a wipe with a handle, one or the other, or the amount by which they differ.
/// The first picture is the one of ImageView; the second lies exactly on it.
class OverlayCompare : public ImageView
{
    Q_OBJECT
    Q_PROPERTY(double wipe READ wipe WRITE setWipe NOTIFY wipeChanged)

public:
    enum class Mode {
        Wipe,  ///< first left of the handle, second right of it; Ctrl with the arrow keys moves the handle
        Blink, ///< the first, or the second while the pointer rests on it or Space is held
        Difference ///< |first − second| per channel, four times as bright
    };

    explicit OverlayCompare(QWidget *parent = nullptr);

    void setPictures(const QImage &first, const QImage &second);
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }

    /// Handle from the left edge of the picture, 0–1.
    double wipe() const { return m_wipe; }
    void setWipe(double share);
    /// Where the handle stands, in widget coordinates.
    double handleX() const;
    bool showsSecond() const { return m_showSecond; }

signals:
    void wipeChanged(double share);
    void shownChanged(bool second);

protected:
    void paintPicture(QPainter &painter, const QRectF &target, const QRectF &view) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showSecond(bool second);
    void updateDifference();
    void paintHandle(QPainter &painter, double x, const QRectF &view) const;

    PictureLayer m_second;
    PictureLayer m_difference;
    Mode m_mode = Mode::Wipe;
    double m_wipe = 0.5;
    bool m_showSecond = false;
    bool m_draggingHandle = false;
};

} // namespace presence
