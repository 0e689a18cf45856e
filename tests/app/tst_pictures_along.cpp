// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/base/file_io.h"
#include "plugins/plugin_loader.h"
#include "tests/support/exif_picture.h"
#include "tests/support/services/a1111.h"
#include "ui/main_window.h"
#include "ui/models/settings.h"
#include "ui/panels/companions/companion_chip.h"
#include "ui/panels/companions/companion_drop.h"
#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/companions/companion_strip.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/making/model_field.h"
#include "ui/panels/queue/queue_panel.h"
#include "ui/panels/window/top_bar.h"
#include "ui/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace presence;
using namespace presence::test;

/// A person drops a photograph onto the bar, adds a map of the sitter, and generates: what arrives at the
/// service is looked at byte by byte.
class TestPicturesAlong : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    FakeA1111 m_service{
        FakeA1111::Options{3, std::chrono::milliseconds(1), {}, {"control_v11f1p_sd15_depth [cfd03158]"}}};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<Theme> m_theme;
    PluginHost m_plugins;
    BackendRegistry m_backends;
    std::unique_ptr<Measuring> m_measuring;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    std::string home(const char *name) const { return m_home.filePath(name).toStdString(); }

    void openShoot()
    {
        m_session = std::make_unique<Session>(*m_studio, *m_measuring, m_backends,
                                              ShootStore::open(home("shoot")).value(), home("presets"));
        m_window =
            std::make_unique<MainWindow>(MainWindow::Context{*m_session, *m_settings, *m_theme, {}, {}});
        m_window->show();
        m_session->start();
    }
    void closeShoot()
    {
        m_window.reset();
        m_session.reset();
    }

    /// As a camera writes it: with the place it was taken at.
    QString photograph() const
    {
        QImage image(120, 150, QImage::Format_RGB32);
        image.fill(QColor(160, 110, 90));
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        image.save(&bytes, "JPG", 95);
        const std::string exif =
            std::string("Exif\0\0", 6) + exifBlock(true, {{0x010e, 2, "5 Canary Street"}});
        const std::string segment = "\xff\xe1" + tiffNumber(exif.size() + 2, 2, false) + exif;
        const std::string path = home("anna.jpg");
        (void)writeFile(path, bytes.data().toStdString().insert(2, segment));
        return QString::fromStdString(path);
    }

    static QAction *entry(const QMenu &menu, const char *kind)
    {
        for (QAction *action : menu.actions())
            if (action->data().toString() == kind)
                return action;
        return nullptr;
    }

    void generate() const
    {
        QTest::mouseClick(m_window->topBar()->findChild<QPushButton *>("generate"), Qt::LeftButton);
    }
    std::vector<CompanionModel::Row> rows() const { return m_session->companions.rows(); }
    CompanionChip *chip(int index) const { return m_window->topBar()->companions()->chips()[index]; }

private slots:
    void initTestCase()
    {
        m_studio = std::make_unique<Studio>(
            Studio::load(QCoreApplication::applicationFilePath().toStdString()).value());
        m_theme = std::make_unique<Theme>(*qApp,
                                          QString::fromStdString(m_studio->resources.path("icons").string()));
        m_settings = std::make_unique<Settings>(m_home.filePath("presence.ini"));
        m_plugins.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                             {m_studio->resources, home("data"),
                              [](const std::string &) { return std::string(); },
                              [this](const std::string &) { return m_service.address(); }},
                             m_backends);
        QVERIFY(m_backends.find("a1111"));
        m_measuring = std::make_unique<Measuring>(
            m_studio->critic, ModelStore::open(m_studio->resources, home("models")).value(), ModelFetcher());
        m_settings->setBackendId("a1111");
        openShoot();
    }
    void cleanupTestCase() { closeShoot(); }

    void aDroppedPhotographIsTakenInWithoutItsPlace()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(photograph())});
        QDragEnterEvent enter({20, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->topBar(), &enter);
        QDropEvent fall({20, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->topBar(), &fall);
        const auto *drop = m_window->topBar()->findChild<CompanionDrop *>();
        QVERIFY(drop && drop->menu());
        QVERIFY(!entry(*drop->menu(), "likeness")->isEnabled());
        drop->menu()->setActiveAction(entry(*drop->menu(), "init"));
        QTest::keyClick(drop->menu(), Qt::Key_Return);
        QTRY_COMPARE(rows().size(), std::size_t(1));
        QVERIFY(QFile::remove(m_home.filePath("anna.jpg")));
        chip(0)->weightField()->setFocus();
        chip(0)->weightField()->selectAll();
        QTest::keyClicks(chip(0)->weightField(), "70");
        QTest::keyClick(chip(0)->weightField(), Qt::Key_Return);
        QCOMPARE(rows()[0].companion.picture.weight, 0.7);
        m_session->companions.addSitterMap("depth");
        QCOMPARE(chip(1)->weightField()->value(), 100);
        QTRY_VERIFY(chip(1)->weightField()->isVisible());
    }

    void theListOfModelsComesFromTheService()
    {
        ModelField *models = m_window->topBar()->generateBar()->modelField();
        models->ask();
        QTRY_COMPARE_WITH_TIMEOUT(models->box()->count(), 2, 20000);
        QVERIFY(models->box()->itemText(0).contains("epic"));
        QVERIFY(models->model().empty()); // asking chooses nothing
    }

    void whatArrivesIsThePictureWithoutMetadataAndTheMapAsDirected()
    {
        m_session->document.apply({{"head.yaw", 25.0}}, "turn");
        generate();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->takes.rowCount(), 1, 60000);
        QCOMPARE(m_service.complaints(), std::vector<std::string>());
        const auto requests = m_service.server().requests("/sdapi/v1/img2img");
        QCOMPARE(requests.size(), std::size_t(1));
        const auto body = nlohmann::json::parse(requests.front().body);
        QCOMPARE(body.at("denoising_strength").get<double>(), 0.3);
        const std::string sent = fromBase64(body.at("init_images").at(0).get<std::string>()).value();
        QVERIFY(sent.find("Canary") == std::string::npos && sent.find("Exif") == std::string::npos);
        const QImage seen = QImage::fromData(QByteArray::fromStdString(sent));
        QCOMPARE(seen.size(), QSize(120, 150));
        const auto &unit = body.at("alwayson_scripts").at("ControlNet").at("args").at(0);
        const QImage map = QImage::fromData(
            QByteArray::fromStdString(fromBase64(unit.at("image").get<std::string>()).value()));
        const RenderSettings &settings = m_session->queue.jobs().front().request.settings;
        QCOMPARE(map.size(), QSize(settings.width, settings.height));
        QVERIFY(qGray(map.pixel(map.width() / 2, map.height() / 2)) >
                qGray(map.pixel(2, 2))); // the face is nearer than the wall
    }

    void anOrderThatWaitsKeepsItsPicturesBeyondTheEndOfTheProgram()
    {
        m_session->queue.setPaused(true);
        generate();
        QTRY_COMPARE(m_session->queue.unfinished(), 1);
        m_session->companions.removeAll();
        QVERIFY(!m_window->topBar()->companions()->isVisible());
        closeShoot();
        openShoot();
        QVERIFY(rows().empty());
        QCOMPARE(m_session->queue.unfinished(), 1);
        const GenerationJob job = m_session->queue.jobs().back();
        QCOMPARE(job.request.controls.size(), std::size_t(2));
        emit m_window->findChild<QueuePanel *>()->editRequested(job.id);
        QCOMPARE(rows().size(), std::size_t(2));
        QCOMPARE(rows()[0].companion.picture.kind, std::string("init"));
        QCOMPARE(rows()[0].companion.picture.weight, 0.7);
        QVERIFY(!rows()[0].companion.picture.file.isEmpty());
        m_session->queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_service.server().requests("/sdapi/v1/img2img").size(), std::size_t(2),
                                  60000);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->queue.unfinished(), 0, 60000);
    }
};

QTEST_MAIN(TestPicturesAlong)
#include "tst_pictures_along.moc"
