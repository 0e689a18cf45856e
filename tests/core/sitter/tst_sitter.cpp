// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include "core/spec/parameters.h"
#include "tests/core/sitter/sitter_probe.h"
#include "tests/core/sitter/spec_draw.h"

#include <QTest>

#include <set>
#include <thread>

using namespace presence;

class TestSitter : public QObject
{
    Q_OBJECT

    Sitter m_sitter;

    SitterRender render(const PortraitSpec &spec, const SitterOptions &options)
    {
        auto result = m_sitter.render(spec, options);
        if (!result.ok())
            qFatal("%s", result.error().message.c_str());
        return *std::move(result);
    }

private slots:
    void theSameSeedGivesTheSameBytes()
    {
        const auto first = render({}, draftOf(160));
        QCOMPARE(first.picture.rgb.size(), std::size_t(3 * 128 * 160));
        Sitter other;
        PortraitSpec moved;
        moved.pose.headYawDeg = 30;
        moved.expression.unit(12) = moved.expression.unit(26) = {4, 4};
        QVERIFY(other.render(moved, draftOf(160)).ok());
        QVERIFY2(other.render({}, draftOf(160))->picture.rgb == first.picture.rgb,
                 "a frame depends on the frames before it");
    }

    void anotherSeedGivesOtherBytes()
    {
        SitterOptions options = draftOf(160);
        const auto a = render({}, options);
        options.seed = 2;
        QVERIFY(render({}, options).picture.rgb != a.picture.rgb);
    }

    void impossibleSizesAreRefused_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("samples");
        QTest::newRow("no width") << 0 << 80 << 1;
        QTest::newRow("negative") << 64 << -80 << 1;
        QTest::newRow("too small") << 15 << 80 << 1;
        QTest::newRow("too large") << 64 << 4097 << 1;
        QTest::newRow("no samples") << 64 << 80 << 0;
        QTest::newRow("too many samples") << 64 << 80 << 257;
    }
    void impossibleSizesAreRefused()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, samples);
        SitterOptions options;
        options.width = width;
        options.height = height;
        options.samples = samples;
        const auto refused = m_sitter.render({}, options);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    }

    void cancellingEndsAPictureThatWouldTakeMinutes()
    {
        std::stop_source stop;
        SitterOptions options;
        options.width = options.height = 4096;
        options.samples = 256;
        std::jthread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            stop.request_stop();
        });
        const auto cancelled = m_sitter.render({}, options, stop.get_token());
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
        QVERIFY2(m_sitter.render({}, draftOf(80)).ok(), "and the next picture is drawn as usual");
    }

    void aNeutralFaceUnderFrontalLightIsItsOwnMirrorImage()
    {
        PortraitSpec spec = plainSpec();
        spec.lighting.keyAzimuthDeg = 0;
        spec.lighting.rim = 0;
        const auto [picture, truth] = render(spec, draftOf(160, 16));
        double difference = 0;
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x)
                for (int c = 0; c < 3; ++c)
                    difference += std::abs(
                        picture.rgb[3 * (std::size_t(y) * picture.width + x) + c] -
                        picture.rgb[3 * (std::size_t(y) * picture.width + picture.width - 1 - x) + c]);
        QVERIFY2(difference / double(picture.rgb.size()) < 2.5, "mean difference of the halves, of 255");
        QVERIFY(std::abs(truth.leftIris.x + truth.rightIris.x - picture.width) < 0.5);
    }

    void everyVisibleControlChangesThePicture_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls()) {
            const bool words = control.kind == Control::Kind::Text || control.kind == Control::Kind::Texts;
            static const std::set<std::string> unseen{
                // They direct prompts, or stand for other controls that the sitter obeys.
                "story.job",         "identity.likeness", "expression.phase",   "posture.hands",
                "posture.stance",    "camera.aspect",     "camera.empty_space", "lighting.pattern",
                "palette.harmony",   "setting.era",       "setting.atmosphere", "story.moment",
                "story.proposition", "story.lead",        "camera.slot"};
            // A clip's direction and pictures to take something from: not of the still picture.
            const bool elsewhere = control.group == "motion" || control.kind == Control::Kind::File;
            if (!words && !elsewhere && !unseen.contains(control.id))
                QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
        }
    }
    void everyVisibleControlChangesThePicture()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        PortraitSpec spec, changed;
        if (id == "expression.intensity")
            spec.expression.unit(12) = changed.expression.unit(12) = {3, 3};
        if (control.group == "phase")
            spec.expression.unit(control.actionUnit) = changed.expression.unit(control.actionUnit) = {4, 4};
        if (id == "realism.halation") // it needs something bright
            spec.lighting.exposureEv = changed.lighting.exposureEv = 1;
        ControlValue value = control.initial;
        if (control.kind == Control::Kind::Choice)
            value = control.choices.back() == std::get<std::string>(control.initial) ? control.choices[0]
                                                                                     : control.choices.back();
        else if (control.kind == Control::Kind::Color)
            value = std::string("#D02040");
        else if (control.kind == Control::Kind::Colors)
            value = std::vector<std::string>{"#D02040"};
        else
            value = std::get<double>(control.initial) == control.maximum ? control.minimum : control.maximum;
        if (id == "setting.background_blur") // paper has no edges to blur
            spec.setting.background = changed.setting.background = "books";
        control.set(changed, control, value);
        SitterOptions options = draftOf(120, 2);
        options.draft = id != "camera.aperture";
        QVERIFY(render(spec, options).picture.rgb != render(changed, options).picture.rgb);
    }

    void anySpecGivesAPictureAndFiniteTruth()
    {
        std::mt19937 random(7);
        PortraitSpec spec;
        for (int i = 0; i < 300; ++i) {
            for (const Control &control : controls())
                if (i % 12 == 0 || (control.group != "identity" && control.id != "realism.asymmetry"))
                    control.set(spec, control, anyValue(control, random));
            const auto result = m_sitter.render(spec, draftOf(80));
            QVERIFY(result.ok());
            const SitterTruth &truth = result->truth;
            for (const SitterTruth::Point &p :
                 {truth.leftIris, truth.rightIris, truth.leftEyeInner, truth.leftEyeOuter,
                  truth.rightEyeInner, truth.rightEyeOuter, truth.noseTip, truth.mouthLeft, truth.mouthRight,
                  truth.chin, truth.headTop})
                QVERIFY2(std::isfinite(p.x) && std::isfinite(p.y), qPrintable(QString::number(i)));
            QVERIFY(truth.meanLinearLuminance >= 0 && truth.meanLinearLuminance <= 1);
            QVERIFY(truth.cameraDistanceM > 0.1);
        }
    }
};

QTEST_APPLESS_MAIN(TestSitter)
#include "tst_sitter.moc"
