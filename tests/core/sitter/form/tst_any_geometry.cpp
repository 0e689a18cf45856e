// SPDX-License-Identifier: MIT
#include "core/sitter/light/light_rig.h"
#include "core/sitter/sitting.h"
#include "tests/core/sitter/spec_draw.h"

#include <QTest>

using namespace presence;

static bool finite(Vec3 v) { return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z); }

/// Ten thousand specs of any allowed values, as geometry alone.
class TestAnyGeometry : public QObject
{
    Q_OBJECT

private slots:
    void anySpecGivesFiniteGeometry()
    {
        constexpr int specs = 10000, anew = 100;
        constexpr float fineness = 0.1f; // the same formulas at fewer points
        std::mt19937 random(41);
        PortraitSpec spec;
        Figure figure;
        for (int i = 0; i < specs; ++i) {
            for (const Control &control : controls()) {
                const bool meansNewMeshes = control.group == "identity" || control.group == "realism" ||
                                            control.id == "posture.hands";
                if (i % anew == 0 || !meansNewMeshes)
                    control.set(spec, control, anyValue(control, random));
            }
            const Sitting sitting = sittingOf(spec, std::uint64_t(i / anew), 320, 400);
            const CameraRig &camera = sitting.camera;
            QVERIFY2(finite(camera.eye) && finite(camera.forward) && camera.distance > 10 &&
                         camera.frameHeight > 1,
                     qPrintable(QString::number(i)));
            for (const EyeState *eye : {&sitting.eyes.left, &sitting.eyes.right})
                QVERIFY2(finite(eye->gaze) && std::isfinite(eye->opening()), qPrintable(QString::number(i)));
            const LightRig light = lightRigOf(spec, sitting.body);
            QVERIFY2(finite(light.key) && finite(light.fill) && finite(light.keyPosition),
                     qPrintable(QString::number(i)));
            figure.pose(sitting.who, sitting.hair, sitting.motion, sitting.eyes, sitting.body, fineness);
            for (std::size_t part = 0; part < figure.parts().size(); ++part) {
                const Mesh &mesh = figure.parts()[part];
                if (!figure.changed(part))
                    continue;
                for (std::size_t k = 0; k < mesh.position.size(); ++k)
                    if (!finite(mesh.position[k]) || !finite(mesh.normal[k]) ||
                        length(mesh.position[k]) > 400)
                        QFAIL(qPrintable(QString("spec %1, part %2, point %3").arg(i).arg(part).arg(k)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestAnyGeometry)
#include "tst_any_geometry.moc"
