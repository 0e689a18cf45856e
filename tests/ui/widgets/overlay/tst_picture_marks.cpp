// SPDX-License-Identifier: MIT
#include "ui/widgets/overlay/picture_marks.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace presence;
using Kind = PictureMark::Kind;

class TestPictureMarks : public QObject
{
    Q_OBJECT

    static constexpr int grey = 128;

    /// 200 × 200 logical pixels, drawn at `scale` with the picture `zoom` times as large.
    static QImage drawn(const QList<PictureMark> &marks, double zoom = 1, double scale = 1,
                        const QString &legend = {})
    {
        QImage image(QSize(200, 200) * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(QColor(grey, grey, grey));
        QPainter painter(&image);
        paintMarks(painter, marks, legend, QRectF(0, 0, 200, 200),
                   [&](QPointF point) { return point * zoom; });
        painter.end();
        image.setDevicePixelRatio(1);
        return image;
    }

    static int touched(const QImage &image, const QRect &area)
    {
        int pixels = 0;
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x)
                pixels += std::abs(qGray(image.pixel(x, y)) - grey) > 8;
        return pixels;
    }

private slots:
    void everyKindIsDrawnInLightAndDark_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("box") << int(Kind::Box);
        QTest::newRow("points") << int(Kind::Points);
        QTest::newRow("line") << int(Kind::Line);
        QTest::newRow("outline") << int(Kind::Outline);
        QTest::newRow("arrow") << int(Kind::Arrow);
    }
    void everyKindIsDrawnInLightAndDark()
    {
        QFETCH(int, kind);
        const QImage image = drawn({{Kind(kind), QPolygonF({{60, 60}, {120, 70}, {130, 130}}), {}}});
        int lightest = 0, darkest = 255;
        for (int y = 50; y < 150; ++y)
            for (int x = 50; x < 150; ++x) {
                lightest = std::max(lightest, qGray(image.pixel(x, y)));
                darkest = std::min(darkest, qGray(image.pixel(x, y)));
            }
        QVERIFY(lightest > 230);
        QVERIFY(darkest < 90);
        QCOMPARE(touched(image, {0, 0, 40, 40}), 0);
    }

    void linesAreAsThickAtAnyZoom()
    {
        const auto thickness = [](double zoom) {
            const QImage image =
                drawn({{Kind::Line, QPolygonF({{0, 100 / zoom}, {200 / zoom, 100 / zoom}}), {}}}, zoom);
            return touched(image, {100, 80, 1, 40});
        };
        QCOMPARE(thickness(1), thickness(0.25));
        QCOMPARE(thickness(1), thickness(4));
    }

    void anArrowHasItsHeadAtTheLastPoint()
    {
        const QImage image = drawn({{Kind::Arrow, QPolygonF({{20, 100}, {180, 100}}), {}}});
        QVERIFY(touched(image, {160, 85, 20, 30}) > 2 * touched(image, {20, 85, 20, 30}));
    }

    void anOutlineIsHatchedSoThatItsInsideIsSeen()
    {
        const QPolygonF square({{40, 40}, {160, 40}, {160, 160}, {40, 160}});
        const int outlined = touched(drawn({{Kind::Outline, square, {}}}), {60, 60, 80, 80});
        QVERIFY(outlined > 800);
        QVERIFY(outlined < 5600); // the picture shows through
        QCOMPARE(touched(drawn({{Kind::Line, square, {}}}), {60, 60, 80, 80}), 0);
    }

    void anUprightLineOfABoxIsSharpOnADenseScreen()
    {
        const QImage image = drawn({PictureMark::box({40.3, 40.3, 100, 100})}, 1, 2);
        QList<int> row;
        for (int x = 76; x <= 86; ++x)
            row += qGray(image.pixel(x, 180));
        QCOMPARE(row.count(255), 4); // two logical pixels of white and no blend beside them
    }

    void labelsStayInViewAndClearOfEachOther()
    {
        // Three marks on one spot at the edge: their plates are dark, so overlap would show as fewer of them.
        const auto plateArea = [](const QList<PictureMark> &marks) {
            const QImage image = drawn(marks);
            int dark = 0;
            for (int y = 0; y < 200; ++y)
                for (int x = 0; x < 200; ++x)
                    dark += qGray(image.pixel(x, y)) < 60;
            return dark;
        };
        const QPolygonF spot({{190, 100}});
        const int one = plateArea({{Kind::Points, spot, "light"}});
        const int three = plateArea(
            {{Kind::Points, spot, "light"}, {Kind::Points, spot, "light"}, {Kind::Points, spot, "light"}});
        QVERIFY(one > 300);
        QVERIFY2(three > 2.7 * one, qPrintable(QStringLiteral("%1 of %2").arg(three).arg(3 * one)));
    }

    void theLegendStandsAtTheFoot()
    {
        const QImage image = drawn({PictureMark::box({50, 20, 20, 20})}, 1, 1, "Gaze: look again");
        QVERIFY(touched(image, {60, 170, 80, 26}) > 800);
    }

    void itCanBeReadAloud()
    {
        QCOMPARE(wordsOf({{Kind::Arrow, {}, "light"}, PictureMark::box({}), {Kind::Line, {}, "light"}},
                         "Light: pass"),
                 QStringLiteral("Light: pass; light"));
    }
};

QTEST_MAIN(TestPictureMarks)
#include "tst_picture_marks.moc"
