// SPDX-License-Identifier: MIT
#include "core/generation/reach/diagnosis.h"
#include "core/generation/reach/local_servers.h"
#include "tests/support/loopback_server.h"

#include <QTest>

#include <filesystem>

using namespace presence;
using namespace presence::test;

namespace {

/// What each server answers to the question that tells it, as their documentation has it.
void answerAs(const std::string &who, const LoopbackRequest &request, LoopbackReply &reply)
{
    if (who == "comfyui" && request.path == "/system_stats")
        return reply.send(200, R"({"system": {"comfyui_version": "0.3.64"}, "devices": []})");
    if (who == "sd-server" && request.path == "/sdcpp/v1/capabilities")
        return reply.send(200, R"({"model": {"name": "sd15"}, "supported_modes": ["img_gen"]})");
    if (who == "sd-server" && request.path == "/sdapi/v1/sd-models")
        return reply.send(200, "[]");
    if (who == "video" && request.path == "/sdcpp/v1/capabilities")
        return reply.send(200, R"({"model": {"name": "wan"}, "supported_modes": ["vid_gen"]})");
    if (who == "swarmui" && request.path == "/API/GetNewSession" && request.method == "POST")
        return reply.send(200, R"({"session_id": "S", "version": "0.9.7"})");
    if (who == "a1111" && request.path == "/sdapi/v1/progress")
        return reply.send(200, R"({"progress": 0.0, "state": {}})");
    if (who == "sdnext" && request.path == "/sdapi/v1/progress")
        return reply.send(200, R"({"id": null, "progress": 0.0, "state": {}})");
    if (who == "a1111-login" && request.path == "/sdapi/v1/progress")
        return reply.send(401, R"({"detail": "Not authenticated"})");
    if (who.starts_with("a1111") && request.path == "/")
        return reply.send(200, "<html><script>window.gradio_config = {}</script></html>", "text/html");
    if (who == "web" && request.path == "/")
        return reply.send(200, "<html>It works!</html>", "text/html");
    reply.send(404, R"({"detail": "Not Found"})");
}

class Stranger : public Backend
{
public:
    Error trouble;
    std::vector<std::string> offered;

    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = "a1111";
        described.name = "AUTOMATIC1111";
        described.kind = BackendInfo::Kind::Local;
        described.refreshesModels = true;
        return described;
    }
    Result<> check(std::stop_token) override
    {
        return trouble.message.empty() ? Result<>() : Result<>(trouble);
    }
    Result<std::vector<std::string>> models(std::stop_token) override { return offered; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return trouble;
    }
};

} // namespace

class TestLocalServers : public QObject
{
    Q_OBJECT

private slots:
    void aServerIsToldByWhatOnlyItAnswers_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("problem");
        QTest::newRow("ComfyUI") << "comfyui"
                                 << "comfyui"
                                 << "0.3.64"
                                 << "";
        QTest::newRow("sd-server") << "sd-server"
                                   << "stable-diffusion-cpp"
                                   << ""
                                   << "";
        QTest::newRow("sd-server for clips") << "video"
                                             << "stable-diffusion-cpp"
                                             << ""
                                             << "stills";
        QTest::newRow("SwarmUI") << "swarmui"
                                 << "swarmui"
                                 << "0.9.7"
                                 << "";
        QTest::newRow("A1111") << "a1111"
                               << "a1111"
                               << ""
                               << "";
        QTest::newRow("SD.Next") << "sdnext"
                                 << "sdnext"
                                 << ""
                                 << "";
        QTest::newRow("A1111 with a login") << "a1111-login"
                                            << "a1111"
                                            << ""
                                            << "password";
        QTest::newRow("A1111 without --api") << "a1111-closed"
                                             << "a1111"
                                             << ""
                                             << "--api";
        QTest::newRow("another web server") << "web"
                                            << ""
                                            << ""
                                            << "";
    }
    void aServerIsToldByWhatOnlyItAnswers()
    {
        QFETCH(QString, who);
        QFETCH(QString, id);
        QFETCH(QString, version);
        QFETCH(QString, problem);
        LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            answerAs(who.toStdString(), request, reply);
        });
        const int ports[] = {LoopbackServer::unusedPort(), server.port()};
        const auto found = findLocalServers(ports, {});
        QCOMPARE(found.size(), std::size_t(id.isEmpty() ? 0 : 1));
        if (found.empty())
            return;
        QCOMPARE(QString::fromStdString(found[0].backendId), id);
        const std::string recipe = PRESENCE_SOURCE_DIR "/resources/recipes/" + found[0].backendId + ".json";
        QVERIFY2(id == "comfyui" || std::filesystem::exists(recipe), recipe.c_str());
        QCOMPARE(QString::fromStdString(found[0].version), version);
        QCOMPARE(found[0].address, server.address());
        QVERIFY2(QString::fromStdString(found[0].problem).contains(problem), found[0].problem.c_str());
        QCOMPARE(found[0].problem.empty(), problem.isEmpty());
    }

    void aDiagnosisNamesThePart_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, Error::Kind kind, const char *message, const char *part) {
            QTest::newRow(name) << int(kind) << message << part;
        };
        row("nobody there", Error::Kind::Network, "127.0.0.1 refused the connection.", "address");
        row("certificate", Error::Kind::Network, "The certificate of x is not trusted (TLS).", "security");
        row("key", Error::Kind::Unauthorised, "X rejected the key.", "key");
        row("other version", Error::Kind::BadInput, "X did not accept the request.", "version");
        row("model", Error::Kind::NotFound, "X has no model “m”.", "model");
        row("down", Error::Kind::Unavailable, "X failed (HTTP 500).", "service");
        row("fine", Error::Kind::Internal, "", "ready");
    }
    void aDiagnosisNamesThePart()
    {
        QFETCH(int, kind);
        QFETCH(QString, message);
        QFETCH(QString, part);
        Stranger backend;
        backend.trouble = {Error::Kind(kind), message.toStdString()};
        backend.offered = {"m"};
        const Diagnosis found = diagnose(backend, {}, {});
        QCOMPARE(QString::fromStdString(std::string(partId(found.part))), part);
        QCOMPARE(QString::fromStdString(found.sentence), message);
    }

    void aServerWithoutAModelIsNotReady()
    {
        Stranger backend;
        const Diagnosis found = diagnose(backend, {}, {});
        QVERIFY(found.part == Diagnosis::Part::Model);
        QVERIFY(QString::fromStdString(found.sentence).contains("AUTOMATIC1111 has no model"));
    }

    void whoAnswersInsteadIsNamed()
    {
        LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
            answerAs("comfyui", request, reply);
        });
        Stranger backend;
        backend.trouble = {Error::Kind::Unavailable, "It does not know this address (HTTP 404)."};
        const Diagnosis found = diagnose(backend, server.address(), {});
        QVERIFY(found.part == Diagnosis::Part::Address);
        QVERIFY2(QString::fromStdString(found.sentence).contains("runs ComfyUI, not AUTOMATIC1111"),
                 found.sentence.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLocalServers)
#include "tst_local_servers.moc"
