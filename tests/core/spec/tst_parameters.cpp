// SPDX-License-Identifier: MIT
#include "core/spec/parameters.h"
#include "core/spec/patch/spec_patch.h"
#include "core/spec/spec_json.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace presence;

/// A value that differs from the default and is allowed, for any control.
static ControlValue otherValue(const Control &control)
{
    switch (control.kind) {
    case Control::Kind::Number:
    case Control::Kind::Level: {
        const double initial = std::get<double>(control.initial);
        return initial == control.maximum ? control.minimum : control.maximum;
    }
    case Control::Kind::Choice:
        return std::get<std::string>(control.initial) == control.choices.back() ? control.choices.front()
                                                                                : control.choices.back();
    case Control::Kind::Text:
    case Control::Kind::File:
        return std::string("über “quotes”, ü, 漢字 🙂");
    case Control::Kind::Color:
        return std::string("#12AbEf");
    case Control::Kind::Colors:
        return std::vector<std::string>{"#000000", "#FFFFFF"};
    case Control::Kind::Texts:
        return std::vector<std::string>{"an old violin", "a blue cup"};
    }
    return {};
}

class TestParameters : public QObject
{
    Q_OBJECT

private:
    static void eachControl()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }

private slots:
    void thereAreAtLeastSixtyControlsWithUniqueIds()
    {
        std::set<std::string> ids;
        for (const Control &control : controls())
            ids.insert(control.id);
        QVERIFY(ids.size() >= 60);
        QCOMPARE(ids.size(), controls().size());
    }

    void theUnitsOfTheFirstVersionAreAllThere()
    {
        for (const int number : {1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25, 26, 43})
            QVERIFY2(!expandSides("expression.au" + std::to_string(number)).empty(),
                     qPrintable(QString::number(number)));
        QCOMPARE(expandSides("expression.au12").size(), std::size_t(2));
        QCOMPARE(expandSides("expression.au25").size(), std::size_t(1));
        QVERIFY(expandSides("expression.au999").empty());
    }

    void everyControlSurvivesTheSpecFile_data() { eachControl(); }
    void everyControlSurvivesTheSpecFile()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        const ControlValue value = otherValue(control);
        PortraitSpec spec;
        control.set(spec, control, value);
        QVERIFY(control.valueIn(spec) == value);
        const auto back = specFromJson(specToJson(spec), "test");
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().message.c_str());
        QVERIFY(*back == spec);
    }

    void everyControlSurvivesPrintAndParse_data() { eachControl(); }
    void everyControlSurvivesPrintAndParse()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        const ControlValue value = otherValue(control);
        const auto back = control.parse(control.print(value));
        QVERIFY(back.ok());
        QVERIFY(*back == value);
    }

    void everyDefaultIsAllowed_data() { eachControl(); }
    void everyDefaultIsAllowed()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        QVERIFY(control.check(control.initial).ok());
    }

    void aValueOutOfRangeIsRefusedWithPathAndRange_data() { eachControl(); }
    void aValueOutOfRangeIsRefusedWithPathAndRange()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        ControlValue bad;
        switch (control.kind) {
        case Control::Kind::Number:
        case Control::Kind::Level:
            bad = control.maximum + 1;
            break;
        case Control::Kind::Choice:
            bad = std::string("no such choice");
            break;
        case Control::Kind::Text:
        case Control::Kind::File:
            bad = std::string(2000, 'x');
            break;
        case Control::Kind::Color:
            bad = std::string("red");
            break;
        case Control::Kind::Colors:
            bad = std::vector<std::string>{"red"};
            break;
        case Control::Kind::Texts:
            bad = std::vector<std::string>{"line\nbreak"};
            break;
        }
        const auto refused = control.check(bad);
        QVERIFY(!refused.ok());
        QVERIFY(QString::fromStdString(refused.error().message).contains(id));
        QVERIFY(!SpecPatch({{control.id, bad}}).appliedTo(PortraitSpec{}).ok());
    }

    void aTextIsCountedInCharacters()
    {
        const Control &detail = *findControl("story.anchor_detail");
        const auto letters = [](int count) { return QString(count, QChar(0x6F22)).toStdString(); };
        QVERIFY(detail.check(letters(int(detail.maximum))).ok());
        const auto refused = detail.check(letters(int(detail.maximum) + 1));
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.find(std::to_string(int(detail.maximum) + 1) + " characters") !=
                     std::string::npos,
                 refused.error().message.c_str());
        const Control &props = *findControl("setting.props");
        QVERIFY(props.check(std::vector<std::string>{letters(120)}).ok());
        QVERIFY(!props.check(std::vector<std::string>{letters(121)}).ok());
    }

    void aTextInAnotherEncodingIsRefused()
    {
        for (const char *broken : {"caf\xe9", "\xc3", "\xed\xa0\x80", "\xff\xfe"}) {
            QVERIFY(!findControl("story.role")->check(std::string(broken)).ok());
            QVERIFY(!findControl("story.role")->parse(broken).ok());
            QVERIFY(!findControl("setting.props")->check(std::vector<std::string>{broken}).ok());
        }
        QVERIFY(findControl("story.role")->check(std::string("café 漢 🙂")).ok());
    }

    void notANumberIsRefused()
    {
        for (const Control &control : controls())
            if (control.kind == Control::Kind::Number || control.kind == Control::Kind::Level) {
                QVERIFY(!control.check(std::nan("")).ok());
                QVERIFY(!control.check(INFINITY).ok());
            }
    }

    void levelsAreWrittenAsFacsLetters()
    {
        QCOMPARE(*parseLevel("C"), 3.0);
        QCOMPARE(*parseLevel("e"), 5.0);
        QCOMPARE(*parseLevel("2.5"), 2.5);
        QVERIFY(!parseLevel("F"));
        QVERIFY(!parseLevel("6"));
        QVERIFY(!parseLevel(""));
        QCOMPARE(levelText(0), "0");
        QCOMPARE(levelText(1), "A");
        QCOMPARE(levelText(3.3), "C+");
        QCOMPARE(levelText(4.75), "E−");
    }

    void levelTravelGrowsFromNothingToAll()
    {
        QCOMPARE(levelTravel(0), 0.0);
        QCOMPARE(levelTravel(5), 1.0);
        for (double level = 0; level < 5; level += 0.1)
            QVERIFY(levelTravel(level + 0.1) > levelTravel(level));
    }
};

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
