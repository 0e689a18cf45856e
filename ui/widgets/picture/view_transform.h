// SPDX-License-Identifier: MIT
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace presence {

/// Which part of a picture a view shows, independent of the size of the view: two views that hold the same
/// value look at the same place. All lengths are physical screen pixels, so zoom 1 means one picture pixel on
/// one dot.
struct ViewTransform
{
    static constexpr double smallestZoom = 0.02;
    static constexpr double largestZoom = 32;

    bool fit = true;          ///< the whole picture, as large as it goes; `zoom` and `centre` wait
    double zoom = 1;          ///< screen pixels per picture pixel
    QPointF centre{0.5, 0.5}; ///< what lies in the middle of the view, as shares of the picture

    double effectiveZoom(QSizeF picture, QSizeF view) const;
    /// Where the picture lies in the view; whole pixels, so that 100 % is exact.
    QRectF target(QSizeF picture, QSizeF view) const;

    /// Zooms while the picture point under `anchor` (view pixels) stays there.
    ViewTransform zoomedTo(double newZoom, QPointF anchor, QSizeF picture, QSizeF view) const;
    /// Moves the picture by `delta` view pixels; the middle of the view stays on the picture.
    ViewTransform pannedBy(QPointF delta, QSizeF picture, QSizeF view) const;

    friend bool operator==(const ViewTransform &, const ViewTransform &) = default;
};

} // namespace presence
