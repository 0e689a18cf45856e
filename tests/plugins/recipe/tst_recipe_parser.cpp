// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "plugins/recipe/recipe.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

using namespace presence;
using nlohmann::json;

/// The smallest useful recipe.
static json smallRecipe()
{
    return {{"presence", "recipe/1"},
            {"id", "small"},
            {"name", "Small"},
            {"kind", "local"},
            {"address", "http://127.0.0.1:9"},
            {"dialect", "natural"},
            {"generate", {{"path", "/make"}, {"body", {{"text", {{"$", "prompt"}}}}}}},
            {"response", {{"images", "/pictures/*"}}}};
}

static QString refusalOf(const std::string &text)
{
    const auto recipe = parseRecipe(text, "test.json");
    return recipe ? QString() : QString::fromStdString(recipe.error().message);
}

struct Mistake
{
    const char *name;
    const char *patch; ///< RFC 7396
    QStringList words;
};

static const std::vector<Mistake> mistakes{
    {"unknown member", R"({"adress": "x"})", {"/adress", "not known", "address"}},
    {"unknown member deeper", R"({"generate": {"header": {}}})", {"/generate/header", "not known"}},
    {"other version", R"({"presence": "recipe/2"})", {"/presence", "recipe/1"}},
    {"no id", R"({"id": null})", {"/id", "missing"}},
    {"id that leaves the folder", R"({"id": "../evil"})", {"/id", "small letters"}},
    {"id of a wrong type", R"({"id": 7})", {"/id", "text"}},
    {"no address", R"({"address": null})", {"/address", "missing"}},
    {"strange address", R"({"address": "127.0.0.1"})", {"/address", "http://"}},
    {"unknown kind", R"({"kind": "cloud"})", {"/kind", "local, hosted"}},
    {"unknown dialect", R"({"dialect": "poetry"})", {"/dialect", "natural, tags, midjourney"}},
    {"a dialect for clips", R"({"dialect": "motion"})", {"/dialect", "natural, tags, midjourney"}},
    {"key over plain http",
     R"({"kind": "hosted", "auth": {"scheme": "bearer", "key": "K"}})",
     {"/address", "https://"}},
    {"auth without key", R"({"auth": {"scheme": "bearer"}})", {"/auth/key", "missing"}},
    {"header auth without header",
     R"({"auth": {"scheme": "header", "key": "K"}})",
     {"/auth/header", "missing"}},
    {"headers of a wrong type", R"({"headers": {"X-Version": 1}})", {"/headers/X-Version", "text"}},
    {"limit of a wrong type", R"({"limits": {"count": "many"}})", {"/limits/count", "1 to 64"}},
    {"limit out of range", R"({"limits": {"count": 0}})", {"/limits/count", "1 to 64"}},
    {"half a picture", R"({"limits": {"count": 1.5}})", {"/limits/count", "whole"}},
    {"step that fits nowhere",
     R"({"limits": {"side": {"smallest": 70, "largest": 100, "step": 64}}})",
     {"/limits/side/step"}},
    {"size that is none", R"({"limits": {"sizes": [[512, 0]]}})", {"/limits/sizes", "[width, height]"}},
    {"time-out out of range",
     R"({"timeouts": {"connectSeconds": 0}})",
     {"/timeouts/connectSeconds", "0.1 to 120"}},
    {"no way to generate", R"({"generate": null})", {"/generate", "missing"}},
    {"relative path", R"({"generate": {"path": "make"}})", {"/generate/path", "slash"}},
    {"unknown gap in a path", R"({"generate": {"path": "/{modell}"}})", {"/generate/path", "{modell}"}},
    {"open brace", R"({"generate": {"path": "/}{model"}})", {"/generate/path", "brace"}},
    {"unknown method", R"({"generate": {"method": "BREW"}})", {"/generate/method", "GET, POST"}},
    {"body of a wrong type", R"({"generate": {"body": [1]}})", {"/generate/body", "object"}},
    {"unknown placeholder",
     R"({"generate": {"body": {"a": [{"b": {"$": "stepz"}}]}}})",
     {"/generate/body/a/0/b/$", "steps"}},
    {"stranger beside a placeholder",
     R"({"generate": {"body": {"a": {"$": "steps", "min": 1}}}})",
     {"/generate/body/a/min", "not known"}},
    {"unknown kind of placeholder",
     R"({"generate": {"body": {"a": {"$exec": "rm"}}}})",
     {"/generate/body/a/$exec", "$text"}},
    {"unknown gap in a text",
     R"({"generate": {"body": {"a": {"$text": "{w}x"}}}})",
     {"/generate/body/a/$text", "{w}"}},
    {"no pictures", R"({"response": {"images": null}})", {"/response/images", "missing"}},
    {"picture form",
     R"({"generate": {"body": {"a": {"$picture": "init", "as": "jpeg"}}}})",
     {"/generate/body/a/as", "base64"}},
    {"file in JSON",
     R"({"generate": {"body": {"a": {"$picture": "init", "as": "file"}}}})",
     {"/generate/body/a/as", "multipart"}},
    {"address without an upload",
     R"({"generate": {"body": {"a": {"$picture": "init", "as": "address"}}}})",
     {"/generate/body/a/as", "upload"}},
    {"this outside an item",
     R"({"generate": {"body": {"a": {"$picture": "this"}}}})",
     {"/generate/body/a/$picture", "item"}},
    {"pictures without an item",
     R"({"generate": {"body": {"a": {"$pictures": ["init"]}}}})",
     {"/generate/body/a/item", "missing"}},
    {"choice from nowhere",
     R"({"generate": {"body": {"a": {"$pictures": ["init"], "item": {"m": {"$choice": "x"}}}}}})",
     {"/generate/body/a/item/m/$choice", "choices"}},
    {"variant without pictures",
     R"({"generate": {"with": [{"path": "/x"}]}})",
     {"/generate/with/0/pictures"}},
    {"key to anywhere",
     R"({"response": {"as": "address", "anywhere": true, "authorised": true}})",
     {"/response/anywhere", "exclude"}},
    {"a list of bytes", R"({"response": {"as": "bytes"}})", {"/response/images", "no meaning"}},
    {"a job that is not found again",
     R"({"job": {"poll": {"path": "/x", "done": {"at": "/d"}}}})",
     {"/job/id", "missing"}},
    {"a job without an end",
     R"({"job": {"id": "/id", "poll": {"path": "/x"}}})",
     {"/job/poll/done", "missing"}},
    {"progress of a job",
     R"({"job": {"id": "/id", "poll": {"path": "/x", "done": {"at": "/d"}}}, "progress": {"path": "/p"}})",
     {"/progress", "exclude"}},
    {"host with a path", R"({"hosts": ["a.org/x"]})", {"/hosts", "names of hosts"}},
    {"every host there is", R"({"hosts": ["*"]})", {"/hosts", "names of hosts"}},
    {"price without a number", R"({"prices": [{"unit": "USD"}]})", {"/prices/0/perPicture", "missing"}},
    {"broken pointer", R"({"response": {"seeds": "seeds"}})", {"/response/seeds", "JSON pointer"}},
    {"two stars", R"({"response": {"seeds": "/\u002a/\u002a"}})", {"/response/seeds", "JSON pointer"}},
    {"broken pointer in a list",
     R"({"response": {"parse": ["/info", "info"]}})",
     {"/response/parse", "info"}},
    {"progress without a path", R"({"progress": {"fraction": "/p"}})", {"/progress/path", "missing"}},
    {"progress too often",
     R"({"progress": {"path": "/p", "everySeconds": 0}})",
     {"/progress/everySeconds", "0.01 to 60"}},
    {"stage without words",
     R"({"progress": {"path": "/p", "stages": [{"at": "/a"}]}})",
     {"/progress/stages/0/say", "missing"}},
    {"stage with a gap that is no pointer",
     R"({"progress": {"path": "/p", "stages": [{"say": "{step}"}]}})",
     {"/progress/stages/0/say", "{step}"}},
    {"rule for everything",
     R"({"errors": {"rules": [{"kind": "busy", "say": "x"}]}})",
     {"/errors/rules/0/status", "missing"}},
    {"rule of unknown kind",
     R"({"errors": {"rules": [{"status": 400, "kind": "odd", "say": "x"}]}})",
     {"/errors/rules/0/kind", "refused"}},
    {"rule without a sentence",
     R"({"errors": {"rules": [{"status": 400, "kind": "busy"}]}})",
     {"/errors/rules/0/say", "missing"}},
    {"rule with a strange status",
     R"({"errors": {"rules": [{"status": 42, "kind": "busy", "say": "x"}]}})",
     {"/errors/rules/0/status", "HTTP status"}},
    {"rule that would say the secret",
     R"({"errors": {"rules": [{"status": 400, "kind": "busy", "say": "{secret}"}]}})",
     {"/errors/rules/0/say", "{secret}"}},
    {"comparison without a place",
     R"({"errors": {"rules": [{"status": 400, "is": 1, "kind": "busy", "say": "x"}]}})",
     {"/errors/rules/0/at", "missing"}},
    {"two comparisons",
     R"({"errors": {"rules": [{"at": "/a", "is": 1, "contains": "x", "kind": "busy", "say": "x"}]}})",
     {"/errors/rules/0/contains", "exclude"}},
    {"list instead of an object", R"({"errors": []})", {"/errors", "braces"}},
    {"object instead of a list", R"({"errors": {"rules": {}}})", {"/errors/rules", "brackets"}},
};

class TestRecipeParser : public QObject
{
    Q_OBJECT

private slots:
    void everyShippedRecipeIsReadAndHasADatedModelListIfAny_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : QDir(PRESENCE_SOURCE_DIR "/resources/recipes").entryList({"*.json"}))
            QTest::newRow(qPrintable(file)) << file;
    }
    void everyShippedRecipeIsReadAndHasADatedModelListIfAny()
    {
        QFETCH(QString, file);
        const std::string folder = PRESENCE_SOURCE_DIR "/resources/";
        auto recipe = parseRecipe(*readFile(folder + "recipes/" + file.toStdString()), file.toStdString());
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        QCOMPARE(recipe->id + ".json", file.toStdString());
        // fal has nothing to ask for free; the horde, which needs no key, is not to be asked before it is
        // used.
        QVERIFY(recipe->check || recipe->id == "fal" || recipe->id == "ai-horde");
        QVERIFY(!recipe->errors.unreachable.empty());
        if (const auto models = readFile(folder + "models/" + file.toStdString())) {
            const auto read = parseModels(*models, file.toStdString(), *recipe);
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
            QVERIFY(!recipe->models.empty());
        }
    }

    void theWorkedExampleOfTheGuideIsOneThatWorks()
    {
        const std::string guide = *readFile(PRESENCE_SOURCE_DIR "/plugins/recipe/README.md");
        const auto begin = guide.find("```json\n") + 8;
        const auto recipe = parseRecipe(guide.substr(begin, guide.find("```", begin) - begin), "README.md");
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        const BackendInfo info = recipe->info(recipe->address);
        QVERIFY(info.seed && info.steps && info.cancel); // as the text below it says
        QVERIFY(!info.negativePrompt && !info.livePreview);
    }

    void theSecondExampleOfTheGuideWorksToo()
    {
        const std::string guide = *readFile(PRESENCE_SOURCE_DIR "/plugins/recipe/README.md");
        const auto begin = guide.find("```json\n", guide.find("works in jobs")) + 8;
        const auto recipe = parseRecipe(guide.substr(begin, guide.find("```", begin) - begin), "README.md");
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        const BackendInfo info = recipe->info(recipe->address);
        QVERIFY(info.resumes && info.cancel && !info.seed); // as the text below it says
        QCOMPARE(info.pictures, (std::vector<std::string>{"init", "likeness", "style"}));
        QCOMPARE(info.largestPictures, 3);
    }

    void aMistakeIsFoundByLineAndColumn()
    {
        const std::string text =
            "{\n  \"presence\": \"recipe/1\",\n  \"id\": \"a\", \"name\": \"Ä/\\\"{\",\n"
            "  \"kind\": \"local\", \"address\": \"http://127.0.0.1\", \"dialect\": \"tags\",\n"
            "  \"generate\": {\"path\": \"/x\", \"body\": {\"l\": [1, {\"a\": {\"$\": \"sead\"}}]}},\n"
            "  \"response\": {\"images\": \"/y\"}\n}";
        QVERIFY2(refusalOf(text).startsWith("test.json:5:60: /generate/body/l/1/a/$ must be one of"),
                 qPrintable(refusalOf(text)));
        QVERIFY(refusalOf("{\n \"id\": 7,\n}").startsWith("test.json:3:1: "));
    }

    void theSmallestRecipeIsEnough()
    {
        const auto recipe = parseRecipe(smallRecipe().dump(), "test.json");
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        QCOMPARE(recipe->generate.method, std::string("POST"));
        const BackendInfo info = recipe->info("http://127.0.0.1:9");
        QVERIFY(!info.seed && !info.negativePrompt && !info.cancel && !info.livePreview);
    }

    void everyMistakeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<int>("mistake");
        for (int mistake = 0; mistake < int(mistakes.size()); ++mistake)
            QTest::newRow(mistakes[mistake].name) << mistake;
    }
    void everyMistakeIsNamedWithItsPlace()
    {
        QFETCH(int, mistake);
        json recipe = smallRecipe();
        recipe.merge_patch(json::parse(mistakes[mistake].patch));
        const QString refusal = refusalOf(recipe.dump());
        QVERIFY2(refusal.startsWith("test.json:1:"), qPrintable(refusal));
        for (const QString &word : mistakes[mistake].words)
            QVERIFY2(refusal.contains(word), qPrintable(refusal));
    }

    void whatIsNotJsonIsAnsweredWithItsLine()
    {
        QVERIFY(refusalOf("{\n  \"id\": \"a\",\n  \"name\" \"b\"\n}").contains("line 3"));
        QVERIFY(refusalOf("").contains("line 1"));
        QVERIFY(refusalOf("\xff\xfe").contains("not valid JSON"));
        QVERIFY(refusalOf("[]").contains("object"));
        QVERIFY(refusalOf("null").contains("object"));
    }

    void absurdNestingIsRefused()
    {
        QVERIFY(!refusalOf(std::string(200000, '[')).isEmpty());
        const std::string nested = "{\"generate\":" + std::string(5000, '[') + std::string(5000, ']') + "}";
        QVERIFY(refusalOf(nested).contains("nested too deeply"));
    }

    void modelsKeepTheLimitsTheyDoNotMention()
    {
        json text = smallRecipe();
        text["limits"] = {{"count", 4}, {"sizes", {{512, 512}}}, {"qualities", json::array({"low"})}};
        auto recipe = parseRecipe(text.dump(), "test.json");
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        const json free{{"id", "free"},
                        {"limits",
                         {{"side", {{"smallest", 256}, {"largest", 1024}, {"step", 64}}},
                          {"qualities", json::array({"low", "high"})}}},
                        {"body", {{"mode", "fine"}}},
                        {"without", json::array({"text"})}};
        const json list{{"presence", "models/1"},
                        {"verified", "2026-11-01"},
                        {"source", "test"},
                        {"models", json::array({json{{"id", "plain"}}, free})}};
        const auto read = parseModels(list.dump(), "models.json", *recipe);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QCOMPARE(recipe->limitsFor("plain").sizes.size(), std::size_t(1));
        QCOMPARE(recipe->limitsFor("unheard-of").count, 4);
        QCOMPARE(recipe->limitsFor("free").count, 4);
        QVERIFY(recipe->limitsFor("free").sizes.empty());
        QCOMPARE(recipe->limitsFor("free").largestSide, 1024);
        QCOMPARE(recipe->limitsFor("free").qualities.size(), std::size_t(2));
        QCOMPARE(recipe->info("").models, (std::vector<std::string>{"plain", "free"}));
    }

    void modelListsWithoutADateAreRefused()
    {
        auto recipe = parseRecipe(smallRecipe().dump(), "test.json");
        const auto refused =
            parseModels(R"({"presence": "models/1", "source": "x", "models": []})", "models.json", *recipe);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find("/verified") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestRecipeParser)
#include "tst_recipe_parser.moc"
