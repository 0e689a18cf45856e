// SPDX-License-Identifier: MIT
#include "ui/widgets/overlay/picture_ghost.h"

#include "ui/widgets/picture/image_view.h"

#include <QEvent>
#include <QPainter>

namespace presence {

PictureGhost::PictureGhost(ImageView *view)
    : QWidget(view)
    , m_view(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    lower();
    setGeometry(view->rect());
    view->installEventFilter(this);
    connect(view, &ImageView::zoomChanged, this, qOverload<>(&QWidget::update));
    hide();
}

void PictureGhost::setPicture(const QImage &picture, const QString &caption)
{
    m_layer = PictureLayer(picture);
    m_caption = caption;
    update();
}

void PictureGhost::setBlended(bool blended)
{
    m_blended = blended;
    update();
}

bool PictureGhost::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(m_view->rect());
    return QWidget::eventFilter(watched, event);
}

void PictureGhost::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QSizeF below = m_view->image().size();
    if (!m_layer.isEmpty() && !below.isEmpty()) {
        const QRectF frame(m_view->toView({0, 0}), m_view->toView({below.width(), below.height()}));
        const double ratio = devicePixelRatioF();
        const double width = frame.height() * m_layer.size().width() / m_layer.size().height();
        const QRectF target(frame.center().x() - width / 2, frame.top(), width, frame.height());
        if (!m_blended)
            painter.fillRect(rect(), palette().color(QPalette::Shadow));
        painter.save();
        painter.scale(1 / ratio, 1 / ratio);
        painter.setOpacity(m_blended ? blend : 1);
        m_layer.draw(painter, QRectF(target.topLeft() * ratio, target.size() * ratio),
                     QRectF(QPointF(), QSizeF(size()) * ratio));
        painter.restore();
    }
    if (m_caption.isEmpty())
        return;
    const QFontMetrics metrics(font());
    QRectF plate(0, 8, metrics.horizontalAdvance(m_caption) + 16, metrics.height() + 6);
    plate.moveLeft((width() - plate.width()) / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, m_caption);
}

} // namespace presence
