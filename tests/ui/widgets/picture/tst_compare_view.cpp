// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/compare_view.h"
#include "ui/widgets/picture/overlay_compare.h"

#include <QSignalSpy>
#include <QTest>

using namespace presence;

static QImage plain(QColor color, QSize size = {400, 300})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

class TestCompareView : public QObject
{
    Q_OBJECT

    static QColor at(QWidget *widget, QPoint point) { return widget->grab().toImage().pixelColor(point); }

private slots:
    void theWipeHandleIsDraggedByItsLine()
    {
        OverlayCompare view;
        view.resize(400, 300);
        view.setPictures(plain(Qt::red), plain(Qt::blue));
        QCOMPARE(view.handleX(), 200.0);
        QCOMPARE(at(&view, {150, 40}), QColor(Qt::red));
        QCOMPARE(at(&view, {250, 40}), QColor(Qt::blue));
        QTest::mousePress(&view, Qt::LeftButton, {}, {203, 50});
        QTest::mouseMove(&view, {250, 50});
        QTest::mouseMove(&view, {300, 50});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {300, 50});
        QCOMPARE(view.wipe(), 0.75);
        QCOMPARE(at(&view, {250, 40}), QColor(Qt::red));
        QVERIFY(view.viewTransform().fit); // the picture itself stayed
    }

    void pressingBesideTheHandleDoesNotMoveIt()
    {
        OverlayCompare view;
        view.resize(400, 300);
        view.setPictures(plain(Qt::red), plain(Qt::blue));
        QTest::mousePress(&view, Qt::LeftButton, {}, {100, 50});
        QTest::mouseMove(&view, {160, 50});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {160, 50});
        QCOMPARE(view.wipe(), 0.5);
    }

    void theKeyboardMovesTheHandleWithinThePicture()
    {
        OverlayCompare view;
        view.resize(400, 300);
        view.setPictures(plain(Qt::red), plain(Qt::blue));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.wipe(), 0.52);
        for (int i = 0; i < 80; ++i)
            QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(view.wipe(), 0.0);
    }

    void blinkShowsTheSecondWhileSpaceIsHeld()
    {
        OverlayCompare view;
        view.resize(400, 300);
        view.setPictures(plain(Qt::red), plain(Qt::blue));
        view.setMode(OverlayCompare::Mode::Blink);
        QCOMPARE(at(&view, {100, 100}), QColor(Qt::red));
        QTest::keyPress(&view, Qt::Key_Space);
        QCOMPARE(at(&view, {100, 100}), QColor(Qt::blue));
        QTest::keyRelease(&view, Qt::Key_Space);
        QCOMPARE(at(&view, {100, 100}), QColor(Qt::red));
    }

    void differenceIsBlackWherePicturesAgree()
    {
        OverlayCompare view;
        view.resize(400, 300);
        QImage second = plain(QColor(100, 100, 100));
        for (int y = 0; y < 150; ++y)
            for (int x = 0; x < 400; ++x)
                second.setPixelColor(x, y, QColor(110, 100, 95));
        view.setPictures(plain(QColor(100, 100, 100)), second);
        view.setMode(OverlayCompare::Mode::Difference);
        QCOMPARE(at(&view, {200, 250}), QColor(Qt::black));
        QCOMPARE(at(&view, {200, 50}), QColor(40, 0, 20));
    }

    void bothSidesZoomAndPanInStep()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red), "one", plain(Qt::blue), "two");
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.left()->setFocus();
        QTest::keyClick(view.right(), Qt::Key_Z);
        QCOMPARE(view.left()->zoom(), 1.0);
        QCOMPARE(view.right()->zoom(), 1.0);
        QTest::keyClick(view.left(), Qt::Key_Plus);
        QTest::mousePress(view.left(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(view.left(), {80, 60});
        QTest::mouseRelease(view.left(), Qt::LeftButton, {}, {80, 60});
        QCOMPARE(view.right()->viewTransform(), view.left()->viewTransform());
        view.setMode(CompareView::Mode::Wipe);
        QCOMPARE(view.overlay()->viewTransform(), view.left()->viewTransform());
    }

    void picturesOfDifferentSizeCoincide()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red, {400, 300}), "one", plain(Qt::blue, {800, 600}), "two");
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.left()->toView({200, 150}), view.right()->toView({400, 300}));
        QCOMPARE(view.left()->toView({40, 30}), view.right()->toView({80, 60}));
    }

    void swappingExchangesThePicturesAndTheirNames()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red), "one", plain(Qt::blue), "two");
        QSignalSpy swapped(&view, &CompareView::swapped);
        view.swap();
        QCOMPARE(swapped.size(), 1);
        QCOMPARE(view.left()->image().pixelColor(5, 5), QColor(Qt::blue));
        QCOMPARE(view.left()->accessibleName(), "two");
        view.swap();
        QCOMPARE(view.left()->accessibleName(), "one");
    }

    void cyclingVisitsEveryModeOnce()
    {
        CompareView view;
        QSet<int> seen;
        for (int i = 0; i < CompareView::modeCount; ++i) {
            seen.insert(int(view.mode()));
            view.cycleMode();
        }
        QCOMPARE(seen.size(), qsizetype(CompareView::modeCount));
        QCOMPARE(view.mode(), CompareView::Mode::SideBySide);
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
