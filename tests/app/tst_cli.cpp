// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/parameters.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>

using namespace presence;
using Json = nlohmann::json;

class TestCli : public QObject, test::CommandLine
{
    Q_OBJECT

    PictureSettings settingsIn(const QString &file) const
    {
        const auto image = ImageFile::read(at(file).toStdString());
        return image ? readPictureSettings(*image) : PictureSettings{};
    }

private slots:
    void initTestCase()
    {
        write("spec.json", specToJson({}));
        write("broken.json", "{\"head\": {\"yaw\":\n 1,}");
        write("bad-value.json", "{\"head\": {\"yaw\": 700}}");
        write("preset.json", R"({"name": "Turned away", "about": "a look", "values": {"head.yaw": 33}})");
        write("bad-preset.json", R"({"name": "Bad", "values": {"head.spin": 1}})");
        write("plain.png", test::pngPicture(64, 64));
        write("text.png", "this is no picture");
        write("empty.png", "");
        std::string damaged = test::pngPicture(64, 64);
        damaged.insert(33, std::string(withSettings(*ImageFile::fromBytes(damaged, ""),
                                                    {"{\"head\": 7}", "", "", "", ""})
                                           ->bytes()
                                           .substr(33, 12 + 13 + 5 + 11)));
        write("damaged.png", damaged);
        std::string labelled(withSettings(*ImageFile::fromBytes(test::pngPicture(64, 64), ""),
                                          {specToJson({}), "a", "", "", ""})
                                 ->bytes());
        write("cut.png", labelled.substr(0, labelled.find("presence_spec") + 60));
        std::string odd = labelled;
        odd[odd.find("presence_spec") + 60] ^= 4;
        write("odd-text.png", odd);
        labelled[labelled.find("IDAT") + 60] ^= 4;
        write("wrong-sum.png", labelled);
        const Outcome made =
            run({"generate", "--job", "trust", "--out", "pictures", "--size", "320x400", "--seed", "5"});
        QVERIFY2(made.code == 0, made.err);
    }

    void wrongUsageIsTwoWithAWordOnStderr_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QStringList &arguments) {
            QTest::newRow(qPrintable(arguments.isEmpty() ? "nothing" : arguments.join(' '))) << arguments;
        };
        row({});
        row({"dance"});
        row({"new", "--nonsense"});
        row({"new", "--set", "head.yaw"});
        row({"new", "--set", "head.spin=1"});
        row({"new", "--set", "head.yaw=700"});
        row({"new", "--set", "lighting.pattern=disco"});
        row({"new", "--job", "nobody"});
        row({"prompt"});
        row({"prompt", "spec.json", "--dialect", "klingon"});
        row({"prompt", "spec.json", "--engine", "dalle"});
        row({"prompt", "spec.json", "--engine", "sdxl", "--dialect", "natural"});
        row({"lint"});
        row({"generate", "spec.json"});
        row({"generate", "--out", "x"});
        row({"generate", "spec.json", "--out", "x", "--count", "0"});
        row({"generate", "spec.json", "--out", "x", "--count", "many"});
        row({"generate", "spec.json", "--out", "x", "--seed", "-4"});
        row({"generate", "spec.json", "--out", "x", "--size", "big"});
        row({"generate", "spec.json", "--out", "x", "--size", "320"});
        row({"generate", "spec.json", "--out", "x", "--size", "321x400"});
        row({"generate", "spec.json", "--out", "x", "--size", "99999x400"});
        row({"critique"});
        row({"compare", "plain.png"});
        row({"preset"});
        row({"preset", "show"});
        row({"preset", "export", "Calm"});
    }
    void wrongUsageIsTwoWithAWordOnStderr()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.size() > 10);
        QVERIFY(!QFileInfo::exists(at("x")));
    }

    void wrongUsageNamesTheWord_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const QStringList &arguments, const char *said) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << QString::fromUtf8(said);
        };
        row({"bogus"}, "“bogus”");
        row({"preset", "bogus"}, "“bogus”");
        row({"prompt", "--bogus"}, "“--bogus”");
        const QStringList generate{"generate", "spec.json", "--out", "x"};
        row(generate + QStringList{"--seed", "abc"}, "whole number from 0 to 9223372036854775807, not “abc”");
        row(generate + QStringList{"--seed", "1.5"}, "“1.5”");
        row(generate + QStringList{"--seed", "9223372036854775808"}, "“9223372036854775808”");
        row(generate + QStringList{"--count", "2x"}, "whole number from 1 to 1000, not “2x”");
    }
    void wrongUsageNamesTheWord()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(QString::fromUtf8(outcome.err).contains(said), outcome.err);
    }

    void failedWorkIsOneWithTheReasonOnStderr_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const QStringList &arguments, const char *said) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << QString::fromUtf8(said);
        };
        row({"new", "--preset", "nowhere.json"}, "neither a preset file nor");
        row({"new", "--preset", "bad-preset.json"}, "head.spin");
        row({"prompt", "nowhere.json"}, "There is no file “nowhere.json”");
        row({"prompt", "broken.json"}, "broken.json: this is not valid JSON (line 2, column 4)");
        row({"prompt", "bad-value.json"}, "-90 to 90");
        row({"prompt", "plain.png"}, "carries no Presence settings");
        row({"prompt", "text.png"}, "holds text, not a picture");
        row({"prompt", "empty.png"}, "0 bytes");
        row({"prompt", "cut.png"}, "settings are damaged");
        row({"critique", "cut.png"}, "ends too early");
        row({"critique", "wrong-sum.png"}, "is damaged");
        row({"prompt", "damaged.png"}, "head");
        row({"prompt", "."}, "is a folder");
        row({"prompt", "spec.json", "--backend", "nobody"}, "Known ones:");
        row({"lint", "broken.json"}, "line 2");
        row({"generate", "broken.json", "--out", "x"}, "line 2");
        row({"generate", "spec.json", "--out", "x", "--backend", "nobody"},
            "There is no backend “nobody”. Known ones: ");
        row({"generate", "spec.json", "--out", "x", "--backend", "a1111"}, "127.0.0.1:1");
        row({"generate", "spec.json", "--out", "x", "--backend", "openai-images"}, "OPENAI_API_KEY");
        row({"generate", "spec.json", "--out", "spec.json/x", "--size", "64x64"}, "spec.json");
        row({"generate", "spec.json", "--out", "/proc/x", "--size", "64x64"}, "/proc/x");
        row({"critique", "nowhere.png"}, "nowhere.png");
        row({"critique", "text.png"}, "holds text, not a picture");
        row({"critique", "empty.png"}, "0 bytes");
        row({"critique", "plain.png", "--spec", "broken.json"}, "line 2");
        row({"compare", "plain.png", "nowhere.png"}, "nowhere.png");
        row({"preset", "show", "nobody"}, "There is no preset “nobody”");
        row({"preset", "export", "nobody", "x"}, "There is no preset “nobody”");
        row({"preset", "import", "nowhere.json"}, "nowhere.json");
        row({"preset", "import", "bad-preset.json"}, "head.spin");
    }
    void failedWorkIsOneWithTheReasonOnStderr()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(QString::fromUtf8(outcome.err).contains(said), outcome.err);
        QVERIFY(outcome.err.count('\n') <= 2);
        QVERIFY(!QFileInfo::exists(at("x")));
    }

    void helpIsNotAnError()
    {
        for (const QStringList &arguments : {QStringList{"--help"}, QStringList{"generate", "--help"}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.code, 0);
            QVERIFY(outcome.out.contains("Usage"));
            QVERIFY(outcome.err.isEmpty());
        }
    }

    void aNewSpecIsNeutralOrAsAsked()
    {
        QVERIFY(*specFromJson(run({"new"}).out.toStdString(), "") == PortraitSpec{});
        const Outcome outcome =
            run({"new", "--job", "authority", "--preset", "preset.json", "--set", "head.roll=-7", "--set",
                 "expression.au12=B", "--set", "story.role=a founder, ü"});
        QCOMPARE(outcome.code, 0);
        const auto spec = specFromJson(outcome.out.toStdString(), "");
        QVERIFY(spec.ok());
        QVERIFY(spec->story.job == "authority" && spec->story.role == "a founder, ü");
        QCOMPARE(spec->pose.headYawDeg, 33.0);
        QCOMPARE(spec->pose.headRollDeg, -7.0);
        QVERIFY(spec->expression.unit(12) == (SidedLevel{2, 2}));
    }

    void aNamedLightIsPlacedUnlessItsPlaceIsGiven()
    {
        const auto named =
            specFromJson(run({"new", "--set", "lighting.pattern=split"}).out.toStdString(), "");
        QVERIFY(named->lighting.keyAzimuthDeg != PortraitSpec{}.lighting.keyAzimuthDeg);
        const auto given =
            specFromJson(run({"new", "--set", "lighting.pattern=split", "--set", "lighting.key_azimuth=85"})
                             .out.toStdString(),
                         "");
        QCOMPARE(given->lighting.keyAzimuthDeg, 85.0);
    }

    void promptsComeInTheAskedDialect()
    {
        const Outcome natural = run({"prompt", "spec.json"});
        const Outcome tags = run({"prompt", "spec.json", "--dialect", "tags"});
        QCOMPARE(natural.code, 0);
        QVERIFY(natural.out.size() > 40 && tags.out.size() > 40);
        QVERIFY(natural.out != tags.out);
        QCOMPARE(run({"prompt", "spec.json", "--backend", "a1111"}).out,
                 run({"prompt", "spec.json", "--engine", "sdxl"}).out);
        QCOMPARE(run({"prompt", "-"}, specToJson({}).c_str()).out, natural.out);

        const Outcome midjourney = run({"prompt", "spec.json", "--dialect", "midjourney"});
        QVERIFY2(midjourney.out.contains(" --ar "), midjourney.out);
        const Json motion = run({"prompt", "spec.json", "--dialect", "motion", "--json"}).json();
        QVERIFY(motion.at("dialect") == "motion");
        QVERIFY(motion.at("text").get<std::string>().find("camera") != std::string::npos);

        const Json document = run({"prompt", "spec.json", "--json"}).json();
        QVERIFY(document.at("dialect") == "natural");
        const std::string text = document.at("text");
        QVERIFY(QString::fromUtf8(natural.out).startsWith(QString::fromStdString(text)));
        for (const Json &segment : document.at("segments")) {
            const std::string phrase = segment.at("text");
            QVERIFY(text.substr(segment.at("begin").get<std::size_t>(), phrase.size()) == phrase);
            QVERIFY(!segment.at("controls").empty());
        }
    }

    void lintTellsErrorsByItsExitCode()
    {
        const Outcome fine = run({"lint", "spec.json", "--json"});
        QVERIFY(fine.json().is_array());
        const Outcome clash =
            run({"lint", "-", "--json"},
                run({"new", "--set", "expression.au43=E", "--set", "expression.au5=E"}).out);
        QCOMPARE(fine.code, 0);
        QCOMPARE(clash.code, 1);
        const Json findings = clash.json();
        QVERIFY(std::ranges::any_of(findings, [](const Json &finding) {
            return finding.at("severity") == "error" && !finding.at("fix").is_null();
        }));
        QVERIFY(run({"lint", "spec.json"}).out.size() > 5);
    }

    void lintLeavesOutWhatTheShootHasSilenced()
    {
        const QStringList lint{"lint", "-", "--shoot", at("silent"), "--json"};
        const Outcome nothing = run(lint, "{}");
        QCOMPARE(nothing.code, 1);
        QVERIFY(nothing.err.contains("silent"));
        write("silent/silenced.json", R"({"schema": "presence.silenced/1", "rules": ["EMO-010"]})");
        const auto names = [](const Json &findings, const char *rule) {
            return std::ranges::any_of(findings,
                                       [&](const Json &finding) { return finding.at("rule") == rule; });
        };
        QVERIFY(names(run({"lint", "-", "--json"}, "{}").json(), "EMO-010"));
        const Json quiet = run(lint, "{}").json();
        QVERIFY(!names(quiet, "EMO-010") && names(quiet, "EMO-007"));
    }

    void lintReadsTheUsersOwnRulesAndSaysWhatIsWrongWithThem()
    {
        write("config/presence/lint.json", R"({"rules": [{"id": "EMO-010", "off": true}]})");
        QVERIFY(!run({"lint", "-"}, "{}").out.contains("EMO-010"));
        write("config/presence/lint.json", R"({"rules": [{"id": "EMO-010", "off": 1}]})");
        const Outcome mistaken = run({"lint", "-"}, "{}");
        QVERIFY(mistaken.out.contains("EMO-010") && mistaken.err.contains("rule EMO-010"));
        QFile::remove(at("config/presence/lint.json"));
    }

    void everyControlIsListed()
    {
        const Json list = run({"controls", "--json"}).json();
        QCOMPARE(list.size(), controls().size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            QVERIFY(list[i].at("id") == controls()[i].id);
            QVERIFY(list[i].contains("default"));
            QCOMPARE(list[i].contains("choices"), controls()[i].kind == Control::Kind::Choice);
        }
        QCOMPARE(std::size_t(run({"controls"}).out.count('\n')), controls().size());
    }

    void everyBackendIsReadyOrSaysWhyNot()
    {
        const Outcome outcome = run({"backends", "--json"});
        QCOMPARE(outcome.code, 0);
        std::map<std::string, Json> byId;
        const Json document = outcome.json();
        for (const Json &backend : document.at("backends"))
            byId[backend.at("id")] = backend;
        QVERIFY(byId.at("sitter").at("ready") == true);
        QVERIFY(byId.at("a1111").at("ready") == false);
        QVERIFY(byId.at("a1111").at("reason").get<std::string>().find("127.0.0.1:1") != std::string::npos);
        QVERIFY(byId.at("openai-images").at("reason").get<std::string>().find("OPENAI_API_KEY") !=
                std::string::npos);
        QVERIFY(run({"backends"}).out.contains("sitter"));
    }

    void theStudiosAddressIsUsedUnlessTheEnvironmentGivesOne()
    {
        write("config/presence/presence.ini", "[backends]\na1111\\address=http://127.0.0.1:2\n");
        const auto addressWith = [this](const QString &given) {
            const auto program = process();
            QProcessEnvironment environment = program->processEnvironment();
            environment.remove("PRESENCE_ADDRESS_A1111");
            if (!given.isEmpty())
                environment.insert("PRESENCE_ADDRESS_A1111", given);
            program->setProcessEnvironment(environment);
            program->setArguments({"generate", "spec.json", "--out", "x", "--backend", "a1111"});
            program->start();
            program->waitForFinished(60'000);
            return QString::fromUtf8(program->readAllStandardError());
        };
        const QString fromStudio = addressWith({}), given = addressWith("http://127.0.0.1:3");
        QVERIFY(QFile::remove(at("config/presence/presence.ini")));
        QVERIFY2(fromStudio.contains("127.0.0.1:2"), qPrintable(fromStudio));
        QVERIFY2(given.contains("127.0.0.1:3"), qPrintable(given));
    }

    void aJobAloneMakesAPictureThatCarriesItsSettings()
    {
        const PictureSettings settings = settingsIn("pictures/trust-5.png");
        QVERIFY(settings.spec.has_value());
        QVERIFY(settings.spec->story.job == "trust");
        QVERIFY(settings.parameters.at("Seed") == "5");
        QVERIFY(settings.parameters.at("Size-1") == "320" && settings.parameters.at("Size-2") == "400");
        QVERIFY(settings.parameters.at("Model") == "Presence sitter");
        QVERIFY(!settings.promptText.empty());
    }

    void picturesAreCountedSeededAndNeverOverwritten()
    {
        const QStringList arguments{"generate", "-", "--out",  "two", "--size", "64x64",
                                    "--count",  "2", "--seed", "9",   "--json"};
        const QByteArray spec = run({"new", "--set", "head.yaw=10"}).out;
        const Outcome first = run(arguments, spec);
        QVERIFY2(first.code == 0, first.err);
        const Json images = first.json().at("images");
        QCOMPARE(images.size(), std::size_t(2));
        QVERIFY(images[0].at("seed") == 9 && images[1].at("seed") == 10);
        QVERIFY(images[0].at("file") == "two/portrait-9.png");
        const auto before = *readFile(at("two/portrait-9.png").toStdString());
        const Outcome again = run(arguments, spec);
        QVERIFY(again.json().at("images")[0].at("file") == "two/portrait-9-2.png");
        QVERIFY(*readFile(at("two/portrait-9.png").toStdString()) == before);
        QVERIFY(*readFile(at("two/portrait-9-2.png").toStdString()) == before);
    }

    void aPictureIsASpec()
    {
        const PortraitSpec spec = *settingsIn("pictures/trust-5.png").spec;
        write("same.json", specToJson(spec));
        QCOMPARE(run({"prompt", "pictures/trust-5.png"}).out, run({"prompt", "same.json"}).out);
        const auto png = *readFile(at("pictures/trust-5.png").toStdString());
        QCOMPARE(run({"prompt", "-"}, QByteArray::fromStdString(png)).out, run({"prompt", "same.json"}).out);
        const Outcome made =
            run({"generate", "pictures/trust-5.png", "--out", "again", "--size", "64x64", "--seed", "1"});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY(*settingsIn("again/trust-1.png").spec == spec);
    }

    void aCritiqueFindsTheOneFaceAndComparesWithTheSettingsInside()
    {
        const Outcome outcome = run({"critique", "pictures/trust-5.png", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY(outcome.err.isEmpty());
        const Json list = outcome.json();
        QCOMPARE(list.size(), std::size_t(1));
        QVERIFY(list[0].at("image") == "pictures/trust-5.png");
        QVERIFY(list[0].at("width") == 320 && list[0].at("height") == 400);
        std::map<std::string, Json> findings;
        for (const Json &finding : list[0].at("findings"))
            QVERIFY(findings.emplace(finding.at("id"), finding).second);
        QVERIFY(findings.at("face.count").at("verdict") == "pass");
        QVERIFY(!findings.at("color.warmth").at("asked").is_null());

        write("other.json", run({"new", "--set", "palette.warmth=1"}).out.toStdString());
        const Json other = run({"critique", "pictures/trust-5.png", "--spec", "other.json", "--json"}).json();
        for (const Json &finding : other[0].at("findings"))
            if (finding.at("id") == "color.warmth")
                QVERIFY(finding.at("asked") != findings.at("color.warmth").at("asked"));
    }

    void severalPicturesAreToldInOrderAndBadOnesDoNotStopTheRest()
    {
        QStringList arguments{"critique", "--json"};
        const QStringList names{"plain.png",   "text.png",    "pictures/trust-5.png",
                                "nowhere.png", "damaged.png", "plain.png"};
        const Outcome outcome = run(arguments + names);
        QCOMPARE(outcome.code, 1);
        const Json list = outcome.json();
        QCOMPARE(list.size(), std::size_t(names.size()));
        for (int i = 0; i < names.size(); ++i) {
            QVERIFY(list[std::size_t(i)].at("image") == names[i].toStdString());
            QCOMPARE(list[std::size_t(i)].contains("error"),
                     names[i] == "text.png" || names[i] == "nowhere.png");
        }
        QVERIFY(outcome.err.contains("text.png") && outcome.err.contains("damaged.png"));
    }

    void aReviewIsPlainEnglish()
    {
        const Outcome outcome = run({"critique", "pictures/trust-5.png"});
        QVERIFY2(outcome.out.contains("1 face  (asked 1 face)"), outcome.out);
        QVERIFY2(outcome.err.isEmpty(), outcome.err);
    }

    void onlyOurOwnSentencesStandOnStderr()
    {
        const Outcome outcome = run({"critique", "odd-text.png", "wrong-sum.png", "cut.png"});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.out.contains("odd-text.png"));
        for (const QByteArray &line : outcome.err.trimmed().split('\n'))
            QVERIFY2(line.startsWith("presence-cli: "), outcome.err);
    }

    void twoPicturesAreCompared()
    {
        const Outcome made = run({"generate", "pictures/trust-5.png", "--set", "head.yaw=25", "--out",
                                  "turned", "--size", "320x400", "--seed", "5"});
        QVERIFY2(made.code == 0, made.err);
        const Outcome outcome = run({"compare", "pictures/trust-5.png", "turned/trust-5.png", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        const Json comparison = outcome.json();
        QVERIFY(comparison.at("spec").at("head.yaw").at("b") == 25.0);
        QVERIFY(!comparison.at("findings").empty());
        QVERIFY(comparison.at("pictures").at("identical") == false);
        QVERIFY(run({"compare", "pictures/trust-5.png", "turned/trust-5.png"}).out.contains("head.yaw"));

        const Json same = run({"compare", "pictures/trust-5.png", "pictures/trust-5.png", "--json"}).json();
        QVERIFY(same.at("spec").empty() && same.at("findings").empty());
        QVERIFY(same.at("pictures").at("identical") == true);
        QVERIFY(run({"compare", "plain.png", "pictures/trust-5.png", "--json"}).json().at("spec").is_null());
    }

    void anOutputThatIsFullIsAFailure()
    {
        const Outcome outcome = run({"new"}, {}, "/dev/full");
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains("could not be written"));
    }

    void aMissingInstallationIsSaid()
    {
        const auto program = process();
        QProcessEnvironment environment = program->processEnvironment();
        environment.insert("PRESENCE_RESOURCES", "/nowhere");
        program->setProcessEnvironment(environment);
        program->setArguments({"new"});
        program->start();
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitCode(), 1);
        QVERIFY(program->readAllStandardError().contains("/nowhere"));
    }

    void anInterruptionKeepsWhatIsFinished()
    {
        const auto program = process();
        program->setArguments(
            {"generate", "spec.json", "--out", "many", "--size", "320x400", "--count", "1000", "--json"});
        program->start();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(at("many")).entryList({"*.png"}).size() >= 1, 60'000);
        ::kill(pid_t(program->processId()), SIGINT);
        QVERIFY(program->waitForFinished(60'000));
        QCOMPARE(program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(program->exitCode(), 1);
        QVERIFY(!program->readAllStandardError().isEmpty());
        const QStringList files = QDir(at("many")).entryList(QDir::Files | QDir::Hidden);
        const Json told = Json::parse(program->readAllStandardOutput().toStdString());
        QCOMPARE(std::size_t(files.size()), told.at("images").size());
        for (const QString &file : files)
            QVERIFY2(settingsIn("many/" + file).spec.has_value(), qPrintable(file));
    }

    void anInterruptedCritiqueStaysOneDocument()
    {
        const auto program = process();
        QStringList arguments{"critique", "--json"};
        for (int i = 0; i < 500; ++i)
            arguments << "pictures/trust-5.png";
        program->setArguments(arguments);
        program->start();
        while (program->bytesAvailable() < 100 && program->waitForReadyRead(60'000))
            continue;
        ::kill(pid_t(program->processId()), SIGINT);
        QVERIFY(program->waitForFinished(60'000));
        QCOMPARE(program->exitCode(), 1);
        QVERIFY(program->readAllStandardError().contains("Interrupted"));
        const Json list = Json::parse(program->readAllStandardOutput().toStdString(), nullptr, false);
        QVERIFY(list.is_array());
        QVERIFY(!list.empty() && list.size() < 500);
    }

    void aFileNameOfAnyBytesIsTold()
    {
        const QByteArray name = at(".").toLocal8Bit() + "/caf\xe9.png";
        QVERIFY(writeFile(name.toStdString(), test::pngPicture(64, 64)).ok());
        const auto program = process();
        program->setProgram("/bin/sh");
        program->setArguments(
            {"-c", "exec " PRESENCE_BINARY_DIR "/bin/presence-cli critique --json caf*.png"});
        program->start();
        QVERIFY(program->waitForFinished(60'000));
        QCOMPARE(program->exitCode(), 0);
        const Json list = Json::parse(program->readAllStandardOutput().toStdString(), nullptr, false);
        QVERIFY(list.is_array() && list.size() == 1);
        std::filesystem::remove(name.toStdString()); // Qt cannot name it
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
