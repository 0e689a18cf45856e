// SPDX-License-Identifier: MIT
#include "ui/models/pictures/preset_pictures.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace presence;

/// One colour for everything, told by `brightness`; counts and can be held up.
struct Painter
{
    std::atomic<int> drawn = 0;
    std::atomic<int> brightness = 90;
    std::atomic<bool> held = false;

    SitterPreview::Render render()
    {
        return [this](const PortraitSpec &, const SitterOptions &options,
                      std::stop_token stop) -> Result<SitterPicture> {
            while (held && !stop.stop_requested())
                std::this_thread::yield();
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, "stopped"};
            if (options.samples > 1) // not the probe
                ++drawn;
            return SitterPicture{options.width, options.height,
                                 std::vector<std::uint8_t>(std::size_t(3 * options.width * options.height),
                                                           std::uint8_t(brightness))};
        };
    }
};

static SpecPatch turned(double yaw) { return {{"head.yaw", yaw}}; }

class TestPresetPictures : public QObject
{
    Q_OBJECT

    const SpecLibrary m_library = *SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));

private slots:
    void aPictureIsDrawnOnceAndKeptOnDisk()
    {
        QTemporaryDir folder;
        Painter painter;
        {
            PresetPictures pictures(m_library, folder.path(), painter.render());
            pictures.request({turned(1), turned(2)});
            QTRY_VERIFY(!pictures.picture(pictures.keyOf(turned(2))).isNull());
            QCOMPARE(pictures.picture(pictures.keyOf(turned(1))).height(), PresetPictures::longSide);
            pictures.request({turned(1), turned(2)});
        }
        QCOMPARE(painter.drawn, 2);
        PresetPictures again(m_library, folder.path(), painter.render());
        again.request({turned(1)});
        QTRY_VERIFY(!again.picture(again.keyOf(turned(1))).isNull());
        QCOMPARE(painter.drawn, 2);
    }

    void anotherSitterDrawsAnew()
    {
        QTemporaryDir folder;
        Painter painter;
        for (const int brightness : {90, 140}) {
            painter.brightness = brightness;
            PresetPictures pictures(m_library, folder.path(), painter.render());
            pictures.request({turned(1)});
            QTRY_VERIFY(!pictures.picture(pictures.keyOf(turned(1))).isNull());
            QCOMPARE(qRed(pictures.picture(pictures.keyOf(turned(1))).pixel(5, 5)), brightness);
        }
        QCOMPARE(painter.drawn, 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }

    void whatIsNoLongerWantedIsNotDrawn()
    {
        Painter painter;
        painter.held = true;
        PresetPictures pictures(m_library, {}, painter.render());
        QSignalSpy ready(&pictures, &PresetPictures::pictureReady);
        pictures.request({turned(1), turned(2), turned(3)});
        pictures.request({turned(4)});
        painter.held = false;
        QTRY_COMPARE(ready.size(), 1);
        QTest::qWait(50);
        QCOMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toString(), pictures.keyOf(turned(4)));
    }

    void aDamagedFileIsDrawnAgain()
    {
        QTemporaryDir folder;
        Painter painter;
        const auto drawOne = [&] {
            PresetPictures pictures(m_library, folder.path(), painter.render());
            QSignalSpy ready(&pictures, &PresetPictures::pictureReady);
            pictures.request({turned(1)});
            QTRY_COMPARE(ready.size(), 1);
        };
        drawOne();
        const QDir sitter(
            folder.filePath(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first()));
        QFile file(sitter.filePath(sitter.entryList(QDir::Files).first()));
        QVERIFY(file.resize(20));
        drawOne();
        QCOMPARE(painter.drawn, 2);
    }

    void itStopsInTheMiddleOfItsWork()
    {
        Painter painter;
        painter.held = true;
        auto pictures = std::make_unique<PresetPictures>(m_library, QString(), painter.render());
        pictures->request({turned(1), turned(2)});
        QTest::qWait(20);
        pictures.reset(); // must not wait for what is held up
        QCOMPARE(painter.drawn, 0);
    }
};

QTEST_GUILESS_MAIN(TestPresetPictures)
#include "tst_preset_pictures.moc"
