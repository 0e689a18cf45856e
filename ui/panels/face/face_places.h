// SPDX-License-Identifier: MIT
#pragma once

#include <QPainterPath>
#include <QString>

#include <string>
#include <vector>

namespace presence {

struct Control;

/// A place on the drawn face: what can be pulled there and in which direction.
struct FacePlace
{
    enum class Side { Middle, Left, Right }; ///< the subject's

    std::string id; ///< "mouth_corner.left"
    QString name;   ///< "Mouth corner, left"
    Side side = Side::Middle;
    QPainterPath area; ///< in the drawing's coordinates
    /// FACS numbers that a pull in this direction strengthens, or 0. `out` is away from the middle of the
    /// face; for a place in the middle it is to the right of the picture.
    int up = 0;
    int down = 0;
    int out = 0;
    int in = 0;
    std::vector<int> units; ///< all that act here, those of the pulls first

    /// The control of one of `units` on this side, or null if the catalogue has none.
    const Control *control(int unit) const;
    /// The rows of the place: every unit's control, with its other side right after it where it has one.
    std::vector<const Control *> rows() const;
};

/// The face as the picture shows it: the subject's left is at the right.
struct FaceDrawing
{
    static constexpr double width = 220;
    static constexpr double height = 272;
    QPainterPath lines; ///< outline and features, to be stroked
    QPainterPath solid; ///< brows and irises, to be filled
    std::vector<FacePlace> places;
};

/// Names are in the language of the interface at the time of the call.
FaceDrawing makeFaceDrawing();

} // namespace presence
