// SPDX-License-Identifier: MIT
#include "core/spec/spec_json.h"

#include "core/spec/parameters.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace presence;
using Json = nlohmann::json;

class TestSpecJson : public QObject
{
    Q_OBJECT

private slots:
    void theDefaultIsWrittenWholeWithItsSchema()
    {
        const Json document = Json::parse(specToJson({}));
        QVERIFY(document.at("schema") == "presence.spec/1");
        for (const Control &control : controls()) {
            std::string pointer = "/" + control.id;
            std::ranges::replace(pointer, '.', '/');
            QVERIFY2(document.contains(Json::json_pointer(pointer)), control.id.c_str());
        }
        QVERIFY(*specFromJson(specToJson({}), "test") == PortraitSpec{});
    }

    void missingMembersKeepTheirDefault()
    {
        QVERIFY(*specFromJson("{}", "test") == PortraitSpec{});
        const auto spec =
            specFromJson(R"({"head": {"yaw": 12}, "expression": {"au12": {"left": "C"}}})", "test");
        PortraitSpec expected;
        expected.pose.headYawDeg = 12;
        expected.expression.unit(12).left = 3;
        QVERIFY(*spec == expected);
    }

    void unknownMembersReturnToTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("at the top") << QByteArray(R"({"future": {"a": [1, 2.5, null, true, "x"]}})");
        QTest::newRow("in a group") << QByteArray(R"({"head": {"yaw": 3, "wobble": 0.5}})");
        QTest::newRow("in a unit") << QByteArray(
            R"({"expression": {"au12": {"left": 1, "depth": 2}, "au99": 3}})");
        QTest::newRow("names that need escaping")
            << QByteArray(R"({"a/b": 1, "a~b": 2, "a~1b": 3, "": 4, "head": {"y/aw": 5, "~": 6, "": 7}})");
        QTest::newRow("names that look like places")
            << QByteArray(R"({"0": 1, "-": 2, "head": {"0": 3, "-": 4}})");
        QTest::newRow("a control's id as one name")
            << QByteArray(R"({"head.yaw": 700, "expression.au12": "C"})");
        QTest::newRow("an empty group") << QByteArray(R"({"newGroup": {}})");
        QTest::newRow("other alphabets") << QByteArray(R"({"漢字 🙂": {"ü": "é"}})");
        QTest::newRow("large numbers")
            << QByteArray(R"({"seed": 18446744073709551615, "low": -9223372036854775808})");
    }
    void unknownMembersReturnToTheirPlace()
    {
        QFETCH(QByteArray, text);
        const auto spec = specFromJson(text.toStdString(), "test");
        QVERIFY2(spec.ok(), spec.ok() ? "" : spec.error().message.c_str());
        QVERIFY(!spec->unknown.empty());
        const std::string written = specToJson(*spec);
        QVERIFY(*specFromJson(written, "test") == *spec);
        // Everything of the original stands in what is written, with its value.
        const Json original = Json::parse(text.toStdString()).flatten();
        const Json flat = Json::parse(written).flatten();
        for (const auto &[pointer, value] : original.items())
            QVERIFY2(flat.contains(pointer) && flat[pointer] == value, pointer.c_str());
    }

    void changingTheSpecKeepsWhatIsUnknown()
    {
        auto spec = specFromJson(R"({"head": {"wobble": 1}, "future": 2})", "test");
        spec->pose.headYawDeg = 33;
        const Json written = Json::parse(specToJson(*spec));
        QVERIFY(written["head"]["wobble"] == 1 && written["future"] == 2 && written["head"]["yaw"] == 33);
    }

    void anUnknownMemberThatCannotBePlacedIsLeftOutNotThrown()
    {
        PortraitSpec spec;
        spec.unknown = {
            {"no pointer", "1"}, {"/broken", "{"}, {"/head/yaw/deeper", "1"}, {"/~7", "1"}, {"/fine", "1"}};
        const Json written = Json::parse(specToJson(spec));
        QVERIFY(written["fine"] == 1 && written["head"]["yaw"] == 0);
        QVERIFY(!written.contains("broken"));
    }

    void badTextIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &text, const char *said) {
            QTest::newRow(name) << text << said;
        };
        row("nothing", "", "nothing in it");
        row("blank", " \n\t", "nothing in it");
        row("not JSON", "hello", "line 1, column 1");
        row("a stray comma", "{\n  \"head\": {\n    \"yaw\": 1,\n  }\n}", "line 4, column 3");
        row("cut off", "{\"head\": {\"yaw\":", "cut off");
        row("two documents", "{}\n{}", "line 2, column 1");
        row("a comment", "{} // note", "column 4");
        row("Latin-1", "{\"story\": {\"role\": \"caf\xe9\"}}", "not valid JSON");
        row("not a number", "{\"head\": {\"yaw\": NaN}}", "line 1, column 18");
        row("a number beyond all", "{\"head\": {\"yaw\": 1e999}}", "too large");
        row("a list", "[]", "JSON object");
        row("a text", "\"spec\"", "JSON object");
        row("null", "null", "JSON object");
        row("one name twice", "{\"head\": {\"yaw\": 1, \"yaw\": 2}}", "“yaw” stands twice");
        row("nested lists", QByteArray(1'000'000, '['), "64 levels");
        row("nested objects", QByteArray("{\"a\":").repeated(100'000), "64 levels");
        row("far too large", "{\"x\": \"" + QByteArray(17 << 20, 'x') + "\"}", "16 MiB");
        row("a preset", R"({"schema": "presence.preset/1"})", "presence.preset/1");
        row("newer", R"({"schema": "presence.spec/2"})", "newer Presence");
        row("far newer", R"({"schema": "presence.spec/99999999999999999999"})", "newer Presence");
        row("no version", R"({"schema": "presence.spec/"})", "is expected");
        row("a strange version", R"({"schema": "presence.spec/1b"})", "is expected");
        row("version zero", R"({"schema": "presence.spec/0"})", "is expected");
        row("a schema that is no text", R"({"schema": 1})", "is expected");
    }
    void badTextIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto spec = specFromJson(text.toStdString(), "my spec.json");
        QVERIFY(!spec.ok());
        QVERIFY(spec.error().kind == Error::Kind::BadInput);
        const QString message = QString::fromStdString(spec.error().message);
        QVERIFY2(message.contains(said), qPrintable(message));
        QVERIFY2(message.startsWith("my spec.json: "), qPrintable(message));
        QVERIFY(message.size() < 400);
    }

    void badValuesAreRefusedWithTheirPathAndWhatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char *name, const char *text, const char *path, const char *allowed) {
            QTest::newRow(name) << QByteArray(text) << path << allowed;
        };
        row("too much", R"({"head": {"yaw": 90.001}})", "head.yaw", "-90 to 90");
        row("a text for a number", R"({"head": {"yaw": "left"}})", "head.yaw", "-90 to 90");
        row("null", R"({"head": {"yaw": null}})", "head.yaw", "number");
        row("true", R"({"head": {"yaw": true}})", "head.yaw", "number");
        row("an object for a number", R"({"head": {"yaw": {}}})", "head.yaw", "number");
        row("a list for a number", R"({"head": {"yaw": ["1"]}})", "head.yaw", "-90 to 90");
        row("a number for a group", R"({"head": 7})", "head.yaw", "object");
        row("a list for a group", R"({"head": []})", "head.yaw", "object");
        row("no such choice", R"({"lighting": {"pattern": "disco"}})", "lighting.pattern", "rembrandt");
        row("a number for a choice", R"({"lighting": {"pattern": 3}})", "lighting.pattern", "named choices");
        row("a level beyond E", R"({"expression": {"au12": {"left": "F"}}})", "expression.au12.left", "E");
        row("both sides where each is needed", R"({"expression": {"au12": "C"}})", "expression.au12",
            "object");
        row("a colour by name", R"({"palette": {"accent": "red"}})", "palette.accent", "#RRGGBB");
        row("numbers in a list", R"({"palette": {"brand_colors": [1]}})", "palette.brand_colors", "texts");
        row("a text of two lines", R"({"story": {"role": "a\nb"}})", "story.role", "one line");
        row("a text with a NUL", R"({"story": {"role": "a\u0000b"}})", "story.role", "one line");
    }
    void badValuesAreRefusedWithTheirPathAndWhatIsAllowed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, path);
        QFETCH(QString, allowed);
        const auto spec = specFromJson(text.toStdString(), "test");
        QVERIFY(!spec.ok());
        const QString message = QString::fromStdString(spec.error().message);
        QVERIFY2(message.contains(path), qPrintable(message));
        QVERIFY2(message.contains(allowed), qPrintable(message));
    }

    void textThatIsNoUtf8IsWrittenWithoutThrowing()
    {
        PortraitSpec spec;
        spec.story.role = "caf\xe9";
        QVERIFY(Json::accept(specToJson(spec)));
    }

    void aByteOrderMarkIsAllowed() { QVERIFY(specFromJson("\xef\xbb\xbf{}", "test").ok()); }

    void nestingUpToTheLimitIsKept()
    {
        const std::string deep = "{\"x\": " + std::string(62, '[') + std::string(62, ']') + "}";
        const auto spec = specFromJson(deep, "test");
        QVERIFY2(spec.ok(), spec.ok() ? "" : spec.error().message.c_str());
        QVERIFY(*specFromJson(specToJson(*spec), "test") == *spec);
    }
};

QTEST_APPLESS_MAIN(TestSpecJson)
#include "tst_spec_json.moc"
