// SPDX-License-Identifier: MIT
#include "ui/models/settings.h"
#include "ui/panels/window/first_steps.h"
#include "ui/panels/window/take_info.h"
#include "ui/panels/window/top_bar.h"

#include "core/shoot/shoot_store.h"
#include "tests/support/test_picture.h"
#include "ui/models/session/session.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

/// The small parts around the panels: top bar, take information, first steps.
class TestTopBar : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const Studio m_studio = Studio::load(PRESENCE_BINARY_DIR "/bin/presence").value();
    Measuring m_measuring{m_studio.critic, ModelStore::open(m_studio.resources, "/nowhere").value(), {}};
    BackendRegistry m_backends;
    std::string path(const char *name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    void aJobFromTheBarIsOneStepAndShown()
    {
        Session session(m_studio, m_measuring, m_backends, ShootStore::open(path("bar")).value(),
                        path("presets"));
        Settings settings(m_folder.filePath("presence.ini"));
        TopBar bar(session, settings);
        QCOMPARE(bar.shootButton()->text(), "bar");
        const auto actions = bar.jobButton()->menu()->actions();
        QCOMPARE(std::size_t(actions.size()), m_studio.library.jobs.size());
        for (QAction *action : actions)
            if (action->text() == QString::fromStdString(m_studio.library.job("authority")->label))
                action->trigger();
        QCOMPARE(session.document.spec().story.job, std::string("authority"));
        QCOMPARE(session.document.undoStack()->count(), 1);
        QCOMPARE(bar.jobButton()->text(), QString::fromStdString(m_studio.library.job("authority")->label));
        session.document.undoStack()->undo();
        QVERIFY(bar.jobButton()->text() != QString::fromStdString(m_studio.library.job("authority")->label));
    }

    void theInformationTellsHowTheCurrentTakeWasMade()
    {
        auto store = ShootStore::open(path("info")).value();
        Take take;
        take.backendId = "a1111";
        take.model = "portrait-xl";
        take.seed = 4711;
        take.promptText = "a <b>bold</b> lighthouse keeper";
        take.image = ImageFile::fromBytes(test::pngPicture(16, 16), "test").value();
        take.settings.width = take.settings.height = 16;
        QVERIFY(store.add(take).ok());
        Session session(m_studio, m_measuring, m_backends, store, path("presets"));
        TakeInfo info(session);
        QVERIFY(!info.text().contains("4711"));
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.selection.current().isEmpty(), 10000);
        for (const char *fact :
             {"a1111", "portrait-xl", "4711", "16 × 16", "a <b>bold</b> lighthouse keeper"})
            QVERIFY2(info.text().contains(fact), fact);
    }

    void theFirstStepsAreButtonsThatSayWhatIsWanted()
    {
        FirstSteps steps;
        QSignalSpy job(&steps, &FirstSteps::jobWanted), smile(&steps, &FirstSteps::smileWanted),
            make(&steps, &FirstSteps::generateWanted), done(&steps, &FirstSteps::dismissed);
        const auto buttons = steps.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 4);
        for (QPushButton *button : buttons) {
            QVERIFY(!button->toolTip().isEmpty());
            QTest::mouseClick(button, Qt::LeftButton);
        }
        for (const QSignalSpy *spy : {&job, &smile, &make, &done})
            QCOMPARE(spy->count(), 1);
    }
};

QTEST_MAIN(TestTopBar)
#include "tst_top_bar.moc"
