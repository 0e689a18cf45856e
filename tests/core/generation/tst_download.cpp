// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/generation/download.h"
#include "tests/support/loopback_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace presence;
using namespace presence::test;

/// A file server that knows ranges, and may break off.
class TestDownload : public QObject
{
    Q_OBJECT

    static std::string content()
    {
        std::string bytes(1'300'000, '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 2654435761u >> 13);
        return bytes;
    }

    const std::string m_file = content();

    static std::pair<std::size_t, std::size_t> rangeOf(const LoopbackRequest &request)
    {
        std::size_t from = 0, to = 0;
        std::sscanf(request.header("range").c_str(), "bytes=%zu-%zu", &from, &to);
        return {from, to};
    }

    void sendRange(const LoopbackRequest &request, LoopbackReply &reply) const
    {
        const auto [from, to] = rangeOf(request);
        reply.send(206, std::string_view(m_file).substr(from, to - from + 1), "application/octet-stream");
    }

private slots:
    void aFileComesInPiecesAndLeavesNoPart()
    {
        const LoopbackServer server(
            [&](const LoopbackRequest &request, LoopbackReply &reply) { sendRange(request, reply); });
        QTemporaryDir folder;
        const std::filesystem::path part = folder.filePath("x.part").toStdString();
        std::uint64_t told = 0;
        const auto bytes = downloadResumably(
            server.address() + "/model", m_file.size(), part,
            [&](std::uint64_t received, std::uint64_t) { told = std::max(told, received); }, {});
        QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().message.c_str());
        QVERIFY(*bytes == m_file);
        QCOMPARE(told, std::uint64_t(m_file.size()));
        QCOMPARE(server.requests("/model").size(), std::size_t(3));
        QVERIFY(!std::filesystem::exists(part));
    }

    void aBrokenDownloadGoesOnWhereItWas()
    {
        std::atomic<bool> broken = true;
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (broken && rangeOf(request).first > 0)
                reply.send(503, "busy", "text/plain");
            else
                sendRange(request, reply);
        });
        QTemporaryDir folder;
        const std::filesystem::path part = folder.filePath("x.part").toStdString();
        const auto failed = downloadResumably(server.address() + "/model", m_file.size(), part, {}, {});
        QVERIFY(!failed.ok());
        QVERIFY(failed.error().message.find("503") != std::string::npos);
        broken = false;
        const auto bytes = downloadResumably(server.address() + "/model", m_file.size(), part, {}, {});
        QVERIFY(bytes.ok());
        QVERIFY(*bytes == m_file);
        QCOMPARE(rangeOf(server.requests("/model").at(2)).first, std::size_t(512 * 1024));
    }

    void aServerWithoutRangesSendsEverythingAtOnce()
    {
        const LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(200, m_file, "application/octet-stream");
        });
        QTemporaryDir folder;
        const auto bytes = downloadResumably(server.address() + "/model", m_file.size(),
                                             folder.filePath("x.part").toStdString(), {}, {});
        QVERIFY(bytes.ok());
        QVERIFY(*bytes == m_file);
    }

    void aPageInsteadOfTheFileIsRefused()
    {
        const LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(200, "<html>moved</html>", "text/html");
        });
        QTemporaryDir folder;
        const auto bytes = downloadResumably(server.address() + "/model", m_file.size(),
                                             folder.filePath("x.part").toStdString(), {}, {});
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.error().kind, Error::Kind::BadInput);
    }

    void aConnectionThatBreaksOffInAPieceCostsThatPieceOnly()
    {
        std::atomic<int> asked = 0;
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (++asked != 2)
                return sendRange(request, reply);
            reply.sendHead(206, "Content-Length: 524288", "application/octet-stream");
            reply.raw(m_file.substr(0, 1000));
        });
        QTemporaryDir folder;
        const ResumableFetcher fetch = resumableFetcher(folder.path().toStdString());
        const auto broken = fetch(server.address() + "/model", m_file.size(), {}, {});
        QVERIFY(!broken.ok());
        QCOMPARE(broken.error().kind, Error::Kind::Network);
        const auto bytes = fetch(server.address() + "/model", m_file.size(), {}, {});
        QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().message.c_str());
        QVERIFY(*bytes == m_file);
        std::vector<std::string> ranges;
        for (const LoopbackRequest &request : server.requests("/model"))
            ranges.push_back(request.header("range"));
        QCOMPARE(ranges, (std::vector<std::string>{"bytes=0-524287", "bytes=524288-1048575",
                                                   "bytes=524288-1048575", "bytes=1048576-1299999"}));
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
    }

    void theFetcherKeepsThePartsOfTwoAddressesApart()
    {
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            rangeOf(request).first == 0 ? sendRange(request, reply) : reply.send(503, "busy", "text/plain");
        });
        QTemporaryDir folder;
        const ResumableFetcher fetch = resumableFetcher(folder.path().toStdString());
        for (const char *path : {"/one", "/two", "/one"})
            QVERIFY(!fetch(server.address() + path, m_file.size(), {}, {}).ok());
        QCOMPARE(entriesIn(folder.path().toStdString()).size(), std::size_t(2));
        QCOMPARE(server.requests("/one").size(), std::size_t(3)); // the first piece of it once only
        QCOMPARE(rangeOf(server.requests("/two").front()).first, std::size_t(0));
    }

    void aFileThatChangedIsFetchedFromTheStart_data()
    {
        QTest::addColumn<bool>("knowsIfRange");
        QTest::addColumn<bool>("nextRun");
        for (const bool knows : {true, false})
            for (const bool next : {true, false})
                QTest::addRow("If-Range %s, %s", knows ? "known" : "ignored",
                              next ? "before the next run" : "under way")
                    << knows << next;
    }
    void aFileThatChangedIsFetchedFromTheStart()
    {
        QFETCH(bool, knowsIfRange);
        QFETCH(bool, nextRun);
        std::string old = m_file;
        std::ranges::reverse(old);
        std::atomic<int> asked = 0;
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            const bool isNew = ++asked > (nextRun ? 2 : 1);
            if (nextRun && asked == 2)
                return reply.send(503, "busy", "text/plain");
            const std::string tag = isNew ? R"("new")" : R"("old")";
            if (knowsIfRange && !request.header("if-range").empty() && request.header("if-range") != tag)
                return reply.send(200, m_file, "application/octet-stream", {{"ETag", tag}});
            const auto [from, to] = rangeOf(request);
            reply.send(206, std::string_view(isNew ? m_file : old).substr(from, to - from + 1),
                       "application/octet-stream", {{"ETag", tag}});
        });
        QTemporaryDir folder;
        const ResumableFetcher fetch = resumableFetcher(folder.path().toStdString());
        if (nextRun)
            QVERIFY(!fetch(server.address() + "/model", m_file.size(), {}, {}).ok());
        const auto bytes = fetch(server.address() + "/model", m_file.size(), {}, {});
        QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().message.c_str());
        QVERIFY(*bytes == m_file);
        QCOMPARE(server.requests("/model").at(nextRun ? 2 : 1).header("if-range"), std::string(R"("old")"));
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
    }

    void aFileThatNeverStaysTheSameIsGivenUp()
    {
        std::atomic<int> asked = 0;
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            const auto [from, to] = rangeOf(request);
            reply.send(206, std::string_view(m_file).substr(from, to - from + 1), "application/octet-stream",
                       {{"ETag", "\"" + std::to_string(++asked) + "\""}});
        });
        QTemporaryDir folder;
        const auto bytes = downloadResumably(server.address() + "/model", m_file.size(),
                                             folder.filePath("x.part").toStdString(), {}, {});
        QVERIFY(!bytes.ok());
        QVERIFY2(bytes.error().message.find("changes while") != std::string::npos,
                 bytes.error().message.c_str());
    }

    void weakTagsAreNotReliedOn()
    {
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            const auto [from, to] = rangeOf(request);
            reply.send(206, std::string_view(m_file).substr(from, to - from + 1), "application/octet-stream",
                       {{"ETag", R"(W/"1")"}});
        });
        QTemporaryDir folder;
        const auto bytes = downloadResumably(server.address() + "/model", m_file.size(),
                                             folder.filePath("x.part").toStdString(), {}, {});
        QVERIFY(bytes.ok() && *bytes == m_file);
        for (const LoopbackRequest &request : server.requests("/model"))
            QVERIFY(request.header("if-range").empty());
    }

    void anythingButThePieceThatWasAskedForIsRefused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("contentRange");
        QTest::newRow("a byte too many in a piece") << 206 << 512 * 1024 + 1 << QByteArray();
        QTest::newRow("a byte too few in a piece") << 206 << 512 * 1024 - 1 << QByteArray();
        QTest::newRow("a piece from elsewhere") << 206 << 512 * 1024 << QByteArray("bytes 5-524292/1300000");
        QTest::newRow("a byte too many in the whole") << 200 << 1'300'001 << QByteArray();
        QTest::newRow("far too many in the whole") << 200 << 2'600'000 << QByteArray();
        QTest::newRow("far too many in a piece") << 206 << 2'600'000 << QByteArray();
        QTest::newRow("not satisfiable") << 416 << 0 << QByteArray("bytes */7");
    }
    void anythingButThePieceThatWasAskedForIsRefused()
    {
        QFETCH(int, status);
        QFETCH(int, bytes);
        QFETCH(QByteArray, contentRange);
        const LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            Headers more;
            if (!contentRange.isEmpty())
                more.emplace_back("Content-Range", contentRange.toStdString());
            reply.send(status, (m_file + m_file).substr(0, std::size_t(bytes)), "application/octet-stream",
                       more);
        });
        QTemporaryDir folder;
        const std::filesystem::path part = folder.filePath("x.part").toStdString();
        const auto fetched = downloadResumably(server.address() + "/model", m_file.size(), part, {}, {});
        QVERIFY(!fetched.ok());
        QCOMPARE(fetched.error().kind, Error::Kind::BadInput);
        QVERIFY(!std::filesystem::exists(part));
    }

    void aStoppedDownloadKeepsWhatHasCome()
    {
        std::stop_source stop;
        const LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (rangeOf(request).first == 0)
                return sendRange(request, reply);
            stop.request_stop();
            reply.stall();
        });
        QTemporaryDir folder;
        const std::filesystem::path part = folder.filePath("x.part").toStdString();
        const auto bytes =
            downloadResumably(server.address() + "/model", m_file.size(), part, {}, stop.get_token());
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.error().kind, Error::Kind::Cancelled);
        QCOMPARE(std::filesystem::file_size(part), std::uintmax_t(512 * 1024));
    }
};

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
