// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include <QTest>

using namespace presence;

static SitterOptions small(int samples = 1)
{
    SitterOptions options;
    options.width = 128;
    options.height = 160;
    options.samples = samples;
    options.draft = true;
    return options;
}

class TestSitter : public QObject
{
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameBytes()
    {
        Sitter one, other;
        const auto a = one.render({}, small()), b = other.render({}, small()),
                   again = one.render({}, small());
        QVERIFY(a.ok() && b.ok() && again.ok());
        QCOMPARE(a->picture.rgb.size(), std::size_t(3 * 128 * 160));
        QVERIFY(a->picture.rgb == b->picture.rgb);
        QVERIFY(a->picture.rgb == again->picture.rgb);
    }

    void anotherSeedGivesOtherBytes()
    {
        Sitter sitter;
        const auto a = sitter.render({}, small());
        SitterOptions options = small();
        options.seed = 2;
        const auto b = sitter.render({}, options);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(a->picture.rgb != b->picture.rgb);
    }

    void impossibleSizesAreRefused_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("samples");
        QTest::newRow("no width") << 0 << 80 << 1;
        QTest::newRow("negative") << 64 << -80 << 1;
        QTest::newRow("too small") << 15 << 80 << 1;
        QTest::newRow("too large") << 64 << 4097 << 1;
        QTest::newRow("no samples") << 64 << 80 << 0;
        QTest::newRow("too many samples") << 64 << 80 << 257;
    }
    void impossibleSizesAreRefused()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, samples);
        SitterOptions options;
        options.width = width;
        options.height = height;
        options.samples = samples;
        const auto refused = Sitter().render({}, options);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    }

    void cancellingIsReported()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto cancelled = Sitter().render({}, small(), stop.get_token());
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    }

    void sizesFollowTheAspect_data()
    {
        QTest::addColumn<QString>("aspect");
        QTest::addColumn<int>("longSide");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("4:5") << "4:5" << 800 << 640 << 800;
        QTest::newRow("1:1") << "1:1" << 512 << 512 << 512;
        QTest::newRow("16:9") << "16:9" << 1280 << 1280 << 720;
        QTest::newRow("rounded to eights") << "2:3" << 1000 << 664 << 1000;
        QTest::newRow("nonsense") << "wide" << 800 << 640 << 800;
    }
    void sizesFollowTheAspect()
    {
        QFETCH(QString, aspect);
        QFETCH(int, longSide);
        QFETCH(int, width);
        QFETCH(int, height);
        const auto size = sizeForAspect(aspect.toStdString(), longSide);
        QCOMPARE(size[0], width);
        QCOMPARE(size[1], height);
    }
};

QTEST_APPLESS_MAIN(TestSitter)
#include "tst_sitter.moc"
