// SPDX-License-Identifier: MIT
#include "ui/widgets/layout/flow_layout.h"

#include <QTest>
#include <QWidget>

using namespace presence;

class TestFlowLayout : public QObject
{
    Q_OBJECT

private slots:
    void itBreaksWhereTheWidthEnds()
    {
        QWidget box;
        auto *flow = new FlowLayout(4, &box);
        flow->setContentsMargins(0, 0, 0, 0);
        QList<QWidget *> chips;
        for (int i = 0; i < 4; ++i) {
            chips += new QWidget;
            chips.back()->setFixedSize(60, 20);
            flow->addWidget(chips.back());
        }
        QCOMPARE(flow->heightForWidth(4 * 60 + 3 * 4), 20);
        QCOMPARE(flow->heightForWidth(4 * 60 + 3 * 4 - 1), 44);
        QCOMPARE(flow->heightForWidth(60), 4 * 20 + 3 * 4);
        box.resize(130, 100);
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        QCOMPARE(chips[1]->pos(), QPoint(64, 0));
        QCOMPARE(chips[2]->pos(), QPoint(0, 24));
        chips[0]->hide();
        QCOMPARE(flow->heightForWidth(60), 3 * 20 + 2 * 4);
    }
};

QTEST_MAIN(TestFlowLayout)
#include "tst_flow_layout.moc"
