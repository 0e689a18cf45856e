// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/service.h"
#include "tests/support/loopback_server.h"

#include "core/base/file_io.h"

#include <QTest>

using namespace presence;
using namespace presence::test;

/// Where keys may go and from where pictures are fetched.
class TestService : public QObject
{
    Q_OBJECT

    const Recipe m_recipe =
        *parseRecipe(*readFile(PRESENCE_SOURCE_DIR "/resources/recipes/bfl.json"), "bfl.json");

private slots:
    void anAddressThatTheServiceTellsIsOneOfItsOwnOrRefused_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("url"); ///< empty = refused
        QTest::newRow("its own") << "https://api.bfl.ai/v1/x?id=1"
                                 << "https://api.bfl.ai/v1/x?id=1";
        QTest::newRow("of its family") << "https://api.eu.bfl.ai/x"
                                       << "https://api.eu.bfl.ai/x";
        QTest::newRow("without a host") << "/v1/x"
                                        << "https://api.bfl.ai/v1/x";
        QTest::newRow("relative") << "x/y"
                                  << "https://api.bfl.ai/x/y";
        QTest::newRow("with an address inside") << "/v1/x?next=http://evil.org"
                                                << "https://api.bfl.ai/v1/x?next=http://evil.org";
        QTest::newRow("looks like a host") << "//evil.org/x"
                                           << "https://api.bfl.ai//evil.org/x";
        QTest::newRow("somewhere else") << "https://evil.org/x"
                                        << "";
        QTest::newRow("with its name as login") << "https://api.bfl.ai@evil.org/x"
                                                << "";
        QTest::newRow("with its name inside") << "https://api.bfl.ai.evil.org/x"
                                              << "";
        QTest::newRow("unprotected") << "http://api.bfl.ai/x"
                                     << "";
        QTest::newRow("another port") << "https://api.bfl.ai:8443/x"
                                      << "";
        QTest::newRow("a file") << "file:///etc/passwd"
                                << "";
        QTest::newRow("nothing") << "https://"
                                 << "";
    }
    void anAddressThatTheServiceTellsIsOneOfItsOwnOrRefused()
    {
        QFETCH(QString, told);
        QFETCH(QString, url);
        const Service service(m_recipe, m_recipe.address, "sk-secret-1");
        const auto resolved = service.resolved(told.toStdString());
        QCOMPARE(resolved.ok(), !url.isEmpty());
        if (resolved)
            QCOMPARE(QString::fromStdString(*resolved), url);
        else
            QVERIFY(resolved.error().message.find("Black Forest Labs") != std::string::npos);
    }

    void aHostedServiceCannotMakeUsAskOurOwnNetwork_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("this machine") << "http://127.0.0.1:PORT/x";
        QTest::newRow("this machine, protected") << "https://127.0.0.1:PORT/x";
        QTest::newRow("in another spelling") << "https://2130706433:PORT/x";
        QTest::newRow("cloud metadata") << "https://169.254.169.254/latest";
        QTest::newRow("the router") << "https://192.168.1.1/";
        QTest::newRow("unprotected") << "http://pictures.example.org/x";
    }
    void aHostedServiceCannotMakeUsAskOurOwnNetwork()
    {
        QFETCH(QString, address);
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "x"); });
        address.replace("PORT", QString::number(server.port()));
        const Service service(m_recipe, m_recipe.address, "sk-secret-1");
        const auto bytes = service.fetch(address.toStdString(), m_recipe.response, {});
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.error().kind, Error::Kind::BadInput);
        QVERIFY2(bytes.error().message.find("not fetched") != std::string::npos,
                 bytes.error().message.c_str());
        QVERIFY(server.requests().empty());
    }

    void theKeyIsInItsHeaderAndNowhereElse()
    {
        const Service service(m_recipe, m_recipe.address, "sk-secret-1");
        Values values;
        values.prompt.text = "calm";
        values.settings.model = "flux-2-pro";
        const HttpRequest request = service.request(m_recipe.generate, values);
        QCOMPARE(request.url, std::string("https://api.bfl.ai/v1/flux-2-pro"));
        int found = 0;
        for (const auto &[name, value] : request.headers)
            found += name == "x-key" && value == "sk-secret-1";
        QCOMPARE(found, 1);
        QVERIFY(request.body.find("sk-secret") == std::string::npos && request.userPassword.empty());
        QVERIFY(service.record(m_recipe.generate, values).find("sk-secret") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestService)
#include "tst_service.moc"
