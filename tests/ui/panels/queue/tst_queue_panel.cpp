// SPDX-License-Identifier: MIT
#include "ui/panels/queue/queue_panel.h"

#include "ui/models/queue/generation_queue.h"
#include "ui/panels/queue/job_row.h"
#include "ui/panels/queue/queue_list.h"
#include "ui/panels/queue/spend_line.h"
#include "ui/widgets/layout/elided_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
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
    std::optional<Cost> price = Cost{0.04, "USD"};

    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = "patient";
        described.name = "Patient";
        described.kind = BackendInfo::Kind::Hosted;
        return described;
    }
    Estimate estimate(const GenerationRequest &) const override { return {price, 12, "price list"}; }
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

    void aPausedQueueSaysSoAndContinues()
    {
        Bench bench;
        QVERIFY(!bench.panel->pauseButton()->isVisible());
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place();
        QTest::mouseClick(bench.panel->pauseButton(), Qt::LeftButton);
        QVERIFY(bench.panel->notice().contains("paused"));
        QCOMPARE(bench.panel->pauseButton()->text(), "Continue");
        bench.backend->gate = true;
        QTRY_COMPARE(bench.state(first), State::Finished);
        QTest::qWait(20);
        QCOMPARE(bench.state(second), State::Queued);
        QTest::mouseClick(bench.panel->pauseButton(), Qt::LeftButton);
        QVERIFY(bench.panel->notice().isEmpty());
        QTRY_COMPARE(bench.state(second), State::Finished);
    }

    void aWaitingOrderIsMovedByKeysAndByMouse()
    {
        Bench bench;
        bench.panel->resize(400, 600);
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place(), third = bench.place(), fourth = bench.place();
        const auto order = [&] {
            QList<int> ids;
            for (const GenerationJob &job : bench.queue->jobs())
                ids.append(job.id);
            return ids;
        };
        JobRow *row = bench.panel->row(third);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(order(), (QList<int>{first, third, second, fourth}));
        QTest::keyClick(row, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(order(), (QList<int>{first, second, third, fourth}));

        QueueList *list = bench.panel->list();
        QTest::qWait(20); // laid out
        const auto middle = [&](int id) { return bench.panel->row(id)->geometry().center(); };
        QTest::mousePress(list, Qt::LeftButton, {}, middle(fourth));
        QTest::mouseMove(list, middle(third));
        QTest::mouseMove(list, middle(second) - QPoint(0, 8));
        QTest::mouseRelease(list, Qt::LeftButton, {}, middle(second) - QPoint(0, 8));
        QCOMPARE(order(), (QList<int>{first, fourth, second, third}));
        for (int place = 0; place < 4; ++place) // the rows stand as the jobs do
            QCOMPARE(list->layout()->itemAt(place)->widget(), bench.panel->row(order()[place]));

        QTest::keyClick(bench.panel->row(second), Qt::Key_Delete);
        QCOMPARE(bench.state(second), State::Cancelled);
        bench.queue->cancelAll();
    }

    void aMenuCancelsWhatWaitsAndLeavesWhatIsAtWork()
    {
        Bench bench;
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place(), third = bench.place();
        bench.panel->cancelButton()->menu()->actions().first()->trigger();
        QCOMPARE(bench.state(second), State::Cancelled);
        QCOMPARE(bench.state(third), State::Cancelled);
        QCOMPARE(bench.state(first), State::Running);
        bench.panel->cancelButton()->menu()->actions().last()->trigger();
        QTRY_COMPARE(bench.state(first), State::Cancelled);
    }

    void anOrderGoesBackToTheControls()
    {
        Bench bench;
        QSignalSpy wanted(bench.panel.get(), &QueuePanel::editRequested);
        const int id = bench.place();
        bench.panel->row(id)->moreButton()->menu()->actions().first()->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toInt(), id);
        bench.queue->cancelAll();
    }

    void aPriceThatNobodyTellsIsSaidToBeUnknown()
    {
        Bench bench;
        bench.backend->price.reset();
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const QString told = bench.panel->row(bench.place())->stateText();
        QVERIFY2(told.contains("price unknown"), qPrintable(told));
        bench.queue->cancelAll();
    }

    void priceAndTimeAreToldBeforeAndALimitHoldsBack()
    {
        QTemporaryDir shoot;
        Bench bench;
        bench.queue->keepIn(shoot.path().toStdString());
        const int first = bench.place();
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place();
        QString told = bench.panel->row(second)->stateText();
        QVERIFY2(told.contains("about 12") && told.contains("0.0400 USD"), qPrintable(told));

        SpendLine *spend = bench.panel->spendLine();
        QVERIFY(spend->text().contains("Nothing spent"));
        QTest::mouseClick(spend->changeButton(), Qt::LeftButton);
        spend->amountField()->setValue(0.05);
        QTest::mouseClick(spend->setButton(), Qt::LeftButton);
        QVERIFY(spend->text().contains("limit 0.0500 USD"));
        bench.backend->gate = true;
        QTRY_COMPARE(bench.state(second), State::Held);
        QTRY_VERIFY2(spend->text().contains("Spent in this shoot: 0.0400 USD"), qPrintable(spend->text()));
        JobRow *row = bench.panel->row(second);
        QVERIFY2(row->errorText().contains("0.0800 USD, over its limit of 0.0500 USD"),
                 qPrintable(row->errorText()));
        QTest::mouseClick(row->allowButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.state(second), State::Finished);
        QTRY_VERIFY(spend->text().contains("0.0800 USD"));
        told = row->stateText();
        QVERIFY2(told.startsWith("finished") && told.contains("0.0400 USD"), qPrintable(told));
        QTest::mouseClick(spend->changeButton(), Qt::LeftButton);
        QTest::mouseClick(spend->noLimitButton(), Qt::LeftButton);
        QVERIFY(!spend->text().contains("limit"));
    }
};

QTEST_MAIN(TestQueuePanel)
#include "tst_queue_panel.moc"
