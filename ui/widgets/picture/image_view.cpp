// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/image_view.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>

#include <cmath>

namespace presence {

namespace {

constexpr double wheelNotch = 120; // QWheelEvent: eighths of a degree in one notch
constexpr double zoomPerNotch = 1.25;
constexpr double panStep = 48; // logical pixels of an arrow key

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 80);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    updateAccessibility();
}

void ImageView::setImage(const QImage &image)
{
    m_layer = PictureLayer(image);
    updateCursor();
    updateAccessibility();
    update();
    emit zoomChanged(zoom());
}

void ImageView::setLayoutSize(QSize size)
{
    if (m_layoutSize == size)
        return;
    m_layoutSize = size;
    update();
    emit zoomChanged(zoom());
}

QSize ImageView::layoutSize() const { return m_layoutSize.isEmpty() ? m_layer.size() : m_layoutSize; }

void ImageView::setMarks(const QList<PictureMark> &marks, const QString &legend)
{
    if (marks == m_marks && legend == m_legend)
        return;
    m_marks = marks;
    m_legend = legend;
    updateAccessibility();
    update();
}

void ImageView::setGuides(const PictureGuides &guides)
{
    if (guides == m_guides)
        return;
    m_guides = guides;
    update();
}

void ImageView::setSurround(Surround surround)
{
    m_surround = surround;
    update();
}

void ImageView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

QSizeF ImageView::physicalSize() const { return QSizeF(size()) * devicePixelRatioF(); }

QRectF ImageView::targetRect() const { return m_transform.target(layoutSize(), physicalSize()); }

double ImageView::zoom() const { return m_transform.effectiveZoom(layoutSize(), physicalSize()); }

QPointF ImageView::toView(QPointF point) const
{
    const QRectF target = targetRect();
    const QSizeF picture = m_layer.size();
    return QPointF(target.left() + point.x() / picture.width() * target.width(),
                   target.top() + point.y() / picture.height() * target.height()) /
           devicePixelRatioF();
}

QPointF ImageView::toPicture(QPointF point) const
{
    const QRectF target = targetRect();
    const QPointF inside = point * devicePixelRatioF() - target.topLeft();
    return {inside.x() / target.width() * m_layer.size().width(),
            inside.y() / target.height() * m_layer.size().height()};
}

void ImageView::setViewTransform(const ViewTransform &transform)
{
    if (transform == m_transform)
        return;
    m_transform = transform;
    updateCursor();
    updateAccessibility();
    update();
    emit zoomChanged(zoom());
}

void ImageView::change(const ViewTransform &transform)
{
    if (m_layer.isEmpty() || transform == m_transform)
        return;
    setViewTransform(transform);
    emit viewTransformChanged(m_transform);
}

void ImageView::zoomTo(double newZoom, QPointF anchor)
{
    change(m_transform.zoomedTo(newZoom, anchor * devicePixelRatioF(), layoutSize(), physicalSize()));
}

void ImageView::fit()
{
    ViewTransform next = m_transform;
    next.fit = true;
    change(next);
}

void ImageView::actualSize() { zoomTo(1, QRectF(rect()).center()); }

void ImageView::toggleFit() { toggleFitAt(rect().center()); }

void ImageView::toggleFitAt(QPointF anchor)
{
    if (m_transform.fit)
        zoomTo(1, anchor);
    else
        fit();
}

void ImageView::zoomBy(double factor) { zoomTo(zoom() * factor, QRectF(rect()).center()); }

QColor ImageView::surroundColor() const
{
    switch (m_surround) {
    case Surround::Black:
        return Qt::black;
    case Surround::Grey18:
        return QColor(0x76, 0x76, 0x76); // 18 % reflectance is L* 49.5, sRGB 118
    case Surround::White:
        return Qt::white;
    case Surround::Theme:
        break;
    }
    return palette().color(QPalette::Shadow);
}

void ImageView::paintPicture(QPainter &painter, const QRectF &target, const QRectF &view)
{
    m_layer.draw(painter, target, view);
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = surroundColor();
    painter.fillRect(rect(), ground);
    const QColor ink = ground.lightnessF() < 0.45 ? QColor(0xe4, 0xe4, 0xe4) : QColor(0x1a, 0x1a, 0x1a);
    if (m_layer.isEmpty()) {
        painter.setPen(ink);
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    } else {
        const double ratio = devicePixelRatioF();
        painter.save();
        painter.scale(1 / ratio, 1 / ratio);
        paintPicture(painter, targetRect(), QRectF(QPointF(), physicalSize()));
        painter.restore();
        const QSizeF size = layoutSize();
        paintGuides(painter, m_guides, [&](QPointF share) {
            return toView(QPointF(share.x() * size.width(), share.y() * size.height()));
        });
        paintMarks(painter, m_marks, m_legend, rect(), [this](QPointF point) { return toView(point); });
    }
    if (m_keyboardFocus) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent *) { emit zoomChanged(zoom()); }

void ImageView::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / wheelNotch;
    if (notches != 0)
        zoomTo(zoom() * std::pow(zoomPerNotch, notches), event->position());
    event->accept();
}

bool ImageView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomTo(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return QWidget::mousePressEvent(event);
    m_dragFrom = event->position();
    m_dragging = true;
    updateCursor();
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return QWidget::mouseMoveEvent(event);
    const QPointF delta = (event->position() - m_dragFrom) * devicePixelRatioF();
    if (m_transform.fit || delta.isNull())
        return;
    m_dragFrom = event->position();
    change(m_transform.pannedBy(delta, layoutSize(), physicalSize()));
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    updateCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event) { toggleFitAt(event->position()); }

void ImageView::keyPressEvent(QKeyEvent *event)
{
    const auto pan = [&](double x, double y) {
        change(m_transform.pannedBy(QPointF(x, y) * devicePixelRatioF(), layoutSize(), physicalSize()));
    };
    switch (event->key()) {
    case Qt::Key_Z:
        return toggleFit();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(zoomPerNotch);
    case Qt::Key_Minus:
        return zoomBy(1 / zoomPerNotch);
    case Qt::Key_Left:
        return m_transform.fit ? event->ignore() : pan(panStep, 0);
    case Qt::Key_Right:
        return m_transform.fit ? event->ignore() : pan(-panStep, 0);
    case Qt::Key_Up:
        return m_transform.fit ? event->ignore() : pan(0, panStep);
    case Qt::Key_Down:
        return m_transform.fit ? event->ignore() : pan(0, -panStep);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ImageView::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void ImageView::focusOutEvent(QFocusEvent *)
{
    m_keyboardFocus = false;
    update();
}

void ImageView::updateCursor()
{
    if (m_layer.isEmpty() || m_transform.fit)
        unsetCursor();
    else
        setCursor(m_dragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
}

void ImageView::updateAccessibility()
{
    if (m_layer.isEmpty())
        return setAccessibleDescription(tr("no picture"));
    QString text =
        tr("%1 × %2 pixels, %3")
            .arg(m_layer.size().width())
            .arg(m_layer.size().height())
            .arg(m_transform.fit ? tr("fitted") : tr("at %1 %").arg(qRound(m_transform.zoom * 100)));
    if (const QString words = wordsOf(m_marks, m_legend); !words.isEmpty())
        text += QStringLiteral("; ") + words;
    setAccessibleDescription(text);
}

} // namespace presence
