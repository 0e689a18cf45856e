// SPDX-License-Identifier: MIT
#include "plugins/backend_plugin.h"

#include <QPluginLoader>
#include <QTest>

#include <algorithm>
#include <set>

using namespace presence;

class TestSitterBackend : public QObject
{
    Q_OBJECT

    QPluginLoader m_loader{QStringLiteral(PRESENCE_BINARY_DIR "/lib/presence/plugins/presence_sitter.so")};
    std::unique_ptr<Backend> m_backend;

    static GenerationRequest order(int count, std::int64_t seed)
    {
        GenerationRequest request;
        request.settings.width = 64;
        request.settings.height = 80;
        request.settings.count = count;
        request.settings.seed = seed;
        request.settings.steps = 2;
        return request;
    }

private slots:
    void initTestCase()
    {
        auto *plugin = qobject_cast<BackendPlugin *>(m_loader.instance());
        QVERIFY2(plugin, qPrintable(m_loader.errorString()));
        auto offer = plugin->createBackends({Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}});
        QCOMPARE(offer.backends.size(), std::size_t(1));
        QVERIFY(offer.problems.empty());
        m_backend = std::move(offer.backends[0]);
    }

    void itIsOfflineFreeAndAlwaysReady()
    {
        const BackendInfo info = m_backend->info();
        QCOMPARE(info.id, "sitter");
        QVERIFY(info.kind == BackendInfo::Kind::Offline && info.seed && info.cancel && info.keyName.empty());
        QVERIFY(m_backend->check({}).ok());
    }

    void itMakesOnePictureARequestSoThatNothingFinishedIsLost()
    {
        QCOMPARE(m_backend->info().largestCount, 1);
        for (const int count : {-1, 0, 2, 65}) {
            const auto refused = m_backend->generate(order(count, 1), {}, {});
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        }
    }

    void aPictureHasTheAskedSizeItsSeedAndItsTruth()
    {
        const auto result = m_backend->generate(order(1, 40), {}, {});
        QVERIFY(result.ok());
        QCOMPARE(result->images.size(), std::size_t(1));
        const GeneratedImage &image = result->images[0];
        QCOMPARE(image.seed, std::int64_t(40));
        QCOMPARE(image.file.format(), ImageFile::Format::Png);
        QCOMPARE(image.file.width(), 64);
        QCOMPARE(image.file.height(), 80);
        QVERIFY(image.truthJson.find("key_direction") != std::string::npos);
        const auto next = m_backend->generate(order(1, 41), {}, {});
        QVERIFY(next.ok() && !(next->images[0].file == image.file));
        const auto again = m_backend->generate(order(1, 40), {}, {});
        QVERIFY2(again.ok() && again->images[0].file == image.file, "the seed alone decides");
    }

    void extrasComeBesideThePictureAndOnlyWhenAskedFor()
    {
        QVERIFY(m_backend->generate(order(1, 40), {}, {})->images[0].attachments.empty());
        GenerationRequest request = order(1, 40);
        request.extras = {"truth", "depth"};
        const auto result = m_backend->generate(request, {}, {});
        QVERIFY(result.ok());
        std::set<std::string> names;
        for (const Attachment &attachment : result->images[0].attachments) {
            names.insert(attachment.name);
            if (attachment.name.ends_with(".png")) {
                const auto file = ImageFile::fromBytes(attachment.bytes, attachment.name);
                QVERIFY(file.ok() && file->width() == 64 && file->height() == 80);
            }
        }
        QCOMPARE(names, (std::set<std::string>{"depth.png", "mask_background.png", "mask_eyes.png",
                                               "mask_hair.png", "mask_skin.png", "truth.json"}));
        for (const std::string &extra : request.extras)
            QVERIFY(std::ranges::count(m_backend->info().extras, extra) == 1);
        request.extras = {"shadow"};
        const auto refused = m_backend->generate(request, {}, {});
        QVERIFY(!refused.ok() && refused.error().message.find("shadow") != std::string::npos);
    }

    void withoutASeedItDrawsOneAndSaysWhich()
    {
        const auto result = m_backend->generate(order(1, -1), {}, {});
        QVERIFY(result.ok());
        QVERIFY(result->images[0].seed >= 0);
    }

    void progressGrowsAndShowsAnEarlyPicture()
    {
        double before = -1;
        int previews = 0;
        const auto result =
            m_backend->generate(order(1, 1),
                                [&](const Progress &progress) {
                                    QVERIFY(progress.fraction >= before && progress.fraction <= 1);
                                    before = progress.fraction;
                                    previews += !progress.preview.isEmpty();
                                },
                                {});
        QVERIFY(result.ok());
        QCOMPARE(before, 1.0);
        QCOMPARE(previews, 1);
    }

    void impossibleSizesAreRefused_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("not a multiple of eight") << 65;
        QTest::newRow("too large") << 8000;
    }
    void impossibleSizesAreRefused()
    {
        QFETCH(int, width);
        GenerationRequest request = order(1, 1);
        request.settings.width = width;
        const auto refused = m_backend->generate(request, {}, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        QVERIFY(!refused.error().message.empty());
    }

    void aCancelledOrderSaysSo()
    {
        std::stop_source stop;
        const auto cancelled = m_backend->generate(
            order(1, 1), [&](const Progress &) { stop.request_stop(); }, stop.get_token());
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestSitterBackend)
#include "tst_sitter_backend.moc"
