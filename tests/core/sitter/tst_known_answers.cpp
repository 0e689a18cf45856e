// SPDX-License-Identifier: MIT
#include "core/sitter/maps/sight.h"
#include "core/sitter/sitter.h"
#include "tests/core/sitter/pose_fit.h"
#include "tests/core/sitter/sitter_probe.h"

#include <opencv2/core.hpp>

#include <QTest>

using namespace presence;

static constexpr double degrees = 180 / std::numbers::pi;

/// Even, known light on a plain head, linear enough to measure: nothing reaches the shoulder of the tone
/// curve.
static PortraitSpec measurableSpec()
{
    PortraitSpec spec = plainSpec();
    spec.identity.hair = "bald";
    spec.identity.skinTone = 4;
    spec.realism.skinTexture = 0;
    spec.realism.catchlight = 0;
    spec.lighting.pattern = "custom";
    spec.lighting.rim = 0;
    spec.lighting.exposureEv = -0.7;
    return spec;
}

static double linearOf(std::uint8_t srgb)
{
    const double v = srgb / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

/// Relative power of a black body (Planck 1901), wavelength in nanometres.
static double planck(double nm, double kelvin)
{
    return std::pow(nm, -5) / (std::exp(1.4387769e7 / (nm * kelvin)) - 1);
}

/// Linear sRGB of a black body by the CIE 1931 observer in the fit of Wyman, Sloan & Shirley 2013.
static std::array<double, 3> blackBody(double kelvin)
{
    const auto lobe = [](double nm, double mean, double below, double above) {
        const double t = (nm - mean) * (nm < mean ? below : above);
        return std::exp(-0.5 * t * t);
    };
    double X = 0, Y = 0, Z = 0;
    for (double nm = 380; nm <= 780; nm += 5) {
        const double power = planck(nm, kelvin);
        X += power * (0.362 * lobe(nm, 442.0, 0.0624, 0.0374) + 1.056 * lobe(nm, 599.8, 0.0264, 0.0323) -
                      0.065 * lobe(nm, 501.1, 0.0490, 0.0382));
        Y += power * (0.821 * lobe(nm, 568.8, 0.0213, 0.0247) + 0.286 * lobe(nm, 530.9, 0.0613, 0.0322));
        Z += power * (1.217 * lobe(nm, 437.0, 0.0845, 0.0278) + 0.681 * lobe(nm, 459.0, 0.0385, 0.0725));
    }
    return {3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z, -0.9692660 * X + 1.8760108 * Y + 0.0415560 * Z,
            0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z};
}

class TestKnownAnswers : public QObject
{
    Q_OBJECT

    Sitter m_sitter;

    SitterRender render(const PortraitSpec &spec, const SitterOptions &options)
    {
        auto result = m_sitter.render(spec, options);
        if (!result.ok())
            qFatal("%s", result.error().message.c_str());
        return *std::move(result);
    }

private slots:
    void theAnglesOfTheHeadAreThoseOfItsPoints_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("roll");
        QTest::newRow("rest") << 0.0 << 0.0 << 0.0;
        for (const double angle : {-60.0, -35.0, -15.0, 10.0, 25.0, 45.0})
            QTest::addRow("yaw %g", angle) << angle << 0.0 << 0.0;
        for (const double angle : {-30.0, -12.0, 8.0, 25.0})
            QTest::addRow("pitch %g", angle) << 0.0 << angle << 0.0;
        for (const double angle : {-25.0, 15.0})
            QTest::addRow("roll %g", angle) << 0.0 << 0.0 << angle;
        QTest::newRow("all at once") << 20.0 << -12.0 << 8.0;
        QTest::newRow("all at once, the other way") << -28.0 << 14.0 << -11.0;
    }
    void theAnglesOfTheHeadAreThoseOfItsPoints()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(double, roll);
        // The model is the same face at rest, seen from the front.
        const SitterTruth model = render(plainSpec(), draftOf(80)).truth;
        PortraitSpec spec = plainSpec();
        spec.pose = {0, 0, yaw, pitch, roll};
        const auto check = [&](double tolerance, double pixels) {
            const PoseFit fit = fitPose(model, render(spec, draftOf(160)).truth);
            const bool near = std::abs(fit.yawDeg - yaw) < tolerance &&
                              std::abs(fit.pitchDeg - pitch) < tolerance &&
                              std::abs(fit.rollDeg - roll) < tolerance;
            QVERIFY2(near && fit.errorPixels < pixels, qPrintable(QString("%1 %2 %3, off by %4 px")
                                                                      .arg(fit.yawDeg)
                                                                      .arg(fit.pitchDeg)
                                                                      .arg(fit.rollDeg)
                                                                      .arg(fit.errorPixels)));
        };
        check(0.5, 0.2);
        spec.expression.unit(26) = {3, 3}; // a falling jaw and lifted brows are no turn of the head
        spec.expression.unit(1) = {4, 4};
        check(1.5, 0.6);
    }

    void thePupilsLookWhereTheyWereSent_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("headYaw");
        QTest::addColumn<double>("headPitch");
        for (const double yaw : {-25.0, -12.0, -4.0, 0.0, 6.0, 18.0, 25.0})
            QTest::addRow("yaw %g", yaw) << yaw << 0.0 << 0.0 << 0.0;
        for (const double pitch : {-14.0, -6.0, 7.0, 12.0})
            QTest::addRow("pitch %g", pitch) << 0.0 << pitch << 0.0 << 0.0;
        QTest::newRow("with a turned head") << 10.0 << -5.0 << 18.0 << 6.0;
        QTest::newRow("against a turned head") << 0.0 << 0.0 << -20.0 << -8.0;
    }
    void thePupilsLookWhereTheyWereSent()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(double, headYaw);
        QFETCH(double, headPitch);
        PortraitSpec spec = plainSpec();
        spec.camera.crop = "bcu";
        spec.expression.unit(5) = {4, 4}; // wide lids hide no part of a pupil
        spec.pose = {yaw, pitch, headYaw, headPitch, 0};
        const Sight sight = *sightOf(spec, 480, 600);
        // Where the middle of each pupil is in the picture: what a ray through it meets on its ball tells the
        // gaze.
        const Sitting sitting = sittingOf(spec, 1, 480, 600);
        const CameraRig &camera = sitting.camera;
        Vec3 looks;
        for (const EyeState *eye : {&sitting.eyes.left, &sitting.eyes.right}) {
            const Vec3 centre = sitting.body.headPoint(eye->centre);
            const SurfacePoint near = camera.project(centre);
            double x = 0, y = 0, count = 0;
            for (int row = 0; row < sight.height; ++row)
                for (int column = 0; column < sight.width; ++column)
                    if (sight.region[std::size_t(row) * sight.width + column] == SeenRegion::Pupil &&
                        std::abs(column - near.u) < 50) {
                        x += column + 0.5;
                        y += row + 0.5;
                        ++count;
                    }
            QVERIFY2(count > 60, "the pupil is seen");
            const auto ray = camera.through(float(x / count), float(y / count), 0, 0);
            const Vec3 toCentre = centre - ray.origin;
            const float along = dot(toCentre, ray.direction);
            const float off = length(toCentre - ray.direction * along);
            const float front = std::sqrt(std::max(square(anatomy::eyeballRadius) - off * off, 0.0f));
            looks += normalized(ray.origin + ray.direction * (along - front) - centre);
        }
        const Vec3 between = sitting.body.headPoint({0, 0, anatomy::eyeCentreZ});
        const Vec3 ahead = normalized(camera.eye - between), side = normalized(cross({0, 1, 0}, ahead)),
                   up = cross(ahead, side), look = normalized(looks);
        const double seenYaw = std::atan2(dot(look, side), dot(look, ahead)) * degrees,
                     seenPitch = std::asin(dot(look, up)) * degrees;
        QVERIFY2(std::abs(seenYaw - yaw) < 1 && std::abs(seenPitch - pitch) < 1,
                 qPrintable(QString("%1 %2").arg(seenYaw).arg(seenPitch)));
    }

    void theRecordAgreesWithThePupils()
    {
        PortraitSpec spec = plainSpec();
        spec.camera.crop = "bcu";
        spec.pose.gazeYawDeg = 12;
        const Sight sight = *sightOf(spec, 480, 600);
        SitterOptions options = draftOf(600);
        const SitterTruth truth = render(spec, options).truth;
        QVERIFY(truth.leftIrisVisible && truth.rightIrisVisible);
        for (const SitterTruth::Point &iris : {truth.leftIris, truth.rightIris})
            QCOMPARE(int(sight.region[std::size_t(iris.y) * sight.width + std::size_t(iris.x)]),
                     int(SeenRegion::Pupil));
        spec.expression.unit(43) = {5, 0};
        const SitterTruth closed = render(spec, options).truth;
        QVERIFY(!closed.leftIrisVisible && closed.rightIrisVisible);
        spec.pose.headYawDeg = 80;
        spec.expression.unit(43) = {};
        QVERIFY2(!render(spec, options).truth.leftIrisVisible, "behind the nose");
    }

    void theLightCanBeReadFromTheShading_data()
    {
        QTest::addColumn<double>("azimuth");
        QTest::addColumn<double>("elevation");
        for (const double azimuth : {-60.0, -30.0, 0.0, 20.0, 50.0})
            for (const double elevation : {10.0, 35.0})
                QTest::addRow("%g %g", azimuth, elevation) << azimuth << elevation;
    }
    void theLightCanBeReadFromTheShading()
    {
        QFETCH(double, azimuth);
        QFETCH(double, elevation);
        PortraitSpec spec = measurableSpec();
        spec.lighting.keyAzimuthDeg = azimuth;
        spec.lighting.keyElevationDeg = elevation;
        spec.lighting.keyToFillRatio = 32;
        spec.lighting.softness = 0.3;
        SitterOptions options;
        options.width = 160;
        options.height = 200;
        options.samples = 6;
        const SitterRender drawn = render(spec, options);
        spec.lighting.keyToFillRatio = 1; // the studio without its key
        const SitterRender ambient = render(spec, options);
        const Sight sight = *sightOf(spec, options.width, options.height);
        // In red, in which skin is most alike all over. Lambert on lit skin of the face beside a share of the
        // ambient picture: I = m · n + b + c · A; m points to the light.
        std::vector<double> brightness;
        std::vector<std::size_t> pixels;
        const auto &face = drawn.truth.face;
        for (int y = std::max(int(face.y), 0); y < int(face.y + face.height) && y < options.height; ++y)
            for (int x = std::max(int(face.x), 0); x < int(face.x + face.width) && x < options.width; ++x) {
                const std::size_t at = std::size_t(y) * options.width + x;
                if (sight.region[at] != SeenRegion::Skin || sight.normal[at].z < 0.3f)
                    continue;
                pixels.push_back(at);
                brightness.push_back(linearOf(drawn.picture.rgb[3 * at]));
            }
        std::vector<double> sorted = brightness;
        std::ranges::sort(sorted);
        const double bright = sorted[sorted.size() * 95 / 100];
        cv::Mat rows, values;
        for (std::size_t i = 0; i < pixels.size(); ++i)
            if (brightness[i] > 0.5 * bright && brightness[i] < 1.1 * bright) { // neither shadow nor shine
                const Vec3 n = sight.normal[pixels[i]];
                rows.push_back(
                    cv::Vec<double, 5>(n.x, n.y, n.z, 1, linearOf(ambient.picture.rgb[3 * pixels[i]])));
                values.push_back(brightness[i]);
            }
        cv::Mat fit;
        for (int round = 0; round < 4; ++round) { // shine and cast shadows stand out and are left out
            QVERIFY(cv::solve(rows.reshape(1), values, fit, cv::DECOMP_QR));
            const cv::Mat left = cv::abs(rows.reshape(1) * fit - values);
            const double limit = 2 * cv::mean(left)[0];
            cv::Mat keptRows, keptValues;
            for (int i = 0; i < left.rows; ++i)
                if (left.at<double>(i) < limit) {
                    keptRows.push_back(rows.row(i));
                    keptValues.push_back(values.row(i));
                }
            rows = keptRows;
            values = keptValues;
        }
        const cv::Vec3d to(fit.at<double>(0), fit.at<double>(1), fit.at<double>(2));
        const auto &known = drawn.truth.keyDirection;
        const double off =
            std::acos((to[0] * known[0] + to[1] * known[1] + to[2] * known[2]) / cv::norm(to)) * degrees;
        QVERIFY2(off < 5, qPrintable(QString("%1° from %2 pixels: %3 %4 %5 for %6 %7 %8")
                                         .arg(off)
                                         .arg(rows.rows)
                                         .arg(to[0] / cv::norm(to))
                                         .arg(to[1] / cv::norm(to))
                                         .arg(to[2] / cv::norm(to))
                                         .arg(known[0])
                                         .arg(known[1])
                                         .arg(known[2])));
    }

    void colourMovesWithTemperatureAsABlackBodyDoes_data()
    {
        QTest::addColumn<double>("kelvin");
        QTest::addColumn<double>("balance");
        for (const double kelvin : {3200.0, 4200.0, 6500.0, 9000.0})
            QTest::addRow("%g K for 5500 K", kelvin) << kelvin << 5500.0;
        QTest::newRow("daylight for tungsten") << 5500.0 << 3200.0;
    }
    void colourMovesWithTemperatureAsABlackBodyDoes()
    {
        QFETCH(double, kelvin);
        QFETCH(double, balance);
        const auto meanSkin = [&](double light) {
            PortraitSpec spec = measurableSpec();
            spec.lighting.exposureEv = -1.5;
            spec.lighting.lightTemperatureK = light;
            spec.lighting.whiteBalanceK = balance;
            const SitterRender drawn = render(spec, draftOf(160, 4));
            std::array<double, 3> sum{};
            for (const auto cheek : {leftCheek(drawn.truth), rightCheek(drawn.truth)})
                for (int y = -6; y <= 6; ++y)
                    for (int x = -6; x <= 6; ++x)
                        for (int c = 0; c < 3; ++c)
                            sum[c] += linearOf(
                                drawn.picture
                                    .rgb[3 * (std::size_t(cheek.y + y) * 128 + std::size_t(cheek.x + x)) +
                                         c]);
            return sum;
        };
        const auto neutral = meanSkin(balance), lit = meanSkin(kelvin), hot = blackBody(kelvin),
                   white = blackBody(balance);
        const auto change = [](const std::array<double, 3> &a, const std::array<double, 3> &b, int over,
                               int under) {
            return std::log2((a[over] / a[under]) / (b[over] / b[under])); // stops
        };
        for (const auto &[over, under] : {std::pair{0, 2}, std::pair{0, 1}, std::pair{1, 2}}) {
            const double seen = change(lit, neutral, over, under), physics = change(hot, white, over, under);
            QVERIFY2(seen * physics > 0 && std::abs(seen - physics) < 0.08 + 0.10 * std::abs(physics),
                     qPrintable(QString("%1 stops for %2").arg(seen).arg(physics)));
        }
    }

    void theZeroSpecIsSymmetricInEveryRow()
    {
        PortraitSpec spec;
        spec.realism.asymmetry = 0;
        spec.realism.strayHair = 0;
        spec.identity.hair = "bald";
        spec.lighting.keyAzimuthDeg = 0;
        spec.lighting.rim = 0; // it stands on one side
        constexpr int width = 320, height = 400;
        const Sight sight = *sightOf(spec, width, height);
        for (int y = 0; y < height; ++y) {
            int unlike = 0;
            for (int x = 0; x < width / 2; ++x) {
                const std::size_t a = std::size_t(y) * width + x, b = std::size_t(y) * width + width - 1 - x;
                const bool sameRegion = sight.region[a] == sight.region[b];
                const bool smooth = sameRegion && sight.region[a] != SeenRegion::Background &&
                                    sight.region[a] != SeenRegion::Brow;
                unlike += !sameRegion || (smooth && std::abs(sight.depthCm[a] - sight.depthCm[b]) > 0.6f);
            }
            QVERIFY2(unlike <= 1, qPrintable(QString("row %1: %2 pixels").arg(y).arg(unlike)));
        }
        const SitterTruth truth = render(spec, draftOf(height)).truth;
        for (std::size_t i = 0; i < 17; ++i) {
            QVERIFY(std::abs(truth.points[i].x + truth.points[16 - i].x - width) < 0.05);
            QVERIFY(std::abs(truth.points[i].y - truth.points[16 - i].y) < 0.05);
        }
        for (const std::size_t middle : {8, 27, 28, 29, 30, 33, 51, 57, 62, 66})
            QVERIFY(std::abs(truth.points[middle].x - width / 2.0) < 0.05);
        // The picture itself, where noise is averaged over a row.
        SitterOptions options = draftOf(height, 16);
        options.draft = false;
        const SitterPicture picture = render(spec, options).picture;
        for (int y = 0; y < height; ++y) {
            double left = 0, right = 0;
            for (int x = 0; x < width / 2; ++x)
                for (int c = 0; c < 3; ++c) {
                    left += picture.rgb[3 * (std::size_t(y) * width + x) + c];
                    right += picture.rgb[3 * (std::size_t(y) * width + width - 1 - x) + c];
                }
            QVERIFY2(std::abs(left - right) < 0.02 * (left + right) / 2 + 3 * width / 2,
                     qPrintable(QString("row %1: %2 %3").arg(y).arg(left).arg(right)));
        }
    }
};

QTEST_APPLESS_MAIN(TestKnownAnswers)
#include "tst_known_answers.moc"
