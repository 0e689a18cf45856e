// SPDX-License-Identifier: MIT
#include "ui/models/queue/render_size.h"

#include <QTest>

using namespace presence;

class TestRenderSize : public QObject
{
    Q_OBJECT

private slots:
    void aListOfSizesIsSortedByShape()
    {
        BackendInfo hosted;
        hosted.sizes = {{1024, 1024}, {1536, 1024}, {1024, 1536}};
        QCOMPARE(renderSizes(hosted, "1:1").first(), QSize(1024, 1024));
        QCOMPARE(renderSizes(hosted, "4:5").first(), QSize(1024, 1536));
        QCOMPARE(renderSizes(hosted, "2:3").first(), QSize(1024, 1536));
        QCOMPARE(renderSizes(hosted, "16:9").first(), QSize(1536, 1024));
        QCOMPARE(renderSizes(hosted, "16:9").size(), 3);
    }

    void aFreeBackendGetsItsStepsAndLimits_data()
    {
        QTest::addColumn<QString>("aspect");
        for (const char *aspect : {"1:1", "4:5", "3:4", "2:3", "9:16", "3:2", "16:9"})
            QTest::newRow(aspect) << aspect;
    }
    void aFreeBackendGetsItsStepsAndLimits()
    {
        QFETCH(QString, aspect);
        BackendInfo local;
        local.sizeStep = 64;
        local.smallestSide = 512;
        local.largestSide = 1536;
        const double wanted = aspect.section(':', 0, 0).toDouble() / aspect.section(':', 1).toDouble();
        const QList<QSize> sizes = renderSizes(local, aspect.toStdString());
        QVERIFY(!sizes.isEmpty());
        for (const QSize size : sizes) {
            QCOMPARE(size.width() % 64, 0);
            QCOMPARE(size.height() % 64, 0);
            QVERIFY(std::min(size.width(), size.height()) >= 512);
            QVERIFY(std::max(size.width(), size.height()) <= 1536);
        }
        const QSize standard = sizes.first();
        QVERIFY(std::abs(std::log(double(standard.width()) / standard.height() / wanted)) < 0.12);
    }

    void theStandardSizeOfTheDefaultAspectIsTheDefaultRequest()
    {
        QCOMPARE(renderSizes({}, "4:5").first(), QSize(832, 1040));
    }

    void nonsenseStillGivesAPicture()
    {
        for (const char *aspect : {"", ":", "0:5", "wide"})
            QVERIFY(!renderSizes({}, aspect).first().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRenderSize)
#include "tst_render_size.moc"
