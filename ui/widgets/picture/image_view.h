// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/overlay/picture_guides.h"
#include "ui/widgets/overlay/picture_marks.h"
#include "ui/widgets/picture/picture_layer.h"
#include "ui/widgets/picture/view_transform.h"

#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>

namespace presence {

/// Shows one picture: wheel and pinch zoom around the pointer, drag pans, Z or a double click switches
/// between fit and 100 %, + − and the arrow keys do the same from the keyboard. At 100 % every picture pixel
/// is one screen pixel, on high-density screens too.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    /// Theme is the palette's Shadow role.
    enum class Surround { Theme, Black, Grey18, White };

    explicit ImageView(QWidget *parent = nullptr);

    void setImage(const QImage &image);
    const QImage &image() const { return m_layer.image(); }
    /// The size the picture is laid out in, if not its own: a small draft stands where the finished one will,
    /// and two pictures of different size lie on each other. Empty = its own size.
    void setLayoutSize(QSize size);
    QSize layoutSize() const;

    /// Pointed out over picture and guides, with a word at the foot that says what all of it is.
    void setMarks(const QList<PictureMark> &marks, const QString &legend = {});
    const QList<PictureMark> &marks() const { return m_marks; }
    const QString &legend() const { return m_legend; }

    /// Lines to compose by, over the picture.
    void setGuides(const PictureGuides &guides);
    const PictureGuides &guides() const { return m_guides; }

    void setSurround(Surround surround);
    Surround surround() const { return m_surround; }
    /// Shown in the middle while there is no picture.
    void setEmptyText(const QString &text);
    const QString &emptyText() const { return m_emptyText; }

    const ViewTransform &viewTransform() const { return m_transform; }
    /// Zoom in effect, fit resolved: screen pixels per picture pixel.
    double zoom() const;
    /// Widget coordinates of a picture point and back.
    QPointF toView(QPointF picturePoint) const;
    QPointF toPicture(QPointF viewPoint) const;

    QSize sizeHint() const override { return {480, 480}; }

public slots:
    void setViewTransform(const presence::ViewTransform &transform);
    void fit();
    void actualSize(); ///< 100 %
    void toggleFit();  ///< fit ↔ 100 %
    void zoomBy(double factor);

signals:
    void viewTransformChanged(const presence::ViewTransform &transform);
    /// The zoom in effect may have changed: new picture, new size, zoomed.
    void zoomChanged(double zoom);

protected:
    /// Draws the picture into `target`; physical pixels, clipped to `view`.
    virtual void paintPicture(QPainter &painter, const QRectF &target, const QRectF &view);
    QRectF targetRect() const; ///< physical pixels
    QSizeF physicalSize() const;
    QColor surroundColor() const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void change(const ViewTransform &transform);
    void zoomTo(double zoom, QPointF anchor);
    void toggleFitAt(QPointF anchor);
    void updateCursor();
    void updateAccessibility();

    PictureLayer m_layer;
    QSize m_layoutSize;
    QList<PictureMark> m_marks;
    QString m_legend;
    PictureGuides m_guides;
    QString m_emptyText;
    Surround m_surround = Surround::Theme;
    ViewTransform m_transform;
    QPointF m_dragFrom;
    bool m_dragging = false;
    bool m_keyboardFocus = false; ///< a clicked picture needs no frame
};

} // namespace presence
