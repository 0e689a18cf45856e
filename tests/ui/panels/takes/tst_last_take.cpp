// SPDX-License-Identifier: MIT
#include "ui/panels/takes/last_take.h"

#include "tests/support/plain_takes.h"
#include "ui/models/takes/picture_loader.h"
#include "ui/models/takes/take_model.h"
#include "ui/widgets/overlay/picture_ghost.h"
#include "ui/widgets/picture/image_view.h"

#include <QAction>
#include <QTest>

using namespace presence;

class TestLastTake : public QObject
{
    Q_OBJECT

    struct Bench : test::PlainShoot
    {
        TakeModel takes{store};
        PictureLoader pictures{[this](const std::string &id) -> Result<ImageFile> {
            Result<Take> take = store.load(id);
            return take ? Result<ImageFile>(take->image) : Result<ImageFile>(take.error());
        }};
        ImageView view;
        LastTake *last = nullptr;

        Bench()
        {
            QImage sitter(80, 100, QImage::Format_RGB32);
            sitter.fill(Qt::black);
            view.setImage(sitter);
            last = new LastTake(takes, pictures, &view);
            view.addActions(last->actions());
            view.resize(400, 500);
            view.show();
            view.activateWindow();
            view.setFocus();
        }
        void add(QColor color) { takes.add(*store.add(make(color))); }
        int redInTheMiddle() { return qRed(view.grab().toImage().pixel(200, 250)); }
    };

private slots:
    void theNewestTakeIsThereAsLongAsTheKeyIsHeld()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.view));
        bench.add(Qt::green);
        bench.add(QColor(200, 0, 0));
        QCOMPARE(bench.redInTheMiddle(), 0);
        QTest::keyPress(&bench.view, Qt::Key_Y);
        QTRY_COMPARE(bench.redInTheMiddle(), 200);
        QCOMPARE(bench.last->ghost()->caption(), QString("Take 2"));
        QTest::keyRelease(&bench.view, Qt::Key_Y);
        QCOMPARE(bench.redInTheMiddle(), 0);
    }

    void theGhostIsHalfTakeHalfSitterAndTakesUpTheNextTake()
    {
        Bench bench;
        bench.add(QColor(200, 0, 0));
        bench.last->blendAction()->trigger();
        QTRY_VERIFY(std::abs(bench.redInTheMiddle() - 100) <= 1);
        bench.add(QColor(100, 0, 0));
        QTRY_VERIFY(std::abs(bench.redInTheMiddle() - 50) <= 1);
        bench.last->blendAction()->trigger();
        QCOMPARE(bench.redInTheMiddle(), 0);
    }

    void withoutATakeItSaysSo()
    {
        Bench bench;
        bench.last->blendAction()->trigger();
        QVERIFY(bench.last->ghost()->isVisible());
        QVERIFY(bench.last->ghost()->caption().contains("No take"));
    }

    void fromTheMenuItEndsWithTheNextClick()
    {
        Bench bench;
        bench.add(QColor(200, 0, 0));
        bench.last->holdAction()->trigger();
        QTRY_COMPARE(bench.redInTheMiddle(), 200);
        QTest::mouseClick(&bench.view, Qt::LeftButton);
        QCOMPARE(bench.redInTheMiddle(), 0);
    }
};

QTEST_MAIN(TestLastTake)
#include "tst_last_take.moc"
