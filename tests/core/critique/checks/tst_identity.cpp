// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <QTest>

#include <cmath>

using namespace presence;
using namespace presence::critique;

class TestIdentity : public QObject
{
    Q_OBJECT

    Limits m_limits;

    static Observation facing(double cosine, double width, double yaw)
    {
        Observation seen;
        seen.picture.work = cv::Mat::zeros(600, 480, CV_8UC3);
        seen.faces = {{{100, 100, width, width}, 3}};
        seen.patch.emplace().fullWidth = width;
        FaceReading &reading = seen.reading.emplace();
        reading.pose = HeadPose{yaw, 0, 0};
        FaceLikeness &likeness = reading.likeness.emplace();
        likeness.fill(0);
        likeness[0] = float(cosine);
        likeness[1] = float(std::sqrt(1 - cosine * cosine));
        return seen;
    }

private slots:
    void initTestCase() { m_limits = *Limits::load(Resources(PRESENCE_SOURCE_DIR "/resources")); }

    void aFaceIsHeldAgainstTheReference_data()
    {
        QTest::addColumn<double>("cosine");
        QTest::addColumn<int>("verdict");
        QTest::newRow("the same look") << 0.8 << int(Verdict::Pass);
        QTest::newRow("drifting") << 0.5 << int(Verdict::Note);
        QTest::newRow("somebody else") << 0.1 << int(Verdict::Warn);
    }

    void aFaceIsHeldAgainstTheReference()
    {
        QFETCH(double, cosine);
        QFETCH(int, verdict);
        const Observation seen = facing(cosine, 200, 0);
        FaceLikeness reference{};
        reference[0] = 1;
        const Answer answer =
            checkIdentity({seen, nullptr, m_limits, {}, Measures(seen), nullptr, false, &reference});
        QCOMPARE(int(answer.verdict), verdict);
        QVERIFY(std::abs(std::get<double>(answer.measured) - cosine) < 1e-6);
        QCOMPARE(answer.tier, std::string("I"));
    }

    void itStaysSilent_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("yaw");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a small face") << 60.0 << 0.0 << "small_face";
        QTest::newRow("a profile") << 200.0 << 60.0 << "profile";
    }

    void itStaysSilent()
    {
        QFETCH(double, width);
        QFETCH(double, yaw);
        QFETCH(QString, reason);
        const Observation seen = facing(0.9, width, yaw);
        const FaceLikeness reference{};
        const Answer answer =
            checkIdentity({seen, nullptr, m_limits, {}, Measures(seen), nullptr, false, &reference});
        QCOMPARE(answer.verdict, Verdict::Unmeasured);
        QCOMPARE(answer.silence, reason.toStdString());
    }
};

QTEST_APPLESS_MAIN(TestIdentity)
#include "tst_identity.moc"
