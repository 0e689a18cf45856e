// SPDX-License-Identifier: MIT
#include "plugins/plugin_loader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

/// A folder of libraries, and what became of them.
struct LoadedFolder
{
    QTemporaryDir folder;
    PluginHost host;
    BackendRegistry registry; // goes before the host

    void put(const QString &sample, const QString &as)
    {
        QVERIFY(QFile::copy(QStringLiteral(PRESENCE_BINARY_DIR "/lib/samples/sample_%1.so").arg(sample),
                            folder.filePath(as)));
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void load(const std::filesystem::path &userFolder = {})
    {
        host.loadFolder(folder.path(), {Resources(""), userFolder, {}, {}}, registry);
    }
};

class TestPluginLoader : public QObject
{
    Q_OBJECT

private slots:
    void aPluginOfOurVersionOffersItsBackends()
    {
        LoadedFolder loaded;
        loaded.put("good", "good.so");
        loaded.load();
        QCOMPARE(loaded.host.outcomes().size(), std::size_t(1));
        const auto &outcome = loaded.host.outcomes().front();
        QCOMPARE(outcome.refusal, QString());
        QCOMPARE(outcome.name, QString("Sample plugin"));
        QCOMPARE(outcome.file, loaded.folder.filePath("good.so"));
        QCOMPARE(outcome.backendIds, QStringList("sample"));
        QCOMPARE(outcome.problems, QStringList("A second sample could not be made."));
        QCOMPARE(loaded.registry.find("sample")->info().name, std::string("Sample"));
    }

    void thePluginsThatShipOfferTheirBackends()
    {
        PluginHost host;
        BackendRegistry registry;
        host.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                        {Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}}, registry);
        for (const auto &outcome : host.outcomes()) {
            QVERIFY2(outcome.refusal.isEmpty(), qPrintable(outcome.name + ": " + outcome.refusal));
            QVERIFY2(outcome.problems.isEmpty(), qPrintable(outcome.problems.join(' ')));
        }
        for (const char *id : {"sitter", "a1111", "openai-images", "comfyui"})
            QVERIFY2(registry.find(id), id);
    }

    void whatIsNotUsableIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("other interface version") << "future" << QStringList{"version 3", "version 2"};
        QTest::newRow("plugin of another program")
            << "foreign" << QStringList{"another program", "org.example.Decoder"};
        QTest::newRow("right name, wrong class") << "other_class" << QStringList{"no such class"};
        QTest::newRow("missing symbol")
            << "missing_symbol" << QStringList{"cannot be loaded", "nobodyDefinesThis"};
        QTest::newRow("library, but no plugin") << "no_plugin" << QStringList{"not a plugin"};
    }
    void whatIsNotUsableIsRefusedWithItsReason()
    {
        QFETCH(QString, sample);
        QFETCH(QStringList, words);
        LoadedFolder loaded;
        loaded.put(sample, "candidate.so");
        loaded.load();
        QCOMPARE(loaded.host.outcomes().size(), std::size_t(1));
        const auto &outcome = loaded.host.outcomes().front();
        for (const QString &word : words)
            QVERIFY2(outcome.refusal.contains(word), qPrintable(outcome.refusal));
        QVERIFY(outcome.backendIds.isEmpty());
        QVERIFY(loaded.registry.all().empty());
    }

    void damagedFilesAreRefusedAndTheRestIsLoaded()
    {
        LoadedFolder loaded;
        loaded.write("1_empty.so", "");
        loaded.write("2_text.so", "This is not a library at all.\n");
        QFile good(PRESENCE_BINARY_DIR "/lib/samples/sample_good.so");
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray bytes = good.readAll();
        loaded.write("3_cut_short.so", bytes.left(9000));
        loaded.write("4_zeroed.so", bytes.left(64) + QByteArray(bytes.size() - 64, '\0'));
        loaded.put("good", "5_good.so");
        loaded.write("notes.txt", "not looked at");
        loaded.load();
        QCOMPARE(loaded.host.outcomes().size(), std::size_t(5));
        for (std::size_t index = 0; index < 4; ++index)
            QVERIFY2(loaded.host.outcomes()[index].refusal.size() > 20,
                     qPrintable(loaded.host.outcomes()[index].file));
        QVERIFY(loaded.host.outcomes()[0].refusal.contains("empty"));
        QVERIFY(loaded.host.outcomes()[1].refusal.contains("not a plugin"));
        QCOMPARE(loaded.host.outcomes()[4].refusal, QString());
        QVERIFY(loaded.registry.find("sample"));
    }

    void theSecondOfTwoEqualBackendsIsAProblemNotARefusal()
    {
        LoadedFolder loaded;
        loaded.put("good", "a.so");
        loaded.put("good", "b.so");
        loaded.load();
        QCOMPARE(loaded.registry.all().size(), std::size_t(1));
        QCOMPARE(loaded.host.outcomes()[1].refusal, QString());
        QVERIFY(loaded.host.outcomes()[1].problems.join(' ').contains("“sample”"));
    }

    void aPluginThatThrowsIsRefused()
    {
        LoadedFolder loaded;
        loaded.put("good", "good.so");
        loaded.load("/throw");
        QVERIFY(loaded.host.outcomes().front().refusal.contains("no such folder"));
        QVERIFY(loaded.registry.all().empty());
    }

    void aMissingFolderIsFine()
    {
        PluginHost host;
        BackendRegistry registry;
        host.loadFolder("/nowhere/at/all", {Resources(""), {}, {}, {}}, registry);
        QVERIFY(host.outcomes().empty());
    }
};

QTEST_APPLESS_MAIN(TestPluginLoader)
#include "tst_plugin_loader.moc"
