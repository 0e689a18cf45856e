// SPDX-License-Identifier: MIT
#include "ui/panels/making/backends_panel.h"

#include "tests/support/loopback_server.h"
#include "ui/models/backend_checks.h"
#include "ui/models/keys/key_ring.h"
#include "ui/models/settings.h"
#include "ui/panels/making/backend_row.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

using namespace presence;

namespace {

class Listed : public Backend
{
public:
    Listed(BackendInfo info, Result<> ready, std::shared_ptr<std::atomic<int>> checked)
        : m_info(std::move(info))
        , m_ready(std::move(ready))
        , m_checked(std::move(checked))
    {
    }
    BackendInfo info() const override { return m_info; }
    Result<> check(std::stop_token) override
    {
        ++*m_checked;
        return m_ready;
    }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return Error{};
    }

private:
    BackendInfo m_info;
    Result<> m_ready;
    std::shared_ptr<std::atomic<int>> m_checked;
};

} // namespace

class TestBackendsPanel : public QObject
{
    Q_OBJECT

    struct Bench
    {
        QTemporaryDir folder;
        Settings settings{folder.filePath("settings.ini")};
        std::shared_ptr<std::atomic<int>> checked = std::make_shared<std::atomic<int>>(0);
        BackendRegistry registry;
        KeyRing keys{[this](const std::string &) { return environment; }, nullptr};
        std::string environment;
        std::unique_ptr<BackendChecks> checks;
        std::unique_ptr<BackendsPanel> panel;

        Bench()
        {
            BackendInfo local;
            local.id = "local";
            local.name = "Local";
            local.kind = BackendInfo::Kind::Local;
            local.address = "http://127.0.0.1:7860";
            BackendInfo hosted;
            hosted.id = "hosted";
            hosted.name = "Hosted";
            hosted.kind = BackendInfo::Kind::Hosted;
            hosted.keyName = "HOSTED_KEY";
            (void)registry.add(std::make_unique<Listed>(local, Result<>(), checked));
            (void)registry.add(std::make_unique<Listed>(
                hosted, Error{Error::Kind::Unauthorised, "The key HOSTED_KEY is missing."}, checked));
            checks = std::make_unique<BackendChecks>(registry);
            panel = std::make_unique<BackendsPanel>(BackendsPanel::Context{
                registry, *checks, settings, {{"old.so", "Built for another version."}}, &keys});
        }
        QPushButton *button(const QString &words) const
        {
            for (QPushButton *button : panel->findChildren<QPushButton *>())
                if (button->text() == words)
                    return button;
            return nullptr;
        }
        bool says(const QString &words) const
        {
            for (const QLabel *label : panel->findChildren<QLabel *>())
                if (label->text().contains(words))
                    return true;
            return false;
        }
    };

private slots:
    void eachBackendSaysWhetherItIsReadyOrWhyNot()
    {
        Bench bench;
        QCOMPARE(bench.panel->stateText("local"), "not checked yet");
        bench.panel->show(); // asks by itself
        QTRY_COMPARE(bench.panel->stateText("local"), "ready");
        QTRY_COMPARE(bench.panel->stateText("hosted"), "Key: The key HOSTED_KEY is missing.");
    }

    void onlyTheFirstShowingAsksLaterTheButtonDoes()
    {
        Bench bench;
        bench.panel->show();
        QTRY_COMPARE(bench.checked->load(), 2);
        bench.panel->hide();
        bench.panel->show();
        QTest::qWait(20);
        QCOMPARE(bench.checked->load(), 2);
        QPushButton *again = bench.button("Check again");
        QVERIFY(again);
        QTRY_COMPARE(bench.panel->stateText("local"), "ready");
        QTRY_COMPARE(bench.panel->stateText("hosted"), "Key: The key HOSTED_KEY is missing.");
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(bench.checked->load(), 4);
    }

    void keysAndRefusedPluginsAreExplained()
    {
        Bench bench;
        QVERIFY(bench.says("set HOSTED_KEY before the start"));
        QVERIFY(bench.says("Built for another version."));
    }

    void onlyALocalAddressCanBeChangedAndNonsenseIsRefused()
    {
        Bench bench;
        QVERIFY(!bench.panel->addressField("hosted"));
        QLineEdit *field = bench.panel->addressField("local");
        QVERIFY(field);
        bench.panel->show();
        QTRY_COMPARE(bench.panel->stateText("local"), "ready");
        QTest::keyClicks(field, "http://127.0.0.1:9999");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bench.settings.backendAddress("local"), "http://127.0.0.1:9999");
        field->clear();
        QTest::keyClicks(field, "nowhere at all");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bench.settings.backendAddress("local"), "http://127.0.0.1:9999");
        QVERIFY(bench.panel->stateText("local").contains("is no address"));
    }

    void aKeyIsEnteredReplacedAndRemovedByHand()
    {
        Bench bench;
        bench.panel->resize(330, 700);
        bench.panel->show();
        BackendRow *row = bench.panel->row("hosted");
        QVERIFY(!bench.panel->row("local")->keyField());
        QVERIFY(row->keyField()->echoMode() == QLineEdit::Password);
        QVERIFY(!row->keepKeyButton()->isEnabled());
        QTest::keyClicks(row->keyField(), "sk-one");
        QTest::mouseClick(row->keepKeyButton(), Qt::LeftButton);
        QCOMPARE(bench.keys.key("HOSTED_KEY"), std::string("sk-one"));
        QVERIFY(row->keyField()->text().isEmpty());
        QVERIFY2(row->keyText().contains("this session only"), qPrintable(row->keyText()));
        QCOMPARE(row->keepKeyButton()->text(), "Replace");
        QTest::keyClicks(row->keyField(), "sk-two");
        QTest::keyClick(row->keyField(), Qt::Key_Return);
        QCOMPARE(bench.keys.key("HOSTED_KEY"), std::string("sk-two"));
        QTest::mouseClick(row->removeKeyButton(), Qt::LeftButton);
        QVERIFY(bench.keys.key("HOSTED_KEY").empty());
        QVERIFY(!row->removeKeyButton()->isVisible());
    }

    void aKeyOfTheEnvironmentCannotBeReplacedHere()
    {
        Bench bench;
        bench.environment = "sk-outside";
        emit bench.keys.changed("HOSTED_KEY");
        BackendRow *row = bench.panel->row("hosted");
        QVERIFY(row->keyText().contains("environment variable HOSTED_KEY, which wins"));
        QVERIFY(!row->keyField()->isEnabled());
    }

    void howManyAtOnceIsKept()
    {
        Bench bench;
        QSignalSpy told(bench.panel.get(), &BackendsPanel::atOnceChanged);
        QSpinBox *field = bench.panel->row("hosted")->atOnceField();
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(bench.settings.backendAtOnce("hosted"), 3);
        QCOMPARE(told.last().first().toString(), "hosted");
        QCOMPARE(told.last().last().toInt(), 3);
    }

    void aServerThatWasFoundCanBeUsed()
    {
        test::LoopbackServer server([](const test::LoopbackRequest &request, test::LoopbackReply &reply) {
            reply.send(request.path == "/system_stats" ? 200 : 404,
                       R"({"system": {"comfyui_version": "0.3.64"}, "devices": []})");
        });
        Bench bench;
        bench.panel->show();
        bench.checks->findServers({server.port()});
        QTRY_VERIFY(bench.panel->foundText().contains("ComfyUI at http://127.0.0.1"));
        QVERIFY(bench.panel->foundText().contains("version 0.3.64"));
        QVERIFY(!bench.button("Use this address")); // no backend for it here
        emit bench.checks->serversFound({{"local", "Local", server.address(), {}, "Start it with --api."}});
        QVERIFY(bench.panel->foundText().contains("--api"));
        QTRY_VERIFY(bench.button("Use this address"));
        QTest::mouseClick(bench.button("Use this address"), Qt::LeftButton);
        QCOMPARE(bench.settings.backendAddress("local").toStdString(), server.address());
    }
};

QTEST_MAIN(TestBackendsPanel)
#include "tst_backends_panel.moc"
