// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "core/critique/words.h"
#include "tests/accuracy/rendered.h"

#include <QTest>

#include <functional>
#include <map>
#include <opencv2/imgproc.hpp>

using namespace presence;

static const Resources shipped(PRESENCE_SOURCE_DIR "/resources");
static const std::filesystem::path models = PRESENCE_SOURCE_DIR "/../shared/models";

/// Where nothing can be measured the answer is silence with the reason, never a pass.
class TestSilence : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;   ///< what is always there
    std::optional<Critic> m_equipped; ///< with every optional network; empty without them
    std::optional<CritiqueWords> m_words;
    Sitter m_sitter;
    std::map<std::string, cv::Mat> m_pictures;

    cv::Mat rendered(const PortraitSpec &spec, int width = 400)
    {
        SitterOptions options;
        options.width = width;
        options.height = width * 5 / 4;
        options.samples = 4;
        const auto render = m_sitter.render(spec, options);
        if (!render)
            qFatal("%s", render.error().message.c_str());
        return pixelsOf(render->picture);
    }

    static PortraitSpec closeUp(const char *changes = "{}")
    {
        PortraitSpec spec;
        spec.camera.crop = "cu";
        return *SpecPatch::fromJson(changes, "changes")->appliedTo(spec);
    }

    cv::Mat made(const std::string &kind)
    {
        if (kind == "profile")
            return rendered(closeUp(R"({"head.yaw": 85})"));
        if (kind == "turned far")
            return rendered(closeUp(R"({"head.yaw": 58})"));
        if (kind == "closed eyes")
            return rendered(closeUp(R"({"expression.au43": 5})"), 480);
        if (kind == "a dark room") // hardly a step of 8 bits is left of the face
            return rendered(closeUp(R"({"lighting.exposure": -3, "identity.skin_tone": 10})"), 480) * 0.15;
        if (kind == "burnt out")
            return rendered(closeUp(R"({"lighting.exposure": 3})"), 480);
        if (kind == "nobody") {
            cv::Mat sky(400, 320, CV_8UC3);
            for (int y = 0; y < sky.rows; ++y)
                sky.row(y).setTo(cv::Scalar(220 - y / 4, 160 - y / 4, 90));
            return sky;
        }
        const cv::Mat portrait = rendered(closeUp(), 480);
        if (kind == "grey") {
            cv::Mat grey;
            cv::cvtColor(portrait, grey, cv::COLOR_BGR2GRAY);
            cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
            return grey;
        }
        if (kind == "tiny") {
            cv::Mat small, wide(1000, 1400, CV_8UC3, cv::Scalar(140, 150, 150));
            cv::resize(portrait, small, {150, 188}, 0, 0, cv::INTER_AREA);
            small.copyTo(wide(cv::Rect(600, 400, 150, 188)));
            return wide;
        }
        if (kind == "out of focus") {
            cv::Mat soft;
            cv::GaussianBlur(portrait, soft, {0, 0}, 4);
            return soft;
        }
        if (kind == "drawing") { // flat colours with lines, as a cartoon filter makes them
            cv::Mat flat, lines;
            cv::pyrMeanShiftFiltering(portrait, flat, 12, 24);
            for (int y = 0; y < flat.rows; ++y)
                for (int x = 0; x < flat.cols; ++x)
                    for (int c = 0; c < 3; ++c)
                        flat.at<cv::Vec3b>(y, x)[c] =
                            std::uint8_t(flat.at<cv::Vec3b>(y, x)[c] / 24 * 24 + 12);
            cv::cvtColor(portrait, lines, cv::COLOR_BGR2GRAY);
            cv::adaptiveThreshold(lines, lines, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY, 9, 6);
            flat.setTo(cv::Scalar::all(20), lines == 0);
            return flat;
        }
        return portrait; // "a portrait"
    }

    const cv::Mat &picture(const std::string &kind)
    {
        const auto known = m_pictures.find(kind);
        return known != m_pictures.end() ? known->second : m_pictures[kind] = made(kind);
    }

    void verify(const Critic &critic, const std::string &kind, const std::string &ids,
                const std::string &reason, const ReviewOptions &options = {})
    {
        const auto report = critic.review(pngOf(picture(kind), kind), {}, kind, options);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        for (const QString &id : QString::fromStdString(ids).split(' ')) {
            const Finding &finding = *report->find(id.toStdString());
            QVERIFY2(finding.verdict == Verdict::Unmeasured,
                     qPrintable(id + ": " + QString::fromStdString(std::string(verdictId(finding.verdict)))));
            QVERIFY2(finding.reason == m_words->reason(reason),
                     qPrintable(id + ": " + QString::fromStdString(finding.reason)));
            QVERIFY(finding.advice.empty() && finding.fix.isEmpty() && finding.measured == Quantity());
        }
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(shipped, defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
        m_words = *CritiqueWords::load(shipped);
        if (const auto store = ModelStore::open(shipped, models); store) {
            FaceNetworks networks = FaceNetworks::load(*store);
            if (networks.tiers().size() == 5)
                m_equipped = m_critic->with(std::move(networks));
        }
    }

    void whatIsAlwaysThereStaysSilent_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("findings");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *picture, const char *findings, const char *reason) {
            QTest::addRow("%s: %s", picture, reason) << picture << findings << reason;
        };
        row("nobody",
            "face.size gaze.direction head.yaw head.pitch head.roll eyes.open eyes.catchlights mouth.smile "
            "mouth.open expression.units symmetry.face skin.texture alive.blank alive.perfect alive.plastic "
            "focus.eyes exposure.highlights exposure.shadows light.side light.ratio light.pattern "
            "framing.eyeline framing.space framing.margins background.separation background.clutter "
            "identity.match",
            "no_face");
        row("grey", "color.warmth color.palette color.cast", "colorless");
        row("tiny", "skin.texture focus.eyes alive.plastic", "small_face");
        row("tiny", "eyes.catchlights", "small_eyes");
        row("a dark room", "skin.texture light.side light.ratio", "too_dark");
        row("burnt out", "skin.texture alive.plastic", "overexposed");
        row("out of focus", "skin.texture alive.plastic", "blurred");
        row("drawing", "skin.texture alive.plastic color.cast", "drawn");
        row("a portrait", "identity.match", "needs_reference");
        row("a portrait", "quality.overall", "needs_quality_model");
        row("a portrait", "expression.units", "needs_expressions");
    }

    void whatIsAlwaysThereStaysSilent()
    {
        QFETCH(QString, picture);
        QFETCH(QString, findings);
        QFETCH(QString, reason);
        verify(*m_critic, picture.toStdString(), findings.toStdString(), reason.toStdString());
    }

    void aProfileNeverPassesForAFace()
    {
        const auto report = m_critic->review(pngOf(picture("profile"), "profile"), {}, "profile");
        QVERIFY(report.ok());
        for (const char *id :
             {"gaze.direction", "eyes.catchlights", "mouth.smile", "symmetry.face", "light.side"})
            QVERIFY2(report->find(id)->verdict == Verdict::Unmeasured, id);
        QVERIFY(report->find("face.count")->verdict != Verdict::Pass);
    }

    void theNetworksStaySilentToo_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("findings");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *picture, const char *findings, const char *reason) {
            QTest::addRow("%s: %s", picture, reason) << picture << findings << reason;
        };
        row("nobody", "gaze.direction mouth.smile identity.match", "no_face");
        row("turned far", "gaze.direction mouth.smile symmetry.face light.side light.pattern", "profile");
        row("closed eyes", "gaze.direction eyes.catchlights alive.blank", "eyes_closed");
        row("tiny", "gaze.direction", "small_eyes");
        row("grey", "color.warmth color.cast", "colorless");
        row("drawing", "skin.texture alive.plastic", "drawn");
        row("a portrait", "identity.match", "needs_reference");
    }

    void theNetworksStaySilentToo()
    {
        if (!m_equipped)
            QSKIP("The optional networks are not here.");
        QFETCH(QString, picture);
        QFETCH(QString, findings);
        QFETCH(QString, reason);
        verify(*m_equipped, picture.toStdString(), findings.toStdString(), reason.toStdString());
    }

    void aStylisedPictureIsNotAskedForSkin()
    {
        verify(
            *m_critic, "a portrait",
            "skin.texture alive.blank alive.perfect alive.plastic symmetry.face color.cast eyes.catchlights "
            "gaze.direction quality.overall",
            "stylised", {.stylised = true});
        const auto report =
            m_critic->review(pngOf(picture("a portrait"), "portrait"), {}, "portrait", {.stylised = true});
        QVERIFY(report->find("framing.eyeline")->verdict != Verdict::Unmeasured);
        QVERIFY(report->find("exposure.range")->verdict != Verdict::Unmeasured);
    }

    void aReferenceThatCannotBeUsedIsTold_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no face in it") << "nobody"
                                       << "reference_without_face";
        QTest::newRow("cut short") << "damaged"
                                   << "reference_unreadable";
    }

    void aReferenceThatCannotBeUsedIsTold()
    {
        if (!m_equipped)
            QSKIP("The optional networks are not here.");
        QFETCH(QString, reference);
        QFETCH(QString, reason);
        ImageFile file = pngOf(picture("nobody"), "reference");
        if (reference == "damaged")
            file = *ImageFile::fromBytes(std::string(file.bytes().substr(0, file.bytes().size() / 2)),
                                         "reference");
        ReviewOptions options;
        options.reference = file;
        verify(*m_equipped, "a portrait", "identity.match", reason.toStdString(), options);
    }

    void withoutTheNetworkALikenessIsNotClaimed()
    {
        ReviewOptions options;
        options.reference = pngOf(picture("a portrait"), "reference");
        verify(*m_critic, "a portrait", "identity.match", "needs_identity_model", options);
    }
};

QTEST_APPLESS_MAIN(TestSilence)
#include "tst_silence.moc"
