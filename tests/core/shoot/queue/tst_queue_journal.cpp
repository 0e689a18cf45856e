// SPDX-License-Identifier: MIT
#include "core/shoot/queue/queue_journal.h"

#include "core/base/file_io.h"
#include "core/shoot/shoot_store.h"
#include "tests/support/test_picture.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace presence;
using Step = QueuedJob::Step;

/// What a program that ends without warning leaves, and what the next one makes of it.
class TestQueueJournal : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path shoot() const { return m_folder->path().toStdString(); }
    std::unique_ptr<QueueJournal> opened() const { return QueueJournal::open(shoot()).value(); }

    static ImageFile picture() { return ImageFile::fromBytes(test::pngPicture(8, 10), "test").value(); }

    static QueuedJob job(const std::string &id, int count = 1)
    {
        QueuedJob made;
        made.id = id;
        made.batch = "batch of " + id;
        made.backendId = "drawbox";
        made.parentTakeId = "0001-x";
        made.placedAt = "2026-11-20T08:30:00Z";
        made.request.spec.pose.gazeYawDeg = 12;
        made.request.prompt.text = "a founder, warm – “smile”";
        made.request.prompt.negative = "plastic";
        made.request.prompt.dialect = Dialect::Tags;
        made.request.prompt.engine = "sdxl";
        made.request.settings.seed = 7;
        made.request.settings.count = count;
        made.request.controls = {{"depth", 0.75, picture()}};
        made.request.extras = {"truth"};
        return made;
    }
    std::vector<std::filesystem::path> journals() const
    {
        std::vector<std::filesystem::path> found;
        for (const auto &file : entriesIn(shoot() / "queue"))
            if (file.extension() == ".jsonl")
                found.push_back(file);
        return found;
    }
    /// As if the program had been killed: its file stays as it is, and is nobody's.
    void leave(const std::function<void(QueueJournal &)> &work) const
    {
        std::string lines;
        {
            const auto journal = opened();
            work(*journal);
            lines = readFile(journals().front()).value();
        }
        for (const auto &file : journals())
            std::filesystem::remove(file);
        QVERIFY(writeFile(shoot() / "queue" / "left.jsonl", lines).ok());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anOrderComesBackWithEverythingThatInfluencesItsPicture()
    {
        leave([](QueueJournal &journal) { QVERIFY(journal.place(job("a")).ok()); });
        const auto next = opened();
        QCOMPARE(next->leftOver().size(), std::size_t(1));
        const QueuedJob &read = next->leftOver()[0];
        const QueuedJob wrote = job("a");
        QCOMPARE(read.id, wrote.id);
        QCOMPARE(read.batch, wrote.batch);
        QCOMPARE(read.backendId, wrote.backendId);
        QCOMPARE(read.parentTakeId, wrote.parentTakeId);
        QCOMPARE(read.placedAt, wrote.placedAt);
        QVERIFY(read.request.spec == wrote.request.spec);
        QCOMPARE(read.request.prompt.text, wrote.request.prompt.text);
        QCOMPARE(read.request.prompt.negative, wrote.request.prompt.negative);
        QCOMPARE(read.request.prompt.engine, wrote.request.prompt.engine);
        QCOMPARE(int(read.request.prompt.dialect), int(wrote.request.prompt.dialect));
        QVERIFY(read.request.settings == wrote.request.settings);
        QCOMPARE(read.request.controls.size(), std::size_t(1));
        QCOMPARE(read.request.controls[0].kind, std::string("depth"));
        QCOMPARE(read.request.controls[0].weight, 0.75);
        QVERIFY(read.request.controls[0].file == wrote.request.controls[0].file);
        QCOMPARE(read.request.extras, wrote.request.extras);
        QVERIFY(read.step == Step::Placed);
    }

    void everyStepIsKnownAfterwards()
    {
        leave([](QueueJournal &journal) {
            for (const char *id : {"waits", "sending", "ticket", "failed", "again", "ended"})
                QVERIFY(journal.place(job(id)).ok());
            QVERIFY(journal.sending("sending").ok());
            QVERIFY(journal.sending("ticket").ok());
            QVERIFY(journal.ticket("ticket", "job/42").ok());
            QVERIFY(journal.sending("failed").ok());
            QVERIFY(journal.failed("failed", {Error::Kind::Refused, "The service declined."}).ok());
            QVERIFY(journal.sending("again").ok());
            QVERIFY(journal.ticket("again", "job/43").ok());
            QVERIFY(journal.waits("again").ok());
            QVERIFY(journal.ended("ended").ok());
            QVERIFY(journal.arranged({"ticket", "waits", "again", "failed", "sending"}).ok());
        });
        for (int round = 0; round < 2; ++round) { // a program that took over may be killed as well
            const auto next = opened();
            const auto &jobs = next->leftOver();
            QCOMPARE(jobs.size(), std::size_t(5));
            QCOMPARE(jobs[0].id, std::string("ticket"));
            QVERIFY(jobs[0].step == Step::Sending);
            QCOMPARE(jobs[0].request.ticket, std::string("job/42"));
            QCOMPARE(jobs[1].id, std::string("waits"));
            QVERIFY(jobs[1].step == Step::Placed);
            QCOMPARE(jobs[2].id, std::string("again"));
            QVERIFY(jobs[2].step == Step::Placed && jobs[2].request.ticket.empty());
            QCOMPARE(jobs[3].id, std::string("failed"));
            QCOMPARE(jobs[3].error.message, std::string("The service declined."));
            QCOMPARE(jobs[4].id, std::string("sending"));
            QVERIFY(jobs[4].step == Step::Sending && jobs[4].request.ticket.empty());
            QVERIFY(next->problems().empty());
        }
    }

    void aFinishedJobIsKnownByItsTakes()
    {
        leave([](QueueJournal &journal) {
            QVERIFY(journal.place(job("whole", 1)).ok());
            QVERIFY(journal.place(job("half", 2)).ok());
            QVERIFY(journal.sending("whole").ok());
            QVERIFY(journal.sending("half").ok());
        });
        auto store = ShootStore::open(shoot()).value();
        for (const char *id : {"whole", "half"}) {
            Take take;
            take.image = picture();
            take.attachments = {orderMark(id)};
            QVERIFY(store.add(take).ok());
        }
        const auto next = opened();
        QCOMPARE(next->leftOver().size(), std::size_t(1));
        QCOMPARE(next->leftOver()[0].id, std::string("half"));
        QCOMPARE(next->leftOver()[0].takeIds.size(), std::size_t(1));
    }

    void whatStoppedInTheMiddleOfALineIsAsIfNeverWritten()
    {
        std::string lines;
        leave([](QueueJournal &journal) {
            QVERIFY(journal.place(job("a")).ok());
            QVERIFY(journal.sending("a").ok());
        });
        lines = readFile(shoot() / "queue" / "left.jsonl").value();
        for (std::size_t length = 0; length <= lines.size(); length += 97) {
            init();
            QVERIFY(
                writeFile(shoot() / "queue" / "pictures" / pictureName(picture()), picture().bytes()).ok());
            QVERIFY(
                writeFile(shoot() / "queue" / "left.jsonl", std::string_view(lines).substr(0, length)).ok());
            const auto next = opened();
            QVERIFY(next->problems().empty());
            const std::size_t whole = lines.find('\n');
            QCOMPARE(next->leftOver().size(), std::size_t(length > whole ? 1 : 0));
        }
    }

    void aDamagedLineCostsOnlyItself()
    {
        leave([](QueueJournal &journal) {
            QVERIFY(journal.place(job("a")).ok());
            QVERIFY(journal.place(job("b")).ok());
        });
        std::string lines = readFile(shoot() / "queue" / "left.jsonl").value();
        lines.insert(lines.find('\n') + 1, "\x01{]\n[1]\n{\"event\": 7}\n");
        QVERIFY(writeFile(shoot() / "queue" / "left.jsonl", lines).ok());
        const auto next = opened();
        QCOMPARE(next->leftOver().size(), std::size_t(2));
        QCOMPARE(next->problems().size(), std::size_t(2));
        QVERIFY(std::filesystem::exists(shoot() / "queue" / "left.jsonl.damaged"));
    }

    void aLostControlPictureIsTold()
    {
        leave([](QueueJournal &journal) { QVERIFY(journal.place(job("a")).ok()); });
        std::filesystem::remove_all(shoot() / "queue" / "pictures");
        const auto next = opened();
        QVERIFY(next->leftOver().empty());
        QCOMPARE(next->problems().size(), std::size_t(1));
        QVERIFY(QString::fromStdString(next->problems()[0]).contains(".png"));
    }

    void whatAnotherProgramIsWorkingOnIsLeftToIt()
    {
        const auto first = opened();
        QVERIFY(first->place(job("a")).ok());
        const auto second = opened();
        QVERIFY(second->leftOver().empty());
        QCOMPARE(journals().size(), std::size_t(2));
        QVERIFY(std::filesystem::exists(shoot() / "queue" / "pictures" / pictureName(picture())));
    }

    void nothingIsLeftBehindWhenAllIsDone()
    {
        {
            const auto journal = opened();
            QVERIFY(journal->place(job("a")).ok());
            QVERIFY(journal->ended("a").ok());
        }
        QVERIFY(journals().empty());
        (void)opened();
        QVERIFY(entriesIn(shoot() / "queue" / "pictures").empty());
    }

    void aShootThatCannotBeWrittenIsNamed()
    {
        QVERIFY(writeFile(shoot() / "queue", "a file in the way").ok());
        const auto journal = QueueJournal::open(shoot());
        QVERIFY(!journal.ok());
        QVERIFY(QString::fromStdString(journal.error().message).contains("queue"));
    }
};

QTEST_GUILESS_MAIN(TestQueueJournal)
#include "tst_queue_journal.moc"
