// SPDX-License-Identifier: MIT
#include "core/critique/models/model_store.h"

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace presence;

namespace fs = std::filesystem;

/// Two models made of three little files.
static const std::string pair[] = {"first file", "second file, longer"};
static const std::string lone = "a network";

static nlohmann::json file(const std::string &name, const std::string &bytes)
{
    return {
        {"file", name}, {"path", "folder/" + name}, {"bytes", bytes.size()}, {"sha256", sha256Hex(bytes)}};
}

static nlohmann::json model(const std::string &id, const std::vector<nlohmann::json> &files)
{
    return {{"id", id},    {"title", "T"},     {"task", "t"},         {"gives", "g"},       {"notice", ""},
            {"tier", "C"}, {"licence", "MIT"}, {"repository", "a/b"}, {"commit", "c0ffee"}, {"files", files}};
}

class TestModelStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ModelStore> m_store;

    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    Resources resources() const { return Resources(path("resources")); }
    void writeList(const std::vector<nlohmann::json> &models) const
    {
        QVERIFY(writeFile(path("resources/models/optional.json"),
                          nlohmann::json{{"schema", "presence.models/1"}, {"models", models}}.dump())
                    .ok());
    }
    const OptionalModel &two() const { return *m_store->find("two"); }
    const OptionalModel &one() const { return *m_store->find("one"); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeList({model("two", {file("a.yml", pair[0]), file("b.yml", pair[1])}),
                   model("one", {file("net.onnx", lone)})});
        auto store = ModelStore::open(resources(), path("installed"));
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        m_store = std::move(*store);
    }

    void aFreshFolderHasNothingInstalled()
    {
        for (const OptionalModel &known : m_store->models())
            QVERIFY(m_store->status(known) == ModelStatus::Absent);
        const auto bytes = m_store->read("net.onnx");
        QVERIFY(!bytes.ok() && bytes.error().kind == Error::Kind::NotFound);
    }

    void aFileIsRecognisedByItsHashWhateverItsName()
    {
        QVERIFY(writeFile(path("My Downloads/weights (2).bin"), lone).ok());
        const auto added = m_store->add(path("My Downloads/weights (2).bin"));
        QVERIFY(added.ok());
        QVERIFY((*added)->id == "one");
        QVERIFY(m_store->status(one()) == ModelStatus::Installed);
        QVERIFY(*m_store->read("net.onnx") == lone);
        QVERIFY(*readFile(path("installed/net.onnx")) == lone);
    }

    void anUnknownFileIsRefusedWithItsHashAndLeavesNoTrace()
    {
        QVERIFY(writeFile(path("net.onnx"), "a netw0rk").ok());
        const auto added = m_store->add(path("net.onnx"));
        QVERIFY(!added.ok() && added.error().kind == Error::Kind::BadInput);
        QVERIFY(added.error().message.find(sha256Hex("a netw0rk")) != std::string::npos);
        QVERIFY(!fs::exists(path("installed/net.onnx")));
        QVERIFY(!m_store->add(path("absent.onnx")).ok());
    }

    void aModelOfTwoFilesIsIncompleteWithOne()
    {
        QVERIFY(writeFile(path("x"), pair[1]).ok());
        QVERIFY(m_store->add(path("x")).ok());
        QVERIFY(m_store->status(two()) == ModelStatus::Incomplete);
        QVERIFY(writeFile(path("x"), pair[0]).ok());
        QVERIFY(m_store->add(path("x")).ok());
        QVERIFY(m_store->status(two()) == ModelStatus::Installed);
    }

    void aDamagedFileIsNeverHandedOut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("one letter changed") << QByteArray("a netwark");
        QTest::newRow("cut short") << QByteArray("a netw");
        QTest::newRow("longer") << QByteArray("a network and more");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("far too large") << QByteArray(70 << 20, 'x');
    }
    void aDamagedFileIsNeverHandedOut()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(writeFile(path("installed/net.onnx"), bytes.toStdString()).ok());
        QVERIFY(m_store->status(one()) == ModelStatus::Damaged);
        const auto read = m_store->read("net.onnx");
        QVERIFY(!read.ok() && read.error().kind == Error::Kind::BadInput);
    }

    void fetchingAsksForThePinnedAddressesAndCountsOverAllFiles()
    {
        std::vector<std::string> asked;
        std::vector<std::uint64_t> progress;
        const auto fetcher = [&](const std::string &address, std::uint64_t bytes, const FetchProgress &report,
                                 std::stop_token) -> Result<std::string> {
            asked.push_back(address);
            report(bytes / 2, bytes);
            return address.ends_with("a.yml") ? pair[0] : pair[1];
        };
        const auto count = [&](std::uint64_t received, std::uint64_t expected) {
            QVERIFY(expected == pair[0].size() + pair[1].size());
            progress.push_back(received);
        };
        QVERIFY(m_store->fetch(two(), fetcher, count).ok());
        QVERIFY(
            (asked == std::vector<std::string>{"https://raw.githubusercontent.com/a/b/c0ffee/folder/a.yml",
                                               "https://raw.githubusercontent.com/a/b/c0ffee/folder/b.yml"}));
        QVERIFY((progress == std::vector<std::uint64_t>{5, 10, 19, 29}));
        QVERIFY(m_store->status(two()) == ModelStatus::Installed);
        QVERIFY(m_store->fetch(two(), fetcher).ok());
        QVERIFY(asked.size() == 2); // nothing is fetched twice
    }

    void aFetchedFileWithTheWrongHashIsThrownAway()
    {
        const auto fetcher = [](const std::string &, std::uint64_t, const FetchProgress &,
                                std::stop_token) -> Result<std::string> { return std::string("404: Not F"); };
        const auto fetched = m_store->fetch(two(), fetcher);
        QVERIFY(!fetched.ok() && fetched.error().kind == Error::Kind::BadInput);
        QVERIFY(m_store->status(two()) == ModelStatus::Absent);
    }

    void aFailedFetchKeepsWhatWasFinished()
    {
        const auto fetcher = [](const std::string &address, std::uint64_t, const FetchProgress &,
                                std::stop_token) -> Result<std::string> {
            if (address.ends_with("a.yml"))
                return pair[0];
            return Error{Error::Kind::Network, "No connection."};
        };
        const auto fetched = m_store->fetch(two(), fetcher);
        QVERIFY(!fetched.ok() && fetched.error().kind == Error::Kind::Network);
        QVERIFY(m_store->status(two()) == ModelStatus::Incomplete);
    }

    void aStoppedFetchInstallsNothing()
    {
        std::stop_source stop;
        const auto fetcher = [&](const std::string &, std::uint64_t, const FetchProgress &,
                                 std::stop_token) -> Result<std::string> {
            stop.request_stop();
            return lone;
        };
        const auto fetched = m_store->fetch(one(), fetcher, {}, stop.get_token());
        QVERIFY(!fetched.ok() && fetched.error().kind == Error::Kind::Cancelled);
        QVERIFY(m_store->status(one()) == ModelStatus::Absent);
    }

    void removingTakesTheModelsFilesOnly()
    {
        QVERIFY(writeFile(path("installed/a.yml"), pair[0]).ok());
        QVERIFY(writeFile(path("installed/net.onnx"), lone).ok());
        QVERIFY(writeFile(path("installed/notes.txt"), "mine").ok());
        QVERIFY(m_store->remove(two()).ok());
        QVERIFY(m_store->status(two()) == ModelStatus::Absent);
        QVERIFY(m_store->status(one()) == ModelStatus::Installed);
        QVERIFY(fs::exists(path("installed/notes.txt")));
        QVERIFY(m_store->remove(two()).ok());
    }

    void aListThatWouldLeaveTheFolderOrCannotBeCheckedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("list");
        const auto row = [](const char *name, const std::vector<nlohmann::json> &models) {
            QTest::newRow(name) << QByteArray::fromStdString(nlohmann::json(models).dump());
        };
        nlohmann::json up = file("x", lone), hidden = file(".x", lone), hashless = file("x", lone),
                       huge = file("x", lone);
        up["file"] = "../x";
        hashless["sha256"] = "ABC";
        huge["bytes"] = 1ull << 40;
        row("a path upward", {model("m", {up})});
        row("a hidden file", {model("m", {hidden})});
        row("no hash", {model("m", {hashless})});
        row("too large", {model("m", {huge})});
        row("no files", {model("m", {})});
        row("an id used twice", {model("m", {file("x", lone)}), model("m", {file("y", lone)})});
        row("a file used twice", {model("m", {file("x", lone)}), model("n", {file("x", lone)})});
        row("a missing member", {nlohmann::json{{"id", "m"}}});
    }
    void aListThatWouldLeaveTheFolderOrCannotBeCheckedIsRefused()
    {
        QFETCH(QByteArray, list);
        writeList(nlohmann::json::parse(list.toStdString()));
        const auto store = ModelStore::open(resources(), path("installed"));
        QVERIFY(!store.ok() && store.error().kind == Error::Kind::BadInput);
    }

    void theShippedListIsPinnedAndExplained()
    {
        const auto store = ModelStore::open(Resources(PRESENCE_SOURCE_DIR "/resources"), path("installed"));
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        std::set<std::string> tiers;
        for (const OptionalModel &known : store->models()) {
            QVERIFY(!known.title.empty() && !known.task.empty() && !known.gives.empty());
            QVERIFY(known.licence == "MIT" || known.licence == "Apache-2.0");
            QVERIFY(known.commit.size() == 40);
            for (const ModelFile &one : known.files)
                QVERIFY(one.address.starts_with("https://") &&
                        one.address.find(known.commit) != std::string::npos);
            tiers.insert(known.tier);
        }
        QVERIFY((tiers == std::set<std::string>{"B", "C", "I", "Q", "S"}));
        QVERIFY(!store->find("identity")->notice.empty());
    }

    void theSharedCopiesAreTheListedFiles()
    {
        const fs::path models = PRESENCE_SOURCE_DIR "/../shared/models";
        if (!fs::exists(models))
            QSKIP("the shared models are absent");
        const auto store = ModelStore::open(Resources(PRESENCE_SOURCE_DIR "/resources"), models);
        for (const OptionalModel &known : store->models())
            QVERIFY2(store->status(known) == ModelStatus::Installed, known.id.c_str());
    }
};

QTEST_APPLESS_MAIN(TestModelStore)
#include "tst_model_store.moc"
