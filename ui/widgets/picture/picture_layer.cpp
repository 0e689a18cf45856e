// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/picture_layer.h"

#include <QPainter>

#include <cmath>

namespace presence {

namespace {

constexpr int checkerSide = 8;        // physical pixels
constexpr double nearestFromZoom = 4; // from 400 % on the pixels themselves are the subject

QBrush checker()
{
    QImage tile(2 * checkerSide, 2 * checkerSide, QImage::Format_RGB32);
    tile.fill(QColor(0xb0, 0xb0, 0xb0));
    QPainter painter(&tile);
    painter.fillRect(0, 0, checkerSide, checkerSide, QColor(0xd8, 0xd8, 0xd8));
    painter.fillRect(checkerSide, checkerSide, checkerSide, checkerSide, QColor(0xd8, 0xd8, 0xd8));
    return QBrush(tile);
}

} // namespace

PictureLayer::PictureLayer(const QImage &image)
    : m_image(image)
{
    if (!image.isNull())
        m_levels = {image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                                  : QImage::Format_RGB32)};
}

const QImage &PictureLayer::levelFor(double zoom)
{
    qsizetype level = 0;
    for (; zoom <= 0.5; zoom *= 2, ++level) {
        if (level + 1 < m_levels.size())
            continue;
        const QSize half = m_levels[level].size() / 2;
        if (half.isEmpty())
            break;
        m_levels.append(m_levels[level].scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return m_levels[level];
}

void PictureLayer::draw(QPainter &painter, const QRectF &target, const QRectF &visible)
{
    const QRectF shown = target.intersected(visible);
    if (isEmpty() || shown.isEmpty())
        return;
    const double zoom = target.width() / size().width();
    const QImage &level = levelFor(zoom);
    painter.save();
    painter.setClipRect(shown, Qt::IntersectClip);
    if (level.hasAlphaChannel()) {
        painter.setBrushOrigin(target.topLeft());
        painter.fillRect(shown, checker());
    }
    const bool exact = target.size() == QSizeF(size());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact && zoom < nearestFromZoom);
    if (exact)
        painter.drawImage(target.topLeft(), level);
    else
        painter.drawImage(target, level, QRectF(level.rect()));
    painter.restore();
}

} // namespace presence
