// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "tests/support/test_picture.h"
#include "ui/models/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

namespace {

/// Answers every order with one grey picture.
class Grey : public Backend
{
public:
    BackendInfo info() const override
    {
        BackendInfo info;
        info.id = "grey";
        info.name = "Grey";
        return info;
    }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        GenerationResult result;
        GeneratedImage image;
        image.file = ImageFile::fromBytes(test::pngPicture(64, 80), "grey").value();
        image.seed = 7;
        result.images.push_back(image);
        return result;
    }
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const Studio m_studio = Studio::load(PRESENCE_BINARY_DIR "/bin/presence").value();
    Measuring m_measuring{m_studio.critic, ModelStore::open(m_studio.resources, "/nowhere").value(), {}};
    BackendRegistry m_backends;

    std::filesystem::path folder(const char *name) const { return m_folder.filePath(name).toStdString(); }
    ShootStore shoot(const char *name) const { return ShootStore::open(folder(name)).value(); }

private slots:
    void initTestCase() { QVERIFY(m_backends.add(std::make_unique<Grey>()).ok()); }

    void aNewShootBeginsWithAJobAndNothingToUndo()
    {
        Session session(m_studio, m_measuring, m_backends, shoot("new"), folder("presets"));
        session.start();
        QCOMPARE(session.document.spec().story.job, std::string("trust"));
        QVERIFY(!session.document.undoStack()->canUndo());
    }

    void aNewShootBeginsWithItsBrand()
    {
        Brand brand{"The bakery", {}};
        brand.values.set("story.job", std::string("playful"));
        brand.values.set("identity.wardrobe", std::string("an apron"));
        QVERIFY(saveBrand(brand, shoot("brand").folder()));
        {
            Session session(m_studio, m_measuring, m_backends, shoot("brand"), folder("presets"));
            session.start();
            QCOMPARE(session.document.spec().story.job, std::string("playful"));
            QCOMPARE(session.document.spec().identity.wardrobe, std::string("an apron"));
            QVERIFY(session.document.isInherited("identity.wardrobe"));
            session.document.apply({{"identity.wardrobe", std::string("a suit")}}, "Wardrobe");
            session.brand.setValue("palette.warmth", 0.4);
            QCOMPARE(session.document.spec().palette.warmth,
                     session.studio.library.job("playful")->defaults.appliedTo({})->palette.warmth);
        }
        Session again(m_studio, m_measuring, m_backends, shoot("brand"), folder("presets"));
        again.start();
        QCOMPARE(again.document.spec().identity.wardrobe, std::string("a suit")); // a draft keeps its own
        QVERIFY(again.document.inherited().values().contains("palette.warmth"));
    }

    void anOrderBecomesATakeThatIsCurrentAndMeasuredAndKept()
    {
        Session session(m_studio, m_measuring, m_backends, shoot("order"), folder("presets"));
        session.start();
        QSignalSpy finished(&session, &Session::takeFinished);
        session.order({{session.document.spec(), session.document.prompt(), {}}, "grey"});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20000);
        const QString id = session.selection.current();
        QVERIFY(!id.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(session.takes.find(id)->report, 60000);
        // A grey card has no face: that is a finding, and everything about faces stays unmeasured.
        QVERIFY(session.takes.find(id)->report->find("face.count")->verdict != Verdict::Pass);
        const auto kept = [&] { return session.store.load(id.toStdString())->report.has_value(); };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10000);
    }

    void aReportOfOtherRulesOrEquipmentIsMadeAnewAndKept()
    {
        ShootStore store = shoot("stale");
        for (const char *rules : {"of another year", ""}) {
            Take take;
            take.image = ImageFile::fromBytes(test::pngPicture(64, 80), "grey").value();
            if (*rules) {
                take.report = CritiqueReport();
                take.report->rules = rules;
                take.report->tiers = m_studio.critic.tiers();
            } else {
                take.report = m_studio.critic.review(take.image, take.spec, "grey").value();
                take.report->image = "as it was"; // nothing is measured twice without need
            }
            QVERIFY(store.add(take).ok());
        }
        Session session(m_studio, m_measuring, m_backends, store, folder("presets"));
        session.start();
        QTRY_COMPARE(session.takes.rowCount(), 2);
        const QStringList ids = session.takes.ids();
        const auto report = [&](int take) { return *session.takes.find(ids[take])->report; };
        QTRY_VERIFY_WITH_TIMEOUT(report(0).rules == m_studio.critic.rules(), 60000);
        QVERIFY(!report(0).findings.empty());
        const auto kept = [&] { return session.store.load(ids[0].toStdString())->report->rules; };
        QTRY_VERIFY_WITH_TIMEOUT(kept() == m_studio.critic.rules(), 10000);
        QCOMPARE(report(1).image, std::string("as it was"));
    }

    void silencedRulesStayWithTheShoot()
    {
        {
            Session session(m_studio, m_measuring, m_backends, shoot("silenced"), folder("presets"));
            session.start();
            session.document.setSilenced("EMO-010", true, "Silence");
            session.document.setSilenced("CAM-007", true, "Silence");
            session.document.undoStack()->undo();
        }
        Session again(m_studio, m_measuring, m_backends, shoot("silenced"), folder("presets"));
        again.start();
        QCOMPARE(again.document.silenced(), std::set<std::string>{"EMO-010"});
        QVERIFY(!again.document.undoStack()->canUndo());
        Session other(m_studio, m_measuring, m_backends, shoot("talkative"), folder("presets"));
        other.start();
        QVERIFY(other.document.silenced().empty());
    }

    void aDamagedListOfSilencedRulesIsSaid()
    {
        const ShootStore store = shoot("damaged silence");
        QVERIFY(writeFile(store.folder() / "silenced.json", "{").ok());
        Session session(m_studio, m_measuring, m_backends, store, folder("presets"));
        QSignalSpy problems(&session, &Session::problem);
        session.start();
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.first().first().toString().contains("silenced.json"));
    }

    void aMistakeInOnesOwnRulesIsSaidAndKeepsNobodyOut()
    {
        QVERIFY(writeFile(folder("lint.json"), R"({"rules": [{"id": "EMO-010", "off": 1}]})").ok());
        const Studio studio =
            Studio::load(PRESENCE_BINARY_DIR "/bin/presence", {}, folder("lint.json")).value();
        Session session(studio, m_measuring, m_backends, shoot("own rules"), folder("presets"));
        QSignalSpy problems(&session, &Session::problem);
        session.start();
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.first().first().toString().contains("rule EMO-010"));
    }

    void anUnknownBackendIsSaidInWords()
    {
        Session session(m_studio, m_measuring, m_backends, shoot("unknown"), folder("presets"));
        QSignalSpy problems(&session, &Session::problem);
        session.order({{session.document.spec(), session.document.prompt(), {}}, "nobody"});
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.first().first().toString().contains("nobody"));
    }

    void aDamagedDraftAndABrokenPresetAreSaidAndStopNothing()
    {
        QVERIFY(writeFile(folder("damaged") / "draft.json", "not JSON").ok());
        QVERIFY(writeFile(folder("broken presets") / "mine.json", "{").ok());
        Session session(m_studio, m_measuring, m_backends, shoot("damaged"), folder("broken presets"));
        QSignalSpy problems(&session, &Session::problem);
        session.start();
        QCOMPARE(problems.count(), 2);
        QVERIFY(!session.presets.all().empty());
    }

    void theDraftComesBack()
    {
        {
            Session session(m_studio, m_measuring, m_backends, shoot("draft"), folder("presets"));
            session.start();
            session.document.apply({{"head.roll", 9.0}}, "Roll");
        }
        Session again(m_studio, m_measuring, m_backends, shoot("draft"), folder("presets"));
        again.start();
        QCOMPARE(again.document.spec().pose.headRollDeg, 9.0);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
