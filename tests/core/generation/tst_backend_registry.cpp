// SPDX-License-Identifier: MIT
#include "core/generation/backend_registry.h"

#include <QTest>

using namespace presence;

class NamedBackend : public Backend
{
public:
    explicit NamedBackend(std::string id) { m_info.id = std::move(id); }
    BackendInfo info() const override { return m_info; }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return Error{Error::Kind::Unavailable, "never asked"};
    }

private:
    BackendInfo m_info;
};

class TestBackendRegistry : public QObject
{
    Q_OBJECT

private slots:
    void backendsAreFoundByTheirIdAndKeepTheirOrder()
    {
        BackendRegistry registry;
        for (const char *id : {"sitter", "a1111", "openai-images"})
            QVERIFY(registry.add(std::make_unique<NamedBackend>(id)).ok());
        QCOMPARE(registry.all().size(), std::size_t(3));
        QCOMPARE(registry.all().front()->info().id, std::string("sitter"));
        QCOMPARE(registry.find("a1111"), registry.all()[1].get());
        QVERIFY(!registry.find("A1111"));
        QCOMPARE(*registry.require("openai-images"), registry.all()[2].get());
    }

    void aSecondBackendOfTheSameNameIsRefused()
    {
        BackendRegistry registry;
        QVERIFY(registry.add(std::make_unique<NamedBackend>("sitter")).ok());
        const Backend *first = registry.find("sitter");
        const auto refused = registry.add(std::make_unique<NamedBackend>("sitter"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        QVERIFY(refused.error().message.find("sitter") != std::string::npos);
        QCOMPARE(registry.find("sitter"), first);
    }

    void anUnknownBackendIsAnsweredWithTheKnownOnes()
    {
        BackendRegistry registry;
        QVERIFY(registry.add(std::make_unique<NamedBackend>("sitter")).ok());
        QVERIFY(registry.add(std::make_unique<NamedBackend>("a1111")).ok());
        const auto missing = registry.require("a111");
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, Error::Kind::NotFound);
        for (const char *word : {"“a111”", "sitter", "a1111"})
            QVERIFY2(missing.error().message.find(word) != std::string::npos, word);
    }
};

QTEST_APPLESS_MAIN(TestBackendRegistry)
#include "tst_backend_registry.moc"
