// SPDX-License-Identifier: MIT
#include "ui/panels/stage/sitter_handles.h"

#include "../panel_fixture.h"
#include "core/sitter/places.h"
#include "ui/models/settings.h"
#include "ui/widgets/picture/image_view.h"
#include "ui/widgets/studio/light_dome.h"

#include <QAction>
#include <QTemporaryDir>

using namespace presence;
using Grip = SitterHandles::Grip;

class TestSitterHandles : public QObject
{
    Q_OBJECT

    struct Bench : PanelFixture
    {
        QTemporaryDir folder;
        Settings settings{folder.filePath("settings.ini")};
        ImageView view;
        SitterHandles *handles = nullptr;

        Bench()
        {
            QImage picture(640, 800, QImage::Format_RGB32);
            picture.fill(Qt::gray);
            view.setImage(picture);
            handles = new SitterHandles({document, settings, words}, &view);
            show(view, {640, 800});
        }
        /// The real thing: press, move in steps, let go.
        void drag(Grip grip, QPoint way, Qt::KeyboardModifiers keys = {})
        {
            DragHandle *handle = handles->handle(grip);
            const QPoint from = handle->mapTo(&view, handle->rect().center());
            send(handle, QEvent::MouseButtonPress, from, keys);
            for (int i = 1; i <= 4; ++i)
                send(handle, QEvent::MouseMove, from + way * i / 4, keys);
            send(handle, QEvent::MouseButtonRelease, from + way, keys);
        }
        void send(DragHandle *handle, QEvent::Type type, QPoint at, Qt::KeyboardModifiers keys)
        {
            const bool move = type == QEvent::MouseMove, up = type == QEvent::MouseButtonRelease;
            QMouseEvent event(type, handle->mapFrom(&view, at), view.mapToGlobal(at),
                              move ? Qt::NoButton : Qt::LeftButton, up ? Qt::NoButton : Qt::LeftButton, keys);
            QApplication::sendEvent(handle, &event);
        }
        double facePixels() const { return placesOf(document.spec(), 0.8).faceHeight * 800; }
    };

private slots:
    void aDragTurnsWhatIsHeldInOneUndoStep_data()
    {
        QTest::addColumn<int>("grip");
        QTest::addColumn<QPoint>("way");
        QTest::addColumn<QString>("control");
        QTest::addColumn<double>("degreesPerFace");
        const auto row = [](const char *name, Grip grip, QPoint way, const char *control, double degrees) {
            QTest::newRow(name) << int(grip) << way << QString(control) << degrees;
        };
        row("nose to the right", Grip::Head, {40, 0}, "head.yaw", SitterHandles::headDeg);
        row("nose to the left", Grip::Head, {-40, 0}, "head.yaw", -SitterHandles::headDeg);
        row("nose up", Grip::Head, {0, -40}, "head.pitch", SitterHandles::headDeg);
        row("left iris to the right", Grip::LeftEye, {40, 0}, "gaze.yaw", SitterHandles::gazeDeg);
        row("right iris up", Grip::RightEye, {0, -40}, "gaze.pitch", SitterHandles::gazeDeg);
        row("crown to the left", Grip::Tilt, {-40, 0}, "head.roll", -SitterHandles::tiltDeg);
    }
    void aDragTurnsWhatIsHeldInOneUndoStep()
    {
        QFETCH(int, grip);
        QFETCH(QPoint, way);
        QFETCH(QString, control);
        QFETCH(double, degreesPerFace);
        Bench bench;
        const PortraitSpec before = bench.document.spec();
        const double expected = std::round(40 / bench.facePixels() * degreesPerFace);
        QVERIFY(std::abs(expected) > 4);
        bench.drag(Grip(grip), way);
        const double limit = findControl(control.toStdString())->maximum;
        QCOMPARE(bench.number(control.toLatin1()), std::min(expected, limit));
        QCOMPARE(bench.steps(), 1);
        bench.document.undoStack()->undo();
        QCOMPARE(bench.document.spec(), before);
    }

    void theSpecFollowsWhileTheHandIsStillMoving()
    {
        Bench bench;
        DragHandle *nose = bench.handles->handle(Grip::Head);
        const QPoint from = nose->geometry().center();
        bench.send(nose, QEvent::MouseButtonPress, from, {});
        bench.send(nose, QEvent::MouseMove, from + QPoint(60, 0), {});
        QVERIFY(bench.number("head.yaw") > 10);
        QTest::keyClick(nose, Qt::Key_Escape); // and gives it up
        QCOMPARE(bench.number("head.yaw"), 0.0);
        QCOMPARE(bench.steps(), 0);
    }

    void theLampGoesRoundTheDomeAndBehindTheSitter()
    {
        Bench bench;
        bench.document.apply({{"lighting.key_azimuth", 0.0}, {"lighting.key_elevation", 0.0}}, "front");
        const int steps = bench.steps();
        bench.drag(Grip::KeyLight, {int(LightDome::radius), 0});
        QCOMPARE(bench.number("lighting.key_azimuth"), 57.0);
        QCOMPARE(bench.number("lighting.key_elevation"), 0.0);
        bench.drag(Grip::KeyLight, {int(2 * LightDome::radius), 0});
        QCOMPARE(bench.number("lighting.key_azimuth"), 172.0);
        QCOMPARE(bench.steps(), steps + 2);
    }

    void theNoseGoesWithThePointer()
    {
        Bench bench;
        const QPoint before = bench.handles->handle(Grip::Head)->geometry().center();
        bench.drag(Grip::Head, {40, 0});
        const QPoint after = bench.handles->handle(Grip::Head)->geometry().center();
        // The frame keeps the face in the middle, so the nose goes a part of the way, and never backwards.
        QVERIFY2(after.x() - before.x() > 10, qPrintable(QString::number(after.x() - before.x())));
    }

    void theKeyboardReachesEveryHandle()
    {
        Bench bench;
        for (int grip = 0; grip < SitterHandles::gripCount; ++grip) {
            const DragHandle *handle = bench.handles->handle(Grip(grip));
            QVERIFY(handle->focusPolicy() & Qt::TabFocus);
            QVERIFY(!handle->accessibleName().isEmpty());
            QVERIFY(!handle->accessibleDescription().isEmpty());
            QVERIFY(!handle->toolTip().isEmpty());
        }
        bench.view.setFocus();
        for (int i = 0; i < 10 && QApplication::focusWidget() != bench.handles->handle(Grip::Head); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        DragHandle *nose = bench.handles->handle(Grip::Head);
        QCOMPARE(QApplication::focusWidget(), nose);
        QVERIFY(nose->isShown());
        QTest::keyClick(nose, Qt::Key_Right);
        QCOMPARE(bench.number("head.yaw"), 1.0);
        QTest::keyClick(nose, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.number("head.pitch"), -0.1);
        QCOMPARE(bench.steps(), 2);
        QVERIFY(nose->toolTip().contains("1°"));
    }

    void altAndTheWheelBelongToThePicture()
    {
        Bench bench;
        bench.drag(Grip::Head, {40, 0}, Qt::AltModifier);
        QCOMPARE(bench.steps(), 0);
    }

    void handlesShowUnderThePointerOrAlwaysAndThatIsRemembered()
    {
        Bench bench;
        const DragHandle *nose = bench.handles->handle(Grip::Head);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&bench.view, &leave);
        QVERIFY(!nose->isShown());
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(&bench.view, &enter);
        QVERIFY(nose->isShown());
        QApplication::sendEvent(&bench.view, &leave);
        bench.handles->alwaysAction()->trigger();
        QVERIFY(nose->isShown());
        QVERIFY(bench.settings.handlesAlwaysShown());
        SitterHandles *again = new SitterHandles({bench.document, bench.settings, bench.words}, &bench.view);
        QVERIFY(again->alwaysAction()->isChecked());
        delete again;
        bench.handles->setAvailable(false);
        QVERIFY(!nose->isVisible());
    }
};

QTEST_MAIN(TestSitterHandles)
#include "tst_sitter_handles.moc"
