// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "core/critique/limits.h"
#include "tests/support/rendered_pixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <thread>

using namespace presence;

static const std::filesystem::path photos = PRESENCE_SOURCE_DIR "/../shared/photos";

/// The finding ids of the product's design, in their order.
static const std::vector<std::string> checklist{
    "face.count",
    "face.size",
    "gaze.direction",
    "head.yaw",
    "head.pitch",
    "head.roll",
    "eyes.open",
    "eyes.catchlights",
    "mouth.smile",
    "mouth.open",
    "expression.units",
    "symmetry.face",
    "skin.texture",
    "alive.blank",
    "alive.perfect",
    "alive.plastic",
    "focus.eyes",
    "exposure.highlights",
    "exposure.shadows",
    "exposure.range",
    "color.warmth",
    "color.saturation",
    "color.palette",
    "color.cast",
    "light.side",
    "light.ratio",
    "light.pattern",
    "framing.eyeline",
    "framing.space",
    "framing.margins",
    "background.separation",
    "background.clutter",
    "identity.match",
    "quality.overall",
};

static ImageFile png(const cv::Mat &pixels)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".png", pixels, bytes);
    return *ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "test.png");
}

class TestCritique : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;

    CritiqueReport review(const ImageFile &image, const std::optional<PortraitSpec> &spec = {}) const
    {
        auto report = m_critic->review(image, spec, "test");
        if (!report)
            qFatal("%s", report.error().message.c_str());
        return *report;
    }

    static std::vector<std::filesystem::path> somePhotos(std::size_t most)
    {
        std::vector<std::filesystem::path> paths;
        std::error_code code;
        for (const auto &entry : std::filesystem::directory_iterator(photos, code))
            if (entry.path().extension() == ".jpg" || entry.path().extension() == ".png")
                paths.push_back(entry.path());
        std::ranges::sort(paths);
        std::vector<std::filesystem::path> chosen;
        for (std::size_t i = 0; i < paths.size(); i += std::max<std::size_t>(1, paths.size() / most))
            chosen.push_back(paths[i]);
        return chosen;
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void everyIdOfTheChecklistAppearsExactlyOnceInOrder()
    {
        const auto report = review(png(cv::Mat(200, 160, CV_8UC3, cv::Scalar(90, 120, 150))));
        std::vector<std::string> ids;
        for (const Finding &finding : report.findings)
            ids.push_back(finding.id);
        QCOMPARE(ids, checklist);
        QCOMPARE(report.width, 160);
        QCOMPARE(report.height, 200);
        QCOMPARE(report.tiers, (std::vector<std::string>{"A", "A+"}));
    }

    void aReportIsStaleWhenEquipmentOrRulesAreOthers()
    {
        auto report = review(png(cv::Mat(200, 160, CV_8UC3, cv::Scalar(90, 120, 150))));
        QVERIFY(!m_critic->isStale(report));
        report.tiers.push_back("Q");
        QVERIFY(m_critic->isStale(report));
        report.tiers = m_critic->tiers();
        report.rules = "others";
        QVERIFY(m_critic->isStale(report));
        report.rules.clear(); // of a version that did not say
        QVERIFY(m_critic->isStale(report));
    }

    void whatCannotBeMeasuredSaysWhyAndNothingElse()
    {
        const auto report = review(png(cv::Mat(200, 160, CV_8UC3, cv::Scalar(90, 120, 150))));
        for (const Finding &finding : report.findings) {
            if (finding.verdict != Verdict::Unmeasured)
                continue;
            QVERIFY2(finding.reason.ends_with('.'), finding.id.c_str());
            QVERIFY2(finding.advice.empty() && finding.fix.isEmpty(), finding.id.c_str());
            QCOMPARE(finding.confidence, 0.0);
        }
    }

    void everyMeasuredFindingCanBeFollowed()
    {
        const auto limits = Limits::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        PortraitSpec spec;
        spec.camera.crop = "mcu";
        const auto render = Sitter().render(spec, test::quickRender(480, 600));
        QVERIFY(render.ok());
        const cv::Mat bgr = test::pixelsOf(render->picture);
        int measured = 0;
        for (const std::optional<PortraitSpec> &wish : {std::optional<PortraitSpec>(), std::optional(spec)})
            for (const Finding &finding : review(png(bgr), wish).findings) {
                for (const std::string &name : finding.limits)
                    QVERIFY2(limits->all().contains(name), name.c_str());
                for (const Mark &mark : finding.marks) {
                    QVERIFY2(!mark.points.empty() && !mark.label.empty(), finding.id.c_str());
                    for (const auto &[x, y] : mark.points)
                        QVERIFY2(x > -480 && x < 960 && y > -600 && y < 1200, finding.id.c_str());
                }
                if (finding.verdict == Verdict::Unmeasured)
                    continue;
                ++measured;
                QVERIFY2(!finding.limits.empty(), finding.id.c_str());
                QVERIFY2(!finding.readings.empty(), finding.id.c_str());
                QVERIFY2(!finding.regions.empty(), finding.id.c_str());
                for (const Reading &reading : finding.readings)
                    QVERIFY2(std::isfinite(reading.value) && reading.name.find('_') == std::string::npos,
                             (finding.id + ": " + reading.name).c_str());
            }
        QVERIFY2(measured > 30, std::to_string(measured).c_str());
    }

    void withoutAFaceNothingOfTheFacePasses()
    {
        cv::Mat gradient(400, 300, CV_8UC3);
        for (int y = 0; y < gradient.rows; ++y)
            gradient.row(y).setTo(cv::Scalar(y / 2, 120, 255 - y / 2));
        const auto report = review(png(gradient));
        QCOMPARE(report.find("face.count")->verdict, Verdict::Fail);
        QCOMPARE(report.find("face.count")->measured, Quantity(0.0));
        const std::set<std::string> faceBound{"face",     "gaze", "head",  "eyes",  "mouth", "expression",
                                              "symmetry", "skin", "alive", "focus", "light", "identity"};
        for (const Finding &finding : report.findings) {
            if (finding.id == "face.count" || !faceBound.contains(finding.id.substr(0, finding.id.find('.'))))
                continue;
            QVERIFY2(finding.verdict == Verdict::Unmeasured, finding.id.c_str());
            QVERIFY2(finding.reason == "No face was found in the picture.", finding.id.c_str());
        }
    }

    void missingCascadesAreNamed()
    {
        const auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), {"/nowhere/at/all"});
        QVERIFY(!critic.ok());
        QVERIFY(critic.error().message.find("/nowhere/at/all") != std::string::npos);
        QVERIFY(critic.error().message.find("opencv-data") != std::string::npos);
    }

    void aTableWithoutItsLimitsIsAnErrorNotACrash()
    {
        QTemporaryDir folder;
        for (const char *name : {"critique", "models"})
            std::filesystem::create_directory(std::filesystem::path(folder.path().toStdString()) / name);
        for (const char *name : {"critique/words.json", "critique/lids.json", "critique/smiles.json",
                                 "palettes.json", "jobs.json", "models/landmarks.bin"})
            std::filesystem::copy(std::filesystem::path(PRESENCE_SOURCE_DIR "/resources") / name,
                                  std::filesystem::path(folder.path().toStdString()) / name);
        std::ofstream(folder.filePath("critique/limits.json").toStdString())
            << R"({"schema": "presence.critique/1", "limits": {}})";
        const auto critic = Critic::load(Resources(folder.path().toStdString()), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        const auto report = critic->review(png(cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(80))), {}, "test");
        QVERIFY(!report.ok());
        QVERIFY(report.error().detail.find("picture.colorless") != std::string::npos);
    }

    void aStoppedReviewIsCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto report = m_critic->review(png(cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(80))), {}, "test",
                                             {}, stop.get_token());
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, Error::Kind::Cancelled);
    }

    void theSameBytesGiveTheSameReportInEveryThread()
    {
        const auto chosen = somePhotos(2);
        if (chosen.empty())
            QSKIP("The test photographs are not here.");
        for (const auto &path : chosen) {
            const auto image = ImageFile::read(path);
            QVERIFY(image.ok());
            const std::string alone = review(*image, PortraitSpec{}).toJson();
            std::array<std::string, 2> together;
            {
                std::jthread a([&] { together[0] = review(*image, PortraitSpec{}).toJson(); });
                std::jthread b([&] { together[1] = review(*image, PortraitSpec{}).toJson(); });
            }
            QCOMPARE(together[0], alone);
            QCOMPARE(together[1], alone);
        }
    }
};

QTEST_APPLESS_MAIN(TestCritique)
#include "tst_critique.moc"
