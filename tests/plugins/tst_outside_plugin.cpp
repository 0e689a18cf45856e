// SPDX-License-Identifier: MIT
#include "plugins/plugin_loader.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

/// The sample in samples/outside, built as a stranger builds it: from a copy elsewhere, against what is
/// installed.
class TestOutsidePlugin : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    PluginHost m_host;
    BackendRegistry m_registry; // goes before the host

    static void cmake(const QStringList &arguments)
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start("cmake", arguments);
        QVERIFY2(program.waitForFinished(240'000) && program.exitCode() == 0,
                 program.readAll().right(4000).constData());
    }

private slots:
    void initTestCase()
    {
        const QDir sample(PRESENCE_SOURCE_DIR "/tests/plugins/samples/outside");
        const QString source = m_folder.filePath("source"), build = m_folder.filePath("build"),
                      prefix = m_folder.filePath("installed");
        QVERIFY(QDir().mkpath(source));
        for (const QString &file : sample.entryList(QDir::Files))
            QVERIFY(QFile::copy(sample.filePath(file), source + '/' + file));
        cmake({"--install", PRESENCE_BINARY_DIR, "--component", "plugin_sdk", "--prefix", prefix});
        cmake({"-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_PREFIX_PATH=" + prefix});
        cmake({"--build", build});
        m_host.loadFolder(build, {Resources(""), {}, {}, {}}, m_registry);
    }

    void itIsLoadedAndOffersItsBackend()
    {
        QCOMPARE(m_host.outcomes().size(), std::size_t(1));
        const auto &outcome = m_host.outcomes().front();
        QVERIFY2(outcome.refusal.isEmpty(), qPrintable(outcome.refusal));
        QCOMPARE(outcome.name, QString("Colour cards"));
        QCOMPARE(outcome.backendIds, QStringList("colour-cards"));
    }

    void picturesAreMadeThroughIt()
    {
        Backend *backend = m_registry.find("colour-cards");
        QVERIFY(backend);
        GenerationRequest request;
        request.settings.width = 64;
        request.settings.height = 80;
        request.settings.seed = 5;
        request.settings.count = 2;
        int told = 0;
        const auto result = backend->generate(request, [&](const Progress &) { ++told; }, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(result->images.size(), std::size_t(2));
        QCOMPARE(result->images[1].seed, std::int64_t(6));
        QCOMPARE(result->images[0].file.width(), 64);
        QCOMPARE(told, 2);
        QVERIFY(!(result->images[0].file == result->images[1].file));
        QCOMPARE(backend->estimate(request).cost->amount, 0.0);
        QVERIFY(backend->models({})->empty());
    }

    void itStopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        const auto result = m_registry.find("colour-cards")->generate({}, {}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestOutsidePlugin)
#include "tst_outside_plugin.moc"
