// SPDX-License-Identifier: MIT
#include "core/sitter/form/figure.h"

#include <QTest>

using namespace presence;

static Figure neutralFigure()
{
    Figure figure;
    Likeness who;
    HairStyle hair;
    hair.sweep = 0;
    hair.stray = 0;
    const FaceMotion still;
    figure.pose(who, hair, still, eyesLookingAt({0, 0, 200}, still), {}, 0.4f);
    return figure;
}

class TestFigure : public QObject
{
    Q_OBJECT

private slots:
    void atZeroEveryPointHasItsMirrorImage()
    {
        const Figure figure = neutralFigure();
        for (const Mesh &mesh : figure.parts()) {
            if (mesh.isCurves())
                continue;
            double sum = 0, spread = 0;
            for (const Vec3 &p : mesh.position) {
                sum += p.x;
                spread += std::abs(p.x);
            }
            const bool paired =
                mesh.position[0].x * mesh.position.back().x < 0 || std::abs(sum) < 0.02 * spread;
            if (paired) // the parts that are not one of a pair
                QVERIFY(std::abs(sum) <= 1e-4 * spread + 1e-3);
        }
        const Mesh &face = figure.parts()[0];
        for (const Vec3 &p : face.position) {
            const bool mirrored = std::ranges::any_of(face.position, [&](const Vec3 &q) {
                return std::abs(q.x + p.x) < 1e-4f && std::abs(q.y - p.y) < 1e-4f &&
                       std::abs(q.z - p.z) < 1e-4f;
            });
            if (std::abs(p.x) < 1.5f) // a slice is enough: the search is quadratic
                QVERIFY(mirrored);
        }
    }

    void theFaceHasTheProportionsOfAnAverageAdult()
    {
        const Figure figure = neutralFigure();
        const Vec3 chin = figure.landmark(0, anatomy::chinY), nose = figure.landmark(0, -3.5f),
                   brow = figure.landmark(0, 1.8f);
        QVERIFY(std::abs(chin.y + 11.1f) < 0.5f);
        QVERIFY2(nose.z - brow.z > 1.6f && nose.z - brow.z < 3.2f,
                 "the nose stands 2 cm and more before the brow");
        const Vec3 mouth = figure.landmark(anatomy::mouthHalfWidth, anatomy::mouthY, Slit::UpperLip);
        QVERIFY(std::abs(mouth.y - anatomy::mouthY) < 0.3f);
    }

    void onlyWhatMovedIsMarkedAsChanged()
    {
        Figure figure = neutralFigure();
        const FaceMotion still;
        HairStyle hair;
        hair.sweep = 0;
        hair.stray = 0;
        QVERIFY(!figure.pose({}, hair, still, eyesLookingAt({0, 0, 200}, still), {}, 0.4f));
        for (std::size_t i = 0; i < figure.parts().size(); ++i)
            QVERIFY(!figure.changed(i));
        FaceMotion smile;
        smile.travel[*actionUnitIndex(12)] = {1, 1};
        QVERIFY(!figure.pose({}, hair, smile, eyesLookingAt({0, 0, 200}, smile), {}, 0.4f));
        QVERIFY(figure.changed(0));
        QVERIFY2(!figure.changed(figure.parts().size() - 1), "a smile does not move the collar");
    }

    void noFormHasUndefinedPoints_data()
    {
        QTest::addColumn<QString>("cut");
        for (const char *cut : {"unspecified", "bald", "cropped", "short", "bob", "long", "wavy", "tied_back",
                                "bun", "curly", "afro"})
            QTest::newRow(cut) << cut;
    }
    void noFormHasUndefinedPoints()
    {
        QFETCH(QString, cut);
        Figure figure;
        Likeness who;
        who.asymmetry = 0.5f;
        HairStyle hair;
        hair.cut = cut.toStdString();
        hair.stray = 1;
        FaceMotion all;
        for (auto &travel : all.travel)
            travel = {1, 1};
        figure.pose(who, hair, all, eyesLookingAt({90, 60, 30}, all), {}, 0.4f);
        for (const Mesh &mesh : figure.parts()) {
            QCOMPARE(mesh.normal.size(), mesh.position.size());
            for (std::size_t i = 0; i < mesh.position.size(); ++i) {
                const Vec3 p = mesh.position[i], n = mesh.normal[i];
                QVERIFY(std::isfinite(p.x + p.y + p.z) && length(p) < 400);
                QVERIFY(std::abs(length(n) - 1) < 1e-3f);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFigure)
#include "tst_figure.moc"
