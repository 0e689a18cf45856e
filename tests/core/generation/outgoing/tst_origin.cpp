// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/disclosure.h"
#include "core/generation/outgoing/origin.h"

#include <QTest>

using namespace presence;

class TestOrigin : public QObject
{
    Q_OBJECT

private slots:
    void whereAnAddressLeads_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("loopback");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("this machine") << "http://127.0.0.1:7860" << true << true;
        QTest::newRow("by name") << "http://LOCALHOST/" << true << true;
        QTest::newRow("IPv6") << "http://[::1]:80/" << true << true;
        QTest::newRow("home") << "http://192.168.1.20:7860" << false << true;
        QTest::newRow("ten") << "http://10.1.2.3" << false << true;
        QTest::newRow("the middle block") << "http://172.20.0.1" << false << true;
        QTest::newRow("not the middle block") << "http://172.32.0.1" << false << false;
        QTest::newRow("cloud metadata") << "http://169.254.169.254/latest" << false << true;
        QTest::newRow("short for loopback") << "http://127.1/" << true << true;
        QTest::newRow("as one number") << "http://2130706433/" << true << true;
        QTest::newRow("mapped") << "http://[::ffff:127.0.0.1]/" << false << true;
        QTest::newRow("neighbour") << "http://gpu.local" << false << true;
        QTest::newRow("a service") << "https://api.bfl.ai/v1" << false << false;
    }
    void whereAnAddressLeads()
    {
        QFETCH(QString, address);
        QFETCH(bool, loopback);
        QFETCH(bool, isPrivate);
        const auto origin = originOf(address.toStdString());
        QVERIFY2(origin.ok(), origin.ok() ? "" : origin.error().message.c_str());
        QCOMPARE(origin->isLoopback(), loopback);
        QCOMPARE(origin->isPrivate(), isPrivate);
    }

    void aHostFitsItsPatternOverHttpsOnly_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("fits");
        QTest::newRow("same") << "https://api.bfl.ai/x"
                              << "api.bfl.ai" << true;
        QTest::newRow("below") << "https://api.eu.bfl.ai/x"
                               << "*.bfl.ai" << true;
        QTest::newRow("itself") << "https://bfl.ai/x"
                                << "*.bfl.ai" << false;
        QTest::newRow("looks like it") << "https://evilbfl.ai"
                                       << "*.bfl.ai" << false;
        QTest::newRow("has it inside") << "https://api.bfl.ai.evil.org"
                                       << "*.bfl.ai" << false;
        QTest::newRow("not protected") << "http://api.bfl.ai"
                                       << "api.bfl.ai" << false;
        QTest::newRow("another port") << "https://api.bfl.ai:8443"
                                      << "api.bfl.ai" << false;
        QTest::newRow("large letters") << "https://API.BFL.AI"
                                       << "api.bfl.ai" << true;
    }
    void aHostFitsItsPatternOverHttpsOnly()
    {
        QFETCH(QString, address);
        QFETCH(QString, pattern);
        QFETCH(bool, fits);
        QCOMPARE(hostFits(*originOf(address.toStdString()), pattern.toStdString()), fits);
    }

    void whatLeavesAndToWhomIsAPlainList()
    {
        GenerationRequest request;
        request.prompt.text = "über";
        request.prompt.negative = "no";
        request.controls = {{"likeness", 1, {}}, {"likeness", 1, {}}, {"depth", 1, {}}};
        BackendInfo info;
        QCOMPARE(disclosureOf(request, info).reach, Outgoing::Reach::Nowhere);
        info.name = "Cloud";
        info.kind = BackendInfo::Kind::Hosted;
        info.address = "https://api.cloud.example/v1";
        info.keyName = "CLOUD_KEY";
        const auto all = [&] {
            std::string text;
            for (const std::string &line : disclosureOf(request, info).lines)
                text += line + "\n";
            return QString::fromStdString(text);
        };
        QCOMPARE(disclosureOf(request, info).reach, Outgoing::Reach::Internet);
        QCOMPARE(disclosureOf(request, info).to, std::string("Cloud at api.cloud.example"));
        QVERIFY(all().contains("4 characters") && !all().contains("not wanted"));
        QVERIFY(all().contains("2 pictures of a person") && all().contains("1 map") &&
                all().contains("depth"));
        QVERIFY(all().contains("Removed from pictures first") && all().contains("CLOUD_KEY"));
        info.negativePrompt = true;
        QVERIFY(all().contains("not wanted (2 characters)"));
        request.controls.clear();
        QVERIFY(!all().contains("Removed"));
        info.address = "http://127.0.0.1:7860";
        QCOMPARE(disclosureOf(request, info).reach, Outgoing::Reach::ThisMachine);
        info.address = "http://192.168.0.2:7860";
        QCOMPARE(disclosureOf(request, info).reach, Outgoing::Reach::Network);
    }
};

QTEST_APPLESS_MAIN(TestOrigin)
#include "tst_origin.moc"
