// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/spec/spec_json.h"
#include "plugins/plugin_loader.h"
#include "tests/support/command_line.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"
#include "ui/models/keys/key_ring.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/settings.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace presence;
using namespace presence::test;

namespace {

constexpr const char *canary = "sk-canary-7Hq2Zx91LmVb";

std::string recipeAt(const std::string &address)
{
    const nlohmann::json side{{"smallest", 64}, {"largest", 1024}, {"step", 8}};
    const nlohmann::json body{{"text", {{"$", "prompt"}}}, {"seed", {{"$", "seed"}}}};
    return nlohmann::json{{"presence", "recipe/1"},
                          {"id", "parrot"},
                          {"name", "Parrot"},
                          {"kind", "local"},
                          {"address", address},
                          {"dialect", "natural"},
                          {"auth", {{"scheme", "bearer"}, {"key", "PARROT_KEY"}}},
                          {"limits", {{"count", 1}, {"atOnce", 1}, {"side", side}}},
                          {"generate", {{"path", "/draw"}, {"body", body}}},
                          {"response", {{"images", "/pictures/*"}}},
                          {"check", {{"path", "/status"}}},
                          {"errors", {{"messages", nlohmann::json::array({"/error"})}}}}
        .dump();
}

/// A service that says the key back to everybody, wherever it can.
class Parrot
{
public:
    std::atomic<int> status{200};

    std::string address() const { return m_server.address(); }
    bool gotKey() const { return m_gotKey; }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const std::string key = request.header("authorization");
        m_gotKey = m_gotKey || key == std::string("Bearer ") + canary;
        const Headers echo{{"X-You-Sent", key}};
        if (status == 200) {
            nlohmann::json made{{"key", key}};
            made["pictures"].push_back(toBase64(pngPicture(64, 80)));
            return reply.send(200, made.dump(), "application/json", echo);
        }
        if (status == 502)
            return reply.send(502, "<html>Bad gateway for " + key + "</html>", "text/html", echo);
        if (status == 1) // cut off in the middle of its answer
            return reply.sendHead(200, "Content-Length: 10000");
        const std::string message = "No entry with " + key + "; in base64 " + toBase64(canary);
        reply.send(status, nlohmann::json{{"error", message}}.dump(), "application/json", echo);
    }

    std::atomic<bool> m_gotKey{false};
    LoopbackServer m_server{
        [this](const LoopbackRequest &request, LoopbackReply &reply) { answer(request, reply); }};
};

std::string recipeFor(const Parrot &parrot) { return recipeAt(parrot.address()); }

/// The first text in which the key can be read, or empty.
QString leakIn(const QByteArray &text, const QString &where)
{
    for (const QByteArray &form :
         {QByteArray(canary), QByteArray::fromStdString(toBase64(canary)), QByteArray(canary).toHex(),
          QByteArray(canary).toPercentEncoding(), QByteArray("canary")})
        if (text.contains(form))
            return where + " holds " + form;
    return {};
}

QString leakBelow(const QString &folder)
{
    QString leak;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext() && leak.isEmpty();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            leak = leakIn(file.fileName().toUtf8() + file.readAll(), file.fileName());
    }
    return leak;
}

const int answers[] = {200, 400, 401, 402, 403, 404, 422, 429, 500, 502, 1};

} // namespace

/// Everything the programs write is searched for a key, while the service does its best to have it written.
class TestKeysStaySecret : public QObject
{
    Q_OBJECT

private slots:
    void theCommandLineWritesNoKey()
    {
        Parrot parrot;
        CommandLine line;
        line.surroundings.insert("PARROT_KEY", canary);
        line.surroundings.insert("PRESENCE_KEYCHAIN", "off");
        line.write("data/presence/recipes/parrot.json", recipeFor(parrot));
        line.write("spec.json", specToJson({}));
        int made = 0;
        for (const int status : answers) {
            parrot.status = status;
            for (const QStringList &arguments :
                 {QStringList{"generate", "spec.json", "--backend", "parrot", "--out", "out", "--json"},
                  QStringList{"batch", "spec.json", "--backend", "parrot", "--out", "batch", "--again"},
                  QStringList{"grid", "spec.json", "--x", "head.yaw=0,10", "--backend", "parrot", "--out",
                              "grid", "--json", "--again"},
                  QStringList{"backends", "--test", "parrot"}, QStringList{"backends", "--json"}}) {
                if (status == 429 && arguments.first() != "backends")
                    continue; // waits and tries again, as the others do at once
                const auto outcome = line.run(arguments);
                QVERIFY(outcome.code >= 0);
                made += outcome.code == 0;
                for (const QByteArray &text : {outcome.out, outcome.err})
                    QVERIFY2(leakIn(text, arguments.join(' ')).isEmpty(),
                             qPrintable(leakIn(text, arguments.join(' '))));
            }
        }
        QVERIFY(parrot.gotKey());
        QVERIFY(made >= 5);
        QVERIFY(QFile::exists(line.at("grid/contact.png")));
        QVERIFY2(leakBelow(line.at("")).isEmpty(), qPrintable(leakBelow(line.at(""))));
    }

    void aKeyGivenOnStandardInputIsNotWrittenEither()
    {
        Parrot parrot;
        CommandLine line;
        line.surroundings.remove("PARROT_KEY");
        line.surroundings.insert("PRESENCE_KEYCHAIN", "off");
        line.write("data/presence/recipes/parrot.json", recipeFor(parrot));
        const auto outcome = line.run({"backends", "key", "parrot", "--set"}, QByteArray(canary) + "\n");
        QCOMPARE(outcome.code, 1); // there is no keychain to keep it in
        QVERIFY2(outcome.err.contains("PARROT_KEY"), outcome.err.constData());
        QVERIFY(leakIn(outcome.out + outcome.err, "output").isEmpty());
        QVERIFY(leakBelow(line.at("")).isEmpty());
        QVERIFY(line.run({"backends", "key", "parrot"}).out.contains("none"));
    }

    void theStudioWritesNoKey()
    {
        Parrot parrot;
        QTemporaryDir home;
        const auto at = [&](const char *name) { return home.filePath(name).toStdString(); };
        QVERIFY(writeFile(at("data/recipes/parrot.json"), recipeFor(parrot)).ok());
        Settings settings(home.filePath("presence.ini"));
        KeyRing keys([](const std::string &) { return std::string(); }, nullptr);
        keys.set("PARROT_KEY", canary);
        PluginHost plugins;
        BackendRegistry backends;
        plugins.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                           {Resources::find({}).value(),
                            at("data"),
                            [&](const std::string &name) { return keys.key(name); },
                            {}},
                           backends);
        QVERIFY(backends.find("parrot"));
        {
            GenerationQueue queue(
                backends, GenerationQueue::storageIn(ShootStore::open(at("shoot")).value(), backends));
            queue.keepIn(at("shoot"));
            queue.setFirstBackoff(1);
            for (const int status : answers) {
                parrot.status = status;
                GenerationQueue::Order order;
                order.backendId = "parrot";
                order.request.prompt.text = "a portrait";
                order.request.settings.seed = 7;
                const int id = queue.place(order)->front();
                QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->isDone(), 20000);
                const GenerationJob &job = *queue.find(id);
                QVERIFY2((job.state == GenerationJob::State::Finished) == (status == 200),
                         job.error.message.c_str());
                const auto text = QByteArray::fromStdString(job.error.message + job.error.detail);
                QVERIFY2(leakIn(text, "the error").isEmpty(), qPrintable(leakIn(text, "the error")));
            }
        }
        settings.setBackendId("parrot");
        QVERIFY(parrot.gotKey());
        QVERIFY2(leakBelow(home.path()).isEmpty(), qPrintable(leakBelow(home.path())));
    }
};

QTEST_MAIN(TestKeysStaySecret)
#include "tst_keys_stay_secret.moc"
