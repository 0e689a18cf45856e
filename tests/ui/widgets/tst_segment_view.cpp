// SPDX-License-Identifier: MIT
#include "ui/widgets/segment_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestSegmentView : public QObject
{
    Q_OBJECT

private:
    static void fill(SegmentView &view)
    {
        view.setSegments("a founder, smiling, into the lens", {{0, 9}, {11, 7, "Smile"}, {20, 13}});
        view.resize(200, 80);
        view.show();
    }
    static void hover(SegmentView &view, const QPoint &at)
    {
        QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                         Qt::NoButton, {});
        QApplication::sendEvent(view.viewport(), &move);
    }

private slots:
    void hoveringNamesTheSegment()
    {
        SegmentView view;
        fill(view);
        QSignalSpy pointed(&view, &SegmentView::segmentPointed);
        for (const int segment : {1, 2, 0}) {
            hover(view, view.positionOf(segment));
            QCOMPARE(pointed.last()[0].toInt(), segment);
        }
        QCOMPARE(pointed.size(), 3);
        hover(view, {view.viewport()->width() - 2, view.viewport()->height() - 2});
        QCOMPARE(pointed.last()[0].toInt(), -1);
    }

    void highlightedSegmentsGetAGround()
    {
        SegmentView view;
        fill(view);
        const QImage plain = view.grab().toImage();
        view.setHighlighted({1});
        QCOMPARE(view.extraSelections().size(), 1);
        QCOMPARE(view.extraSelections()[0].cursor.selectedText(), "smiling");
        QVERIFY(view.grab().toImage() != plain);
        view.setHighlighted({});
        QVERIFY(view.grab().toImage() == plain);
    }

    void highlightsOfAnOlderLongerTextDoNoHarm()
    {
        SegmentView view;
        fill(view);
        view.setHighlighted({2});
        view.setSegments("short", {{0, 5}});
        QCOMPARE(view.extraSelections().size(), 0);
        QCOMPARE(view.toPlainText(), "short");
    }

    void theTextItselfCannotBeEdited()
    {
        SegmentView view;
        fill(view);
        QTest::keyClicks(&view, "xyz");
        QCOMPARE(view.toPlainText(), "a founder, smiling, into the lens");
    }
};

QTEST_MAIN(TestSegmentView)
#include "tst_segment_view.moc"
