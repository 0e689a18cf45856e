// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

using namespace presence;

/// Each action unit, on each side, in the drawn picture: what changes lies in its part of the face.
class TestRegionsOfUnits : public QObject
{
    Q_OBJECT

    Sitter m_sitter;
    SitterRender m_rest;

    static PortraitSpec evenlyLit()
    {
        PortraitSpec spec = plainSpec();
        spec.identity.hair = "bald";
        spec.camera.crop = "bcu";
        spec.lighting.keyAzimuthDeg = 0;
        spec.lighting.keyElevationDeg = 5;
        spec.lighting.keyToFillRatio = 1.5;
        spec.lighting.softness = 1;
        spec.lighting.rim = 0;
        return spec;
    }

    SitterRender drawn(const PortraitSpec &spec)
    {
        auto result = m_sitter.render(spec, draftOf(300, 4));
        if (!result.ok())
            qFatal("%s", result.error().message.c_str());
        return *std::move(result);
    }

    /// Between which heights a zone lies, in pixels of the resting picture: hairline, brows, lids, nose,
    /// lips, chin.
    std::pair<double, double> rowsOf(const ActionUnit &unit) const
    {
        const auto &p = m_rest.truth.points;
        const double eyes = p[27].y, chin = p[8].y, head = chin - eyes;
        if (unit.number == 12) // the smile lifts the cheek and wrinkles the outer corner of the eye
            return {p[19].y, chin + 0.15 * head};
        switch (unit.zone) {
        case FaceZone::Brow:
            return {eyes - head, p[41].y};
        case FaceZone::Eyes:
            return {p[19].y - 0.10 * head, p[29].y};
        case FaceZone::Nose:
            return {p[21].y - 0.15 * head, p[66].y};
        case FaceZone::Cheeks:
            return {p[21].y - 0.05 * head, p[51].y};
        case FaceZone::Mouth:
            return {p[28].y, chin + 0.15 * head};
        case FaceZone::Jaw:
            return {p[30].y, chin + 0.6 * head};
        }
        return {};
    }

private slots:
    void initTestCase() { m_rest = drawn(evenlyLit()); }

    void aUnitChangesItsRegionOnly_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<int>("side");
        for (const ActionUnit &unit : actionUnits) {
            QTest::addRow("AU%d", unit.number) << unit.number << 0;
            if (unit.sided) {
                QTest::addRow("AU%d left", unit.number) << unit.number << 1;
                QTest::addRow("AU%d right", unit.number) << unit.number << -1;
            }
        }
    }
    void aUnitChangesItsRegionOnly()
    {
        QFETCH(int, unit);
        QFETCH(int, side);
        PortraitSpec spec = evenlyLit();
        spec.expression.unit(unit) = {side >= 0 ? 5.0 : 0.0, side <= 0 ? 5.0 : 0.0};
        const SitterPicture now = drawn(spec).picture, &before = m_rest.picture;
        const auto [top, bottom] = rowsOf(actionUnits[*actionUnitIndex(unit)]);
        double all = 0, inside = 0, own = 0;
        for (int y = 0; y < now.height; ++y)
            for (int x = 0; x < now.width; ++x) {
                double change = 0;
                for (int c = 0; c < 3; ++c) {
                    const std::size_t at = 3 * (std::size_t(y) * now.width + x) + c;
                    change += std::abs(int(now.rgb[at]) - int(before.rgb[at]));
                }
                if (change < 12)
                    continue; // light that came by another way
                all += change;
                inside += y >= top && y <= bottom ? change : 0;
                own += side == 0 || (x - now.width / 2.0) * side > -0.012 * now.width ? change : 0;
            }
        QVERIFY2(all > 1200, qPrintable(QString("too little to see: %1").arg(all)));
        QVERIFY2(inside > 0.9 * all, qPrintable(QString("%1 inside").arg(inside / all)));
        QVERIFY2(own > 0.9 * all, qPrintable(QString("%1 on its own side").arg(own / all)));
    }
};

QTEST_APPLESS_MAIN(TestRegionsOfUnits)
#include "tst_regions_of_units.moc"
