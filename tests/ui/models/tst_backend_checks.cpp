// SPDX-License-Identifier: MIT
#include "ui/models/backend_checks.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using namespace presence;

namespace {

class Checked : public Backend
{
public:
    std::string id;
    Result<> outcome;
    std::atomic<bool> silent{false};
    std::atomic<int> calls{0};

    Checked(std::string name, Result<> answer)
        : id(std::move(name))
        , outcome(std::move(answer))
    {
    }
    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = id;
        return described;
    }
    Result<> check(std::stop_token stop) override
    {
        ++calls;
        while (silent && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return outcome;
    }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return Error{};
    }
};

} // namespace

class TestBackendChecks : public QObject
{
    Q_OBJECT

private slots:
    void everyBackendSaysWhetherItIsReady()
    {
        BackendRegistry registry;
        (void)registry.add(std::make_unique<Checked>("good", Result<>()));
        (void)registry.add(
            std::make_unique<Checked>("gone", Error{Error::Kind::Network, "Nobody answers at 127.0.0.1."}));
        BackendChecks checks(registry);
        QCOMPARE(checks.answer("good").state, BackendChecks::State::Unknown);
        checks.checkAll();
        QCOMPARE(checks.answer("good").state, BackendChecks::State::Checking);
        QTRY_COMPARE(checks.answer("good").state, BackendChecks::State::Ready);
        QTRY_COMPARE(checks.answer("gone").state, BackendChecks::State::NotReady);
        QCOMPARE(checks.answer("gone").reason, "Nobody answers at 127.0.0.1.");
    }

    void aSilentServerHoldsUpNobody()
    {
        BackendRegistry registry;
        auto slow = std::make_unique<Checked>("slow", Result<>());
        Checked *backend = slow.get();
        backend->silent = true;
        (void)registry.add(std::move(slow));
        (void)registry.add(std::make_unique<Checked>("good", Result<>()));
        auto checks = std::make_unique<BackendChecks>(registry);
        checks->checkAll();
        checks->check("slow"); // one on its way is enough
        QTRY_COMPARE(checks->answer("good").state, BackendChecks::State::Ready);
        QCOMPARE(checks->answer("slow").state, BackendChecks::State::Checking);
        checks.reset();
        QCOMPARE(backend->calls.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBackendChecks)
#include "tst_backend_checks.moc"
