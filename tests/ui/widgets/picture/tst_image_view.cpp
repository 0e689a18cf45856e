// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/image_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace presence;

/// Every pixel tells its own place, so that a shifted, scaled or blurred picture cannot pass.
static QImage coordinatePicture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x * 7 + y * 13) % 256));
    return image;
}

static void wheel(QWidget &widget, QPointF at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

class TestImageView : public QObject
{
    Q_OBJECT

private slots:
    void aPictureIsFittedAndCentred()
    {
        ImageView view;
        view.resize(400, 300);
        view.setImage(coordinatePicture(800, 400));
        QCOMPARE(view.zoom(), 0.5);
        QCOMPARE(view.toView({0, 0}), QPointF(0, 50));
        QCOMPARE(view.toView({800, 400}), QPointF(400, 250));
    }

    void atOneHundredPercentEveryPixelIsItself_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("larger than the view") << QSize(640, 480);
        QTest::newRow("smaller than the view") << QSize(100, 80);
        QTest::newRow("odd sizes") << QSize(333, 217);
    }
    void atOneHundredPercentEveryPixelIsItself()
    {
        QFETCH(QSize, size);
        ImageView view;
        view.resize(301, 203);
        const QImage picture = coordinatePicture(size.width(), size.height());
        view.setImage(picture);
        view.toggleFit();
        QCOMPARE(view.zoom(), 1.0);
        const QImage shown = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QPoint origin = view.toView({0, 0}).toPoint();
        int compared = 0;
        for (int y = 0; y < view.height(); ++y)
            for (int x = 0; x < view.width(); ++x)
                if (const QPoint there = QPoint(x, y) - origin; picture.rect().contains(there)) {
                    QCOMPARE(shown.pixel(x, y), picture.pixel(there));
                    ++compared;
                }
        QVERIFY(compared >= std::min(size.width(), 300) * std::min(size.height(), 200));
    }

    void fromFourHundredPercentPixelsStaySquares()
    {
        ImageView view;
        view.resize(200, 200);
        QImage picture(8, 8, QImage::Format_RGB32);
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                picture.setPixel(x, y, (x + y) % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        view.setImage(picture);
        view.setViewTransform({false, 4, {0.5, 0.5}});
        const QImage shown = view.grab().toImage();
        const QRect target(view.toView({0, 0}).toPoint(), view.toView({8, 8}).toPoint() - QPoint(1, 1));
        for (int y = target.top(); y <= target.bottom(); ++y)
            for (int x = target.left(); x <= target.right(); ++x) {
                const int grey = qRed(shown.pixel(x, y));
                QVERIFY2(grey == 0 || grey == 255, qPrintable(QString::number(grey)));
            }
    }

    void aSmallViewAveragesInsteadOfSkippingPixels()
    {
        ImageView view;
        view.resize(128, 128);
        QImage stripes(1024, 1024, QImage::Format_RGB32);
        for (int y = 0; y < 1024; ++y)
            for (int x = 0; x < 1024; ++x)
                stripes.setPixel(x, y, x % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        view.setImage(stripes);
        const QImage shown = view.grab().toImage();
        for (int x = 8; x < 120; ++x)
            QVERIFY2(std::abs(qRed(shown.pixel(x, 64)) - 128) < 6, qPrintable(QString::number(x)));
    }

    void theWheelZoomsAroundThePointer()
    {
        ImageView view;
        view.resize(400, 300);
        view.setImage(coordinatePicture(1200, 900));
        const QPointF pointer(290, 90);
        const QPointF before = view.toPicture(pointer);
        wheel(view, pointer, 4);
        QVERIFY(view.zoom() > 0.7);
        QVERIFY((view.toPicture(pointer) - before).manhattanLength() < 3); // rounding to whole screen pixels
        wheel(view, pointer, -3);
        QVERIFY((view.toPicture(pointer) - before).manhattanLength() < 6);
    }

    void draggingMovesThePictureWithTheHand()
    {
        ImageView view;
        view.resize(400, 300);
        view.setImage(coordinatePicture(1200, 900));
        view.toggleFit();
        const QPointF held = view.toPicture({200, 150});
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 150});
        QTest::mouseMove(&view, {150, 130});
        QTest::mouseMove(&view, {120, 110});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {120, 110});
        QVERIFY((view.toPicture({120, 110}) - held).manhattanLength() <= 2);
    }

    void thePictureCannotBePushedOutOfSight()
    {
        ImageView view;
        view.resize(400, 300);
        view.setImage(coordinatePicture(1200, 900));
        view.toggleFit();
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.toPicture({200, 150}).x() <= 1200);
        QVERIFY(QRectF(view.toView({0, 0}), view.toView({1200, 900})).intersects(view.rect()));
    }

    void theKeyboardZoomsAndPans()
    {
        ImageView view;
        view.resize(400, 300);
        view.setImage(coordinatePicture(1200, 900));
        QTest::keyClick(&view, Qt::Key_Z);
        QCOMPARE(view.zoom(), 1.0);
        const double left = view.toPicture({0, 0}).x();
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.toPicture({0, 0}).x(), left + 48);
        QTest::keyClick(&view, Qt::Key_Plus);
        QCOMPARE(view.zoom(), 1.25);
        QTest::keyClick(&view, Qt::Key_Minus);
        QCOMPARE(view.zoom(), 1.0);
        QTest::keyClick(&view, Qt::Key_Z);
        QVERIFY(view.viewTransform().fit);
    }

    void aSecondViewThatFollowsShowsTheSamePlace()
    {
        ImageView first, second;
        first.resize(400, 300);
        second.resize(200, 500);
        for (ImageView *view : {&first, &second})
            view->setImage(coordinatePicture(1200, 900));
        connect(&first, &ImageView::viewTransformChanged, &second, &ImageView::setViewTransform);
        wheel(first, {300, 70}, 6);
        QCOMPARE(second.zoom(), first.zoom());
        QVERIFY((second.toPicture({100, 250}) - first.toPicture({200, 150})).manhattanLength() < 2);
    }

    void aDraftStandsWhereTheFinishedPictureWill()
    {
        ImageView view;
        view.resize(400, 400);
        view.setLayoutSize({640, 800});
        view.setImage(coordinatePicture(160, 200));
        const QRectF draft(view.toView({0, 0}), view.toView({160, 200}));
        view.setImage(coordinatePicture(640, 800));
        QCOMPARE(QRectF(view.toView({0, 0}), view.toView({640, 800})), draft);
    }

    void marksAreDrawnInTwoTonesWhereTheySay()
    {
        ImageView view;
        view.resize(200, 200);
        QImage grey(400, 400, QImage::Format_RGB32);
        grey.fill(QColor(128, 128, 128));
        view.setImage(grey);
        view.setMarks({PictureMark::box({100, 200, 100, 80}, QStringLiteral("left eye"))});
        const QImage shown = view.grab().toImage();
        const auto lightness = [&](int x, int y) { return qGray(shown.pixel(x, y)); };
        QCOMPARE(view.toView({100, 200}), QPointF(50, 100));
        int lightest = 0, darkest = 255;
        for (int x = 46; x <= 54; ++x) {
            lightest = std::max(lightest, lightness(x, 120));
            darkest = std::min(darkest, lightness(x, 120));
        }
        QVERIFY(lightest > 240);
        QVERIFY(darkest < 70);
        QCOMPARE(lightness(75, 120), 128);
        QCOMPARE(lightness(150, 120), 128);
        QVERIFY(view.accessibleDescription().contains("left eye"));
    }

    void transparencyShowsAChecker()
    {
        ImageView view;
        view.resize(120, 120);
        QImage clear(120, 120, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        view.setImage(clear);
        const QImage shown = view.grab().toImage();
        QVERIFY(shown.pixel(4, 4) != shown.pixel(12, 4));
        QCOMPARE(shown.pixel(4, 4), shown.pixel(12, 12));
    }

    void theSurroundIsWhatWasChosen_data()
    {
        QTest::addColumn<int>("surround");
        QTest::addColumn<QColor>("color");
        QTest::newRow("black") << int(ImageView::Surround::Black) << QColor(Qt::black);
        QTest::newRow("18 % grey") << int(ImageView::Surround::Grey18) << QColor(118, 118, 118);
        QTest::newRow("white") << int(ImageView::Surround::White) << QColor(Qt::white);
        QTest::newRow("theme") << int(ImageView::Surround::Theme) << QColor(1, 2, 3);
    }
    void theSurroundIsWhatWasChosen()
    {
        QFETCH(int, surround);
        QFETCH(QColor, color);
        ImageView view;
        view.resize(200, 120);
        QPalette palette;
        palette.setColor(QPalette::Shadow, QColor(1, 2, 3));
        view.setPalette(palette);
        view.setSurround(ImageView::Surround(surround));
        view.setImage(coordinatePicture(20, 20));
        QCOMPARE(view.grab().toImage().pixelColor(3, 3), color);
    }
};

QTEST_MAIN(TestImageView)
#include "tst_image_view.moc"
