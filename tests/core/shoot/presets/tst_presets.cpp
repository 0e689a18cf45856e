// SPDX-License-Identifier: MIT
#include "core/shoot/presets/presets.h"

#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;
namespace fs = std::filesystem;

static Preset example(const std::string &name, double yaw = 12)
{
    return {name,
            "one line",
            {"job", "lighting"},
            {{"head.yaw", yaw}, {"lighting.pattern", std::string("loop")}}};
}

class TestPresets : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_resources;
    fs::path m_user;

    PresetCollection opened() const
    {
        auto collection = PresetCollection::open(Resources(m_resources), m_user);
        if (!collection)
            qFatal("%s", collection.error().message.c_str());
        return *collection;
    }

    static QStringList names(const PresetCollection &collection)
    {
        QStringList list;
        for (const Preset &preset : collection.all())
            list << QString::fromStdString(preset.name);
        return list;
    }

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_resources = m_temporary->filePath("resources").toStdString();
        m_user = m_temporary->filePath("user/presets").toStdString();
        QVERIFY(writeFile(m_resources / "presets/calm.json", example("Shipped calm").toJson()).ok());
    }

    void aPresetSurvivesItsFile()
    {
        Preset preset = example("Wärme, “quoted” 漢字");
        preset.unknown["future"] = "{\"a\":[1,2]}";
        const auto back = Preset::fromJson(preset.toJson(), "test");
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().message.c_str());
        QVERIFY(back->name == preset.name && back->about == preset.about && back->tags == preset.tags);
        QVERIFY(back->values == preset.values);
        QVERIFY(back->unknown == preset.unknown);
        QVERIFY(back->toJson() == preset.toJson());
    }

    void hostileFilesAreRefusedInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &text, const char *said) {
            QTest::newRow(name) << text << said;
        };
        const QByteArray values = R"("values": {"head.yaw": 1}})";
        row("nothing", "", "nothing in it");
        row("no JSON", "hello", "line 1, column 1");
        row("cut off", "{\"name\": \"x\",\n \"values\"", "line 2");
        row("a list", "[]", "JSON object");
        row("no name", "{" + values, "needs a name");
        row("a blank name", R"({"name": "  ", )" + values, "needs a name");
        row("a number for a name", R"({"name": 7, )" + values, "name must be a text");
        row("a name of two lines", R"({"name": "a\nb", )" + values, "one line");
        row("a name with a NUL", R"({"name": "a\u0000b", )" + values, "one line");
        row("an endless name", R"({"name": ")" + QByteArray(5000, 'x') + R"(", )" + values, "longer than 80");
        row("an endless description",
            R"({"name": "x", "about": ")" + QByteArray(5000, 'x') + R"(", )" + values, "longer than 400");
        row("tags that are none", R"({"name": "x", "tags": [1], )" + values, "list of texts");
        row("no values", R"({"name": "x"})", "at least one control");
        row("empty values", R"({"name": "x", "values": {}})", "at least one control");
        row("values of a list", R"({"name": "x", "values": []})", "JSON object");
        row("an unknown control", R"({"name": "x", "values": {"head.spin": 1}})", "head.spin");
        row("a value out of range", R"({"name": "x", "values": {"head.yaw": 500}})", "-90 to 90");
        row("a value of another kind", R"({"name": "x", "values": {"head.yaw": {"a": 1}}})", "head.yaw");
        row("another schema", R"({"schema": "presence.spec/1", "name": "x", )" + values, "presence.preset/1");
        row("a newer schema", R"({"schema": "presence.preset/7", "name": "x", )" + values, "newer");
        row("a name twice", R"({"name": "x", "name": "y", )" + values, "twice");
        row("nested deeply", "{\"values\": " + QByteArray(200'000, '['), "levels deep");
        row("very many small objects",
            "{\"name\": \"x\", \"tags\": [" + QByteArray("{},").repeated(300'000) + "{}]}", "tags");
        row("wrong encoding", "{\"name\": \"\xe9\", " + values, "not valid JSON");
    }
    void hostileFilesAreRefusedInPlainWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto imported = Preset::fromJson(text.toStdString(), "hostile.json");
        QVERIFY(!imported.ok());
        QVERIFY(imported.error().kind == Error::Kind::BadInput);
        const QString message = QString::fromStdString(imported.error().message);
        QVERIFY2(message.contains(said), qPrintable(message));
        QVERIFY2(message.contains("hostile.json"), qPrintable(message));
    }

    void savedPresetsAreThereAgain()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.save(example("Mine")).ok());
        QVERIFY(collection.save(example("Also mine", 3)).ok());
        const PresetCollection again = opened();
        QCOMPARE(again.all().size(), std::size_t(3));
        QVERIFY(again.problems().empty());
        QVERIFY(again.find("mine")->values == example("Mine").values);
        QVERIFY(!again.find("mine")->shipped);
        QVERIFY(again.find("SHIPPED CALM")->shipped);
        QVERIFY(!again.find("nobody's"));
    }

    void savingAgainReplaces()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.save(example("Mine", 1)).ok());
        QVERIFY(collection.save(example("MINE", 2)).ok());
        QCOMPARE(names(opened()), (QStringList{"Shipped calm", "MINE"}));
        QVERIFY(opened().find("mine")->values == example("", 2).values);
    }

    void anyNameGetsAFileOfItsOwn()
    {
        const std::vector<std::string> all{
            "a/b",  "a-b",     "a\\b", "../../etc/passwd", "..", ".",        "CON",
            "漢字", "ü 🙂", "-",    "*?<>|:\"",         "/",  "nul.json", "~"};
        PresetCollection collection = opened();
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY2(collection.save(example(all[i], double(i))).ok(), all[i].c_str());
        const PresetCollection again = opened();
        QCOMPARE(again.all().size(), all.size() + 1);
        for (std::size_t i = 0; i < all.size(); ++i) {
            QVERIFY2(again.find(all[i]), all[i].c_str());
            QVERIFY(again.find(all[i])->values == example("", double(i)).values);
        }
        QCOMPARE(std::distance(fs::directory_iterator(m_user), fs::directory_iterator()),
                 std::ptrdiff_t(all.size()));
        QVERIFY(!fs::exists(m_user.parent_path() / "etc"));
    }

    void shippedPresetsAreSafe()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.save(example("shipped CALM", 5)).error().message.find("another name") !=
                std::string::npos);
        QVERIFY(!collection.remove("Shipped calm").ok());
        QVERIFY(collection.find("Shipped calm")->values == example("").values);
        QVERIFY(fs::exists(m_resources / "presets/calm.json"));
    }

    void removedPresetsAreGone()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.save(example("Mine")).ok());
        QVERIFY(collection.remove("mine").ok());
        QCOMPARE(names(collection), QStringList{"Shipped calm"});
        QCOMPARE(names(opened()), QStringList{"Shipped calm"});
        QVERIFY(collection.remove("mine").error().kind == Error::Kind::NotFound);
    }

    void aRemovedPresetComesBackAsItWas()
    {
        PresetCollection collection = opened();
        Preset mine = example("Mine");
        mine.unknown["future"] = "{\"a\":1}";
        QVERIFY(collection.save(mine).ok());
        QVERIFY(collection.remove("Mine").ok());
        QVERIFY(fs::exists(m_user / ".trash" / "mine.json")); // nothing is lost when the program ends here
        QVERIFY(collection.save(example("mine", 3)).ok());
        QVERIFY(!collection.restore("mine").ok()); // the name is taken
        QVERIFY(collection.remove("mine").ok());
        QVERIFY(collection.restore("mine").ok()); // the one removed last
        QVERIFY(collection.find("mine")->values == example("mine", 3).values);
        QVERIFY(collection.restore("mine").error().kind == Error::Kind::NotFound);
        QVERIFY(collection.restore("never there").error().kind == Error::Kind::NotFound);
    }

    void aCopyIsOnesOwnAndNumbered()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.duplicate("shipped CALM")->name == "Shipped calm 2");
        QVERIFY(collection.duplicate("Shipped calm")->name == "Shipped calm 3");
        const PresetCollection again = opened();
        QVERIFY(!again.find("Shipped calm 3")->shipped);
        QVERIFY(again.find("Shipped calm 3")->values == again.find("Shipped calm")->values);
        QVERIFY(collection.duplicate("none").error().kind == Error::Kind::NotFound);
    }

    void whatCannotBeSavedChangesNothing()
    {
        PresetCollection collection = opened();
        QVERIFY(!collection.save({}).ok());
        QVERIFY(!collection.save(example("bad", 700)).ok());
        QVERIFY(!collection.save(example("two\nlines")).ok());
        QVERIFY(!collection.save(example("\xff")).ok());
        QVERIFY(writeFile(m_user.parent_path(), "a file where the folder should be").ok());
        const auto refused = collection.save(example("Mine"));
        QVERIFY(refused.error().kind == Error::Kind::Storage);
        QCOMPARE(names(collection), QStringList{"Shipped calm"});
    }

    void anAddedPresetNeverReplaces()
    {
        PresetCollection collection = opened();
        QVERIFY(collection.save(example("Calm", 1)).ok());
        QVERIFY(collection.add(example("calm", 2))->name == "calm 2");
        QVERIFY(collection.add(example("calm", 2))->name == "calm 2"); // the same again adds nothing
        QVERIFY(collection.add(example("Shipped calm", 9))->name == "Shipped calm 2");
        QCOMPARE(names(opened()).size(), 4);
        QVERIFY(opened().find("Calm")->values == example("", 1).values);

        const std::string longName(78, 'x');
        QVERIFY(collection.save(example(longName + "ü", 1)).ok());
        QVERIFY(collection.add(example(longName + "ü", 2))->name == longName + " 2");
    }

    void wordsAloneMakeAPreset()
    {
        Preset style{"Film", "", {"style"}, {}};
        style.prompt = "film still of {prompt}, 35mm";
        style.negative = "cartoon";
        const auto back = Preset::fromJson(style.toJson(), "test");
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().message.c_str());
        QVERIFY(back->saysTheSameAs(style));
        QVERIFY(back->unknown.empty());
        PresetCollection collection = opened();
        QVERIFY(collection.add(style)->name == "Film");
        style.negative = "painting";
        QVERIFY(collection.add(style)->name == "Film 2");
        style.prompt = std::string(2001, 'x');
        QVERIFY(!collection.add(style).ok());
        style.prompt = "two\nlines";
        QVERIFY(!collection.add(style).ok());
    }

    void brokenFilesAreListedAndTheOthersLoad()
    {
        QVERIFY(writeFile(m_user / "bad.json", "{").ok());
        QVERIFY(writeFile(m_user / "good.json", example("Good").toJson()).ok());
        QVERIFY(writeFile(m_user / "double.json", example("shipped calm").toJson()).ok());
        QVERIFY(writeFile(m_user / "notes.txt", "not a preset").ok());
        const PresetCollection collection = opened();
        QCOMPARE(names(collection), (QStringList{"Shipped calm", "Good"}));
        QCOMPARE(collection.problems().size(), std::size_t(2));
        QVERIFY(collection.problems()[0].find("bad.json") != std::string::npos);
        QVERIFY(collection.problems()[1].find("double.json") != std::string::npos);
    }

    void aFileInPlaceOfTheFolderIsSaid()
    {
        QVERIFY(writeFile(m_user, "").ok());
        const auto collection = PresetCollection::open(Resources(m_resources), m_user);
        QVERIFY(collection.error().kind == Error::Kind::Storage);
    }
};

QTEST_APPLESS_MAIN(TestPresets)
#include "tst_presets.moc"
