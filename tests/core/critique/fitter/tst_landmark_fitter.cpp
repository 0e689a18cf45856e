// SPDX-License-Identifier: MIT
#include "core/critique/fitter/landmark_fitter.h"
#include "tests/support/rendered_pixels.h"

#include <QTest>

#include <cmath>

using namespace presence;
using namespace presence::critique;

/// Rendered heads whose points, pose, lids and smile are known, none of which the weights were fitted to.
class TestLandmarkFitter : public QObject
{
    Q_OBJECT

    std::optional<LandmarkFitter> m_fitter;

    struct Seen
    {
        SitterTruth truth;
        FittedFace face;
        FaceReading reading;
        cv::Mat bgr;
        Region box;
    };

    Seen seen(const PortraitSpec &spec) const
    {
        const auto render = Sitter().render(spec, test::quickRender()).value();
        Seen result;
        result.truth = render.truth;
        result.bgr = test::pixelsOf(render.picture);
        const auto &face = render.truth.face;
        result.box = {face.x, face.y, face.width, face.height};
        result.face = m_fitter->fit(result.bgr, result.box, 0);
        result.reading = m_fitter->reading(result.face, result.box);
        return result;
    }

private slots:
    void initTestCase()
    {
        auto fitter = LandmarkFitter::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(fitter.ok(), fitter.ok() ? "" : fitter.error().message.c_str());
        m_fitter = std::move(*fitter);
    }

    void theMirrorOfAMirrorIsThePointItself()
    {
        for (const std::size_t id : fittedPointIds) {
            QCOMPARE(mirroredId(mirroredId(id)), id);
            QVERIFY(fittedIndex(mirroredId(id)) < fittedPointCount);
        }
    }

    void thePointsAreWhereTheSitterHasThem()
    {
        const Seen rest = seen({});
        const auto &truth = rest.truth;
        const FittedPoints &points = rest.face.points;
        const auto near = [&](std::size_t id, SitterTruth::Point place) {
            return distance(at(points, id), {place.x, place.y}) /
                   std::hypot(truth.leftEyeOuter.x - truth.rightEyeOuter.x,
                              truth.leftEyeOuter.y - truth.rightEyeOuter.y);
        };
        QVERIFY(near(33, truth.rightEyeOuter) < 0.04);
        QVERIFY(near(263, truth.leftEyeOuter) < 0.04);
        QVERIFY(near(468, truth.rightIris) < 0.03);
        QVERIFY(near(473, truth.leftIris) < 0.03);
        QVERIFY(near(61, truth.mouthRight) < 0.05);
        QVERIFY(near(291, truth.mouthLeft) < 0.05);
        QVERIFY(near(152, truth.chin) < 0.08);
    }

    void theHeadIsTurnedAsAsked_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("roll");
        QTest::newRow("straight") << 0. << 0. << 0.;
        QTest::newRow("to the subject's left") << 20. << 0. << 0.;
        QTest::newRow("to the subject's right") << -20. << 0. << 0.;
        QTest::newRow("chin up") << 0. << 10. << 0.;
        QTest::newRow("chin down") << 0. << -10. << 0.;
        QTest::newRow("toward the left shoulder, turned") << 10. << 5. << 10.;
    }
    void theHeadIsTurnedAsAsked()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(double, roll);
        PortraitSpec spec;
        spec.pose.headYawDeg = yaw;
        spec.pose.headPitchDeg = pitch;
        spec.pose.headRollDeg = roll;
        const HeadPose pose = *seen(spec).reading.pose;
        QVERIFY2(std::abs(pose.yaw - yaw) < 8, qPrintable(QString::number(pose.yaw)));
        QVERIFY2(std::abs(pose.pitch - pitch) < 9, qPrintable(QString::number(pose.pitch)));
        QVERIFY2(std::abs(pose.roll - roll) < 6, qPrintable(QString::number(pose.roll)));
    }

    void closedLidsMeetAndOpenOnesDoNot()
    {
        PortraitSpec closed;
        closed.expression.unit(43) = {5, 5};
        QVERIFY(seen(closed).reading.eyes->smaller() < 0.15);
        QVERIFY(seen({}).reading.eyes->smaller() > 0.22);
    }

    void aSmileLiftsTheCornersAndADroppedJawOpensTheMouth()
    {
        PortraitSpec smile, open;
        smile.expression.unit(12) = {5, 5};
        open.expression.unit(26) = {5, 5};
        const MouthShape rest = *seen({}).reading.mouth;
        QVERIFY(seen(smile).reading.mouth->lift > rest.lift + 0.05);
        QVERIFY(seen(open).reading.mouth->gap > rest.gap + 0.05);
    }

    void theGazeIsHintedToTheRightSide()
    {
        PortraitSpec left, right;
        left.pose.gazeYawDeg = 25;
        right.pose.gazeYawDeg = -25;
        QVERIFY(seen(left).reading.gaze->left > seen(right).reading.gaze->left + 10);
    }

    void aFaceInAMirrorHasMirroredPoints()
    {
        PortraitSpec spec;
        spec.pose.headYawDeg = 12;
        const Seen plain = seen(spec);
        cv::Mat flipped;
        cv::flip(plain.bgr, flipped, 1);
        Region box = plain.box;
        box.x = flipped.cols - box.x - box.width;
        const FittedFace mirror = m_fitter->fit(flipped, box, 0);
        const double unit = distance(at(mirror.points, 33), at(mirror.points, 263));
        for (const std::size_t id : fittedPointIds) {
            const Point2 there = at(plain.face.points, mirroredId(id));
            QVERIFY2(distance(at(mirror.points, id), {flipped.cols - there.x, there.y}) < 0.1 * unit,
                     qPrintable(QString::number(id)));
        }
    }

    void aFaceIsToldFromNone()
    {
        const Seen rest = seen({});
        QVERIFY(rest.face.presence > 0.3);
        cv::Mat noise(300, 300, CV_8UC3);
        cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 255);
        cv::GaussianBlur(noise, noise, {0, 0}, 4);
        QVERIFY(m_fitter->fit(noise, {60, 60, 180, 180}, 0).presence < 0);
        const Region corner{0, 0, rest.box.width / 3, rest.box.width / 3};
        QVERIFY(m_fitter->fit(rest.bgr, corner, 0).presence < 0);
    }

    void aLargePictureGivesTheSamePoints()
    {
        const Seen small = seen({});
        cv::Mat large;
        cv::resize(small.bgr, large, {}, 5, 5, cv::INTER_CUBIC);
        const Region box{5 * small.box.x, 5 * small.box.y, 5 * small.box.width, 5 * small.box.height};
        const FittedFace fitted = m_fitter->fit(large, box, 0);
        const double unit = distance(at(fitted.points, 33), at(fitted.points, 263));
        for (std::size_t i = 0; i < fittedPointCount; ++i)
            QVERIFY(distance(fitted.points[i], {5 * small.face.points[i].x, 5 * small.face.points[i].y}) <
                    0.05 * unit);
    }

    void aBoxBesideThePictureIsNoHarm()
    {
        const cv::Mat small(20, 20, CV_8UC3, cv::Scalar(80, 90, 100));
        for (const Region &box : {Region{500, 500, 90, 90}, Region{-300, 0, 50, 50}, Region{0, 0, 0, 0},
                                  Region{-1000, -1000, 3000, 3000}})
            for (const Point2 &point : m_fitter->fit(small, box, 30).points)
                QVERIFY(std::isfinite(point.x) && std::isfinite(point.y));
    }
};

QTEST_APPLESS_MAIN(TestLandmarkFitter)
#include "tst_landmark_fitter.moc"
