// SPDX-License-Identifier: MIT
#include "ui/panels/face/face_places.h"

#include "core/spec/parameters.h"

#include <QCoreApplication>
#include <QTransform>

namespace presence {

namespace {

using Points = std::initializer_list<QPointF>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(presence::FacePlace)
};

/// Everything is drawn once, for the right half of the picture, with x counted from the middle of the face.
QPainterPath polygon(Points points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(points));
    path.closeSubpath();
    return path;
}

QPainterPath ellipse(double x, double y, double rx, double ry)
{
    QPainterPath path;
    path.addEllipse(QPointF(x, y), rx, ry);
    return path;
}

/// Start, then groups of three points: two handles and an end.
QPainterPath curve(Points points)
{
    QPainterPath path(*points.begin());
    for (auto at = points.begin() + 1; at != points.end(); at += 3)
        path.cubicTo(at[0], at[1], at[2]);
    return path;
}

QPainterPath placed(const QPainterPath &half, FacePlace::Side side)
{
    QTransform transform = QTransform::fromTranslate(FaceDrawing::width / 2, 0);
    if (side == FacePlace::Side::Right)
        transform.scale(-1, 1);
    return transform.map(half);
}

QPainterPath bothSides(const QPainterPath &half)
{
    QPainterPath whole = placed(half, FacePlace::Side::Left);
    whole.addPath(placed(half, FacePlace::Side::Right));
    return whole;
}

void addSided(std::vector<FacePlace> &places, const FacePlace &half)
{
    for (const FacePlace::Side side : {FacePlace::Side::Right, FacePlace::Side::Left}) {
        FacePlace place = half;
        const bool left = side == FacePlace::Side::Left;
        place.id += left ? ".left" : ".right";
        place.name = left ? Words::tr("%1, left").arg(half.name) : Words::tr("%1, right").arg(half.name);
        place.side = side;
        place.area = placed(half.area, side);
        places.push_back(std::move(place));
    }
}

void addMiddle(std::vector<FacePlace> &places, FacePlace place)
{
    place.area = placed(place.area, FacePlace::Side::Middle);
    places.push_back(std::move(place));
}

/// One place with a part on either side.
void addBoth(std::vector<FacePlace> &places, FacePlace place)
{
    place.area = bothSides(place.area);
    places.push_back(std::move(place));
}

std::vector<FacePlace> makePlaces()
{
    std::vector<FacePlace> places;
    addSided(places, {.id = "brow_inner",
                      .name = Words::tr("Inner brow"),
                      .area = polygon({{6, 72}, {38, 70}, {38, 101}, {8, 108}}),
                      .up = 1,
                      .down = 4,
                      .units = {1, 4}});
    addSided(places, {.id = "brow_outer",
                      .name = Words::tr("Outer brow"),
                      .area = polygon({{40, 70}, {74, 72}, {78, 100}, {40, 100}}),
                      .up = 2,
                      .down = 4,
                      .units = {2, 4}});
    addSided(places, {.id = "upper_lid",
                      .name = Words::tr("Upper lid"),
                      .area = polygon({{17, 108}, {42, 102}, {66, 106}, {66, 121}, {17, 122}}),
                      .up = 5,
                      .down = 43,
                      .units = {5, 43}});
    addSided(places, {.id = "lower_lid",
                      .name = Words::tr("Lower lid"),
                      .area = polygon({{17, 124}, {66, 123}, {64, 137}, {42, 143}, {20, 138}}),
                      .up = 7,
                      .units = {7}});
    addSided(
        places,
        {.id = "cheek", .name = Words::tr("Cheek"), .area = ellipse(56, 163, 22, 17), .up = 6, .units = {6}});
    addSided(places, {.id = "lower_cheek",
                      .name = Words::tr("Lower cheek"),
                      .area = polygon({{50, 184}, {74, 176}, {68, 198}, {57, 203}}),
                      .out = 34,
                      .in = 35,
                      .units = {34, 36, 33, 35}});
    addSided(places, {.id = "nose",
                      .name = Words::tr("Side of the nose"),
                      .area = polygon({{3, 130}, {11, 132}, {24, 160}, {24, 171}, {3, 171}}),
                      .up = 9,
                      .units = {9}});
    addMiddle(places, {.id = "nostrils",
                       .name = Words::tr("Nostrils"),
                       .area = ellipse(0, 180, 25, 8),
                       .out = 38,
                       .in = 39,
                       .units = {38, 39}});
    addSided(places, {.id = "fold",
                      .name = Words::tr("Fold beside the nose"),
                      .area = polygon({{28, 172}, {40, 182}, {48, 198}, {33, 200}, {27, 184}}),
                      .up = 11,
                      .units = {11, 13}});
    addSided(places, {.id = "upper_lip",
                      .name = Words::tr("Upper lip"),
                      .area = polygon({{1, 190}, {24, 190}, {29, 203}, {1, 205}}),
                      .up = 10,
                      .units = {10}});
    addSided(places, {.id = "mouth_corner",
                      .name = Words::tr("Mouth corner"),
                      .area = ellipse(41, 212, 11, 11),
                      .up = 12,
                      .down = 15,
                      .out = 20,
                      .in = 14,
                      .units = {12, 15, 14, 20, 13}});
    addMiddle(places, {.id = "lips",
                       .name = Words::tr("Between the lips"),
                       .area = ellipse(0, 212, 28, 6),
                       .up = 24,
                       .down = 25,
                       .out = 23,
                       .in = 18,
                       .units = {25, 24, 23, 18, 22, 28, 8, 19}});
    addSided(places, {.id = "lower_lip",
                      .name = Words::tr("Lower lip"),
                      .area = polygon({{1, 219}, {29, 218}, {23, 233}, {1, 235}}),
                      .down = 16,
                      .units = {16, 32}});
    addMiddle(
        places,
        {.id = "chin", .name = Words::tr("Chin"), .area = ellipse(0, 249, 24, 11), .up = 17, .units = {17}});
    addBoth(places, {.id = "jaw",
                     .name = Words::tr("Jaw"),
                     .area = polygon({{30, 236}, {60, 205}, {56, 224}, {44, 240}, {28, 254}}),
                     .down = 26,
                     .units = {26, 27, 29, 31}});
    addBoth(places, {.id = "neck",
                     .name = Words::tr("Neck"),
                     .area = polygon({{26, 262}, {54, 246}, {54, 271}, {26, 271}}),
                     .down = 21,
                     .units = {21}});
    return places;
}

} // namespace

const Control *FacePlace::control(int unit) const
{
    const auto sides = expandSides("expression.au" + std::to_string(unit));
    if (sides.size() < 2)
        return sides.empty() ? nullptr : sides.front();
    return side == Side::Right ? sides.back() : sides.front();
}

std::vector<const Control *> FacePlace::rows() const
{
    std::vector<const Control *> rows;
    for (const int unit : units)
        for (const Control *control : expandSides("expression.au" + std::to_string(unit)))
            rows.push_back(control);
    return rows;
}

FaceDrawing makeFaceDrawing()
{
    FaceDrawing drawing;
    QPainterPath half;
    half.addPath(curve({{0, 14},
                        {58, 14},
                        {86, 56},
                        {84, 116},
                        {83, 160},
                        {74, 196},
                        {56, 224},
                        {40, 246},
                        {22, 264},
                        {0, 264}}));
    half.addPath(curve({{84, 118}, {96, 110}, {102, 132}, {96, 150}, {93, 162}, {86, 164}, {81, 160}}));
    half.addPath(curve({{19, 124}, {28, 107}, {54, 105}, {65, 121}, {54, 135}, {30, 136}, {19, 124}}));
    half.addPath(curve({{8, 116},
                        {9, 140},
                        {13, 152},
                        {19, 162},
                        {28, 172},
                        {23, 185},
                        {13, 181},
                        {8, 180},
                        {6, 186},
                        {0, 187}}));
    half.addPath(curve({{27, 172}, {34, 180}, {44, 192}, {47, 203}}));
    half.addPath(curve({{37, 212}, {24, 203}, {12, 197}, {6, 199}, {4, 200}, {2, 202}, {0, 203}}));
    half.addPath(curve({{37, 212}, {22, 210}, {8, 212}, {0, 213}}));
    half.addPath(curve({{37, 212}, {26, 227}, {10, 230}, {0, 230}}));
    drawing.lines = bothSides(half);

    QPainterPath solid = curve({{15, 100}, {28, 87}, {52, 80}, {73, 95}, {54, 88}, {30, 94}, {16, 106}});
    solid.closeSubpath();
    solid.addPath(ellipse(42, 121, 6.5, 6.5));
    drawing.solid = bothSides(solid);
    drawing.places = makePlaces();
    std::erase_if(drawing.places, [](const FacePlace &place) { return place.rows().empty(); });
    return drawing;
}

} // namespace presence
