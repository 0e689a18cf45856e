// SPDX-License-Identifier: MIT
#include "core/spec/palette/picture_colors.h"

#include "core/base/color_space.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace presence;

class TestPictureColors : public QObject
{
    Q_OBJECT

    static ImageFile fileOf(const QImage &image)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return *ImageFile::fromBytes(bytes.toStdString(), "test");
    }
    /// Sixty parts blue, thirty green, ten orange.
    static QImage threeColors()
    {
        QImage image(200, 200, QImage::Format_RGB32);
        image.fill(QColor("#204080"));
        QPainter painter(&image);
        painter.fillRect(0, 0, 60, 200, QColor("#308050"));
        painter.fillRect(180, 0, 20, 200, QColor("#F08010"));
        return image;
    }
    static bool alike(const std::string &hex, const char *other)
    {
        const QColor a(hex.c_str()), b(other);
        return std::abs(a.red() - b.red()) < 8 && std::abs(a.green() - b.green()) < 8 &&
               std::abs(a.blue() - b.blue()) < 8;
    }

private slots:
    void theColoursOfAPictureComeBackLargestFirst()
    {
        const auto colors = colorsOfPicture(fileOf(threeColors()), 6);
        QVERIFY(colors.ok());
        QCOMPARE(colors->size(), std::size_t(3)); // what is alike is joined
        QVERIFY(alike((*colors)[0].hex, "#204080"));
        QVERIFY(alike((*colors)[1].hex, "#308050"));
        QVERIFY(alike((*colors)[2].hex, "#F08010"));
        QVERIFY(std::abs((*colors)[0].share - 0.6) < 0.02);
        QVERIFY(std::abs((*colors)[2].share - 0.1) < 0.02);
    }

    void theFaceInTheMiddleIsNoBrandColour()
    {
        QImage image = threeColors();
        QPainter painter(&image);
        painter.setBrush(QColor("#C89878"));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(100, 84), 40, 56);
        painter.end();
        const auto colors = colorsOfPicture(fileOf(image), 6);
        QVERIFY(colors.ok());
        for (const PictureColor &color : *colors)
            QVERIFY2(!alike(color.hex, "#C89878"), color.hex.c_str());
    }

    void aPictureOfNothingButSkinStillHasItsColour()
    {
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(QColor("#C89878"));
        const auto colors = colorsOfPicture(fileOf(image), 5);
        QVERIFY(colors.ok());
        QVERIFY(alike(colors->front().hex, "#C89878"));
    }

    void theSamePictureGivesTheSameColours()
    {
        QImage image(120, 150, QImage::Format_RGB32);
        for (int y = 0; y < 150; ++y)
            for (int x = 0; x < 120; ++x)
                image.setPixelColor(x, y, QColor::fromHsv(x * 3 % 360, 80 + y, 60 + y));
        const ImageFile file = fileOf(image);
        const auto first = colorsOfPicture(file, 6), second = colorsOfPicture(file, 6);
        QCOMPARE(first->size(), second->size());
        for (std::size_t i = 0; i < first->size(); ++i)
            QCOMPARE((*first)[i].hex, (*second)[i].hex);
    }

    void aDamagedFileIsRefusedInASentence()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        threeColors().save(&buffer, "PNG");
        bytes.truncate(60);
        const auto file = ImageFile::fromBytes(bytes.toStdString(), "broken.png");
        QVERIFY(file.ok()); // its header is whole
        const auto colors = colorsOfPicture(*file);
        QVERIFY(!colors.ok());
        QVERIFY(!colors.error().message.empty());
    }

    void aStopIsObeyed()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!colorsOfPicture(fileOf(threeColors()), 6, stop.get_token()).ok());
    }
};

QTEST_APPLESS_MAIN(TestPictureColors)
#include "tst_picture_colors.moc"
