// SPDX-License-Identifier: MIT
#include "plugins/plugin_loader.h"
#include "ui/models/queue/generation_queue.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;
using State = GenerationJob::State;

/// What happens to the finished pictures of an order that does not come to its end.
class TestSitterOrders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    PluginHost m_plugins;
    BackendRegistry m_backends;

private slots:
    void initTestCase()
    {
        m_plugins.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                             {Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}}, m_backends);
        QVERIFY(m_backends.find("sitter"));
    }

    void whatIsFinishedBeforeACancelIsStored()
    {
        const auto shoot = ShootStore::open(m_home.filePath("shoot").toStdString());
        QVERIFY(shoot.ok());
        GenerationQueue queue(m_backends, GenerationQueue::storageIn(*shoot, m_backends));
        GenerationQueue::Order order;
        order.backendId = "sitter";
        order.request.settings.width = 64;
        order.request.settings.height = 80;
        order.request.settings.steps = 1;
        order.request.settings.seed = 70;
        order.request.settings.count = 4;

        int stored = 0;
        std::vector<std::int64_t> seeds;
        connect(&queue, &GenerationQueue::takeFinished, &queue, [&](const Take &take) {
            seeds.push_back(take.seed);
            if (++stored == 2)
                queue.cancelAll();
        });
        const auto jobs = queue.place(order);
        QVERIFY(jobs.ok());
        QCOMPARE(jobs->size(), std::size_t(4));
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(queue.find((*jobs)[i])->request.settings.seed, std::int64_t(70 + i));

        QTRY_COMPARE_WITH_TIMEOUT(queue.unfinished(), 0, 60000);
        QCOMPARE(seeds, (std::vector<std::int64_t>{70, 71}));
        QVERIFY(queue.find((*jobs)[3])->state == State::Cancelled);
        std::vector<std::string> problems;
        const auto takes = shoot->loadAll(&problems);
        QVERIFY(problems.empty());
        QCOMPARE(takes.size(), std::size_t(2));
        QCOMPARE(takes[0].seed, std::int64_t(70));
        QCOMPARE(takes[1].seed, std::int64_t(71));
    }
};

QTEST_GUILESS_MAIN(TestSitterOrders)
#include "tst_sitter_orders.moc"
