// SPDX-License-Identifier: MIT
#include "core/spec/tables/platforms.h"

#include "core/spec/tables/jobs.h"

#include <QTest>

using namespace presence;

class TestPlatforms : public QObject
{
    Q_OBJECT

    std::optional<SpecLibrary> m_library;

private slots:
    void initTestCase()
    {
        auto library = SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(library.ok(), library ? "" : library.error().message.c_str());
        m_library = std::move(*library);
    }

    void everyChoiceOfTheCatalogueIsInTheTableAndTheOtherWayRound()
    {
        const auto &choices = findControl("camera.slot")->choices;
        QCOMPARE(choices.front(), "none");
        QCOMPARE(choices.size(), m_library->platforms.places.size() + 1);
        for (std::size_t i = 1; i < choices.size(); ++i)
            QVERIFY2(m_library->platforms.slot(choices[i]), choices[i].c_str());
    }

    void circlesAndOnlyTheyAreProfilePictures()
    {
        for (const PlatformSlot &slot : m_library->platforms.places)
            QVERIFY2((slotKindOf(slot.id) == SlotKind::Circle) == slot.circle, slot.id.c_str());
    }

    void choosingASlotSetsTheNearestAspect_data()
    {
        QTest::addColumn<QString>("slot");
        QTest::addColumn<QString>("aspect");
        QTest::newRow("square") << "linkedin_profile"
                                << "1:1";
        QTest::newRow("portrait") << "ig_portrait"
                                  << "4:5";
        QTest::newRow("story") << "tiktok_video"
                               << "9:16";
        QTest::newRow("wide") << "x_post"
                              << "16:9";
        QTest::newRow("banner, wider than any") << "linkedin_banner"
                                                << "16:9";
    }
    void choosingASlotSetsTheNearestAspect()
    {
        QFETCH(QString, slot);
        QFETCH(QString, aspect);
        const SpecPatch patch =
            m_library->withConsequences({{"camera.slot", slot.toStdString()}}, PortraitSpec{});
        QCOMPARE(patch.appliedTo(PortraitSpec{})->camera.aspect, aspect.toStdString());
    }

    void anAspectChosenTogetherWithTheSlotWins()
    {
        const SpecPatch patch = m_library->withConsequences(
            {{"camera.slot", std::string("ig_portrait")}, {"camera.aspect", std::string("3:4")}},
            PortraitSpec{});
        QCOMPARE(patch.appliedTo(PortraitSpec{})->camera.aspect, "3:4");
    }

    void aCropHasTheShapeOfItsSlotAndStaysInside_data()
    {
        QTest::addColumn<double>("shape");
        QTest::addColumn<double>("eyes");
        for (const double shape : {9.0 / 16, 0.8, 1.0, 16.0 / 9})
            for (const double eyes : {0.2, 0.36, 0.6})
                QTest::addRow("%g %g", shape, eyes) << shape << eyes;
    }
    void aCropHasTheShapeOfItsSlotAndStaysInside()
    {
        QFETCH(double, shape);
        QFETCH(double, eyes);
        for (const PlatformSlot &slot : m_library->platforms.places) {
            const CropArea area = cropFor(slot, shape, eyes);
            QVERIFY(area.x >= -1e-9 && area.y >= -1e-9);
            QVERIFY(area.x + area.width <= 1 + 1e-9 && area.y + area.height <= 1 + 1e-9);
            QVERIFY(std::abs(area.width * shape / area.height - double(slot.width) / slot.height) < 1e-6);
            QVERIFY(area.width > 1 - 1e-9 || area.height > 1 - 1e-9); // the largest there is
            QVERIFY(eyes >= area.y && eyes <= area.y + area.height);
        }
    }
};

QTEST_APPLESS_MAIN(TestPlatforms)
#include "tst_platforms.moc"
