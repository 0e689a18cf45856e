// SPDX-License-Identifier: MIT
#include "ui/models/keys/key_ring.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <map>
#include <optional>
#include <thread>

using namespace presence;

namespace {

/// A keychain whose answers wait until the test gives them.
class Keychain : public SecretStore
{
public:
    std::map<std::string, std::string> &secrets;
    std::optional<Error> trouble;
    bool isSilent = false;
    std::vector<std::function<void()>> held;

    explicit Keychain(std::map<std::string, std::string> &kept)
        : secrets(kept)
    {
    }
    void read(const std::string &name, const Read &answer) override
    {
        give([this, name, answer] {
            if (trouble)
                answer(*trouble);
            else if (secrets.contains(name))
                answer(secrets[name]);
            else
                answer(Error{Error::Kind::NotFound, "No such key."});
        });
    }
    void write(const std::string &name, const std::string &secret, const Done &answer) override
    {
        give([this, name, secret, answer] {
            if (!trouble)
                secrets[name] = secret;
            answer(trouble ? Result<>(*trouble) : Result<>());
        });
    }
    void remove(const std::string &name, const Done &answer) override
    {
        give([this, name, answer] {
            secrets.erase(name);
            answer({});
        });
    }

private:
    QObject m_alive; ///< answers of a keychain that is gone are not given
    void give(std::function<void()> answer)
    {
        if (isSilent)
            held.push_back(std::move(answer));
        else
            QTimer::singleShot(1, &m_alive, answer);
    }
};

} // namespace

class TestKeyRing : public QObject
{
    Q_OBJECT

    std::map<std::string, std::string> m_kept, m_environment;
    Keychain *m_keychain = nullptr;

    std::unique_ptr<KeyRing> ring()
    {
        auto keychain = std::make_unique<Keychain>(m_kept);
        m_keychain = keychain.get();
        return std::make_unique<KeyRing>(
            [this](const std::string &name) {
                const auto value = m_environment.find(name);
                return value == m_environment.end() ? std::string() : value->second;
            },
            std::move(keychain));
    }

private slots:
    void init()
    {
        m_kept = {{"A_KEY", "from the keychain"}};
        m_environment.clear();
    }

    void theEnvironmentWins()
    {
        m_environment["A_KEY"] = "from outside";
        const auto keys = ring();
        keys->read({"A_KEY"});
        QCOMPARE(keys->key("A_KEY"), std::string("from outside"));
        QVERIFY(keys->source("A_KEY") == KeyRing::Source::Environment);
        keys->set("A_KEY", "typed");
        QCOMPARE(keys->key("A_KEY"), std::string("from outside"));
    }

    void aKeyIsReadFromTheKeychainAndChangedThere()
    {
        const auto keys = ring();
        keys->read({"A_KEY", "B_KEY"});
        QVERIFY(keys->isReading("A_KEY"));
        QVERIFY(keys->waitUntilRead(2000));
        QCOMPARE(keys->key("A_KEY"), std::string("from the keychain"));
        QVERIFY(keys->source("A_KEY") == KeyRing::Source::Keychain);
        QVERIFY(keys->source("B_KEY") == KeyRing::Source::None);
        QVERIFY(keys->trouble().isEmpty());

        keys->set("B_KEY", "new");
        QCOMPARE(keys->key("B_KEY"), std::string("new")); // at once
        QVERIFY(keys->waitUntilWritten(2000));
        QCOMPARE(m_kept["B_KEY"], std::string("new"));
        QVERIFY(keys->source("B_KEY") == KeyRing::Source::Keychain);
        keys->remove("A_KEY");
        QVERIFY(keys->key("A_KEY").empty());
        QVERIFY(keys->waitUntilWritten(2000));
        QVERIFY(!m_kept.contains("A_KEY"));
    }

    void withoutAKeychainAKeyLastsForTheSession()
    {
        const auto keys = ring();
        m_keychain->trouble = Error{Error::Kind::Unavailable, "This desktop offers no keychain."};
        keys->read({"A_KEY"});
        QVERIFY(keys->waitUntilRead(2000));
        QCOMPARE(keys->trouble(), QString("This desktop offers no keychain."));
        keys->set("A_KEY", "typed");
        QVERIFY(keys->waitUntilWritten(2000));
        QCOMPARE(keys->key("A_KEY"), std::string("typed"));
        QVERIFY(keys->source("A_KEY") == KeyRing::Source::Session);
        QCOMPARE(m_kept["A_KEY"], std::string("from the keychain"));
    }

    void aSilentKeychainHoldsUpNobodyForLong()
    {
        const auto keys = ring();
        m_keychain->isSilent = true;
        keys->read({"A_KEY"});
        QVERIFY(keys->key("A_KEY").empty()); // the window never waits
        std::atomic<bool> done = false;
        std::string got;
        std::thread worker([&] {
            got = keys->key("A_KEY");
            done = true;
        });
        QTest::qWait(50);
        QVERIFY(!done); // a worker does
        m_keychain->held.front()();
        QTRY_VERIFY(done);
        worker.join();
        QCOMPARE(got, std::string("from the keychain"));
    }

    void aWorkerAsksTheKeychainItself()
    {
        const auto keys = ring();
        QVERIFY(keys->key("A_KEY").empty()); // the window asks with read()
        std::atomic<bool> done = false;
        std::string got;
        std::thread worker([&] {
            got = keys->key("A_KEY");
            done = true;
        });
        QTRY_VERIFY(done);
        worker.join();
        QCOMPARE(got, std::string("from the keychain"));
        QCOMPARE(keys->key("A_KEY"), got);
    }

    void whatComesLateStillCounts()
    {
        const auto keys = ring();
        m_keychain->isSilent = true;
        keys->read({"A_KEY"});
        QTRY_VERIFY_WITH_TIMEOUT(!keys->isReading("A_KEY"), 10000);
        QVERIFY(keys->trouble().contains("does not answer"));
        m_keychain->held.front()();
        QCOMPARE(keys->key("A_KEY"), std::string("from the keychain"));
        QVERIFY(keys->trouble().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKeyRing)
#include "tst_key_ring.moc"
