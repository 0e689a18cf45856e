// SPDX-License-Identifier: MIT
#include "core/sitter/clothes/garment.h"

#include "core/sitter/form/vec.h"

#include <QTest>

using namespace presence;

class TestGarment : public QObject
{
    Q_OBJECT

private slots:
    void everyCutHasAFiniteForm_data()
    {
        QTest::addColumn<int>("cut");
        for (int cut = 0; cut <= int(GarmentCut::Turtleneck); ++cut)
            QTest::addRow("cut %d", cut) << cut;
    }
    void everyCutHasAFiniteForm()
    {
        QFETCH(int, cut);
        for (const float jaw : {-1.5f, 0.0f, 1.5f}) {
            Likeness who;
            who.jaw = jaw;
            who.garment = GarmentCut(cut);
            const auto meshes = makeGarment(who, 0.4f);
            QVERIFY(!meshes.empty());
            for (const Mesh &mesh : meshes) {
                QCOMPARE(mesh.surface.size(), mesh.position.size());
                for (const Vec3 &p : mesh.position)
                    QVERIFY(std::isfinite(p.x + p.y + p.z) && length(p) < 250);
            }
        }
    }

    void theCutDecidesHowMuchSkinShows()
    {
        const auto bare = [](float theta, float y, GarmentCut cut) {
            return !clothCovers({theta, y}, 1, cut);
        };
        const float chest = -22;
        QVERIFY(bare(0, chest, GarmentCut::VNeck) && bare(0, chest, GarmentCut::OpenShirt));
        QVERIFY(!bare(0, chest, GarmentCut::CrewNeck) && !bare(0, chest, GarmentCut::Shirt));
        QVERIFY2(!bare(0, -14, GarmentCut::Turtleneck), "a turtleneck covers the base of the neck");
        QVERIFY2(!bare(1.2f, chest, GarmentCut::VNeck), "a V is narrow");
        QVERIFY2(clothCovers({0.3f, -15}, 0, GarmentCut::Blazer), "a jacket is cloth wherever it is");
    }

    void garmentsAreMirrorImagesOfThemselves()
    {
        for (int cut = 0; cut <= int(GarmentCut::Turtleneck); ++cut) {
            Likeness who;
            who.garment = GarmentCut(cut);
            double sum = 0, spread = 0;
            for (const Mesh &mesh : makeGarment(who, 0.4f))
                for (const Vec3 &p : mesh.position) {
                    sum += p.x;
                    spread += std::abs(p.x);
                }
            QVERIFY2(std::abs(sum) < 2e-3 * spread, qPrintable(QString::number(cut)));
        }
    }
};

QTEST_APPLESS_MAIN(TestGarment)
#include "tst_garment.moc"
