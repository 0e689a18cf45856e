// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "tests/support/rendered_pixels.h"

#include <QTest>

#include <cmath>
#include <opencv2/imgcodecs.hpp>

using namespace presence;

/// What a machine without any downloaded model can say of a face.
class TestWithoutNetworks : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;

    CritiqueReport review(const PortraitSpec &spec) const
    {
        const auto render = Sitter().render(spec, test::quickRender()).value();
        std::vector<unsigned char> bytes;
        cv::imencode(".png", test::pixelsOf(render.picture), bytes);
        const auto image = ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "render");
        return m_critic->review(*image, spec, "render").value();
    }

    static std::string word(const Finding &finding)
    {
        const std::string *text = std::get_if<std::string>(&finding.measured);
        return text ? *text : std::string();
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void poseLidsAndMouthAreAnsweredByTheFitter()
    {
        const auto report = review({});
        for (const char *id :
             {"head.yaw", "head.pitch", "head.roll", "eyes.open", "mouth.smile", "mouth.open"}) {
            const Finding &finding = *report.find(id);
            QVERIFY2(finding.verdict != Verdict::Unmeasured, id);
            QCOMPARE(finding.tier, std::string("A+"));
            QVERIFY2(finding.confidence > 0 && finding.confidence < 0.9, id);
        }
        QVERIFY(std::ranges::find(report.tiers, "A+") != report.tiers.end());
    }

    void turnsAreMeasuredWithTheirSide_data()
    {
        QTest::addColumn<double>("yaw");
        for (const double yaw : {-24., -10., 10., 24.})
            QTest::addRow("%g°", yaw) << yaw;
    }
    void turnsAreMeasuredWithTheirSide()
    {
        QFETCH(double, yaw);
        PortraitSpec spec;
        spec.pose.headYawDeg = yaw;
        const auto report = review(spec);
        const Finding &finding = *report.find("head.yaw");
        QVERIFY(finding.verdict != Verdict::Unmeasured);
        QVERIFY2(std::abs(std::get<double>(finding.measured) - yaw) < 8,
                 qPrintable(QString::number(std::get<double>(finding.measured))));
    }

    void aProfileIsNotGivenAFrontalAnswer_data()
    {
        QTest::addColumn<double>("yaw");
        for (const double yaw : {-85., -60., 60., 85.})
            QTest::addRow("%g°", yaw) << yaw;
    }
    void aProfileIsNotGivenAFrontalAnswer()
    {
        QFETCH(double, yaw);
        PortraitSpec spec;
        spec.pose.headYawDeg = yaw;
        const auto report = review(spec);
        for (const char *id : {"head.yaw", "eyes.open", "mouth.smile"}) {
            const Finding &finding = *report.find(id);
            QVERIFY2(finding.verdict == Verdict::Unmeasured, id);
            QVERIFY2(!finding.reason.empty(), id);
        }
    }

    void closedEyesAreSeen()
    {
        PortraitSpec spec;
        spec.expression.unit(43) = {5, 5};
        QCOMPARE(word(*review(spec).find("eyes.open")), std::string("closed"));
        QVERIFY(word(*review({}).find("eyes.open")) != "closed");
    }

    void theGazeIsNeverMoreThanAHint()
    {
        for (const double yaw : {-25., 0., 25.}) {
            PortraitSpec spec;
            spec.pose.gazeYawDeg = yaw;
            const auto report = review(spec);
            const Finding &finding = *report.find("gaze.direction");
            QVERIFY(finding.verdict == Verdict::Pass || finding.verdict == Verdict::Note ||
                    finding.verdict == Verdict::Unmeasured);
            QVERIFY(finding.confidence < 0.4);
            QVERIFY(finding.fix.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestWithoutNetworks)
#include "tst_without_networks.moc"
