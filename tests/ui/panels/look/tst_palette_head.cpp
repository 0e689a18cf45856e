// SPDX-License-Identifier: MIT
#include "ui/panels/look/palette_head.h"

#include "core/base/color_space.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/widgets/color/swatch_bar.h"

#include <QAccessible>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace presence;

class TestPaletteHead : public QObject
{
    Q_OBJECT

    PanelFixture m_parts;
    std::unique_ptr<Favourites> m_favourites;
    std::unique_ptr<PaletteHead> m_head;
    QTemporaryDir m_folder;

    const Palette &palette() const { return m_parts.document.spec().palette; }

    QString pictureFile()
    {
        QImage image(120, 120, QImage::Format_RGB32);
        image.fill(QColor("#204080"));
        QPainter painter(&image);
        painter.fillRect(0, 0, 36, 120, QColor("#308050"));
        painter.fillRect(108, 0, 12, 120, QColor("#F08010"));
        painter.end();
        const QString path = m_folder.filePath("colours.png");
        image.save(path);
        return path;
    }
    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_head.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_head.get(), &event);
    }

private slots:
    void initTestCase() { m_favourites = std::make_unique<Favourites>(); }
    void init()
    {
        m_parts.document.open(PortraitSpec{});
        m_head = std::make_unique<PaletteHead>(DirectContext{m_parts.document, m_parts.words, *m_favourites});
        connect(&m_parts.document, &SpecDocument::specChanged, m_head.get(),
                [this] { m_head->showDocument(); });
        PanelFixture::show(*m_head, {330, 320});
    }
    void cleanup() { m_head.reset(); }

    void theRolesShowTheColoursOfTheirControls()
    {
        QCOMPARE(m_head->roles()->swatches().size(), 3);
        m_parts.document.apply({{"palette.background_color", std::string("#112233")},
                                {"palette.clothing_color", std::string("#AABBCC")}},
                               "own colours");
        QCOMPARE(m_head->roles()->swatches()[0].color, QColor("#112233"));
        QCOMPARE(m_head->roles()->swatches()[1].color, QColor("#AABBCC"));
        QVERIFY(m_head->roles()->rectOf(0).width() > m_head->roles()->rectOf(1).width());
        QVERIFY(m_head->roles()->rectOf(1).width() > m_head->roles()->rectOf(2).width());
    }

    void aDroppedPictureOffersItsColoursAndAMenuGivesThemARole()
    {
        QSignalSpy picked(&m_head->pictures(), &PicturePalette::picked);
        drop(pictureFile());
        QVERIFY(picked.wait());
        QVERIFY(m_head->picked()->isVisible());
        QCOMPARE(m_head->picked()->swatches().size(), 3);
        QCOMPARE(m_parts.steps(), 0); // offered, not taken

        QTest::mouseClick(m_head->picked(), Qt::LeftButton, {}, m_head->picked()->rectOf(2).center());
        auto *menu = m_head->findChild<QMenu *>();
        QVERIFY(menu);
        menu->actions().last()->trigger(); // the accent
        const QColor accent(palette().accent.c_str());
        QVERIFY(std::abs(accent.red() - 0xF0) < 8 && std::abs(accent.green() - 0x80) < 8);
        QCOMPARE(m_parts.steps(), 1);
    }

    void aFileThatIsNoPictureIsExplained()
    {
        QSignalSpy failed(&m_head->pictures(), &PicturePalette::failed);
        QFile file(m_folder.filePath("words.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a picture");
        file.close();
        drop(file.fileName());
        QVERIFY(failed.wait());
        QVERIFY(!failed[0][0].toString().isEmpty());
        QVERIFY(!m_head->picked()->isVisible());
    }

    void theHarmonyShowsThePartnersOfTheAccent()
    {
        QVERIFY(!m_head->partners()->isVisible());
        m_parts.document.apply(
            {{"palette.harmony", std::string("triadic")}, {"palette.accent", std::string("#7A8B6F")}},
            "harmony");
        QVERIFY(m_head->partners()->isVisible());
        QCOMPARE(m_head->partners()->swatches().size(), 2);
    }

    void aWeakAccentIsOfferedAReadableOneOfItsHue()
    {
        m_parts.document.apply({{"palette.background_color", std::string("#FFFFFF")},
                                {"palette.accent", std::string("#F5DC2C")}},
                               "weak");
        QVERIFY(m_head->contrast()->text().contains("too little"));
        QVERIFY(m_head->contrastFix()->isVisible());
        QTest::mouseClick(m_head->contrastFix(), Qt::LeftButton);
        QVERIFY(contrastRatio(palette().accent, "#FFFFFF") >= 3);
        QVERIFY(m_head->contrast()->text().contains("enough for shapes"));
        QTest::mouseClick(m_head->contrastFix(), Qt::LeftButton);
        QVERIFY(contrastRatio(palette().accent, "#FFFFFF") >= 4.5);
        QVERIFY(!m_head->contrastFix()->isVisible());
    }

    void swatchesAreReadAloudAndChosenByKeys()
    {
        SwatchBar *bar = m_head->roles();
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Right);
        QVERIFY(QAccessible::queryAccessibleInterface(bar)
                    ->text(QAccessible::Value)
                    .startsWith("Clothing 30 %: #"));
        QSignalSpy activated(bar, &SwatchBar::activated);
        QTest::keyClick(bar, Qt::Key_Space);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toInt(), 1);
    }
};

QTEST_MAIN(TestPaletteHead)
#include "tst_palette_head.moc"
