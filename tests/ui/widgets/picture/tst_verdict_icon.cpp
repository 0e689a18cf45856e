// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/verdict_icon.h"

#include <QPainter>
#include <QTest>

using namespace presence;

class TestVerdictIcon : public QObject
{
    Q_OBJECT

    /// Where ink lies, without its colour.
    static QImage silhouette(VerdictShape shape)
    {
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintVerdict(painter, image.rect(), shape, Qt::black);
        painter.end();
        return image.createAlphaMask(Qt::ThresholdDither);
    }

private slots:
    void theShapesDifferWithoutTheirColour()
    {
        const QList shapes{VerdictShape::Check, VerdictShape::Dot, VerdictShape::Triangle,
                           VerdictShape::Cross, VerdictShape::Question};
        for (const VerdictShape one : shapes)
            for (const VerdictShape other : shapes) {
                int different = 0;
                const QImage a = silhouette(one), b = silhouette(other);
                for (int y = 0; y < 32; ++y)
                    for (int x = 0; x < 32; ++x)
                        different += a.pixelIndex(x, y) != b.pixelIndex(x, y);
                QVERIFY2(one == other ? different == 0 : different > 40,
                         qPrintable(QString::number(different)));
            }
    }

    void theWordIsThereForScreenReaders()
    {
        const auto ink = [](VerdictShape, const QPalette &) { return QColor(Qt::black); };
        QCOMPARE(VerdictIcon(VerdictShape::Cross, "fail", ink).accessibleName(), "fail");
    }
};

QTEST_MAIN(TestVerdictIcon)
#include "tst_verdict_icon.moc"
