// SPDX-License-Identifier: MIT
#include "plugins/plugin_loader.h"
#include "ui/models/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;
using End = Refinement::End;

/// The loop with nothing made up: the sitter draws, the critic measures, the shoot keeps.
class TestSitterRefinement : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    const Studio m_studio = Studio::load(PRESENCE_BINARY_DIR "/bin/presence").value();
    Measuring m_measuring{m_studio.critic, ModelStore::open(m_studio.resources, "/nowhere").value(), {}};
    PluginHost m_plugins;
    BackendRegistry m_backends;

    std::filesystem::path home(const char *name) const { return m_home.filePath(name).toStdString(); }

private slots:
    void initTestCase()
    {
        m_plugins.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                             {m_studio.resources, home("data"),
                              [](const std::string &) { return std::string(); },
                              [](const std::string &) { return std::string(); }},
                             m_backends);
        QVERIFY2(m_backends.find("sitter"), "the sitter's plugin is not where the build puts it");
    }

    void everyStepIsAMeasuredTakeThatFixesTheOneBefore()
    {
        Session session(m_studio, m_measuring, m_backends, ShootStore::open(home("shoot")).value(),
                        home("presets"));
        session.start();
        // A background as dark as the hair and a head far from where it is asked give the loop work to do.
        session.document.apply({{"lighting.background", 0.0}}, "Dark");
        session.document.setLocked("gaze.yaw", true);
        const PortraitSpec before = session.document.spec();

        Refinement::Order order;
        order.spec = before;
        order.backendId = "sitter";
        order.settings.width = 416;
        order.settings.height = 520;
        order.budget.takes = 3;
        QSignalSpy finished(&session.refinement, &Refinement::finished);
        session.refinement.start(order);
        QVERIFY(finished.wait(200000));
        const End end = session.refinement.end();
        QVERIFY2(end == End::NothingToFix || end == End::NoImprovement || end == End::TakesSpent,
                 qPrintable(session.refinement.problem()));

        const auto &steps = session.refinement.steps();
        QCOMPARE(int(steps.size()), session.refinement.ordered());
        QVERIFY(session.refinement.best());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Take kept = session.store.load(steps[i].takeId.toStdString()).value();
            QVERIFY(kept.spec == steps[i].spec);
            QCOMPARE(kept.parentId, i == 0 ? std::string() : steps[i - 1].takeId.toStdString());
            QVERIFY(!steps[i].report.findings.empty());
            QCOMPARE(kept.spec.pose.gazeYawDeg, before.pose.gazeYawDeg); // locked
            if (i > 0)
                QVERIFY(kept.spec != steps[i - 1].spec);
        }
        QVERIFY(session.document.spec() == before); // nobody has taken anything over yet
    }
};

QTEST_MAIN(TestSitterRefinement)
#include "tst_sitter_refinement.moc"
