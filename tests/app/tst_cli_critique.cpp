// SPDX-License-Identifier: MIT
#include "core/spec/patch/spec_patch.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <set>

using namespace presence;
using Json = nlohmann::json;

/// What a critique is told beside the picture: for what it is, whose face, how it was made.
class TestCliCritique : public QObject, test::CommandLine
{
    Q_OBJECT

    Json findingOf(const Outcome &outcome, const std::string &id) const
    {
        const Json reports = outcome.json();
        if (reports.is_array() && !reports.empty())
            for (const Json &finding : reports.front().value("findings", Json::array()))
                if (finding["id"] == id)
                    return finding;
        return {};
    }

private slots:
    void initTestCase()
    {
        write("spec.json", run({"new", "--job", "trust"}).out.toStdString());
        const Outcome made =
            run({"generate", "spec.json", "--out", ".", "--size", "832x1040", "--seed", "5"});
        QVERIFY2(made.code == 0, made.err);
    }

    void anUnknownJobIsNamedBesideTheKnownOnes()
    {
        const Outcome outcome = run({"critique", "trust-5.png", "--job", "juggling"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("juggling") && outcome.err.contains("trust"), outcome.err);
        QCOMPARE(run({"critique", "trust-5.png", "--job", "trust"}).code, 0);
    }

    void aReferenceThatIsNotThereIsNamed()
    {
        const Outcome outcome = run({"critique", "trust-5.png", "--reference", "nobody.png"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("nobody.png"), outcome.err);
    }

    void aPaintingIsNotAskedAboutItsSkin()
    {
        const Json photo = findingOf(run({"critique", "--json", "trust-5.png"}), "skin.texture");
        QVERIFY(photo.is_object() && photo["verdict"] != "unmeasured");
        const Json painted =
            findingOf(run({"critique", "--json", "--stylised", "trust-5.png"}), "skin.texture");
        QVERIFY(painted.is_object());
        QCOMPARE(painted["verdict"].get<std::string>(), std::string("unmeasured"));
        QVERIFY(!painted["reason"].get<std::string>().empty());
    }

    void aFixChangesNoControlThatNoFindingNamed()
    {
        const std::string broader = run({"new", "--job", "trust", "--set", "expression.au12.left=4", "--set",
                                         "expression.au12.right=4"})
                                        .out.toStdString();
        write("broader.json", broader);
        const auto asked = specFromJson(broader, "asked");
        QVERIFY2(asked.ok(), asked.ok() ? "" : asked.error().message.c_str());
        std::set<std::string> named;
        const Json reports = run({"critique", "--json", "--spec", "broader.json", "trust-5.png"}).json();
        for (const Json &finding : reports.front()["findings"])
            if (finding["fix"].is_object())
                for (const auto &[id, value] : finding["fix"].items())
                    named.insert(id);
        const Outcome outcome = run({"critique", "--fix", "--spec", "broader.json", "trust-5.png"});
        QCOMPARE(outcome.code, 0);
        const auto fixed = specFromJson(outcome.out.toStdString(), "fixed");
        QVERIFY(fixed.ok());
        const SpecPatch changed = SpecPatch::between(*asked, *fixed);
        QVERIFY(!changed.isEmpty());
        for (const auto &[id, value] : changed.values())
            QVERIFY2(named.contains(std::string(id)), std::string(id).c_str());
    }

    void oneFixIsWrittenForOnePicture()
    {
        QCOMPARE(run({"critique", "--fix", "trust-5.png", "trust-5.png"}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliCritique)
#include "tst_cli_critique.moc"
