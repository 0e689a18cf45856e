// SPDX-License-Identifier: MIT
#include "core/sitter/face/likeness.h"

#include "core/sitter/form/figure.h"
#include "core/spec/parameters.h"

#include <QTest>

using namespace presence;

static Figure figureOf(const PortraitSpec &spec)
{
    Figure figure;
    HairStyle bald;
    bald.cut = "bald";
    figure.pose(likenessOf(spec, 1), bald, {}, eyesLookingAt({0, 0, 200}, {}), {}, 0.4f);
    return figure;
}

static PortraitSpec specWith(const char *control, double value)
{
    PortraitSpec spec;
    spec.realism.asymmetry = 0;
    const Control &row = *findControl(control);
    row.set(spec, row, value);
    return spec;
}

class TestLikeness : public QObject
{
    Q_OBJECT

private slots:
    void everyFaceShapeIsAnotherPerson()
    {
        std::vector<Likeness> people;
        for (const std::string &shape : findControl("identity.face")->choices) {
            PortraitSpec spec;
            spec.identity.faceShape = shape;
            people.push_back(likenessOf(spec, 1));
        }
        QVERIFY(people.size() >= 7);
        for (std::size_t i = 0; i < people.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(people[i] != people[k]);
    }

    void theSlidersMoveWhatTheyName()
    {
        const auto broadest = [](const char *control, double value, float from, float to) {
            float most = 0;
            const Figure figure = figureOf(specWith(control, value));
            for (const Vec3 &p : figure.parts()[0].position)
                if (p.y > from && p.y < to)
                    most = std::max(most, std::abs(p.x));
            return most;
        };
        QVERIFY(broadest("identity.face_width", 1, -3, 2) >
                broadest("identity.face_width", -1, -3, 2) + 0.5f);
        QVERIFY(broadest("identity.jaw", 1, -8, -6) > broadest("identity.jaw", -1, -8, -6) + 0.5f);

        const auto mark = [](const char *control, double value, float x, float y, Slit slit = Slit::None) {
            return figureOf(specWith(control, value)).landmark(x, y, slit);
        };
        QVERIFY2(mark("identity.nose_length", 1, 0, -3.5f).z != mark("identity.nose_length", -1, 0, -3.5f).z,
                 "the tip comes further down");
        QVERIFY(mark("identity.nose_length", 1, 0, -2.6f).z < mark("identity.nose_length", -1, 0, -2.6f).z);
        QVERIFY(mark("identity.nose_width", 1, 1.5f, -4).z >
                mark("identity.nose_width", -1, 1.5f, -4).z + 0.1f);
        const auto opening = [&](double size) {
            return mark("identity.eye_size", size, anatomy::pupilX, 0, Slit::UpperLid).y -
                   mark("identity.eye_size", size, anatomy::pupilX, 0, Slit::LowerLid).y;
        };
        QVERIFY(opening(1) > 1.1f * opening(-1));
    }

    void theYearsDeepenTheFoldBesideTheMouth()
    {
        PortraitSpec young, old;
        young.identity.ageBand = "young_adult";
        old.identity.ageBand = "seventies_plus";
        const auto fold = [](const PortraitSpec &spec) {
            const Figure figure = figureOf(spec);
            return figure.landmark(3.3f, -5.6f).z - figure.landmark(2.5f, -5.6f).z;
        };
        QVERIFY2(fold(old) > fold(young) + 0.05f, qPrintable(QString::number(fold(old) - fold(young))));
    }
};

QTEST_APPLESS_MAIN(TestLikeness)
#include "tst_likeness.moc"
