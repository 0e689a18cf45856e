// SPDX-License-Identifier: MIT
#include "core/sitter/clothes/wardrobe.h"

#include <QTest>

using namespace presence;

class TestWardrobe : public QObject
{
    Q_OBJECT

private slots:
    void theWordsOfTheWardrobeChooseTheGarment_data()
    {
        QTest::addColumn<QString>("wardrobe");
        QTest::addColumn<int>("cut");
        QTest::newRow("nothing said") << "" << int(GarmentCut::CrewNeck);
        QTest::newRow("shirt") << "a pale blue shirt" << int(GarmentCut::Shirt);
        QTest::newRow("a T-shirt is no shirt") << "a white T-shirt" << int(GarmentCut::CrewNeck);
        QTest::newRow("outer layer") << "a charcoal jacket over a turtleneck" << int(GarmentCut::Blazer);
        QTest::newRow("roll neck") << "a black Roll-neck" << int(GarmentCut::Turtleneck);
        QTest::newRow("blouse") << "a silk blouse" << int(GarmentCut::OpenShirt);
    }
    void theWordsOfTheWardrobeChooseTheGarment()
    {
        QFETCH(QString, wardrobe);
        QFETCH(int, cut);
        Identity identity;
        identity.wardrobe = wardrobe.toStdString();
        QCOMPARE(int(garmentCutOf(identity)), cut);
        identity.garment = "v_neck";
        QVERIFY2(garmentCutOf(identity) == GarmentCut::VNeck, "the control goes before the words");
    }

    void theWordsOfTheWardrobeColourTheCloth_data()
    {
        QTest::addColumn<QString>("wardrobe");
        QTest::addColumn<int>("outer");
        QTest::addColumn<int>("under");
        constexpr int none = -1;
        QTest::newRow("nothing said") << "" << none << none;
        QTest::newRow("no colour") << "a linen shirt" << none << none;
        QTest::newRow("one") << "a navy blazer" << 0x1A2744 << none;
        QTest::newRow("two layers") << "a Charcoal jacket over a white shirt" << 0x33363B << 0xE6E6E4;
        QTest::newRow("only the shirt") << "a suit over a pale blue shirt" << none << 0xC5D8E6;
        QTest::newRow("the longer name") << "a dark green turtleneck" << 0x1F3B2C << none;
        QTest::newRow("after the garment") << "a shirt in burgundy" << 0x5A1B2B << none;
        QTest::newRow("no word inside a word") << "a tailored, inspired jacket" << none << none;
    }
    void theWordsOfTheWardrobeColourTheCloth()
    {
        QFETCH(QString, wardrobe);
        QFETCH(int, outer);
        QFETCH(int, under);
        Identity identity;
        identity.wardrobe = wardrobe.toStdString();
        const ClothColors colors = clothColorsOf(identity);
        const auto asInt = [](const std::optional<std::uint32_t> &color) { return color ? int(*color) : -1; };
        QCOMPARE(asInt(colors.outer), outer);
        QCOMPARE(asInt(colors.under), under);
    }
};

QTEST_APPLESS_MAIN(TestWardrobe)
#include "tst_wardrobe.moc"
