// SPDX-License-Identifier: MIT
#include "ui/panels/making/backends_panel.h"

#include "ui/models/backend_checks.h"
#include "ui/models/settings.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
            panel = std::make_unique<BackendsPanel>(
                BackendsPanel::Context{registry,
                                       *checks,
                                       settings,
                                       {{"old.so", "Built for another version."}},
                                       [](const std::string &) { return false; }});
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
        QTRY_COMPARE(bench.panel->stateText("hosted"), "The key HOSTED_KEY is missing.");
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
        auto *again = bench.panel->findChild<QPushButton *>();
        QCOMPARE(again->text(), "Check again");
        QTRY_COMPARE(bench.panel->stateText("local"), "ready");
        QTRY_COMPARE(bench.panel->stateText("hosted"), "The key HOSTED_KEY is missing.");
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(bench.checked->load(), 4);
    }

    void keysAndRefusedPluginsAreExplained()
    {
        Bench bench;
        QVERIFY(bench.says("HOSTED_KEY before starting"));
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
};

QTEST_MAIN(TestBackendsPanel)
#include "tst_backends_panel.moc"
