// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/view_transform.h"

#include <algorithm>
#include <cmath>

namespace presence {

double ViewTransform::effectiveZoom(QSizeF picture, QSizeF view) const
{
    if (!fit || picture.isEmpty() || view.isEmpty())
        return zoom;
    return std::clamp(std::min(view.width() / picture.width(), view.height() / picture.height()),
                      smallestZoom, largestZoom);
}

QRectF ViewTransform::target(QSizeF picture, QSizeF view) const
{
    const double scale = effectiveZoom(picture, view);
    const QPointF middle = fit ? QPointF(0.5, 0.5) : centre;
    const QSizeF size(std::max(1.0, std::round(picture.width() * scale)),
                      std::max(1.0, std::round(picture.height() * scale)));
    return {QPointF(std::round(view.width() / 2 - middle.x() * size.width()),
                    std::round(view.height() / 2 - middle.y() * size.height())),
            size};
}

ViewTransform ViewTransform::zoomedTo(double newZoom, QPointF anchor, QSizeF picture, QSizeF view) const
{
    if (picture.isEmpty() || view.isEmpty())
        return *this;
    const double before = effectiveZoom(picture, view);
    const QPointF middle = fit ? QPointF(0.5, 0.5) : centre;
    const QPointF offset = anchor - QPointF(view.width() / 2, view.height() / 2);
    ViewTransform next{false, std::clamp(newZoom, smallestZoom, largestZoom), middle};
    const auto shift = [&](double o, double length) {
        return o / (before * length) - o / (next.zoom * length);
    };
    next.centre += QPointF(shift(offset.x(), picture.width()), shift(offset.y(), picture.height()));
    return next.pannedBy({}, picture, view);
}

ViewTransform ViewTransform::pannedBy(QPointF delta, QSizeF picture, QSizeF view) const
{
    if (picture.isEmpty() || view.isEmpty())
        return *this;
    const double scale = effectiveZoom(picture, view);
    const QPointF middle = fit ? QPointF(0.5, 0.5) : centre;
    const auto moved = [&](double share, double by, double length) {
        return std::clamp(share - by / (scale * length), 0.0, 1.0);
    };
    return {false,
            scale,
            {moved(middle.x(), delta.x(), picture.width()), moved(middle.y(), delta.y(), picture.height())}};
}

} // namespace presence
