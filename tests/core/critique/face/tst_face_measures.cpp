// SPDX-License-Identifier: MIT
#include "core/critique/face/face_measures.h"

#include "core/critique/face/head_pose.h"
#include "core/critique/networks/face_networks.h"

#include <opencv2/core.hpp>

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace presence;

static constexpr double radians = std::numbers::pi / 180;

/// Eyes 100 px apart, each 30 wide, irises of 11.7 px (so that 1 px = 1 mm) looking into the camera.
static FaceMesh frontalFace()
{
    FaceMesh mesh;
    mesh.points.resize(mesh::pointCountWithIrises);
    const auto set = [&](std::size_t index, double x, double y) { mesh.points[index] = {x, y, 0}; };
    set(mesh::outerCornerRight, 135, 200);
    set(mesh::innerCornerRight, 165, 200);
    set(mesh::innerCornerLeft, 235, 200);
    set(mesh::outerCornerLeft, 265, 200);
    set(mesh::lidsRight[0], 150, 195);
    set(mesh::lidsRight[1], 150, 204);
    set(mesh::lidsLeft[0], 250, 196);
    set(mesh::lidsLeft[1], 250, 202);
    set(mesh::mouthCornerRight, 160, 300);
    set(mesh::mouthCornerLeft, 240, 300);
    set(mesh::innerLips[0], 200, 306);
    set(mesh::innerLips[1], 200, 314);
    set(mesh::chin, 200, 360);
    for (const auto &[first, x] : {std::pair{mesh::irisRight, 150.0}, {mesh::irisLeft, 250.0}}) {
        const double r = 11.7 / 2, y = 198;
        set(first, x, y);
        set(first + 1, x + r, y);
        set(first + 2, x, y - r);
        set(first + 3, x - r, y);
        set(first + 4, x, y + r);
    }
    return mesh;
}

static void shiftIrises(FaceMesh &mesh, double right, double left, double down)
{
    for (std::size_t i = 0; i < 5; ++i) {
        mesh.points[mesh::irisRight + i].x += right;
        mesh.points[mesh::irisLeft + i].x += left;
        mesh.points[mesh::irisRight + i].y += down;
        mesh.points[mesh::irisLeft + i].y += down;
    }
}

static FaceMesh turned(const FaceMesh &mesh, double degrees, double scale)
{
    FaceMesh result = mesh;
    const double c = std::cos(degrees * radians) * scale, s = std::sin(degrees * radians) * scale;
    for (Point3 &p : result.points)
        p = {c * p.x - s * p.y + 500, s * p.x + c * p.y + 40, p.z * scale};
    return result;
}

/// A made-up head: its text form and its points.
struct MadeUpHead
{
    std::vector<cv::Vec3d> points;
    std::string text;

    MadeUpHead()
    {
        std::mt19937 random(3);
        const auto coordinate = [&] { return double(random() % 2000) / 100 - 10; };
        for (std::size_t i = 0; i < mesh::pointCount; ++i)
            points.emplace_back(coordinate(), coordinate(), coordinate());
        for (const int index : {4, 10, 33, 152, 263, 284, 467})
            text += "procrustes_landmark_basis { landmark_id: " + std::to_string(index) + " weight: 0." +
                    std::to_string(1 + index) + " }\n";
        for (const cv::Vec3d &p : points)
            for (const double value : {p[0], p[1], p[2], 0.5, 0.5})
                text += "  vertex_buffer: " + std::to_string(value) + "\n";
    }

    FaceMesh seen(const HeadPose &pose) const
    {
        const double y = pose.yaw * radians, p = -pose.pitch * radians, r = -pose.roll * radians;
        const cv::Matx33d yaw(std::cos(y), 0, std::sin(y), 0, 1, 0, -std::sin(y), 0, std::cos(y));
        const cv::Matx33d pitch(1, 0, 0, 0, std::cos(p), -std::sin(p), 0, std::sin(p), std::cos(p));
        const cv::Matx33d roll(std::cos(r), -std::sin(r), 0, std::sin(r), std::cos(r), 0, 0, 0, 1);
        FaceMesh mesh;
        for (const cv::Vec3d &point : points) {
            const cv::Vec3d at = roll * (pitch * (yaw * point)) * 17.0;
            mesh.points.push_back({at[0] + 300, 400 - at[1], -at[2]});
        }
        return mesh;
    }
};

class TestFaceMeasures : public QObject
{
    Q_OBJECT

private slots:
    void aLevelLookIntoTheCameraIsZero()
    {
        const FaceMesh face = frontalFace();
        const Gaze gaze = gazeOf(face, *irisesOf(face), 0);
        QVERIFY(gaze.angle() < 1e-6);
    }

    void anIrisMovedOnItsSphereTellsTheAngle_data()
    {
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("up");
        QTest::newRow("to the subject's left") << 20. << 0.;
        QTest::newRow("to the subject's right") << -35. << 0.;
        QTest::newRow("up") << 0. << 15.;
        QTest::newRow("down") << 0. << -25.;
    }
    void anIrisMovedOnItsSphereTellsTheAngle()
    {
        QFETCH(double, left);
        QFETCH(double, up);
        FaceMesh face = frontalFace();
        shiftIrises(face, 10 * std::sin(left * radians), 10 * std::sin(left * radians),
                    -10 * std::sin(up * radians));
        for (const double roll : {0.0, 20.0}) {
            const FaceMesh rolled = turned(face, roll, 1.7);
            const Gaze gaze = gazeOf(rolled, *irisesOf(rolled), 0);
            QVERIFY(std::abs(gaze.left - left) < 1e-6);
            QVERIFY(std::abs(gaze.up - up) < 1e-6);
        }
    }

    void aTurnedHeadStillLooksIntoTheCamera()
    {
        FaceMesh face = frontalFace();
        const double yaw = 25, behind = 5.7;
        shiftIrises(face, -behind * std::sin(yaw * radians), -behind * std::sin(yaw * radians), 0);
        QVERIFY(gazeOf(face, *irisesOf(face), yaw).angle() < 1e-6);
    }

    void eyesThatLookApartAreTold()
    {
        FaceMesh straight = frontalFace(), squinting = frontalFace();
        shiftIrises(squinting, -2, 2, 0);
        const double before = gazeOf(straight, *irisesOf(straight), 0).apart;
        const Gaze after = gazeOf(squinting, *irisesOf(squinting), 0);
        QVERIFY(std::abs(after.apart - before - 2 * std::asin(0.2) / radians) < 1e-6);
        QVERIFY(std::abs(after.left) < 1e-6);
    }

    void eyesAndMouthAreMeasuredInTheirOwnUnits()
    {
        for (const double roll : {0.0, -30.0}) {
            const FaceMesh face = turned(frontalFace(), roll, 0.6);
            const EyeOpening eyes = eyeOpeningOf(face);
            QVERIFY(std::abs(eyes.right - 9.0 / 30) < 1e-9);
            QVERIFY(std::abs(eyes.left - 6.0 / 30) < 1e-9);
            QVERIFY(eyes.smaller() == eyes.left);
            const MouthShape mouth = mouthShapeOf(face);
            QVERIFY(std::abs(mouth.lift - 0.10) < 1e-9);
            QVERIFY(std::abs(mouth.width - 0.80) < 1e-9);
            QVERIFY(std::abs(mouth.gap - 8.0 / 160) < 1e-9);
            QVERIFY(std::abs(mouth.slant) < 1e-9);
        }
        FaceMesh lopsided = frontalFace();
        lopsided.points[mesh::mouthCornerLeft].y -= 2.6;
        QVERIFY(std::abs(mouthShapeOf(lopsided).slant - 0.02) < 1e-9);
    }

    void aFaceWithoutExtentDividesByNothing()
    {
        FaceMesh point;
        point.points.resize(mesh::pointCountWithIrises);
        QVERIFY(std::isfinite(gazeOf(point, *irisesOf(point), 0).angle()));
        QVERIFY(std::isfinite(mouthShapeOf(point).lift) && std::isfinite(eyeOpeningOf(point).smaller()));
    }

    void irisesCanBeLentToAMeshWithoutThem()
    {
        const FaceMesh full = frontalFace();
        FaceMesh light = full;
        light.points.resize(mesh::pointCount);
        QVERIFY(!irisesOf(light));
        const FaceMesh completed = withIrises(light, *irisesOf(full));
        QVERIFY(completed.hasIrises());
        for (std::size_t i = 0; i < full.points.size(); ++i)
            QVERIFY(distance(completed.at(i), full.at(i)) == 0);
    }

    void theTurnOfAHeadIsFound_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("roll");
        QTest::newRow("straight") << 0. << 0. << 0.;
        QTest::newRow("to the subject's left") << 30. << 0. << 0.;
        QTest::newRow("chin up") << 0. << 20. << 0.;
        QTest::newRow("toward the subject's left shoulder") << 0. << 0. << 15.;
        QTest::newRow("toward the other shoulder") << 0. << 0. << -40.;
    }
    void theTurnOfAHeadIsFound()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(double, roll);
        const MadeUpHead head;
        const auto model = HeadModel::parse(head.text);
        QVERIFY(model.ok());
        const HeadPose found = model->fit(head.seen({yaw, pitch, roll}));
        QVERIFY(std::abs(found.yaw - yaw) < 1e-3);
        QVERIFY(std::abs(found.pitch - pitch) < 1e-3);
        QVERIFY(std::abs(found.roll - roll) < 1e-3);
    }

    void damagedGeometryIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const std::string good = MadeUpHead().text;
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("nothing", "");
        row("cut short", good.substr(0, good.size() / 2));
        row("an index beyond the mesh", "{ landmark_id: 468 weight: 0.1 }\n" + good);
        row("a negative index", "{ landmark_id: -1 weight: 0.1 }\n" + good);
        row("a weight of nothing", "{ landmark_id: 1 weight: 0 }\n" + good);
        row("too many vertices", good + "vertex_buffer: 1\n");
        row("a vertex that is no number",
            good.substr(0, good.rfind("vertex_buffer")) + "vertex_buffer: nan\n");
        row("no weights", good.substr(good.find("  vertex_buffer")));
    }
    void damagedGeometryIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto model = HeadModel::parse(text.toStdString());
        QVERIFY(!model.ok() && model.error().kind == Error::Kind::BadInput);
    }

    void withNothingInstalledNothingIsMeasured()
    {
        const FaceNetworks networks;
        QVERIFY(networks.tiers().empty() && networks.problems().empty());
        const Region box{10, 10, 50, 50};
        const auto read = networks.read(cv::Mat(100, 100, CV_8UC3, cv::Scalar(90, 120, 200)));
        QVERIFY(read.ok() && read->faces.empty() && !read->subject && !read->degradation);
        const auto boxed = networks.read(cv::Mat(100, 100, CV_8UC3), std::span(&box, 1));
        QVERIFY(boxed.ok() && boxed->faces.size() == 1 && boxed->faces.front().box.box == box);
        QVERIFY(!networks.read(cv::Mat()).ok());
        QVERIFY(!networks.read(cv::Mat(10, 10, CV_8UC1)).ok());
    }

    void similarityIsACosine()
    {
        FaceLikeness a{}, b{};
        a[0] = 1;
        b[0] = 0.6f, b[1] = 0.8f;
        QVERIFY(std::abs(similarity(a, a) - 1) < 1e-6);
        QVERIFY(std::abs(similarity(a, b) - 0.6) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(TestFaceMeasures)
#include "tst_face_measures.moc"
