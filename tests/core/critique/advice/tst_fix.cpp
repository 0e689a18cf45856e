// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include "core/critique/checks/checks.h"
#include "core/critique/critique.h"
#include "core/sitter/sitter.h"

#include <QTest>

#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

/// Fixes are tried on a generator with a fault: the sitter, one control of which is always off by so much.
class TestFix : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;
    Sitter m_sitter;

    struct Fault
    {
        std::string control;
        double shift;

        PortraitSpec appliedTo(const PortraitSpec &spec) const
        {
            const Control &row = *findControl(control);
            PortraitSpec faulty = spec;
            for (const Control *side :
                 expandSides(row.actionUnit ? control.substr(0, control.rfind('.')) : control)) {
                const double value = std::get<double>(side->valueIn(spec)) + shift;
                faulty =
                    *SpecPatch{{side->id, std::clamp(value, side->minimum, side->maximum)}}.appliedTo(faulty);
            }
            return faulty;
        }
    };

    cv::Mat picture(const PortraitSpec &spec, int width = 320)
    {
        SitterOptions options;
        options.width = width;
        options.height = width * 5 / 4;
        options.samples = width > 320 ? 12 : 2;
        const auto render = m_sitter.render(spec, options);
        if (!render)
            qFatal("%s", render.error().message.c_str());
        const cv::Mat rgb(options.height, options.width, CV_8UC3,
                          const_cast<std::uint8_t *>(render->picture.rgb.data()));
        cv::Mat bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        return bgr;
    }

    Finding review(const cv::Mat &pixels, const PortraitSpec &wish, const std::string &id)
    {
        std::vector<unsigned char> bytes;
        cv::imencode(".png", pixels, bytes);
        const auto image = ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "fix.png");
        const auto report = m_critic->review(*image, wish, "fix.png");
        if (!report)
            qFatal("%s", report.error().message.c_str());
        return *report->find(id);
    }

    static PortraitSpec closeUp(const QString &changes = {})
    {
        PortraitSpec spec;
        spec.camera.crop = "cu";
        spec.lighting.pattern = "custom";
        return *SpecPatch::fromJson(changes.isEmpty() ? "{}" : changes.toStdString(), "wish")
                    ->appliedTo(spec);
    }

    /// What the picture is measured by where the finding holds a word.
    static double measure(const std::string &how, const cv::Mat &pixels, const Finding &finding)
    {
        const cv::Scalar mean = cv::mean(toLab(pixels));
        if (how == "lightness")
            return mean[0];
        if (how == "yellow")
            return mean[2];
        return std::get<double>(finding.measured);
    }

    static std::string shown(const Finding &finding)
    {
        const double *number = std::get_if<double>(&finding.measured);
        return number ? std::to_string(*number) : std::get<std::string>(finding.measured);
    }

    static void checkProposal(const SpecPatch &fix, const PortraitSpec &wish)
    {
        QVERIFY(!fix.isEmpty());
        const auto applied = fix.appliedTo(wish);
        QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().message.c_str());
        for (const auto &[id, value] : fix.values()) {
            const Control &row = *findControl(id);
            QVERIFY2(value != row.valueIn(wish), id.c_str());
            if (const double *number = std::get_if<double>(&value)) {
                const double parts = std::round(1 / row.step);
                const double grid = row.step < 1 ? std::round(*number * parts) / parts
                                                 : std::round(*number / row.step) * row.step;
                QVERIFY2(*number == grid, (id + " " + std::to_string(*number)).c_str());
            }
        }
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void theNextPictureIsNearerToTheWish_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("control"); // what the generator gets wrong
        QTest::addColumn<double>("shift");
        QTest::addColumn<QString>("measure"); // empty: the finding's own number
        QTest::newRow("too dark") << "exposure.shadows"
                                  << ""
                                  << "lighting.exposure" << -3.0 << "lightness";
        QTest::newRow("too bright") << "exposure.highlights"
                                    << ""
                                    << "lighting.exposure" << 2.5 << "lightness";
        QTest::newRow("too cool") << "color.warmth"
                                  << R"({"palette.warmth": 0.5})"
                                  << "palette.warmth" << -1.3 << "yellow";
        QTest::newRow("too warm") << "color.warmth"
                                  << R"({"palette.warmth": -0.5})"
                                  << "palette.warmth" << 1.3 << "yellow";
        QTest::newRow("too pale") << "color.saturation"
                                  << R"({"palette.saturation": 0.6})"
                                  << "palette.saturation" << -1.2 << "";
        QTest::newRow("too loud") << "color.saturation"
                                  << R"({"palette.saturation": -0.8})"
                                  << "palette.saturation" << 1.2 << "";
        QTest::newRow("light too flat") << "light.ratio"
                                        << R"({"lighting.key_azimuth": 60, "lighting.key_to_fill": 12})"
                                        << "lighting.key_to_fill" << -10.0 << "";
        QTest::newRow("light too hard") << "light.ratio"
                                        << R"({"lighting.key_azimuth": 80, "lighting.key_to_fill": 2})"
                                        << "lighting.key_to_fill" << 8.0 << "";
        QTest::newRow("eyes too high") << "framing.eyeline"
                                       << ""
                                       << "camera.eye_line" << -0.12 << "";
        QTest::newRow("eyes too low") << "framing.eyeline"
                                      << ""
                                      << "camera.eye_line" << 0.12 << "";
        QTest::newRow("too far left") << "framing.margins"
                                      << R"({"camera.crop": "mcu"})"
                                      << "camera.subject_x" << -0.15 << "";
        QTest::newRow("too far right") << "framing.margins"
                                       << R"({"camera.crop": "mcu"})"
                                       << "camera.subject_x" << 0.15 << "";
        QTest::newRow("tilted right") << "head.roll"
                                      << ""
                                      << "head.roll" << -12.0 << "";
        QTest::newRow("tilted left") << "head.roll"
                                     << R"({"head.roll": -6})"
                                     << "head.roll" << 12.0 << "";
        QTest::newRow("skin too smooth") << "skin.texture"
                                         << R"({"realism.skin_texture": 0.6, "realism.grain": 0})"
                                         << "realism.skin_texture" << -0.6 << "";
        QTest::newRow("background too sharp") << "background.clutter"
                                              << R"({"setting.background": "books", "camera.crop": "ms",
                         "setting.background_clutter": 0, "setting.background_blur": 0.4})"
                                              << "setting.background_blur" << -0.4 << "";
    }

    void theNextPictureIsNearerToTheWish()
    {
        QFETCH(QString, finding);
        QFETCH(QString, wish);
        QFETCH(QString, control);
        QFETCH(double, shift);
        QFETCH(QString, measure);
        const std::string id = finding.toStdString(), how = measure.toStdString();
        const Fault fault{control.toStdString(), shift};
        const PortraitSpec asked = closeUp(wish);
        const int width = id == "skin.texture" ? 480 : 320; // texture needs a large face
        const cv::Mat first = picture(fault.appliedTo(asked), width);
        const Finding before = review(first, asked, id);
        QVERIFY2(before.verdict != Verdict::Unmeasured, before.reason.c_str());
        QVERIFY2(before.verdict != Verdict::Pass, shown(before).c_str());
        checkProposal(before.fix, asked);
        const cv::Mat second = picture(fault.appliedTo(*before.fix.appliedTo(asked)), width);
        const Finding after = review(second, asked, id);
        const double goal = how.empty() ? std::get<double>(before.asked)
                                        : TestFix::measure(how, picture(asked, width), before);
        const double missed = std::abs(TestFix::measure(how, first, before) - goal);
        const double missing = std::abs(TestFix::measure(how, second, after) - goal);
        QVERIFY2(missing < missed, (std::to_string(missed) + " became " + std::to_string(missing)).c_str());
    }

    /// Where the finding answers in words, a single step may not reach the next word.
    void takingTheAdviceLeadsToAPass_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("control");
        QTest::addColumn<double>("shift");
        QTest::newRow("light too frontal") << "light.side"
                                           << R"({"lighting.key_azimuth": 45, "lighting.key_to_fill": 6})"
                                           << "lighting.key_azimuth" << -38.0;
        QTest::newRow("light too far round") << "light.side"
                                             << R"({"lighting.key_azimuth": 0, "lighting.key_to_fill": 12})"
                                             << "lighting.key_azimuth" << 70.0;
    }

    void takingTheAdviceLeadsToAPass()
    {
        QFETCH(QString, finding);
        QFETCH(QString, wish);
        QFETCH(QString, control);
        QFETCH(double, shift);
        const Fault fault{control.toStdString(), shift};
        PortraitSpec asked = closeUp(wish);
        const std::string id = finding.toStdString();
        cv::Mat pixels = picture(fault.appliedTo(asked));
        Finding answer = review(pixels, asked, id);
        QVERIFY2(answer.verdict != Verdict::Unmeasured, answer.reason.c_str());
        QVERIFY2(answer.verdict != Verdict::Pass, shown(answer).c_str());
        for (int round = 0; round < 6; ++round) {
            checkProposal(answer.fix, asked);
            asked = *answer.fix.appliedTo(asked);
            pixels = picture(fault.appliedTo(asked));
            answer = review(pixels, asked, id);
            // A fix must not win by changing what is asked.
            if (review(pixels, closeUp(wish), id).verdict == Verdict::Pass)
                return;
        }
        QFAIL("Six rounds of advice did not help.");
    }

    void aFixAnswersWhatWasSeen_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("seen"); // what the made observation holds
        QTest::addColumn<QString>("fix");
        const auto row = [](const char *finding, const char *name, const char *wish, const char *fix) {
            QTest::newRow((std::string(finding) + ": " + name).c_str()) << finding << wish << name << fix;
        };
        row("background.separation", "dark on black", R"({"lighting.background": 0.3, "lighting.rim": 0.1})",
            R"({"lighting.background": 0.5, "lighting.rim": 0.3})");
        row("background.separation", "light on white", R"({"lighting.background": 0.9})",
            R"({"lighting.background": 0.7})");
        row("background.separation", "sharp", R"({"setting.background_blur": 0.6, "camera.aperture": 4})",
            R"({"setting.background_blur": 0.8, "camera.aperture": 2.8})");
        row("background.separation", "blurred", R"({"setting.background_blur": 0.2, "camera.aperture": 4})",
            R"({"setting.background_blur": 0, "camera.aperture": 5.7})");
        row("framing.space", "no room", R"({"camera.empty_space": 0.35, "camera.crop": "mcu"})",
            R"({"camera.crop": "ms"})");
        row("framing.space", "busy room",
            R"({"camera.empty_space": 0.35, "camera.crop": "mcu", "setting.background_clutter": 0.5,
                "setting.background_blur": 0})",
            R"({"setting.background_clutter": 0.3})");
        row("framing.space", "all empty",
            R"({"camera.empty_space": 0.1, "camera.crop": "mcu", "setting.background_clutter": 0.1})",
            R"({"setting.background_clutter": 0.3})");
        row("eyes.open", "closed", R"({"expression.au43": 3})", R"({"expression.au43": 2})");
        row("eyes.open", "closed at rest", R"({"expression.au5": 0})", R"({"expression.au5": 1})");
        row("eyes.open", "open", R"({"expression.au43": 4})", R"({"expression.au43": 5})");
    }

    void aFixAnswersWhatWasSeen()
    {
        QFETCH(QString, finding);
        QFETCH(QString, wish);
        QFETCH(QString, seen);
        QFETCH(QString, fix);
        Observation made;
        made.picture.work = cv::Mat::zeros(600, 480, CV_8UC3);
        made.faces = {{{150, 150, 180, 180}, 3}};
        made.subject = Subject{{}, 1};
        const double lids = seen == "open" ? -0.8 : 0.8;
        made.lids = Lids{lids, lids, 90};
        Background &background = made.background.emplace();
        background.share = seen == "no room" ? 0.1 : 0.7;
        background.quietShare = seen == "all empty" ? 0.7 : 0.02;
        background.detail = 10;
        background.subjectSharpness = 0.4;
        background.edgeSharpness = seen == "blurred" ? 0.1 : 0.5;
        background.innerLightness = seen == "dark on black" ? 15 : 88;
        background.outerLightness = seen == "dark on black" ? 12 : seen == "light on white" ? 92 : 30;
        background.colorStep = 4;
        const PortraitSpec asked = closeUp(wish);
        const auto limits = Limits::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        const auto row = std::ranges::find(checkRows(), finding.toStdString(), &CheckRow::id);
        const Answer answer = row->check({made, &asked, *limits, {}, Measures(made)});
        checkProposal(answer.fix, asked);
        QCOMPARE(answer.fix, *SpecPatch::fromJson(fix.toStdString(), "fix"));
    }

    void aControlAtItsEndIsNotProposed_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("control");
        QTest::addColumn<double>("shift");
        QTest::newRow("exposure") << "exposure.highlights"
                                  << R"({"lighting.exposure": -3})"
                                  << "lighting.exposure" << 5.5;
        QTest::newRow("warmth") << "color.warmth"
                                << R"({"palette.warmth": 1})"
                                << "palette.warmth" << -2.0;
        QTest::newRow("eye line") << "framing.eyeline"
                                  << R"({"camera.eye_line": 0.6})"
                                  << "camera.eye_line" << -0.2;
    }

    void aControlAtItsEndIsNotProposed()
    {
        QFETCH(QString, finding);
        QFETCH(QString, wish);
        QFETCH(QString, control);
        QFETCH(double, shift);
        const PortraitSpec asked = closeUp(wish);
        const Finding answer = review(picture(Fault{control.toStdString(), shift}.appliedTo(asked)), asked,
                                      finding.toStdString());
        QVERIFY(answer.verdict != Verdict::Pass && answer.verdict != Verdict::Unmeasured);
        QVERIFY(answer.fix.isEmpty());
        QVERIFY2(answer.advice.ends_with("is already at its end."), answer.advice.c_str());
        QVERIFY2(answer.advice.find(". ") != std::string::npos, answer.advice.c_str());
    }

    void everyControlMovesAlongItsStepsAndStopsAtItsEnds_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            if (control.kind == Control::Kind::Number || control.kind == Control::Kind::Level)
                QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }

    void everyControlMovesAlongItsStepsAndStopsAtItsEnds()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        const Observation nothing;
        const Measures measures(nothing);
        const Limits limits;
        for (const double way : {-1.0, 1.0}) {
            PortraitSpec spec;
            const double end = way < 0 ? control.minimum : control.maximum;
            for (const double distance : {0.001, 0.37, 3.3}) {
                // Off the grid, as a file may hold it.
                control.set(spec, control,
                            std::midpoint(control.minimum, control.maximum) + control.step / 3);
                Answer answer;
                move(answer, {nothing, &spec, limits, {}, measures}, control.id,
                     way * distance * control.step);
                checkProposal(answer.fix, spec);
                const double moved = std::get<double>(answer.fix.values().at(control.id)) -
                                     std::get<double>(control.valueIn(spec));
                QVERIFY2(moved * way > 0, std::to_string(moved).c_str());
                QVERIFY(std::abs(moved) < (distance + 1.01) * control.step);
            }
            control.set(spec, control, end);
            Answer answer;
            move(answer, {nothing, &spec, limits, {}, measures}, control.id, way * control.step);
            QVERIFY(answer.stuck && answer.fix.isEmpty());
        }
    }

    void theWidestCropHasNoWiderOne()
    {
        const Observation nothing;
        const Measures measures(nothing);
        const Limits limits;
        PortraitSpec spec;
        spec.camera.crop = "mls";
        Answer wider, tighter;
        changeCrop(wider, {nothing, &spec, limits, {}, measures}, 1);
        changeCrop(tighter, {nothing, &spec, limits, {}, measures}, -1);
        QVERIFY(wider.stuck && wider.fix.isEmpty());
        QCOMPARE(tighter.fix, (SpecPatch{{"camera.crop", std::string("ms")}}));
    }
};

QTEST_APPLESS_MAIN(TestFix)
#include "tst_fix.moc"
