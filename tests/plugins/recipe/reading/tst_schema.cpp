// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "plugins/recipe/recipe.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace presence;
using nlohmann::json;

static json fileAt(const std::string &path) { return json::parse(*readFile(PRESENCE_SOURCE_DIR "/" + path)); }

/// The part of JSON Schema (draft 7) that ours use. The first thing that does not fit, or nothing.
static std::string misfit(const json &value, const json &schema, const json &root,
                          const std::string &path = "")
{
    if (schema.contains("$ref"))
        return misfit(value, root["definitions"][schema["$ref"].get<std::string>().substr(14)], root, path);
    if (schema.contains("anyOf")) {
        for (const json &choice : schema["anyOf"])
            if (misfit(value, choice, root, path).empty())
                return {};
        return path + " fits none of the choices";
    }
    if (schema.contains("enum"))
        return std::find(schema["enum"].begin(), schema["enum"].end(), value) != schema["enum"].end()
                   ? std::string()
                   : path + " is none of the values";
    const std::string type = schema.value("type", "");
    const bool fits = type.empty() || (type == "string" && value.is_string()) ||
                      (type == "boolean" && value.is_boolean()) || (type == "number" && value.is_number()) ||
                      (type == "integer" && value.is_number_integer()) ||
                      (type == "array" && value.is_array()) || (type == "object" && value.is_object());
    if (!fits)
        return path + " is no " + type;
    if (value.is_number() &&
        (value < schema.value("minimum", json(value)) || value > schema.value("maximum", json(value))))
        return path + " is out of range";
    if (value.is_string() && schema.contains("pattern") &&
        !QString::fromStdString(value).contains(
            QRegularExpression(QString::fromStdString(schema["pattern"]))))
        return path + " does not fit the pattern";
    if (value.is_string() && value.get<std::string>().size() < schema.value("minLength", std::size_t(0)))
        return path + " is empty";
    if (value.is_object()) {
        for (const json &name : schema.value("required", json::array()))
            if (!value.contains(name.get<std::string>()))
                return path + "/" + name.get<std::string>() + " is missing";
        const json others = schema.value("additionalProperties", json(true));
        for (const auto &[name, member] : value.items()) {
            const json known = schema.value("properties", json::object()).value(name, json());
            if (known.is_null() && others == false)
                return path + "/" + name + " is unknown";
            const json &form = known.is_null() ? others : known;
            if (form.is_object())
                if (const std::string inner = misfit(member, form, root, path + "/" + name); !inner.empty())
                    return inner;
        }
    }
    if (value.is_array() && schema.contains("items"))
        for (std::size_t index = 0; index < value.size(); ++index)
            if (const std::string inner =
                    misfit(value[index], schema["items"], root, path + "/" + std::to_string(index));
                !inner.empty())
                return inner;
    return {};
}

/// The schemas for editors say the same as the readers.
class TestSchema : public QObject
{
    Q_OBJECT

    const json m_recipe = fileAt("resources/recipes.schema.json");
    const json m_models = fileAt("resources/models.schema.json");

private slots:
    void everyShippedFileFits_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(PRESENCE_SOURCE_DIR "/resources");
        for (const QString &name : QDir(folder.filePath("recipes")).entryList({"*.json"})) {
            QTest::newRow(qPrintable("recipes/" + name)) << "recipes/" + name;
            if (folder.exists("models/" + name))
                QTest::newRow(qPrintable("models/" + name)) << "models/" + name;
        }
    }
    void everyShippedFileFits()
    {
        QFETCH(QString, file);
        const json &schema = file.startsWith("models") ? m_models : m_recipe;
        QCOMPARE(misfit(fileAt("resources/" + file.toStdString()), schema, schema), std::string());
    }

    void whatTheSchemaRefusesTheReaderRefusesToo_data()
    {
        QTest::addColumn<QString>("patch"); ///< RFC 7396
        QTest::newRow("unknown member") << R"({"adress": "x"})";
        QTest::newRow("unknown member of a call") << R"({"generate": {"paht": "/x"}})";
        QTest::newRow("unknown member of a response") << R"({"response": {"image": "/x"}})";
        QTest::newRow("unknown member of a job") << R"({"job": {"poll": {"often": 1}}})";
        QTest::newRow("no poll") << R"({"job": {"poll": null}})";
        QTest::newRow("no end") << R"({"job": {"poll": {"done": null}}})";
        QTest::newRow("pointer") << R"({"job": {"id": "id"}})";
        QTest::newRow("path") << R"({"cancel": {"path": "x"}})";
        QTest::newRow("version") << R"({"presence": "recipe/9"})";
        QTest::newRow("id") << R"({"id": "Ä"})";
        QTest::newRow("form") << R"({"generate": {"form": "xml"}})";
        QTest::newRow("as") << R"({"response": {"as": "film"}})";
        QTest::newRow("auth") << R"({"auth": {"scheme": "oauth"}})";
        QTest::newRow("limit") << R"({"limits": {"count": 65}})";
        QTest::newRow("fraction of a limit") << R"({"limits": {"atOnce": 1.5}})";
        QTest::newRow("price without a unit") << R"({"prices": [{"perPicture": 1}]})";
        QTest::newRow("rule without words") << R"({"errors": {"rules": [{"status": 400, "kind": "busy"}]}})";
        QTest::newRow("status") << R"({"errors": {"rules": [{"status": 42, "kind": "busy", "say": "x"}]}})";
        QTest::newRow("stream without an end") << R"({"stream": {"response": {"images": "/x"}}})";
        QTest::newRow("choice without words")
            << R"({"choices": {"a": {"path": "/x", "list": "/\u002a", "missing": "x"}}})";
        QTest::newRow("model list without a list") << R"({"models": {"path": "/x"}})";
        QTest::newRow("session without a value") << R"({"session": {"path": "/x"}})";
        QTest::newRow("cost without a unit") << R"({"cost": {"unit": null}})";
    }
    void whatTheSchemaRefusesTheReaderRefusesToo()
    {
        QFETCH(QString, patch);
        json recipe = fileAt("resources/recipes/bfl.json");
        recipe.merge_patch(json::parse(patch.toStdString()));
        QVERIFY(!misfit(recipe, m_recipe, m_recipe).empty());
        const auto read = parseRecipe(recipe.dump(), "x.json");
        QVERIFY(!read.ok());
    }

    void everyMemberOfTheSchemaIsOneTheReaderKnows()
    {
        json recipe = fileAt("resources/recipes/bfl.json");
        for (const auto &[name, form] : m_recipe["properties"].items())
            if (!recipe.contains(name)) {
                json more = recipe;
                more[name] = form.value("type", "") == "string" ? json("x") : json(-1);
                const auto read = parseRecipe(more.dump(), "x.json");
                QVERIFY2(read.ok() || read.error().message.find("not known") == std::string::npos,
                         (name + ": " + (read ? "" : read.error().message)).c_str());
            }
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
