// SPDX-License-Identifier: MIT
#include "ui/panels/stage/stage_guides.h"

#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/takes/slot_preview.h"

#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>

using namespace presence;

class TestStageGuides : public QObject
{
    Q_OBJECT

    PanelFixture m_parts;

    static QImage grey(int width, int height)
    {
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(QColor(118, 118, 118));
        return image;
    }
    PictureGuides guides(Guide guide, double shape = 0.8) const
    {
        return guidesFor(guide, m_parts.document.spec(), m_parts.library.platforms, shape);
    }
    static bool says(const PictureGuides &guides, const QString &text)
    {
        return std::ranges::any_of(guides.words, [&](const auto &word) { return word.text.contains(text); });
    }

private slots:
    void init() { m_parts.document.open(PortraitSpec{}); }

    void theKeyGoesThroughTheGuidesAndDrawsThem()
    {
        QWidget window;
        auto *view = new ImageView(&window);
        view->resize(400, 500);
        view->setImage(grey(400, 500));
        StageGuides guides(m_parts.document, &window);
        guides.addView(view);
        window.addActions(guides.actions());
        PanelFixture::show(window, {400, 500});
        const QImage before = view->grab().toImage();
        QStringList names;
        for (int i = 0; i < guideCount; ++i) {
            QTest::keyClick(&window, Qt::Key_O);
            names += view->guides().name;
        }
        // Five of the six: no place has been chosen that would crop the picture.
        QCOMPARE(names.mid(0, 4).removeDuplicates(), 0);
        QVERIFY(names[4].isEmpty());
        QCOMPARE(names[5], names[0]);
        QVERIFY(view->grab().toImage() != before);
    }

    void theEyeLineSaysWhereItUsuallyIs()
    {
        m_parts.document.apply({{"camera.eye_line", 0.33}}, "eyes");
        QVERIFY(says(guides(Guide::EyeLine), "eyes 33 %"));
        QVERIFY(!says(guides(Guide::EyeLine), "usual"));
        m_parts.document.apply({{"camera.eye_line", 0.5}}, "eyes");
        QVERIFY(says(guides(Guide::EyeLine), "usual 30–36 %"));
    }

    void roomIsMissedBeforeATurnedFaceAtTheEdge()
    {
        m_parts.document.apply({{"head.yaw", 30.0}, {"camera.subject_x", 0.7}}, "turn");
        QVERIFY(says(guides(Guide::Room), "only"));
        m_parts.document.apply({{"camera.subject_x", 0.35}}, "move"); // the subject's left is at the right
        QVERIFY(says(guides(Guide::Room), "to look into"));
        QVERIFY(!says(guides(Guide::Room), "only"));
    }

    void choosingAPlaceShowsItsCrop()
    {
        QWidget window;
        auto *view = new ImageView(&window);
        view->setImage(grey(400, 500));
        StageGuides guides(m_parts.document, &window);
        guides.addView(view);
        m_parts.document.apply({{"camera.slot", std::string("linkedin_profile")}}, "place");
        QCOMPARE(guides.guide(), Guide::Slot);
        QCOMPARE(view->guides().ovals.size(), 2);
        QVERIFY(std::abs(view->guides().kept.height() - 0.8) < 1e-6); // a square of a 4:5 picture
        m_parts.document.apply({{"camera.slot", std::string("none")}}, "none");
        QCOMPARE(guides.guide(), Guide::None);
        QVERIFY(view->guides().isEmpty());
    }

    void aCircleCutsTheCornersAway()
    {
        const PlatformSlot *slot = m_parts.library.platforms.slot("x_profile");
        const QImage round = pictureInSlot(grey(400, 500), *slot, 0.36, 100);
        QCOMPARE(round.size(), QSize(100, 100));
        QCOMPARE(qAlpha(round.pixel(1, 1)), 0);
        QCOMPARE(qAlpha(round.pixel(50, 50)), 255);
    }

    void everyPlaceIsShownAndEnterChoosesOne()
    {
        SlotPreview preview(m_parts.document, grey(400, 500));
        PanelFixture::show(preview, {860, 640});
        QCOMPARE(preview.places()->count(), int(m_parts.library.platforms.places.size()));
        preview.places()->setCurrentRow(3);
        preview.places()->setFocus();
        QTest::keyClick(preview.places(), Qt::Key_Return);
        QCOMPARE(m_parts.document.spec().camera.slot, m_parts.library.platforms.places[3].id);
        QCOMPARE(m_parts.document.spec().camera.aspect, m_parts.library.platforms.places[3].aspect);
    }

    void smallEyesAreWarnedOf()
    {
        m_parts.document.apply({{"camera.crop", std::string("ms")}}, "wide");
        QVERIFY(eyeDistancePx(m_parts.document.spec(), 0.8, 64) < 10);
        QVERIFY(SlotPreview(m_parts.document, grey(400, 500)).verdict()->text().contains("64"));
        m_parts.document.apply({{"camera.crop", std::string("bcu")}}, "tight");
        QVERIFY(eyeDistancePx(m_parts.document.spec(), 0.8, 64) > 10);
        QVERIFY(SlotPreview(m_parts.document, grey(400, 500)).verdict()->text().contains("stay apart"));
    }
};

QTEST_MAIN(TestStageGuides)
#include "tst_stage_guides.moc"
