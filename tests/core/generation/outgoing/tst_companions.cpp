// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/companions.h"

#include <QTest>

using namespace presence;

class TestCompanions : public QObject
{
    Q_OBJECT

    static BackendInfo drawbox()
    {
        BackendInfo info;
        info.pictures = {"init", "likeness", "depth"};
        info.largestPictures = 2;
        info.models = {"small", "large"};
        info.modelPictures = {{"large", {"init"}}};
        return info;
    }

private slots:
    void whatIsRefusedAndWhy_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("kinds");
        QTest::addColumn<QList<int>>("refusals");
        using enum Refusal;
        const auto codes = [](std::initializer_list<Refusal> refusals) {
            QList<int> list;
            for (const Refusal refusal : refusals)
                list += int(refusal);
            return list;
        };
        QTest::newRow("all go") << "" << QStringList{"init", "depth"} << codes({None, None});
        QTest::newRow("a kind it does not take uses up no place")
            << "" << QStringList{"pose", "likeness", "init"} << codes({Kind, None, None});
        QTest::newRow("more than it takes")
            << "" << QStringList{"likeness", "likeness", "init"} << codes({None, None, Count});
        QTest::newRow("a model that takes less")
            << "large" << QStringList{"likeness", "init"} << codes({Model, None});
        QTest::newRow("a variant of that model") << "large-2" << QStringList{"likeness"} << codes({Model});
        QTest::newRow("a model nobody told of") << "own" << QStringList{"likeness"} << codes({None});
    }

    void whatIsRefusedAndWhy()
    {
        QFETCH(QString, model);
        QFETCH(QStringList, kinds);
        QFETCH(QList<int>, refusals);
        std::vector<ControlPicture> pictures;
        for (const QString &kind : kinds)
            pictures.push_back({kind.toStdString(), 1, {}});
        QList<int> found;
        for (const Refusal refusal : refusalsOf(drawbox(), model.toStdString(), pictures))
            found += int(refusal);
        QCOMPARE(found, refusals);
        QCOMPARE(takenBy(drawbox(), model.toStdString(), pictures).size(),
                 std::size_t(refusals.count(int(Refusal::None))));
    }

    void theFirstModelIsTheDefaultOne()
    {
        BackendInfo info = drawbox();
        info.models = {"large", "small"};
        QCOMPARE(info.picturesFor(""), std::vector<std::string>{"init"});
        QCOMPARE(info.picturesFor("small").size(), std::size_t(3));
    }

    void whoTakesNoPicturesSaysSo()
    {
        const ControlPicture picture{"init", 1, {}};
        QVERIFY(refusalsOf({}, "", {&picture, 1}).front() == Refusal::Pictures);
    }

    void weightsFitTheKind()
    {
        QCOMPARE(usualWeight("init"), 0.5);
        QCOMPARE(largestWeight("init"), 1.0);
        QCOMPARE(largestWeight("depth"), 2.0);
        QCOMPARE(usualWeight("likeness"), 1.0);
        QVERIFY(mayRepeat("style") && !mayRepeat("init") && !mayRepeat("pose"));
    }
};

QTEST_GUILESS_MAIN(TestCompanions)
#include "tst_companions.moc"
