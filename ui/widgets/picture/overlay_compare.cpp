// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/overlay_compare.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr double handleReach = 12; // logical pixels either side: a target of 24
constexpr double keyStep = 0.02;
constexpr int differenceGain = 4; // small differences are the interesting ones

QImage differenceOf(const QImage &first, const QImage &second)
{
    if (first.isNull() || second.isNull())
        return {};
    QImage a = first.convertToFormat(QImage::Format_RGB32);
    const QImage b = second.scaled(first.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(a.scanLine(y));
        const auto *from = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        const auto apart = [](int p, int q) { return std::min(255, std::abs(p - q) * differenceGain); };
        for (int x = 0; x < a.width(); ++x)
            to[x] = qRgb(apart(qRed(to[x]), qRed(from[x])), apart(qGreen(to[x]), qGreen(from[x])),
                         apart(qBlue(to[x]), qBlue(from[x])));
    }
    return a;
}

} // namespace

OverlayCompare::OverlayCompare(QWidget *parent)
    : ImageView(parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("Two pictures on each other"));
}

void OverlayCompare::setPictures(const QImage &first, const QImage &second)
{
    m_second = PictureLayer(second);
    setImage(first);
    updateDifference();
}

void OverlayCompare::setMode(Mode mode)
{
    m_mode = mode;
    m_draggingHandle = false;
    showSecond(false);
    updateDifference();
    update();
}

void OverlayCompare::updateDifference()
{
    m_difference =
        m_mode == Mode::Difference ? PictureLayer(differenceOf(image(), m_second.image())) : PictureLayer();
}

void OverlayCompare::setWipe(double share)
{
    share = std::clamp(share, 0.0, 1.0);
    if (share == m_wipe)
        return;
    m_wipe = share;
    update();
    emit wipeChanged(share);
}

double OverlayCompare::handleX() const
{
    const QRectF target = targetRect();
    return (target.left() + m_wipe * target.width()) / devicePixelRatioF();
}

void OverlayCompare::showSecond(bool second)
{
    if (second == m_showSecond)
        return;
    m_showSecond = second;
    update();
    emit shownChanged(second);
}

void OverlayCompare::paintPicture(QPainter &painter, const QRectF &target, const QRectF &view)
{
    if (m_mode == Mode::Difference && !m_difference.isEmpty())
        return m_difference.draw(painter, target, view);
    if (m_mode == Mode::Blink && m_showSecond && !m_second.isEmpty())
        return m_second.draw(painter, target, view);
    ImageView::paintPicture(painter, target, view);
    if (m_mode != Mode::Wipe || m_second.isEmpty())
        return;
    const double x = std::round(target.left() + m_wipe * target.width());
    QRectF right = view;
    right.setLeft(std::max(view.left(), x));
    painter.fillRect(right.intersected(target), surroundColor());
    m_second.draw(painter, target, right);
    paintHandle(painter, x, view);
}

void OverlayCompare::paintHandle(QPainter &painter, double x, const QRectF &view) const
{
    const double unit = devicePixelRatioF();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(x, view.center().y());
    for (const auto &[color, width] :
         {std::pair(QColor(0, 0, 0, 160), 3.0), std::pair(QColor(Qt::white), 1.0)}) {
        painter.setPen(QPen(color, width * unit));
        painter.drawLine(QPointF(x, view.top()), QPointF(x, view.bottom()));
    }
    painter.setPen(QPen(QColor(0, 0, 0, 160), unit));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, 11 * unit, 11 * unit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x40, 0x40, 0x40));
    for (const int side : {-1, 1}) {
        const QPointF arrow[] = {middle + QPointF(side * 7.0, 0) * unit,
                                 middle + QPointF(side * 3.0, -3.5) * unit,
                                 middle + QPointF(side * 3.0, 3.5) * unit};
        painter.drawPolygon(arrow, 3);
    }
}

void OverlayCompare::mousePressEvent(QMouseEvent *event)
{
    if (m_mode == Mode::Wipe && event->button() == Qt::LeftButton &&
        std::abs(event->position().x() - handleX()) <= handleReach) {
        m_draggingHandle = true;
        return;
    }
    ImageView::mousePressEvent(event);
}

void OverlayCompare::mouseMoveEvent(QMouseEvent *event)
{
    if (m_draggingHandle) {
        const QRectF target = targetRect();
        setWipe((event->position().x() * devicePixelRatioF() - target.left()) / target.width());
        return;
    }
    if (m_mode == Mode::Wipe && event->buttons() == Qt::NoButton) {
        if (std::abs(event->position().x() - handleX()) <= handleReach)
            setCursor(Qt::SplitHCursor);
        else if (cursor().shape() == Qt::SplitHCursor)
            unsetCursor();
    }
    ImageView::mouseMoveEvent(event);
}

void OverlayCompare::mouseReleaseEvent(QMouseEvent *event)
{
    m_draggingHandle = false;
    ImageView::mouseReleaseEvent(event);
}

void OverlayCompare::keyPressEvent(QKeyEvent *event)
{
    const bool wiping = m_mode == Mode::Wipe && event->modifiers().testFlag(Qt::ControlModifier);
    if (wiping && event->key() == Qt::Key_Left)
        return setWipe(m_wipe - keyStep);
    if (wiping && event->key() == Qt::Key_Right)
        return setWipe(m_wipe + keyStep);
    if (m_mode == Mode::Blink && event->key() == Qt::Key_Space)
        return showSecond(true);
    ImageView::keyPressEvent(event);
}

void OverlayCompare::keyReleaseEvent(QKeyEvent *event)
{
    if (m_mode == Mode::Blink && event->key() == Qt::Key_Space && !event->isAutoRepeat())
        return showSecond(false);
    ImageView::keyReleaseEvent(event);
}

void OverlayCompare::enterEvent(QEnterEvent *event)
{
    if (m_mode == Mode::Blink)
        showSecond(true);
    ImageView::enterEvent(event);
}

void OverlayCompare::leaveEvent(QEvent *event)
{
    showSecond(false);
    ImageView::leaveEvent(event);
}

} // namespace presence
