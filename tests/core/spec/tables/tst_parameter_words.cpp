// SPDX-License-Identifier: MIT
#include "core/spec/tables/parameter_words.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestParameterWords : public QObject
{
    Q_OBJECT

    std::optional<ParameterWords> m_words;

private slots:
    void initTestCase()
    {
        auto loaded = ParameterWords::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().message.c_str());
        m_words = std::move(*loaded);
    }

    void everyControlHasItsWords_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }
    void everyControlHasItsWords()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        QVERIFY(m_words->label(control.id) != control.id);
        const QString tip = QString::fromStdString(m_words->tip(control.id));
        QVERIFY2(tip.size() >= 20 && tip.size() <= 300, qPrintable(tip));
        QVERIFY(tip.endsWith('.'));
        for (const std::string &choice : control.choices)
            QVERIFY2(m_words->choiceLabel(control.id, choice) != choice, choice.c_str());
        if (control.actionUnit)
            QVERIFY(m_words->label(control.id).starts_with("AU" + std::to_string(control.actionUnit) + " "));
        if (control.kind == Control::Kind::Number && control.minimum < 0)
            QVERIFY(!m_words->lowEnd(control.id).empty() && !m_words->highEnd(control.id).empty());
    }

    void everyGroupHasALabel()
    {
        for (const std::string &group : controlGroups())
            QVERIFY2(m_words->groupLabel(group) != group, group.c_str());
    }

    void sidesAreNamed()
    {
        QCOMPARE(m_words->label("expression.au12.left"), "AU12 lip corner puller, left");
        QCOMPARE(m_words->label("expression.au12.right"), "AU12 lip corner puller, right");
        QCOMPARE(m_words->label("expression.au12"), "AU12 lip corner puller");
        QCOMPARE(m_words->label("no.such"), "no.such");
    }

    void valuesAreReadWithTheirUnitAndDirection_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *id, const char *typed, const char *read) {
            QTest::newRow(read) << id << typed << read;
        };
        row("gaze.yaw", "12", "12° to the subject's left");
        row("gaze.yaw", "-12", "12° to the subject's right");
        row("gaze.yaw", "0.2", "into the lens");
        row("head.pitch", "-3", "3° chin down");
        row("expression.au12.left", "C", "level C");
        row("expression.au12.left", "0", "none");
        row("camera.aperture", "2.8", "f/2.8");
        row("camera.aperture", "4", "f/4");
        row("camera.focal_length", "85", "85 mm");
        row("camera.eye_line", "0.36", "36 % from the top edge");
        row("lighting.key_to_fill", "3", "3:1");
        row("lighting.temperature", "5500", "5500 K");
        row("lighting.exposure", "-0.5", "−0.5 EV");
        row("lighting.exposure", "0.5", "+0.5 EV");
        row("expression.intensity", "1.25", "1.25×");
        row("palette.warmth", "-0.35", "−0.35");
        row("story.job", "authority", "Authority, leadership");
        row("lighting.pattern", "custom", "Custom");
        row("palette.scheme", "film_90s", "Nineties print film");
        row("story.role", "a founder", "a founder");
        row("setting.props", "a cup, a book", "a cup, a book");
        row("palette.accent", "", "none");
    }
    void valuesAreReadWithTheirUnitAndDirection()
    {
        QFETCH(QString, id);
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const Control &control = *findControl(id.toStdString());
        const auto value = control.parse(typed.toStdString());
        QVERIFY(value.ok());
        QCOMPARE(QString::fromStdString(m_words->valueText(control, *value)), read);
    }

    void aValueSaysWhatItDoesInThePicture_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reading");
        const auto row = [](const char *id, const char *typed, const char *reading) {
            QTest::addRow("%s %s", id, typed) << id << typed << reading;
        };
        row("gaze.yaw", "0", "direct");
        row("gaze.yaw", "4", "near-direct: reads as a miss");
        row("gaze.yaw", "-4", "near-direct: reads as a miss");
        row("gaze.yaw", "10", "slightly off camera");
        row("gaze.yaw", "-20", "averted");
        row("gaze.yaw", "40", "looking away");
        row("head.roll", "5", "human, approachable");
        row("head.roll", "15", "strong tilt");
        row("camera.elevation", "0", "trustworthy");
        row("camera.elevation", "-17", "less trust");
        row("camera.elevation", "12", "less threat");
        row("camera.crop", "cu", "personal and direct");
        row("setting.background", "city", "tells the viewer");
        row("lighting.pattern", "rembrandt", "lit triangle");
        row("setting.motif", "a Kente stole, worn for graduation", "whose it is");
        row("setting.motif", "a Ceremonial headdress", "who may wear it");
        row("story.role", "a founder", "");
    }
    void aValueSaysWhatItDoesInThePicture()
    {
        QFETCH(QString, id);
        QFETCH(QString, typed);
        QFETCH(QString, reading);
        const Control &control = *findControl(id.toStdString());
        const auto value = control.parse(typed.toStdString());
        QVERIFY(value.ok());
        const QString said = QString::fromStdString(m_words->reading(control, *value));
        QCOMPARE(said.isEmpty(), reading.isEmpty());
        QVERIFY2(said.contains(reading), qPrintable(said));
        QCOMPARE(m_words->hasReadings(control.id), !reading.isEmpty());
    }

    void bandsLeaveNoValueOfTheirRangeUnread_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            if (!m_words->bands(control.id).empty())
                QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }
    void bandsLeaveNoValueOfTheirRangeUnread()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        for (double value = control.minimum; value <= control.maximum; value += control.step)
            QVERIFY2(!m_words->reading(control, value).empty(), qPrintable(QString::number(value)));
    }

    void aControlWithoutWordsIsNamed()
    {
        QTemporaryDir folder;
        for (const char *name : {"jobs.json", "lighting.json", "palettes.json", "readings.json",
                                 "atmospheres.json", "platforms.json"})
            QVERIFY(QFile::copy(QString(PRESENCE_SOURCE_DIR "/resources/") + name, folder.filePath(name)));
        QFile file(folder.filePath("parameters.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"schema": "presence.parameters/1", "groups": {}, "controls": {}})");
        file.close();
        const auto words = ParameterWords::load(Resources(folder.path().toStdString()));
        QVERIFY(!words.ok());
        QVERIFY(words.error().message.find("story.job") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestParameterWords)
#include "tst_parameter_words.moc"
