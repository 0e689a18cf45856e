// SPDX-License-Identifier: MIT
#include "core/sitter/camera/orbit.h"

#include "core/sitter/sitter.h"

#include <QTest>

using namespace presence;

class TestOrbit : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWalkedAroundStaysInItsPlace()
    {
        PortraitSpec spec;
        const BodyPose body = bodyPoseOf(spec);
        const CameraRig rig = cameraRigOf(spec, body, 400, 500);
        const CameraRig aside = orbited(rig, {}, 60, 20);
        QVERIFY(std::abs(rig.project({}).u - aside.project({}).u) < 0.1f);
        QVERIFY(std::abs(rig.project({}).v - aside.project({}).v) < 0.1f);
        QVERIFY(std::abs(length(aside.eye) - length(rig.eye)) < 0.01f);
        QVERIFY(aside.eye.x > 0.7f * length(aside.eye)); // sin 60° cos 20° = 0.81: on the subject's left
        QVERIFY(aside.eye.y > rig.eye.y);
        QVERIFY(std::abs(dot(aside.right, aside.forward)) < 1e-5f);
    }

    void fromTheSubjectsLeftTheNosePointsToTheLeftOfThePicture()
    {
        SitterOptions options{128, 160, 1, 1, true};
        Sitter sitter;
        const auto ahead = sitter.render({}, options);
        options.orbitAzimuthDeg = 40;
        const auto aside = sitter.render({}, options);
        QVERIFY(ahead.ok() && aside.ok());
        const auto noseFromCrown = [](const SitterTruth &truth) { return truth.noseTip.x - truth.headTop.x; };
        QVERIFY(noseFromCrown(aside->truth) < noseFromCrown(ahead->truth) - 8);
        QCOMPARE(aside->truth.spec, ahead->truth.spec);
    }
};

QTEST_APPLESS_MAIN(TestOrbit)
#include "tst_orbit.moc"
