// SPDX-License-Identifier: MIT
#include "core/sitter/camera/viewpoint.h"

#include "core/sitter/sitter.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

using namespace presence;

class TestViewpoint : public QObject
{
    Q_OBJECT

private slots:
    void theDistanceIsTheOneTheSitterIsTakenFrom_data()
    {
        QTest::addColumn<QString>("crop");
        QTest::addColumn<double>("lens");
        QTest::addColumn<QString>("aspect");
        QTest::addRow("headshot") << "mcu" << 85.0 << "4:5";
        QTest::addRow("wide selfie") << "cu" << 24.0 << "9:16";
        QTest::addRow("landscape") << "ms" << 50.0 << "3:2";
    }
    void theDistanceIsTheOneTheSitterIsTakenFrom()
    {
        QFETCH(QString, crop);
        QFETCH(double, lens);
        QFETCH(QString, aspect);
        PortraitSpec spec = plainSpec();
        spec.camera.crop = crop.toStdString();
        spec.camera.focalLengthMm = lens;
        spec.camera.aspect = aspect.toStdString();
        SitterOptions options = draftOf(96);
        const auto size = sizeForAspect(spec.camera.aspect, 96);
        options.width = size[0];
        options.height = size[1];
        const double taken = Sitter().render(spec, options)->truth.cameraDistanceM;
        const double said = viewpointOf(spec).distanceM;
        QVERIFY2(std::abs(said / taken - 1) < 0.03, qPrintable(QString("%1 %2").arg(said).arg(taken)));
    }

    void perspectiveFollowsTheDistanceTable()
    {
        PortraitSpec spec;
        spec.camera.crop = "mcu";
        for (double lens = 24; lens < 200; lens += 8) {
            spec.camera.focalLengthMm = lens;
            const Viewpoint view = viewpointOf(spec);
            QVERIFY(std::abs(view.noseToEars - (1 + 0.12 / (view.distanceM - 0.02))) < 1e-9);
        }
    }

    void sharpDepthMatchesTheTableFor85Millimetres_data()
    {
        QTest::addColumn<double>("aperture");
        QTest::addColumn<double>("depth");
        QTest::addRow("f/2.8") << 2.8 << 4.9;
        QTest::addRow("f/4") << 4.0 << 7.1;
        QTest::addRow("f/8") << 8.0 << 14.1;
    }
    void sharpDepthMatchesTheTableFor85Millimetres()
    {
        QFETCH(double, aperture);
        QFETCH(double, depth);
        PortraitSpec spec;
        spec.camera.apertureF = aperture;
        const Viewpoint view = viewpointOf(spec);
        // The table is for 1.5 m; depth goes with the square of the distance.
        const double scaled = view.sharpDepthCm * 1.5 * 1.5 / (view.distanceM * view.distanceM);
        QVERIFY2(std::abs(scaled / depth - 1) < 0.1,
                 qPrintable(QString("%1 at %2 m").arg(scaled).arg(view.distanceM)));
    }

    void cameraAndChinCancel()
    {
        PortraitSpec spec;
        spec.pose.headPitchDeg = 8;
        spec.camera.elevationDeg = 8;
        QCOMPARE(viewpointOf(spec).facePitchDeg, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestViewpoint)
#include "tst_viewpoint.moc"
