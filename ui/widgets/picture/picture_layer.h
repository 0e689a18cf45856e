// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QList>
#include <QRectF>

class QPainter;

namespace presence {

/// A picture that can be drawn at any size without shimmer or blur: halved copies serve small sizes, whole
/// pixels serve 100 % and enlargements from 400 % on. Transparent pictures get a checker below them.
class PictureLayer
{
public:
    PictureLayer() = default;
    explicit PictureLayer(const QImage &image);

    bool isEmpty() const { return m_levels.isEmpty(); }
    QSize size() const { return isEmpty() ? QSize() : m_levels.first().size(); }
    const QImage &image() const { return m_image; }

    /// Fills `target` (physical pixels of the painter) with the picture; draws nothing outside `visible`.
    void draw(QPainter &painter, const QRectF &target, const QRectF &visible);

private:
    const QImage &levelFor(double zoom);

    QImage m_image;
    QList<QImage> m_levels; ///< each half the size of the one before, made when first needed
};

} // namespace presence
