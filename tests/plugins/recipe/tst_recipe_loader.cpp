// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "plugins/recipe/recipe_loader.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

using nlohmann::json;

static std::string recipeText(const std::string &id, const std::string &name)
{
    return json{{"presence", "recipe/1"},
                {"id", id},
                {"name", name},
                {"kind", "local"},
                {"address", "http://127.0.0.1:9"},
                {"dialect", "natural"},
                {"generate", {{"path", "/make"}}},
                {"response", {{"images", "/pictures/*"}}}}
        .dump();
}

static std::string modelsText(const std::string &model)
{
    json text{{"presence", "models/1"}, {"verified", "2026-11-01"}, {"source", "test"}};
    text["models"] = json::array({json{{"id", model}}});
    return text.dump();
}

/// A resource folder and a user's folder to put recipes into.
struct Folders
{
    QTemporaryDir shipped, user;

    void put(const QTemporaryDir &folder, const QString &name, const std::string &text)
    {
        QVERIFY(writeFile(folder.filePath(name).toStdString(), text).ok());
    }
    BackendPlugin::Offer load() const
    {
        return loadRecipes({Resources(shipped.path().toStdString()), user.path().toStdString(), {}, {}});
    }
};

class TestRecipeLoader : public QObject
{
    Q_OBJECT

private slots:
    void everyFileBecomesABackendInOrderOfIds()
    {
        Folders folders;
        folders.put(folders.shipped, "recipes/x.json", recipeText("zeta", "Zeta"));
        folders.put(folders.shipped, "recipes/y.json", recipeText("beta", "Beta"));
        folders.put(folders.user, "recipes/mine.json", recipeText("mine", "Mine"));
        folders.put(folders.user, "recipes/notes.txt", "not looked at");
        const auto offer = folders.load();
        QCOMPARE(offer.problems, std::vector<std::string>());
        std::vector<std::string> ids;
        for (const auto &backend : offer.backends)
            ids.push_back(backend->info().id);
        QCOMPARE(ids, (std::vector<std::string>{"beta", "mine", "zeta"}));
    }

    void aRecipeAndAModelListOfTheUsersReplaceOurs()
    {
        Folders folders;
        folders.put(folders.shipped, "recipes/a.json", recipeText("a", "Ours"));
        folders.put(folders.shipped, "recipes/b.json", recipeText("b", "B"));
        folders.put(folders.shipped, "models/b.json", modelsText("ours"));
        folders.put(folders.user, "recipes/other.json", recipeText("a", "Theirs"));
        folders.put(folders.user, "models/b.json", modelsText("theirs"));
        const auto offer = folders.load();
        QCOMPARE(offer.problems, std::vector<std::string>());
        QCOMPARE(offer.backends.size(), std::size_t(2));
        QCOMPARE(offer.backends[0]->info().name, std::string("Theirs"));
        QCOMPARE(offer.backends[1]->info().models, std::vector<std::string>{"theirs"});
    }

    void aBrokenFileIsAProblemAndCostsNothingElse()
    {
        Folders folders;
        folders.put(folders.shipped, "recipes/good.json", recipeText("good", "Good"));
        folders.put(folders.user, "recipes/bad.json", "[7]");
        folders.put(folders.user, "recipes/empty.json", "");
        folders.put(folders.user, "recipes/twice.json", recipeText("same", "One"));
        folders.put(folders.user, "recipes/twice2.json", recipeText("same", "Two"));
        folders.put(folders.user, "recipes/worse.json", recipeText("worse", "Worse"));
        folders.put(folders.user, "models/worse.json", "[]");
        const auto offer = folders.load();
        QCOMPARE(offer.backends.size(), std::size_t(2)); // good, and the first “same”
        QCOMPARE(offer.problems.size(), std::size_t(4));
        for (std::size_t index = 0;
             const char *file : {"bad.json", "empty.json", "twice2.json", "worse.json"}) {
            QVERIFY2(offer.problems[index].find(file) != std::string::npos, offer.problems[index].c_str());
            ++index;
        }
    }

    void missingFoldersAreFine()
    {
        const auto offer = loadRecipes({Resources("/nowhere"), {}, {}, {}});
        QVERIFY(offer.backends.empty() && offer.problems.empty());
    }
};

QTEST_APPLESS_MAIN(TestRecipeLoader)
#include "tst_recipe_loader.moc"
