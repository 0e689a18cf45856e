// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/spec_json.h"
#include "tests/support/plain_takes.h"
#include "ui/models/settings.h"
#include "ui/panels/presets_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/restore_card.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/panels/window/top_bar.h"
#include "ui/theme.h"
#include "ui/widgets/inline_message.h"

#include <QApplication>
#include <QFile>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace presence;

namespace {

/// What a laptop of 1280 × 800 leaves beside its bars.
constexpr QSize smallestScreen(1180, 700);

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<Theme> m_theme;
    BackendRegistry m_backends;
    std::unique_ptr<Measuring> m_measuring;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    std::string home(const char *name) const { return m_home.filePath(name).toStdString(); }

    QString writePictureWithSpec() const
    {
        PictureSettings settings;
        settings.promptText = "a portrait of somebody whom nobody knows";
        settings.parameters = {{"Steps", "30"}, {"Seed", "77"}, {"Size", "640x800"}};
        PictureLabel label;
        label.specJson = specToJson(PortraitSpec{});
        label.parameters = parametersText(settings);
        QFile file(m_home.filePath("portrait.png"));
        if (file.open(QIODevice::WriteOnly))
            file.write(
                QByteArray::fromStdString(std::string(withSettings(test::plainPicture(), label)->bytes())));
        return file.fileName();
    }

    void tellMuch() const
    {
        for (int i = 0; i < 8; ++i)
            m_window->message()->showMessage(
                InlineMessage::Kind::Warning,
                QString("Take %1 could not be read: the disk does not answer. ").arg(i).repeated(3), "Again");
    }

    void directMuch() const
    {
        SpecPatch much;
        for (const Control &control : controls())
            if (control.kind == Control::Kind::Level)
                much.set(control.id, 4.0);
            else if (control.kind == Control::Kind::Text)
                much.set(control.id, std::string("something long to say about this very portrait"));
        m_session->document.setDialect(Dialect::Tags);
        m_session->document.apply(much, "much");
    }

    void settle() const
    {
        for (int i = 0; i < 5; ++i)
            QApplication::processEvents();
    }

private slots:
    void initTestCase()
    {
        m_studio = std::make_unique<Studio>(
            Studio::load(QCoreApplication::applicationFilePath().toStdString()).value());
        m_theme = std::make_unique<Theme>(*qApp,
                                          QString::fromStdString(m_studio->resources.path("icons").string()));
        m_settings = std::make_unique<Settings>(m_home.filePath("presence.ini"));
        ShootStore store = ShootStore::open(home("shoot")).value();
        for (int i = 0; i < 2; ++i) {
            Take take;
            take.image = test::plainPicture();
            QVERIFY(store.add(take));
        }
        m_measuring = std::make_unique<Measuring>(
            m_studio->critic, ModelStore::open(m_studio->resources, home("models")).value(), ModelFetcher());
        m_session = std::make_unique<Session>(*m_studio, *m_measuring, m_backends, store, home("presets"));
        m_window =
            std::make_unique<MainWindow>(MainWindow::Context{*m_session, *m_settings, *m_theme, {}, {}});
        m_window->show();
        m_session->start();
        QTRY_COMPARE(m_session->takes.rowCount(), 2);
        m_session->selection.setCurrent(m_session->takes.ids()[1]);
    }

    void itFitsASmallScreenWhateverItShows_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<bool>("loud"); // prompt, messages and a dropped picture at once
        for (const char *loud : {"", ", with all there is to say"}) {
            QTest::addRow("sitter%s", loud) << int(StageHeader::View::Sitter) << bool(*loud);
            QTest::addRow("take%s", loud) << int(StageHeader::View::Take) << bool(*loud);
            QTest::addRow("compare%s", loud) << int(StageHeader::View::Compare) << bool(*loud);
            QTest::addRow("sheet%s", loud) << int(StageHeader::View::Sheet) << bool(*loud);
        }
    }

    void itFitsASmallScreenWhateverItShows()
    {
        QFETCH(int, view);
        QFETCH(bool, loud);
        m_window->stage()->setView(StageHeader::View(view));
        if (loud) {
            directMuch();
            tellMuch();
            m_window->stage()->openPicture(writePictureWithSpec());
            QVERIFY(m_window->stage()->restoreCard()->isVisible());
            m_window->presets()->beginSave();
        }
        const auto tabs = m_window->findChildren<QTabWidget *>();
        for (QTabWidget *each : tabs)
            for (int tab = 0; tab < each->count(); ++tab) {
                each->setCurrentIndex(tab);
                settle();
                const QSize least = m_window->minimumSizeHint();
                QVERIFY2(least.width() <= smallestScreen.width() && least.height() <= smallestScreen.height(),
                         qPrintable(QString("%1 × %2 with %3")
                                        .arg(least.width())
                                        .arg(least.height())
                                        .arg(each->tabText(tab))));
            }
    }

    void theStageGetsTheWholeScreenAndGivesItBack()
    {
        const bool filmstrip = m_window->filmstrip()->isVisible();
        QVERIFY(m_window->topBar()->isVisible());
        m_window->activateWindow();
        m_window->stage()->setView(StageHeader::View::Sitter);
        QTest::keyClick(m_window.get(), Qt::Key_F);
        QVERIFY(m_window->isFullScreen());
        QVERIFY(!m_window->topBar()->isVisible() && !m_window->prompt()->isVisible());
        QVERIFY(m_window->stage()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_window->isFullScreen());
        QVERIFY(m_window->topBar()->isVisible() && m_window->prompt()->isVisible());
        QCOMPARE(m_window->filmstrip()->isVisible(), filmstrip);
        QVERIFY(!m_window->commands().action("view.stage_back")->isEnabled());
    }

    void noTwoCommandsListenToTheSameKeys()
    {
        CommandSet &commands = m_window->commands();
        for (const CommandSet::Command &command : commands.all())
            for (const QKeySequence &keys : command.action->shortcuts())
                QVERIFY2(commands.conflicts(command.id, keys).isEmpty(), qPrintable(command.action->text()));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
