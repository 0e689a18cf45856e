// SPDX-License-Identifier: MIT
#include "core/critique/limits.h"
#include "core/spec/tables/jobs.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

using namespace presence;

static const Resources shipped(PRESENCE_SOURCE_DIR "/resources");

class TestLimits : public QObject
{
    Q_OBJECT

    /// Every `limits["…"]` in the sources of the critique.
    static std::set<std::string> namesInTheChecks()
    {
        std::set<std::string> names;
        const std::regex mention("limits\\[\"([a-z0-9_.]+)\"\\]");
        for (const auto &entry :
             std::filesystem::recursive_directory_iterator(PRESENCE_SOURCE_DIR "/core/critique")) {
            if (entry.path().extension() != ".cpp")
                continue;
            std::ifstream file(entry.path());
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            for (std::sregex_iterator at(text.begin(), text.end(), mention), end; at != end; ++at)
                names.insert((*at)[1]);
        }
        for (const char *crop : {"ecu", "bcu", "cu", "mcu", "ms", "mls"})
            for (const char *end : {"low", "high"})
                names.insert(std::string("face.size.") + crop + "." + end);
        for (const int unit : {1, 2, 4, 7, 10, 12, 17, 18, 24, 26, 28, 43})
            for (const char *mark : {"rest", "a", "b", "c", "d", "e", "told"})
                names.insert("expression.au" + std::to_string(unit) + "." + mark);
        return names;
    }

private slots:
    void theTableHoldsExactlyWhatTheChecksUse()
    {
        const auto limits = Limits::load(shipped);
        QVERIFY2(limits.ok(), limits.ok() ? "" : limits.error().message.c_str());
        const auto used = namesInTheChecks();
        QVERIFY(used.size() > 50);
        for (const std::string &name : used)
            QVERIFY2(limits->all().contains(name), name.c_str());
        for (const auto &[name, limit] : limits->all())
            QVERIFY2(used.contains(name), name.c_str());
    }

    void everyLimitSaysWhereItComesFrom()
    {
        const auto limits = Limits::load(shipped);
        QVERIFY(limits.ok());
        for (const auto &[name, limit] : limits->all()) {
            QVERIFY2(!limit.source.empty(), name.c_str());
            QVERIFY2(!limit.calibrated || !limit.sample.empty(), name.c_str());
        }
    }

    void anUnknownLimitIsNamed()
    {
        const auto limits = Limits::load(shipped);
        QVERIFY(limits.ok());
        QVERIFY_EXCEPTION_THROWN((void)(*limits)["no.such.limit"], std::out_of_range);
    }

    void aLimitMayDifferByPurpose()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("critique"));
        std::ofstream(folder.filePath("critique/limits.json").toStdString())
            << R"({"schema": "presence.critique/1",
            "limits": {"a.b": {"value": 8, "unit": "°", "source": "x", "sample": "", "status": "start",
            "for": {"editorial": 20, "linkedin_profile": 5}}}})";
        const auto limits = Limits::load(Resources(folder.path().toStdString()));
        QVERIFY2(limits.ok(), limits.ok() ? "" : limits.error().message.c_str());
        QCOMPARE(ConsultedLimits(*limits)["a.b"], 8.0);
        QCOMPARE(ConsultedLimits(*limits, {"trust", "linkedin_profile"})["a.b"], 5.0);
        QCOMPARE(ConsultedLimits(*limits, {"editorial", "linkedin_profile"})["a.b"], 20.0);
    }

    void limitsRememberWhichWereLookedAt()
    {
        const auto limits = Limits::load(shipped);
        const ConsultedLimits consulted(*limits);
        QVERIFY(consulted.names().empty());
        (void)consulted["gaze.direct"];
        (void)consulted["gaze.averted"];
        (void)consulted["gaze.direct"];
        QCOMPARE(consulted.names(), (std::vector<std::string>{"gaze.direct", "gaze.averted"}));
        QVERIFY_EXCEPTION_THROWN((void)consulted["no.such.limit"], std::out_of_range);
    }

    void everyPurposeIsAJobOrAPlace()
    {
        const auto limits = Limits::load(shipped);
        const auto library = SpecLibrary::load(shipped);
        QVERIFY(limits.ok() && library.ok());
        const auto &places = findControl("camera.slot")->choices;
        for (const auto &[name, limit] : limits->all())
            for (const auto &[purpose, value] : limit.purposes)
                QVERIFY2(library->job(purpose) || std::ranges::find(places, purpose) != places.end(),
                         (name + " for " + purpose).c_str());
    }

    void aDamagedTableIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("no JSON") << "limits"
                                 << "parse error";
        QTest::newRow("other schema") << R"({"schema": "presence.critique/9", "limits": {}})"
                                      << "schema";
        QTest::newRow("no limits") << R"({"schema": "presence.critique/1"})"
                                   << "limits";
        QTest::newRow("no value") << R"({"schema": "presence.critique/1", "limits": {"a.b": {}}})"
                                  << "a.b";
        QTest::newRow("no source")
            << R"({"schema": "presence.critique/1", "limits": {"a.b": {"value": 1, "unit": ""}}})"
            << "source";
        QTest::newRow("a purpose without a number") << R"({"schema": "presence.critique/1", "limits": {"a.b":
                   {"value": 1, "unit": "", "source": "x", "sample": "", "status": "start",
                    "for": {"trust": "much"}}}})"
                                                    << "trust";
        QTest::newRow("unknown status") << R"({"schema": "presence.critique/1", "limits": {"a.b":
                   {"value": 1, "unit": "", "source": "x", "sample": "", "status": "sure"}}})"
                                        << "status";
    }

    void aDamagedTableIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("critique"));
        std::ofstream(folder.filePath("critique/limits.json").toStdString()) << text.toStdString();
        const auto limits = Limits::load(Resources(folder.path().toStdString()));
        QVERIFY(!limits.ok());
        const Error &error = limits.error();
        QVERIFY2(QString::fromStdString(error.message).contains("limits.json"), error.message.c_str());
        QVERIFY2(QString::fromStdString(error.detail).contains(named), error.detail.c_str());
    }
};

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
