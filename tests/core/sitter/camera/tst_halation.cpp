// SPDX-License-Identifier: MIT
#include "core/sitter/camera/halation.h"

#include <QTest>

using namespace presence;

/// A grey picture with one bright square in its middle.
class TestHalation : public QObject
{
    Q_OBJECT

    static constexpr int side = 180, low = 84, high = 96;

    static SitterPicture glowing(float amount)
    {
        SitterPicture picture;
        picture.width = picture.height = side;
        picture.rgb.assign(3 * side * side, 100);
        std::vector<float> luminance(side * side, 0.2f);
        for (int y = low; y < high; ++y)
            for (int x = low; x < high; ++x) {
                luminance[std::size_t(y) * side + x] = 1;
                std::fill_n(picture.rgb.begin() + 3 * (y * side + x), 3, std::uint8_t(240));
            }
        addHalation(picture, luminance, amount);
        return picture;
    }
    static const std::uint8_t *at(const SitterPicture &picture, int x, int y)
    {
        return picture.rgb.data() + 3 * (std::size_t(y) * side + x);
    }

private slots:
    void withoutItThePictureStays()
    {
        const SitterPicture picture = glowing(0);
        QCOMPARE(int(at(picture, low - 1, 90)[0]), 100);
        QCOMPARE(int(at(picture, 90, 90)[0]), 240);
    }

    void brightEdgesGlowRedOnEverySide()
    {
        const SitterPicture picture = glowing(1);
        for (const auto &[x, y] : {std::pair{low - 2, 90}, {high + 1, 90}, {90, low - 2}, {90, high + 1}}) {
            const std::uint8_t *pixel = at(picture, x, y);
            QVERIFY(pixel[0] > 110);
            QVERIFY(pixel[0] > pixel[1] && pixel[1] >= pixel[2]);
        }
        QCOMPARE(int(at(picture, low - 2, 90)[0]), int(at(picture, high + 1, 90)[0]));
    }

    void farFromThemNothingChanges() { QCOMPARE(int(at(glowing(1), 20, 20)[0]), 100); }

    void moreOfItGlowsMore() { QVERIFY(at(glowing(1), low - 2, 90)[0] > at(glowing(0.4f), low - 2, 90)[0]); }
};

QTEST_APPLESS_MAIN(TestHalation)
#include "tst_halation.moc"
