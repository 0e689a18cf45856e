// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/compare_view.h"
#include "ui/widgets/picture/overlay_compare.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

static QImage plain(QColor color, QSize size = {400, 300})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

class TestCompareView : public QObject
{
    Q_OBJECT

private slots:
    void bothSidesZoomAndPanInStep()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red), "one", plain(Qt::blue), "two");
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.left()->setFocus();
        QTest::keyClick(view.right(), Qt::Key_Z);
        QCOMPARE(view.left()->zoom(), 1.0);
        QCOMPARE(view.right()->zoom(), 1.0);
        QTest::keyClick(view.left(), Qt::Key_Plus);
        QTest::mousePress(view.left(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(view.left(), {80, 60});
        QTest::mouseRelease(view.left(), Qt::LeftButton, {}, {80, 60});
        QCOMPARE(view.right()->viewTransform(), view.left()->viewTransform());
        view.setMode(CompareView::Mode::Wipe);
        QCOMPARE(view.overlay()->viewTransform(), view.left()->viewTransform());
    }

    void picturesOfDifferentSizeCoincide()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red, {400, 300}), "one", plain(Qt::blue, {800, 600}), "two");
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.left()->toView({200, 150}), view.right()->toView({400, 300}));
        QCOMPARE(view.left()->toView({40, 30}), view.right()->toView({80, 60}));
    }

    void swappingExchangesThePicturesAndTheirNames()
    {
        CompareView view;
        view.resize(804, 400);
        view.setPictures(plain(Qt::red), "one", plain(Qt::blue), "two");
        QSignalSpy swapped(&view, &CompareView::swapped);
        view.swap();
        QCOMPARE(swapped.size(), 1);
        QCOMPARE(view.left()->image().pixelColor(5, 5), QColor(Qt::blue));
        QCOMPARE(view.left()->accessibleName(), "two");
        view.swap();
        QCOMPARE(view.left()->accessibleName(), "one");
    }

    void withoutASecondPictureEveryWaySaysWhatToDo_data()
    {
        QTest::addColumn<CompareView::Mode>("mode");
        QTest::newRow("wipe") << CompareView::Mode::Wipe;
        QTest::newRow("blink") << CompareView::Mode::Blink;
        QTest::newRow("difference") << CompareView::Mode::Difference;
    }
    void withoutASecondPictureEveryWaySaysWhatToDo()
    {
        QFETCH(CompareView::Mode, mode);
        CompareView view;
        view.setMode(mode);
        view.setEmptyTexts("no first", "choose a second");
        view.setPictures(plain(Qt::red), "one", {}, {});
        QVERIFY(view.overlay()->image().isNull());
        QCOMPARE(view.overlay()->emptyText(), "choose a second");
        for (const QLabel *label : view.findChildren<QLabel *>())
            QVERIFY2(!label->text().contains("Difference"), qPrintable(label->text()));
        view.setPictures(plain(Qt::red), "one", plain(Qt::blue), "two");
        QVERIFY(!view.overlay()->image().isNull());
        QVERIFY(view.overlay()->accessibleName().contains("one"));
    }

    void cyclingVisitsEveryModeOnce()
    {
        CompareView view;
        QSet<int> seen;
        for (int i = 0; i < CompareView::modeCount; ++i) {
            seen.insert(int(view.mode()));
            view.cycleMode();
        }
        QCOMPARE(seen.size(), qsizetype(CompareView::modeCount));
        QCOMPARE(view.mode(), CompareView::Mode::SideBySide);
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
