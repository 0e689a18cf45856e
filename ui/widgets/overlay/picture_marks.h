// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <functional>

class QPainter;

namespace presence {

/// Something to point out in a picture, in its pixels.
struct PictureMark
{
    enum class Kind {
        Box,     ///< two opposite corners
        Points,  ///< dots, unconnected
        Line,    ///< an open line
        Outline, ///< a closed one, hatched inside
        Arrow,   ///< from the first point to the last
    };
    Kind kind = Kind::Box;
    QPolygonF points;
    QString label; ///< may be empty

    static PictureMark box(const QRectF &area, const QString &label = {});
    friend bool operator==(const PictureMark &, const PictureMark &) = default;
};

/// Draws marks that are told apart by shape and word, never by colour: light inside dark, visible on every
/// picture. Lines are equally thick at any zoom. Labels keep inside `view` and clear of each other; `legend`
/// stands below them at the foot. `toView` takes picture pixels to logical pixels of the painter.
void paintMarks(QPainter &painter, const QList<PictureMark> &marks, const QString &legend, const QRectF &view,
                const std::function<QPointF(QPointF)> &toView);

/// "Direction of gaze: look again; light, arrow" for those who cannot see them.
QString wordsOf(const QList<PictureMark> &marks, const QString &legend);

} // namespace presence
