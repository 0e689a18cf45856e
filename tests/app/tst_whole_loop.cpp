// SPDX-License-Identifier: MIT
#include "core/spec/spec_json.h"
#include "plugins/plugin_loader.h"
#include "ui/main_window.h"
#include "ui/models/settings.h"
#include "ui/panels/direct/control_field.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/finding/finding_row.h"
#include "ui/panels/presets/preset_form.h"
#include "ui/panels/presets/preset_list.h"
#include "ui/panels/presets_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/review/checklist_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/theme.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/hands/value_track.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace presence;

/// One person's first hour, by mouse and keyboard: direct, see the words change, make a take, read what was
/// measured, take a fix, make another, compare, keep a preset, and go all the way back.
class TestWholeLoop : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<Theme> m_theme;
    PluginHost m_plugins;
    BackendRegistry m_backends;
    std::unique_ptr<Measuring> m_measuring;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    PortraitSpec m_atFirst;

    std::string home(const char *name) const { return m_home.filePath(name).toStdString(); }

    /// The whole of a take: made, stored, measured.
    void makeTake(int number)
    {
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_session->queue.unfinished(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->takes.rowCount(), number, 120000);
        const auto measured = [this] {
            const Take *take = m_session->takes.find(m_session->selection.current());
            return take && take->report;
        };
        QTRY_VERIFY_WITH_TIMEOUT(measured(), 120000);
    }

    static void click(QWidget *widget, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(widget, Qt::LeftButton, modifiers, widget->rect().center());
    }

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
                              [](const std::string &) { return std::string(); }},
                             m_backends);
        QVERIFY2(m_backends.find("sitter"), "the sitter's plugin is not where the build puts it");

        m_measuring = std::make_unique<Measuring>(
            m_studio->critic, ModelStore::open(m_studio->resources, home("models")).value(), ModelFetcher());
        m_session = std::make_unique<Session>(*m_studio, *m_measuring, m_backends,
                                              ShootStore::open(home("shoot")).value(), home("presets"));
        m_window =
            std::make_unique<MainWindow>(MainWindow::Context{*m_session, *m_settings, *m_theme, {}, {}});
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_session->start();
        m_atFirst = m_session->document.spec();
        QCOMPARE(QString::fromStdString(m_atFirst.story.job), "trust");
    }

    void aSliderMovesTheSpecAndThePrompt()
    {
        m_window->direct()->reveal("head.yaw");
        const ControlField *field = m_window->direct()->field("head.yaw");
        QVERIFY(field);
        auto *track = field->row->findChild<ValueTrack *>();
        QVERIFY(track);
        QTRY_VERIFY(track->isVisible());
        const std::string before = m_session->document.prompt().text;

        QTest::mousePress(track, Qt::LeftButton, {}, track->handlePosition(0));
        for (int degrees = 2; degrees <= 20; degrees += 2)
            QTest::mouseMove(track, track->handlePosition(degrees));
        QTest::mouseRelease(track, Qt::LeftButton, {}, track->handlePosition(20));

        QVERIFY2(std::abs(m_session->document.spec().pose.headYawDeg - 20) < 3,
                 qPrintable(QString::number(m_session->document.spec().pose.headYawDeg)));
        QVERIFY(m_session->document.prompt().text != before);
        QCOMPARE(m_session->document.undoStack()->count(), 1);
    }

    void theSitterFollows()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->preview.image().isNull(), 60000);
        QCOMPARE(m_window->stage()->view(), StageHeader::View::Sitter);
    }

    void ctrlEnterMakesATakeThatIsMeasured()
    {
        makeTake(1);
        QCOMPARE(m_window->stage()->view(), StageHeader::View::Take);
        const Take *take = m_session->takes.find(m_session->selection.current());
        QCOMPARE(take->backendId, std::string("sitter"));
        QVERIFY(take->spec == m_session->document.spec());
        QVERIFY(take->report->find("face.count"));
        QVERIFY(take->report->find("face.count")->verdict == Verdict::Pass);
    }

    void theChecklistShowsEachFindingAndOneFixIsOneStep()
    {
        ChecklistPanel *checklist = m_window->checklist();
        const auto fixable = [&] {
            for (FindingRow *candidate : checklist->rows())
                if (candidate->fixButton() && candidate->fixButton()->isVisibleTo(checklist))
                    return candidate;
            return static_cast<FindingRow *>(nullptr);
        };
        QTRY_VERIFY2(fixable(), "nothing in the first take can be fixed");
        FindingRow *row = fixable();
        QVERIFY(row->finding().verdict != Verdict::Unmeasured);
        QVERIFY(!row->finding().advice.empty());

        const int steps = m_session->document.undoStack()->count();
        for (QWidget *above = row; above; above = above->parentWidget())
            if (auto *scroll = qobject_cast<QScrollArea *>(above))
                scroll->ensureWidgetVisible(row->fixButton());
        click(row->fixButton());
        QCOMPARE(m_session->document.undoStack()->count(), steps + 1);
        makeTake(2);
        QVERIFY(m_session->document.spec() == m_session->takes.find(m_session->selection.current())->spec);
    }

    void twoTakesCompareSideBySide()
    {
        TakeListView *strip = m_window->filmstrip();
        QTRY_VERIFY(strip->isVisible());
        const QRect first = strip->visualRect(strip->model()->index(0, 0));
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, Qt::AltModifier, first.center());
        QCOMPARE(m_session->selection.other(), m_session->takes.ids().first());
        QCOMPARE(m_window->stage()->view(), StageHeader::View::Compare);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->stage()->compareView()->left()->image().isNull() &&
                                     !m_window->stage()->compareView()->right()->image().isNull(),
                                 30000);
    }

    void starsAndAPickByKeyAreKeptOnDisk()
    {
        m_window->stage()->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_4);
        QTest::keyClick(m_window.get(), Qt::Key_P);
        const auto kept = [this] {
            const auto take = m_session->store.load(m_session->selection.current().toStdString());
            return take && take->rating == 4 && take->flag == Take::Flag::Pick;
        };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10000);
    }

    void aPresetIsSavedUnderAName()
    {
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        PresetsPanel *presets = m_window->presets();
        QTRY_VERIFY(presets->isVisible());
        click(presets->saveButton());
        PresetForm *form = presets->form();
        QTRY_VERIFY(form->isVisible());
        QTest::keyClicks(form->nameBox(), "Turned and calm");
        click(form->saveButton());
        QTRY_VERIFY(m_session->presets.find("Turned and calm"));
        QVERIFY(!m_session->presets.find("Turned and calm")->values.isEmpty());
    }

    void undoGoesAllTheWayBack()
    {
        m_window->stage()->setFocus();
        while (m_session->document.undoStack()->canUndo())
            QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_session->document.spec() == m_atFirst);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_session->document.spec() != m_atFirst);
    }

    void everyCommandIsNamedAndNoTwoShareTheirKeys()
    {
        for (const auto &command : m_window->commands().all()) {
            QVERIFY2(!command.action->text().isEmpty(), qPrintable(command.id));
            QVERIFY2(m_window->commands().conflicts(command.id, command.action->shortcut()).isEmpty(),
                     qPrintable(
                         command.id + " shares " + command.action->shortcut().toString() + " with " +
                         m_window->commands().conflicts(command.id, command.action->shortcut()).join(", ")));
        }
    }

    void closingKeepsEverything()
    {
        m_session->document.apply({{"story.role", std::string("a lighthouse keeper")}}, "Role");
        const PortraitSpec left = m_session->document.spec();
        const int takes = m_session->takes.rowCount();
        m_window.reset();
        m_session.reset();

        Session again(*m_studio, *m_measuring, m_backends, ShootStore::open(home("shoot")).value(),
                      home("presets"));
        again.start();
        QVERIFY(again.document.spec() == left);
        QTRY_COMPARE_WITH_TIMEOUT(again.takes.rowCount(), takes, 30000);
        QVERIFY(again.presets.find("Turned and calm"));
    }
};

QTEST_MAIN(TestWholeLoop)
#include "tst_whole_loop.moc"
