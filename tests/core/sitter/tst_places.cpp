// SPDX-License-Identifier: MIT
#include "core/sitter/places.h"

#include "core/sitter/sitter.h"

#include <QTest>

#include <cmath>

using namespace presence;

class TestPlaces : public QObject
{
    Q_OBJECT

private slots:
    void placesAreWhereTheDrawnPictureHasThem_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("roll");
        QTest::addColumn<double>("gaze");
        QTest::addColumn<QString>("crop");
        QTest::newRow("ahead") << 0.0 << 0.0 << 0.0 << "mcu";
        QTest::newRow("turned") << 30.0 << 0.0 << 0.0 << "mcu";
        QTest::newRow("tilted") << 0.0 << 20.0 << 0.0 << "mcu";
        QTest::newRow("looking aside, close") << -15.0 << 0.0 << 25.0 << "cu";
    }
    void placesAreWhereTheDrawnPictureHasThem()
    {
        QFETCH(double, yaw);
        QFETCH(double, roll);
        QFETCH(double, gaze);
        QFETCH(QString, crop);
        PortraitSpec spec;
        spec.pose.headYawDeg = yaw;
        spec.pose.headRollDeg = roll;
        spec.pose.gazeYawDeg = gaze;
        spec.camera.crop = crop.toStdString();
        SitterOptions options;
        options.width = 128;
        options.height = 160;
        options.samples = 1;
        options.draft = true;
        Sitter sitter;
        const auto render = sitter.render(spec, options);
        QVERIFY(render.ok());
        const SitterPlaces places = placesOf(spec, 0.8);
        const auto apart = [&](SitterPlaces::Place place, SitterTruth::Point seen) {
            return std::hypot(place.x * 128 - seen.x, place.y * 160 - seen.y) / (places.faceHeight * 160);
        };
        const SitterTruth &truth = render->truth;
        QVERIFY(apart(places.leftIris, truth.leftIris) < 0.01);
        QVERIFY(apart(places.rightIris, truth.rightIris) < 0.01);
        QVERIFY(apart(places.crown, truth.headTop) < 0.01);
        const double nose = apart(places.noseTip, truth.noseTip); // noses differ
        QVERIFY2(nose < 0.06, qPrintable(QString::number(nose)));
    }
};

QTEST_APPLESS_MAIN(TestPlaces)
#include "tst_places.moc"
