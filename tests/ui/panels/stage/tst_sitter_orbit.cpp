// SPDX-License-Identifier: MIT
#include "ui/panels/stage/sitter_orbit.h"

#include "ui/models/pictures/sitter_preview.h"
#include "ui/widgets/picture/image_view.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <atomic>

using namespace presence;

class TestSitterOrbit : public QObject
{
    Q_OBJECT

    struct Bench
    {
        std::atomic<double> azimuth = 0, elevation = 0; ///< of the last picture asked for
        std::atomic<double> yaw = 0;
        SitterPreview preview{[this](const PortraitSpec &spec, const SitterOptions &options,
                                     std::stop_token) -> Result<SitterPicture> {
            azimuth = options.orbitAzimuthDeg;
            elevation = options.orbitElevationDeg;
            yaw = spec.pose.headYawDeg;
            SitterPicture picture{options.width, options.height, {}};
            picture.rgb.assign(std::size_t(options.width * options.height * 3), 90);
            return picture;
        }};
        ImageView view;
        SitterOrbit *orbit = new SitterOrbit(preview, &view);

        Bench()
        {
            connect(&preview, &SitterPreview::frameReady, &view, &ImageView::setImage);
            view.addActions(orbit->actions());
            view.resize(400, 500);
            view.show();
            view.activateWindow();
            view.setFocus();
            PortraitSpec spec;
            spec.pose.headYawDeg = 12;
            preview.show(spec);
        }
        void drag(QPoint way, Qt::KeyboardModifiers keys)
        {
            QTest::mousePress(&view, Qt::LeftButton, keys, {200, 250});
            QMouseEvent move(QEvent::MouseMove, QPointF(200, 250) + way,
                             view.mapToGlobal(QPointF(200, 250) + way), Qt::NoButton, Qt::LeftButton, keys);
            QApplication::sendEvent(&view, &move);
            QTest::mouseRelease(&view, Qt::LeftButton, keys, QPoint(200, 250) + way);
        }
    };

private slots:
    void altAndADragWalkAroundAndTheFaceGoesWithTheHand()
    {
        Bench bench;
        bench.drag({-50, 20}, Qt::AltModifier);
        QCOMPARE(bench.orbit->angles(), QPointF(25, 10));
        QTRY_COMPARE(bench.azimuth.load(), 25.0);
        QTRY_COMPARE(bench.elevation.load(), 10.0);
        QCOMPARE(bench.yaw.load(), 12.0); // the same sitter
        QVERIFY(bench.orbit->chip()->isVisible());
        QVERIFY(bench.orbit->chip()->text().contains("25° left, 10° above"));
    }

    void aDragWithoutAltDoesNot()
    {
        Bench bench;
        bench.drag({-50, 20}, Qt::NoModifier);
        QVERIFY(!bench.orbit->isAway());
    }

    void theChipLeadsBack()
    {
        Bench bench;
        QSignalSpy changed(bench.orbit, &SitterOrbit::changed);
        bench.orbit->lookFrom({-40, 0});
        QTest::mouseClick(bench.orbit->chip(), Qt::LeftButton);
        QVERIFY(!bench.orbit->isAway());
        QVERIFY(!bench.orbit->chip()->isVisible());
        QTRY_COMPARE(bench.azimuth.load(), 0.0);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.last().first().toBool(), false);
    }

    void theKeyboardWalksToo()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.view));
        QTest::keyClick(&bench.view, Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(&bench.view, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.orbit->angles(), QPointF(5, 5));
        QTest::keyClick(&bench.view, Qt::Key_Home, Qt::AltModifier);
        QVERIFY(!bench.orbit->isAway());
    }

    void oneGoesRoundButNotOverTheTop()
    {
        Bench bench;
        bench.orbit->lookFrom({190, 200});
        QCOMPARE(bench.orbit->angles(), QPointF(-170, SitterOrbit::highestDeg));
    }
};

QTEST_MAIN(TestSitterOrbit)
#include "tst_sitter_orbit.moc"
