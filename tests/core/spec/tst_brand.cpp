// SPDX-License-Identifier: MIT
#include "core/spec/brand.h"

#include <QTest>

using namespace presence;

class TestBrand : public QObject
{
    Q_OBJECT

    const Brand m_brand{"Northlight Books",
                        {{"story.job", std::string("warmth")},
                         {"palette.accent", std::string("#C4674A")},
                         {"identity.essence", std::vector<std::string>{"quiet", "exact"}}}};

private slots:
    void everyControlOfABrandExists()
    {
        for (const std::string_view id : brandControls())
            QVERIFY2(findControl(id), id.data());
    }

    void aSpecInheritsWhatItDoesNotSetItself()
    {
        PortraitSpec spec;
        spec.palette.accent = "#000000";
        const auto after = m_brand.inheritedBy(spec).appliedTo(spec);
        QVERIFY(after.ok());
        QCOMPARE(after->story.job, "warmth");
        QCOMPARE(after->palette.accent, "#000000");
        QVERIFY(m_brand.inheritedBy(*after).isEmpty());
    }

    void aBrandSurvivesItsFile()
    {
        const auto back = Brand::fromJson(m_brand.toJson(), "brand.json");
        QVERIFY2(back.ok(), back ? "" : back.error().message.c_str());
        QVERIFY(*back == m_brand);
    }

    void aDamagedBrandIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"", "[]", R"({"schema": "presence.brand/2", "name": "x", "values": {}})", R"({"values": {}})",
              R"({"name": 3, "values": {}})", R"({"name": "x"})", R"({"name": "x", "values": []})",
              R"({"name": "x", "values": {"head.yaw": 3}})",
              R"({"name": "x", "values": {"story.job": "no"}})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void aDamagedBrandIsRefusedByName()
    {
        QFETCH(QByteArray, json);
        const auto brand = Brand::fromJson(json.toStdString(), "brand.json");
        QVERIFY(!brand.ok());
        QVERIFY(brand.error().message.find("brand.json") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBrand)
#include "tst_brand.moc"
