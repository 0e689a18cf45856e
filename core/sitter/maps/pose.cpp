// SPDX-License-Identifier: MIT
#include "core/sitter/maps/pose.h"

#include "core/sitter/form/arms.h"
#include "core/sitter/form/trunk.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

/// Pairs of body points, and the colours of limbs and joints in their order.
constexpr int limbs[][2] = {{1, 2},  {1, 5},   {2, 3},   {3, 4}, {5, 6},  {6, 7},   {1, 8},  {8, 9},  {9, 10},
                            {1, 11}, {11, 12}, {12, 13}, {1, 0}, {0, 14}, {14, 16}, {0, 15}, {15, 17}};
constexpr int colors[][3] = {{255, 0, 0},   {255, 85, 0},  {255, 170, 0}, {255, 255, 0}, {170, 255, 0},
                             {85, 255, 0},  {0, 255, 0},   {0, 255, 85},  {0, 255, 170}, {0, 255, 255},
                             {0, 170, 255}, {0, 85, 255},  {0, 0, 255},   {85, 0, 255},  {170, 0, 255},
                             {255, 0, 255}, {255, 0, 170}, {255, 0, 85}};

/// Open and closed lines through the 68 points: first, last, closed.
struct Line
{
    int first, last;
    bool closed;
};
constexpr Line lines[] = {{0, 16, false}, {17, 21, false}, {22, 26, false}, {27, 30, false}, {31, 35, false},
                          {36, 41, true}, {42, 47, true},  {48, 59, true},  {60, 67, true}};

/// A canvas over the bytes of a map.
class Canvas
{
public:
    Canvas(int width, int height)
        : m_picture{width, height, std::vector<std::uint8_t>(std::size_t(width) * height * 3)}
        , m_pixels(height, width, CV_8UC3, m_picture.rgb.data())
        , m_scale(double(std::min(width, height)) / 512)
    {
    }

    int sized(double at512) const { return std::max(int(std::lround(at512 * m_scale)), 1); }

    void disc(const SeenPoint &point, double radius, const cv::Scalar &color)
    {
        cv::circle(m_pixels, place(point), sized(radius), color, -1);
    }
    void limb(const SeenPoint &a, const SeenPoint &b, const cv::Scalar &color)
    {
        const double length = std::hypot(a.x - b.x, a.y - b.y);
        const double angle = std::atan2(a.y - b.y, a.x - b.x) / radiansPerDegree;
        std::vector<cv::Point> outline;
        cv::ellipse2Poly(cv::Point(int((a.x + b.x) / 2), int((a.y + b.y) / 2)),
                         cv::Size(int(length / 2), sized(4)), int(angle), 0, 360, 1, outline);
        cv::fillConvexPoly(m_pixels, outline, color);
    }
    void line(const SeenPoint &a, const SeenPoint &b)
    {
        cv::line(m_pixels, place(a), place(b), cv::Scalar(255, 255, 255), sized(1.5), cv::LINE_AA);
    }
    void dim(double share)
    {
        for (std::uint8_t &value : m_picture.rgb)
            value = std::uint8_t(value * share);
    }
    SitterPicture take() { return std::move(m_picture); }

private:
    static cv::Point place(const SeenPoint &point) { return {int(point.x), int(point.y)}; }

    SitterPicture m_picture;
    cv::Mat m_pixels;
    double m_scale;
};

void addFacePoints(Canvas &canvas, const FacePoints &face, const std::array<SeenPoint, 2> &irises)
{
    const auto white = [&](const SeenPoint &point) {
        if (point.visible)
            canvas.disc(point, 3, cv::Scalar(255, 255, 255));
    };
    std::for_each(face.begin(), face.end(), white);
    std::for_each(irises.begin(), irises.end(), white);
}

} // namespace

BodyPoints bodyPointsOf(const Sitting &sitting, const Stage &stage, const std::array<SeenPoint, 2> &irises,
                        const FacePoints &face)
{
    const BodyPose &pose = sitting.body;
    const auto seen = [&](Vec3 world) { return seenPoint(world, sitting.camera); };
    constexpr std::size_t leftPlaces[] = {5, 6, 7, 11}, rightPlaces[] = {2, 3, 4, 8};
    BodyPoints points;
    for (const float side : {1.0f, -1.0f}) {
        const auto &[shoulder, elbow, wrist] = armJointsOf(side, sitting.who);
        const Vec3 hip{side * 9.5f, -81.3f, -2.0f};
        const Vec3 joints[] = {shoulder, elbow, wrist, hip};
        for (std::size_t i = 0; i < std::size(joints); ++i)
            points[(side > 0 ? leftPlaces : rightPlaces)[i]] =
                seen(pose.trunkPoint(joints[i] + Vec3{0, trunkLift, 0}));
    }
    points[1] =
        seen((points[2].world + points[5].world) * 0.5f); // COCO has no neck: the middle of the shoulders
    points[0] = face[30];
    points[14] = irises[1];
    points[15] = irises[0];
    for (const float side : {-1.0f, 1.0f}) {
        SeenPoint ear = seen(pose.headPoint({side * 7.4f, -1.0f, -0.4f}));
        const Vec3 toCamera = normalized(sitting.camera.eye - ear.world);
        // Turned away by more than a third of a right angle it is behind the cheek.
        ear.visible = ear.visible && dot(pose.head({side, 0, 0}), toCamera) > -0.5f;
        points[side < 0 ? 16 : 17] = ear;
    }
    for (const std::size_t eye : {std::size_t(14), std::size_t(15)}) // closed eyes are still where they are
        points[eye] = seenPoint(points[eye].world, sitting.camera, stage.scene(), 0.7f);
    return points;
}

SitterPicture drawPose(int width, int height, const BodyPoints &body, const FacePoints &face,
                       const std::array<SeenPoint, 2> &irises)
{
    Canvas canvas(width, height);
    const auto color = [](std::size_t i) { return cv::Scalar(colors[i][0], colors[i][1], colors[i][2]); };
    for (std::size_t i = 0; i < std::size(limbs); ++i)
        if (const SeenPoint &a = body[limbs[i][0]], &b = body[limbs[i][1]]; a.visible && b.visible)
            canvas.limb(a, b, color(i));
    canvas.dim(0.6);
    for (std::size_t i = 0; i < body.size(); ++i)
        if (body[i].visible)
            canvas.disc(body[i], 4, color(i));
    addFacePoints(canvas, face, irises);
    return canvas.take();
}

SitterPicture drawFacePoints(int width, int height, const FacePoints &face,
                             const std::array<SeenPoint, 2> &irises)
{
    Canvas canvas(width, height);
    addFacePoints(canvas, face, irises);
    return canvas.take();
}

SitterPicture drawFaceLines(int width, int height, const FacePoints &face,
                            const std::array<SeenPoint, 2> &irises)
{
    Canvas canvas(width, height);
    for (const Line &line : lines)
        for (int i = line.first; i < line.last + line.closed; ++i) {
            const SeenPoint &a = face[i], &b = face[i == line.last ? line.first : i + 1];
            if (a.visible && b.visible)
                canvas.line(a, b);
        }
    addFacePoints(canvas, face, irises);
    return canvas.take();
}

} // namespace presence
