// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include "core/spec/parameters.h"
#include "tests/core/sitter/sitter_probe.h"

#include <nlohmann/json.hpp>
#include <QTest>

#include <numbers>

using namespace presence;

static constexpr double degrees = 180 / std::numbers::pi;

/// Where the dark of pupil and iris is, inside the corners of an eye.
static SitterTruth::Point darkCentre(const SitterPicture &picture, SitterTruth::Point a, SitterTruth::Point b)
{
    const double left = std::min(a.x, b.x), right = std::max(a.x, b.x), width = right - left;
    double sum = 0, x = 0, y = 0;
    for (int row = int(0.5 * (a.y + b.y) - 0.10 * width); row < 0.5 * (a.y + b.y) + 0.10 * width; ++row)
        for (int column = int(left + 0.2 * width); column < right - 0.2 * width; ++column) {
            const std::uint8_t *pixel = picture.rgb.data() + 3 * (std::size_t(row) * picture.width + column);
            const double dark = std::max(45.0 - pixel[0], 0.0); // the pupil
            sum += dark;
            x += dark * column;
            y += dark * row;
        }
    return {x / std::max(sum, 1.0), y / std::max(sum, 1.0)};
}

class TestTruth : public QObject
{
    Q_OBJECT

    Sitter m_sitter;

    SitterTruth truthOf(const PortraitSpec &spec, int height = 120)
    {
        SitterOptions options = draftOf(height);
        auto result = m_sitter.render(spec, options);
        if (!result.ok())
            qFatal("%s", result.error().message.c_str());
        return result->truth;
    }

private slots:
    void theIrisesGoWhereTheGazeWasSent_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("headYaw");
        QTest::newRow("to the subject's left") << 20.0 << 0.0;
        QTest::newRow("to the subject's right") << -20.0 << 0.0;
        QTest::newRow("against a turned head") << -15.0 << 12.0;
    }
    void theIrisesGoWhereTheGazeWasSent()
    {
        QFETCH(double, yaw);
        QFETCH(double, headYaw);
        PortraitSpec spec = plainSpec();
        spec.camera.crop = "bcu";
        spec.pose.headYawDeg = headYaw;
        SitterOptions options = draftOf(600, 2);
        const auto ahead = *m_sitter.render(spec, options);
        spec.pose.gazeYawDeg = yaw;
        const auto aside = *m_sitter.render(spec, options);
        // The iris turns about the ball: 1.2 cm · sin of the angle; 18.2 cm of face are 0.76 of the frame
        // (bcu).
        const double pixelsPerCm = 600 * 0.76 / 18.2, expected = 1.2 * std::sin(yaw / degrees) * pixelsPerCm;
        const double moved = aside.truth.leftIris.x - ahead.truth.leftIris.x;
        QVERIFY2(std::abs(moved - expected) < 0.2 * std::abs(expected),
                 qPrintable(QString("%1 for %2").arg(moved).arg(expected)));
        const auto dark = [](const SitterRender &r) {
            return darkCentre(r.picture, r.truth.leftEyeInner, r.truth.leftEyeOuter).x;
        };
        const double seen = dark(aside) - dark(ahead);
        QVERIFY2(std::abs(seen - expected) < 0.45 * std::abs(expected),
                 qPrintable(QString("%1 for %2").arg(seen).arg(expected)));
    }

    void aTurnedHeadStillLooksIntoTheLens()
    {
        // The eyes counter-rotate: seen from the lens each iris stays in front of its own ball.
        PortraitSpec spec = plainSpec();
        spec.pose.headYawDeg = 25;
        spec.pose.headPitchDeg = -10;
        const auto toLens = truthOf(spec);
        spec.pose.gazeYawDeg = 25;
        spec.pose.gazePitchDeg = -10;
        const auto withHead = truthOf(spec);
        const auto middle = [](const SitterTruth &t) { return between(t.leftEyeInner, t.leftEyeOuter).x; };
        QVERIFY(toLens.leftIris.x - middle(toLens) < withHead.leftIris.x - middle(withHead) - 1);
    }

    void headRollIsTheSlopeOfTheEyes_data()
    {
        QTest::addColumn<double>("roll");
        for (const double roll : {-30.0, -10.0, 0.0, 5.0, 20.0})
            QTest::addRow("%g", roll) << roll;
    }
    void headRollIsTheSlopeOfTheEyes()
    {
        QFETCH(double, roll);
        PortraitSpec spec = plainSpec();
        spec.pose.headRollDeg = roll;
        const SitterTruth truth = truthOf(spec);
        // Toward the subject's left shoulder: the left eye, at the right of the picture, goes down.
        const double slope = std::atan2(truth.leftEyeOuter.y - truth.rightEyeOuter.y,
                                        truth.leftEyeOuter.x - truth.rightEyeOuter.x) *
                             degrees;
        QVERIFY2(std::abs(slope - roll) < 1, qPrintable(QString::number(slope)));
    }

    void headYawAndPitchCanBeReadBackFromTheLandmarks_data()
    {
        QTest::addColumn<double>("angle");
        for (const double angle : {10.0, 20.0, 35.0})
            QTest::addRow("%g", angle) << angle;
    }
    void headYawAndPitchCanBeReadBackFromTheLandmarks()
    {
        QFETCH(double, angle);
        const auto posed = [&](double yaw, double pitch) {
            PortraitSpec spec = plainSpec();
            spec.camera.focalLengthMm = 200;
            spec.pose.headYawDeg = yaw;
            spec.pose.headPitchDeg = pitch;
            return truthOf(spec);
        };
        // From far away an offset (a, b) turned by ±φ shows as a·cos φ ± b·sin φ; sum and difference part the
        // two.
        const SitterTruth rest = posed(0, 0);
        const auto eyes = [](const SitterTruth &t) { return t.leftEyeOuter.x - t.rightEyeOuter.x; };
        const double yaw =
            std::acos((eyes(posed(angle, 0)) + eyes(posed(-angle, 0))) / (2 * eyes(rest))) * degrees;
        QVERIFY2(std::abs(yaw - angle) < 2, qPrintable(QString::number(yaw)));
        const auto nose = [](const SitterTruth &t) {
            return t.noseTip.x - between(t.leftEyeOuter, t.rightEyeOuter).x;
        };
        QVERIFY2(nose(posed(angle, 0)) > 1 && nose(posed(-angle, 0)) < -1,
                 "yaw + turns the nose to the image right");
        const auto face = [](const SitterTruth &t) {
            return t.chin.y - between(t.leftEyeOuter, t.rightEyeOuter).y;
        };
        const double pitch =
            std::acos((face(posed(0, angle)) + face(posed(0, -angle))) / (2 * face(rest))) * degrees;
        QVERIFY2(std::abs(pitch - angle) < 2, qPrintable(QString::number(pitch)));
        const auto tip = [](const SitterTruth &t) {
            return t.noseTip.y - between(t.leftEyeOuter, t.rightEyeOuter).y;
        };
        QVERIFY2(tip(posed(0, angle)) < tip(posed(0, -angle)), "pitch + lifts the nose");
    }

    void theCropGivesTheShareOfTheFace_data()
    {
        // Face height to frame height, from the product's table of crops.
        QTest::addColumn<QString>("crop");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("ecu") << "ecu" << 0.90 << 1.2;
        QTest::newRow("bcu") << "bcu" << 0.65 << 0.90;
        QTest::newRow("cu") << "cu" << 0.45 << 0.65;
        QTest::newRow("mcu") << "mcu" << 0.28 << 0.45;
        QTest::newRow("ms") << "ms" << 0.16 << 0.28;
        QTest::newRow("mls") << "mls" << 0.10 << 0.16;
    }
    void theCropGivesTheShareOfTheFace()
    {
        QFETCH(QString, crop);
        PortraitSpec spec;
        spec.camera.crop = crop.toStdString();
        const SitterTruth truth = truthOf(spec);
        // Eye line to chin is 11.1 of the 18.2 cm from hairline to chin.
        const double share =
            (truth.chin.y - 0.5 * (truth.leftIris.y + truth.rightIris.y)) * 18.2 / 11.1 / truth.height;
        QFETCH(double, least);
        QFETCH(double, most);
        QVERIFY2(share >= least && share <= most, qPrintable(QString::number(share)));
    }

    void eyesAndFaceAreWhereTheFrameAsked_data()
    {
        QTest::addColumn<double>("eyeLine");
        QTest::addColumn<double>("subjectX");
        QTest::addColumn<double>("elevation");
        QTest::newRow("third") << 0.33 << 0.5 << 0.0;
        QTest::newRow("low and left") << 0.5 << 0.3 << 0.0;
        QTest::newRow("high and right, from below") << 0.25 << 0.7 << -20.0;
    }
    void eyesAndFaceAreWhereTheFrameAsked()
    {
        QFETCH(double, eyeLine);
        QFETCH(double, subjectX);
        QFETCH(double, elevation);
        PortraitSpec spec = plainSpec();
        spec.camera.eyeLine = eyeLine;
        spec.camera.subjectX = subjectX;
        spec.camera.elevationDeg = elevation;
        const SitterTruth truth = truthOf(spec);
        QVERIFY(std::abs(0.5 * (truth.leftIris.y + truth.rightIris.y) / truth.height - eyeLine) < 0.015);
        QVERIFY(std::abs((truth.face.x + 0.5 * truth.face.width) / truth.width - subjectX) < 0.02);
    }

    void theLensDecidesTheDistanceAndTheDistanceTheNose()
    {
        PortraitSpec spec = plainSpec();
        spec.camera.crop = "cu";
        spec.camera.focalLengthMm = 85;
        const SitterTruth far = truthOf(spec);
        // The table of distances: 0.76 m for a close-up of 0.32 m with 85 mm; ours frames 0.337 m.
        QVERIFY(std::abs(far.cameraDistanceM - 0.80) < 0.02);
        spec.camera.focalLengthMm = 24;
        const SitterTruth near = truthOf(spec);
        const auto drop = [](const SitterTruth &t) {
            return (t.noseTip.y - t.leftIris.y) / (t.leftEyeOuter.x - t.rightEyeOuter.x);
        };
        QVERIFY2(drop(near) > drop(far) * 1.03, "a near nose is larger");
    }

    void theJsonSaysWhatWasAskedAndWhereThingsAre()
    {
        PortraitSpec spec;
        spec.expression.unit(12) = {3, 2};
        spec.pose.headYawDeg = 12;
        const SitterTruth truth = truthOf(spec);
        const auto json = nlohmann::json::parse(truth.toJson());
        QCOMPARE(json.at("schema").get<std::string>(), std::string("presence.sitter_truth/2"));
        QCOMPARE(json.at("head_deg").at("yaw").get<double>(), 12.0);
        QCOMPARE(json.at("units").at("12").at("left").get<double>(), 3.0);
        QCOMPARE(json.at("iris").at("left").at(0).get<double>(), truth.leftIris.x);
        QVERIFY(json.at("iris_visible").at("left").get<bool>());
        QCOMPARE(json.at("points_68").size(), std::size_t(68));
        QCOMPARE(json.at("points_68").at(30).at(1).get<double>(), truth.noseTip.y);
        QCOMPARE(json.at("points_68_visible").size(), std::size_t(68));
        QCOMPARE(json.at("face").size(), std::size_t(4));
        QCOMPARE(json.at("light").at("key_direction").size(), std::size_t(3));
        QCOMPARE(json.at("light").at("temperature_k").get<double>(), 5500.0);
        QVERIFY(json.at("mean_linear_luminance").get<double>() > 0);
        QVERIFY(json.at("spec").at("expression").is_object());
        const auto masked = nlohmann::json::parse(truth.toJson({{"skin", "a.png"}}));
        QCOMPARE(masked.at("masks").at("skin").get<std::string>(), std::string("a.png"));
    }

    void sizesFollowTheAspect_data()
    {
        QTest::addColumn<QString>("aspect");
        QTest::addColumn<int>("longSide");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("4:5") << "4:5" << 800 << 640 << 800;
        QTest::newRow("1:1") << "1:1" << 512 << 512 << 512;
        QTest::newRow("16:9") << "16:9" << 1280 << 1280 << 720;
        QTest::newRow("rounded to eights") << "2:3" << 1000 << 664 << 1000;
        QTest::newRow("nonsense") << "wide" << 800 << 640 << 800;
    }
    void sizesFollowTheAspect()
    {
        QFETCH(QString, aspect);
        QFETCH(int, longSide);
        QFETCH(int, width);
        QFETCH(int, height);
        const auto size = sizeForAspect(aspect.toStdString(), longSide);
        QCOMPARE(size[0], width);
        QCOMPARE(size[1], height);
    }
};

QTEST_APPLESS_MAIN(TestTruth)
#include "tst_truth.moc"
