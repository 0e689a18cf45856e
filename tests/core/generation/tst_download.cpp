// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/generation/download.h"
#include "tests/support/loopback_server.h"

#include <QTemporaryDir>
#include <QTest>

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
