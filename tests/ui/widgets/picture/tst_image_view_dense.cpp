// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/image_view.h"

#include <QApplication>
#include <QTest>

using namespace presence;

class TestImageViewDense : public QObject
{
    Q_OBJECT

private slots:
    void onADenseScreenOneHundredPercentIsOneDotPerPixel()
    {
        ImageView view;
        view.resize(150, 120);
        QImage picture(400, 400, QImage::Format_RGB32);
        for (int y = 0; y < 400; ++y)
            for (int x = 0; x < 400; ++x)
                picture.setPixel(x, y, qRgb(x % 256, y % 256, (x + y) % 2 * 255));
        view.setImage(picture);
        view.toggleFit();
        const QImage shown = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(shown.size(), QSize(300, 240));
        const QPoint origin = (view.toView({0, 0}) * 2).toPoint();
        for (int y = 0; y < 240; ++y)
            for (int x = 0; x < 300; ++x)
                QCOMPARE(shown.pixel(x, y), picture.pixel(QPoint(x, y) - origin));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    TestImageViewDense test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_image_view_dense.moc"
