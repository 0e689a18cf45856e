// SPDX-License-Identifier: MIT
#include "ui/panels/making/queue_panel.h"

#include "ui/models/queue/generation_queue.h"
#include "ui/panels/making/job_row.h"
#include "ui/widgets/layout/elided_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <thread>

using namespace presence;
using State = GenerationJob::State;

namespace {

class Patient : public Backend
{
public:
    std::atomic<bool> gate{false};
    std::atomic<bool> refuse{false};

    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = "patient";
        described.name = "Patient";
        return described;
    }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        progress({0.25, "sampling 5 of 20", {}});
        while (!gate && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "stopped"};
        if (refuse)
            return Error{Error::Kind::Refused, "The service declined these words.", "moderation_blocked"};
        return GenerationResult{};
    }
};

} // namespace

class TestQueuePanel : public QObject
{
    Q_OBJECT

    struct Bench
    {
        BackendRegistry registry;
        Patient *backend = nullptr;
        std::unique_ptr<GenerationQueue> queue;
        std::unique_ptr<QueuePanel> panel;

        Bench()
        {
            auto made = std::make_unique<Patient>();
            backend = made.get();
            (void)registry.add(std::move(made));
            GenerationQueue::Storage storage;
            storage.makeTakes = [](const GenerationJob &, const GenerationResult &) {
                return std::vector<Take>();
            };
            storage.save = [](const Take &take) -> Result<Take> { return take; };
            queue = std::make_unique<GenerationQueue>(registry, storage);
            panel = std::make_unique<QueuePanel>(*queue);
            panel->show();
        }
        int place()
        {
            GenerationQueue::Order order;
            order.backendId = "patient";
            return queue->place(order)->front();
        }
        State state(int id) const { return queue->find(id)->state; }
    };

private slots:
    void aRowSaysWhatHappensAndCancels()
    {
        Bench bench;
        const int id = bench.place();
        JobRow *row = bench.panel->row(id);
        QVERIFY(row);
        QTRY_VERIFY2(row->stateText().startsWith("sampling 5 of 20"), qPrintable(row->stateText()));
        QTRY_VERIFY(row->cancelButton()->isVisible());
        QTest::mouseClick(row->cancelButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.state(id), State::Cancelled);
        QVERIFY(row->retryButton()->isVisible());
        QVERIFY(!row->cancelButton()->isVisible());
    }

    void whatWentWrongCanBeCopiedAndTriedAgain()
    {
        Bench bench;
        bench.backend->gate = true;
        bench.backend->refuse = true;
        const int id = bench.place();
        QTRY_COMPARE(bench.state(id), State::Failed);
        JobRow *row = bench.panel->row(id);
        QCOMPARE(row->errorText(), "The service declined these words.\nmoderation_blocked");
        for (QToolButton *button : row->findChildren<QToolButton *>())
            if (button->accessibleName() == "Copy what went wrong")
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), row->errorText());
        bench.backend->refuse = false;
        QTest::mouseClick(row->retryButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.state(id), State::Finished);
        QTest::mouseClick(row->removeButton(), Qt::LeftButton);
        QVERIFY(!bench.panel->row(id));
        QVERIFY(bench.queue->jobs().empty());
    }

    void aNarrowRowShortensItsTitleAndTellsItInTheTooltip()
    {
        Bench bench;
        const int id = bench.place();
        bench.panel->resize(220, 300);
        ElidedLabel *title = bench.panel->row(id)->titleLabel();
        QTRY_VERIFY2(title->shownText().endsWith(QChar(0x2026)), qPrintable(title->shownText()));
        QVERIFY(title->toolTip().contains(title->text()));
        bench.panel->resize(700, 300);
        QTRY_COMPARE(title->shownText(), title->text());
        bench.queue->cancelAll();
    }

    void aWaitingOrderGoesToTheFront()
    {
        Bench bench;
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place();
        const int third = bench.place();
        QTest::mouseClick(bench.panel->row(third)->frontButton(), Qt::LeftButton);
        QCOMPARE(bench.queue->jobs()[1].id, third);
        QCOMPARE(bench.queue->jobs()[2].id, second);
        bench.queue->cancelAll();
    }
};

QTEST_MAIN(TestQueuePanel)
#include "tst_queue_panel.moc"
