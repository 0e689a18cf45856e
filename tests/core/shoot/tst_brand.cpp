// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/shoot/brand.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestBrand : public QObject
{
    Q_OBJECT

private:
    static Brand bakery()
    {
        Brand brand{"The bakery", {}};
        brand.values.set("story.job", std::string("warmth"));
        brand.values.set("palette.brand_colors", std::vector<std::string>{"#AA5522", "#FFEEDD"});
        brand.values.set("palette.warmth", 0.25);
        return brand;
    }

private slots:
    void itIsThereAgainInItsShoot()
    {
        QTemporaryDir folder;
        const std::filesystem::path shoot = folder.path().toStdString();
        QVERIFY(loadBrand(shoot)->values.values().empty()); // none yet
        QVERIFY(saveBrand(bakery(), shoot));
        const auto loaded = loadBrand(shoot);
        QVERIFY(loaded);
        QCOMPARE(loaded->name, "The bakery");
        QVERIFY(loaded->values.values() == bakery().values.values());
        QVERIFY(saveBrand({}, shoot));
        QVERIFY(!std::filesystem::exists(shoot / "brand.json"));
        QVERIFY(saveBrand({}, shoot)); // and once more
    }

    void badFilesAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("no json") << QByteArray("{") << "brand.json";
        QTest::newRow("no values") << QByteArray("{\"schema\": \"presence.brand/1\"}") << "values";
        QTest::newRow("newer") << QByteArray("{\"schema\": \"presence.brand/9\", \"values\": {}}")
                               << "brand.json";
        QTest::newRow("no such control")
            << QByteArray("{\"schema\": \"presence.brand/1\", \"values\": {\"nose.ring\": 1}}")
            << "nose.ring";
        QTest::newRow("no part of a brand")
            << QByteArray("{\"schema\": \"presence.brand/1\", \"values\": {\"head.yaw\": 1}}") << "head.yaw";
    }
    void badFilesAreRefusedByName()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        QTemporaryDir folder;
        const std::filesystem::path shoot = folder.path().toStdString();
        QVERIFY(writeFile(shoot / "brand.json", text.toStdString()));
        const auto loaded = loadBrand(shoot);
        QVERIFY(!loaded);
        QVERIFY2(QString::fromStdString(loaded.error().message).contains(named),
                 loaded.error().message.c_str());
    }

    void aSpecGivesItsBrandAndOnlyThat()
    {
        PortraitSpec spec;
        spec.pose.headYawDeg = 20;
        spec.identity.wardrobe = "a flour-dusted apron";
        spec.palette.accent = "#AA5522";
        const SpecPatch values = brandValuesOf(spec);
        QCOMPARE(values.values().size(), std::size_t(2));
        QVERIFY(values.values().contains("identity.wardrobe"));
        QVERIFY(values.values().contains("palette.accent"));
        QVERIFY(brandValuesOf({}).values().empty());
    }
};

QTEST_GUILESS_MAIN(TestBrand)
#include "tst_brand.moc"
