// SPDX-License-Identifier: MIT
#pragma once

#include <QLineF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>

class QPainter;

namespace presence {

/// Lines over a picture to compose by, in shares of its width and height.
struct PictureGuides
{
    struct Word
    {
        QPointF at; ///< where its plate is centred
        QString text;
        friend bool operator==(const Word &, const Word &) = default;
    };

    QList<QLineF> lines;
    QList<QRectF> areas; ///< filled lightly: ranges
    QList<QRectF> boxes; ///< outlined
    QList<QRectF> ovals;
    QRectF kept = {}; ///< everything outside is dimmed; empty = nothing is
    QList<Word> words;
    QString name; ///< shown small in a corner

    bool isEmpty() const { return name.isEmpty(); }
    friend bool operator==(const PictureGuides &, const PictureGuides &) = default;
};

/// Light lines inside dark ones, visible on every picture. `toView` takes a share to widget coordinates.
void paintGuides(QPainter &painter, const PictureGuides &guides,
                 const std::function<QPointF(QPointF)> &toView);

} // namespace presence
