// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "core/critique/words.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

using namespace presence;

static const Resources shipped(PRESENCE_SOURCE_DIR "/resources");

class TestWords : public QObject
{
    Q_OBJECT

    static nlohmann::json document()
    {
        std::ifstream file(shipped.path("critique/words.json"));
        return nlohmann::json::parse(file);
    }

    /// What `capture` finds in the sources of the checks, of what they measure and in critique.cpp.
    static std::set<std::string> inSources(const char *capture)
    {
        std::set<std::string> found;
        const std::regex pattern(capture);
        const auto read = [&](const std::filesystem::path &path) {
            std::ifstream file(path);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
                found.insert((*at)[1]);
        };
        for (const char *folder : {"checks", "measure", "advice"})
            for (const auto &entry : std::filesystem::directory_iterator(
                     std::filesystem::path(PRESENCE_SOURCE_DIR "/core/critique") / folder))
                if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                    read(entry.path());
        read(PRESENCE_SOURCE_DIR "/core/critique/critique.cpp");
        return found;
    }

private slots:
    void everySilenceHasItsSentence()
    {
        const auto words = CritiqueWords::load(shipped);
        QVERIFY2(words.ok(), words.ok() ? "" : words.error().message.c_str());
        const auto silences = inSources("silent\\(\"([a-z_]+)\"\\)");
        QVERIFY(silences.size() > 8);
        for (const std::string &key : silences)
            QVERIFY2(words->reason(key) != key, key.c_str());
        const auto all = inSources("\"([a-z_]+)\"");
        for (const auto &[key, sentence] : document()["reasons"].items())
            QVERIFY2(all.contains(key), key.c_str());
    }

    void everyAdviceBelongsToAnOutcomeOfAFinding()
    {
        const auto literals = inSources("\"([a-z_]+)\"");
        const auto ids = inSources("CheckRow\\{\"([a-z.]+)\"");
        for (const auto &[id, outcomes] : document()["advice"].items()) {
            QVERIFY2(ids.contains(id), id.c_str());
            for (const auto &[outcome, sentence] : outcomes.items())
                QVERIFY2(literals.contains(outcome), (id + "/" + outcome).c_str());
        }
    }

    void everyReadingAndMarkHasItsName()
    {
        const auto words = CritiqueWords::load(shipped);
        QVERIFY2(words.ok(), words.ok() ? "" : words.error().message.c_str());
        auto keys = inSources("\\{\"([a-z_]+)\", [^\"]"); // parts: {"texture", value
        const auto all = inSources("\"([a-z_]+)\"");
        QVERIFY(keys.size() > 30);
        for (const char *other : {"asked", "measured", "goal", "units", "top", "side", "bottom"})
            keys.erase(other);
        for (const std::string &key : keys)
            QVERIFY2(words->name(key) != key || document()["names"].contains(key), key.c_str());
        for (const auto &[key, name] : document()["names"].items())
            QVERIFY2(all.contains(key), key.c_str());
    }

    void blanksInTheAdviceAreFilled()
    {
        const auto words = CritiqueWords::load(shipped);
        QCOMPARE(words->advice("expression.units", "far_too_little",
                               {{"asked", "12C"}, {"measured", "12A"}, {"goal", "12D"}}),
                 std::string("Asked 12C, measured 12A. Raise it to 12D and say it first."));
    }

    void adviceIsShortAndPlain()
    {
        for (const auto &[id, outcomes] : document()["advice"].items())
            for (const auto &[outcome, sentence] : outcomes.items()) {
                const std::string text = sentence;
                const auto ends = std::ranges::count(text, '.') + std::ranges::count(text, '?');
                QVERIFY2(ends >= 1 && ends <= 2 && text.ends_with('.'), text.c_str());
                QVERIFY2(text.find('%') == std::string::npos, text.c_str());
                QVERIFY2(text.size() < 160, text.c_str());
            }
    }

    void theHumanQuestionsCoverWhatNoMeasureAnswers()
    {
        const auto questions = loadHumanQuestions(shipped);
        QVERIFY2(questions.ok(), questions.ok() ? "" : questions.error().message.c_str());
        std::set<std::string> groups, ids;
        for (const HumanQuestion &question : *questions) {
            groups.insert(question.group);
            QVERIFY2(ids.insert(question.id).second, question.id.c_str());
            QVERIFY2(question.text.ends_with('?'), question.text.c_str());
        }
        QCOMPARE(groups, (std::set<std::string>{"gaze", "intention", "asymmetry", "posture", "background",
                                                "color", "story"}));
    }

    void damagedFilesAreNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::newRow("words: no JSON") << "critique/words.json"
                                        << "words";
        QTest::newRow("words: no advice")
            << "critique/words.json"
            << R"({"schema": "presence.critique_words/1", "reasons": {}, "names": {}})";
        QTest::newRow("words: a number") << "critique/words.json"
                                         << R"({"schema": "presence.critique_words/1",
                                              "reasons": {"a": 1}, "names": {}, "advice": {}})";
        QTest::newRow("questions: no list") << "critique/human_questions.json"
                                            << R"({"schema": "presence.human_questions/1", "questions": 7})";
        QTest::newRow("questions: no text") << "critique/human_questions.json"
                                            << R"({"schema": "presence.human_questions/1",
                                                "questions": [{"id": "a", "group": "b"}]})";
    }

    void damagedFilesAreNamed()
    {
        QFETCH(QString, file);
        QFETCH(QString, text);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("critique"));
        std::ofstream(folder.filePath(file).toStdString()) << text.toStdString();
        const Resources broken(folder.path().toStdString());
        const Error error = file == "critique/words.json" ? CritiqueWords::load(broken).error()
                                                          : loadHumanQuestions(broken).error();
        QVERIFY2(QString::fromStdString(error.message).contains(file), error.message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
