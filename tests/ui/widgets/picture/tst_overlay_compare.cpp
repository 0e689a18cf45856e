// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/overlay_compare.h"

#include <QTest>

using namespace presence;

static QImage plain(QColor color)
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

class TestOverlayCompare : public QObject
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
};

QTEST_MAIN(TestOverlayCompare)
#include "tst_overlay_compare.moc"
