// SPDX-License-Identifier: MIT
#include "core/generation/http_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <map>
#include <set>

using namespace presence;
using namespace presence::test;
using State = GenerationJob::State;

namespace {

constexpr int jobsEach = 5;

/// Speaks to the test's server: with tickets it submits, asks and fetches; without it waits for the answer.
class Service : public Backend
{
public:
    Service(std::string address, bool tickets)
        : m_address(std::move(address))
        , m_tickets(tickets)
    {
    }
    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = m_tickets ? "ticketed" : "blocking";
        described.name = m_tickets ? "Ticketed" : "Blocking";
        described.kind = BackendInfo::Kind::Hosted;
        described.resumes = m_tickets;
        return described;
    }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        std::string ticket = request.ticket;
        if (!m_tickets)
            return made(send("POST", "/draw", request.prompt.text, stop), request);
        if (ticket.empty()) {
            const auto submitted = send("POST", "/submit", request.prompt.text, stop);
            if (!submitted)
                return submitted.error();
            ticket = submitted->body;
            progress({-1, "waiting", {}, ticket});
        }
        for (;;) {
            const auto answer = send("GET", "/result/" + ticket, {}, stop);
            if (!answer || answer->status == 200)
                return made(answer, request);
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
        }
    }

private:
    Result<HttpResponse> send(const char *method, const std::string &path, const std::string &body,
                              std::stop_token stop) const
    {
        HttpRequest request;
        request.method = method;
        request.url = m_address + path;
        request.body = body;
        return sendHttp(request, stop);
    }
    static Result<GenerationResult> made(const Result<HttpResponse> &answer, const GenerationRequest &request)
    {
        if (!answer)
            return answer.error();
        GenerationResult result;
        for (int i = 0; i < request.settings.count; ++i)
            result.images.push_back({ImageFile::fromBytes(answer->body, "answer").value(), -1, {}, {}, {}});
        return result;
    }

    const std::string m_address;
    const bool m_tickets;
};

volatile std::sig_atomic_t closing = 0;

/// The studio without a window: places orders or goes on with those of last time, and ends when nothing is
/// left to wait for, or when it is closed (SIGTERM). Prints what a person has to decide.
int runChild(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::signal(SIGTERM, [](int) { closing = 1; });
    const std::string shoot = argv[2], address = argv[3];
    const bool places = std::string(argv[4]) == "place";
    BackendRegistry registry;
    (void)registry.add(std::make_unique<Service>(address, true));
    (void)registry.add(std::make_unique<Service>(address, false));
    GenerationQueue queue(registry, GenerationQueue::storageIn(ShootStore::open(shoot).value(), registry));
    queue.setAtOnce("ticketed", 2);
    queue.keepIn(shoot);
    for (int i = 0; places && i < jobsEach; ++i)
        for (const char *backend : {"ticketed", "blocking"}) {
            GenerationQueue::Order order;
            order.backendId = backend;
            order.request.prompt.text = std::string(backend) + "-" + std::to_string(i);
            (void)queue.place(order);
        }
    if (!places && queue.restored() > 0 && !queue.isPaused())
        std::printf("not paused\n");
    queue.setPaused(false);
    if (!QTest::qWaitFor([&] { return queue.unfinished() == 0 || closing; }, 60000))
        return 1;
    if (closing)
        return 0;
    for (const GenerationJob &job : queue.jobs())
        if (job.state != State::Finished)
            std::printf("%s %s\n", job.state == State::Interrupted ? "interrupted" : "lost",
                        job.request.prompt.text.c_str());
    return 0;
}

} // namespace

/// The program is killed or closed at any moment of a running queue and started again.
class TestQueueRestart : public QObject
{
    Q_OBJECT

private slots:
    void endedAtAnyMomentNothingIsLostOrSentTwice_data()
    {
        QTest::addColumn<int>("point");   // the request at which the first program ends
        QTest::addColumn<int>("delayMs"); // after its answer; negative: before
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("ends"); // further ones follow at the second request of the next program
        const auto row = [](const char *how, int point, int delay, int signal, int ends) {
            QTest::addRow("%s at request %d, %s", how, point,
                          delay < 0 ? "unanswered" : qPrintable(QString("%1 ms later").arg(delay)))
                << point << delay << signal << ends;
        };
        for (int point = 1; point <= 20; ++point) {
            const int delay = point % 4 == 1 ? -1 : (point - 1) % 4 * 2 - 2;
            row("killed", point, delay, SIGKILL, 1);
            row("closed", point, delay, SIGTERM, 1);
            if (point % 3 == 0)
                row("killed twice", point, delay, SIGKILL, 2);
        }
    }
    void endedAtAnyMomentNothingIsLostOrSentTwice()
    {
        QFETCH(int, point);
        QFETCH(int, delayMs);
        QFETCH(int, signal);
        QFETCH(int, ends);
        QTemporaryDir folder;
        const QString shoot = folder.filePath("shoot");

        std::atomic<qint64> victim = 0;
        std::atomic<int> request = 0;
        std::atomic<int> count = 0;
        std::mutex mutex;
        std::map<std::string, int> sent;            // how often each prompt came
        std::map<std::string, std::string> tickets; // ticket → prompt
        std::map<std::string, int> asked;           // how often each ticket was asked for
        const std::string picture = pngPicture(8, 10);
        LoopbackServer server([&](const LoopbackRequest &got, LoopbackReply &reply) {
            const int number = ++count;
            const auto strike = [&] {
                if (number != request)
                    return;
                request = 0;
                while (victim == 0) // the program is faster than this test
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                ::kill(pid_t(victim.exchange(0)), signal);
            };
            std::string answer = picture;
            int status = 200;
            {
                std::lock_guard lock(mutex);
                if (got.path == "/draw") {
                    ++sent[got.body];
                } else if (got.path == "/submit") {
                    ++sent[got.body];
                    answer = "t" + std::to_string(tickets.size());
                    tickets[answer] = got.body;
                } else if (++asked[got.path.substr(8)] == 1) {
                    status = 202;
                }
            }
            if (delayMs < 0)
                strike();
            reply.send(status, answer, "image/png");
            std::this_thread::sleep_for(std::chrono::milliseconds(std::max(0, delayMs)));
            strike();
        });
        const auto child = [&](QProcess &process, const char *what) {
            process.start(QCoreApplication::applicationFilePath(),
                          {"--child", shoot, QString::fromStdString(server.address()), what});
            QVERIFY(process.waitForStarted());
        };

        std::vector<std::string> before;
        for (int end = 0; end < ends; ++end) {
            QProcess ended;
            request = end == 0 ? point : count + 2;
            child(ended, end == 0 ? "place" : "resume");
            victim = ended.processId();
            QVERIFY(ended.waitForFinished(60000));
            const auto status = signal == SIGKILL ? QProcess::CrashExit : QProcess::NormalExit;
            if (end == 0) // later ones may find nothing to do
                QCOMPARE(ended.exitStatus(), status);
            before = ShootStore::open(shoot.toStdString())->takeIds();
        }
        request = 0;

        QProcess last;
        child(last, "resume");
        QVERIFY(last.waitForFinished(60000));
        QCOMPARE(last.exitStatus(), QProcess::NormalExit);
        QCOMPARE(last.exitCode(), 0);
        const QString told = QString::fromUtf8(last.readAllStandardOutput());
        QVERIFY2(!told.contains("lost") && !told.contains("not paused"), qPrintable(told));

        const auto store = ShootStore::open(shoot.toStdString()).value();
        std::map<std::string, int> made;
        std::set<std::string> after;
        for (const Take &take : store.loadAll()) {
            ++made[take.promptText];
            after.insert(take.id);
        }
        for (const std::string &id : before)
            QVERIFY2(after.contains(id), id.c_str());
        std::lock_guard lock(mutex);
        for (int i = 0; i < jobsEach; ++i)
            for (const char *backend : {"ticketed-", "blocking-"}) {
                const std::string prompt = backend + std::to_string(i);
                const bool asks = told.contains(QString::fromStdString("interrupted " + prompt + "\n"));
                QVERIFY2(made[prompt] + asks == 1, (prompt + ": " + std::to_string(made[prompt]) +
                                                    " takes, " + (asks ? "asked" : "not asked"))
                                                       .c_str());
                QVERIFY2(sent[prompt] == 1 || (asks && sent[prompt] == 0),
                         (prompt + " was sent " + std::to_string(sent[prompt])).c_str());
            }
        for (const auto &[ticket, prompt] : tickets)
            if (asked.contains(ticket)) // the program had it, so it must have used it
                QVERIFY2(made[prompt] == 1, prompt.c_str());
    }
};

int main(int argc, char **argv)
{
    if (argc == 5 && std::string(argv[1]) == "--child")
        return runChild(argc, argv);
    QCoreApplication application(argc, argv);
    TestQueueRestart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_queue_restart.moc"
