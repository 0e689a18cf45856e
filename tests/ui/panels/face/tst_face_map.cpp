// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/panels/expression/expression_head.h"
#include "ui/panels/face/face_map.h"
#include "ui/widgets/fields/field_row.h"

#include <QMouseEvent>

using namespace presence;

class TestFaceMap : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    Favourites m_favourites;
    std::unique_ptr<ExpressionHead> m_head;

    FaceMap &map() { return *m_head->map(); }
    std::size_t indexOf(const std::string &id)
    {
        for (std::size_t i = 0; i < map().places().size(); ++i)
            if (map().places()[i].id == id)
                return i;
        qFatal("no place %s", id.c_str());
    }
    QWidget *handle(const char *id) { return map().handle(indexOf(id)); }

    /// Some pixel where the place takes the pointer.
    static QPoint inside(QWidget *handle)
    {
        const QRect first = *handle->mask().begin();
        return first.center();
    }
    void pull(QWidget *handle, QPoint way, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint from = inside(handle);
        QTest::mousePress(handle, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPointF at = QPointF(from) + QPointF(way) * i / 4;
            QMouseEvent move(QEvent::MouseMove, at, handle->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             modifiers);
            QApplication::sendEvent(handle, &move);
        }
        QTest::mouseRelease(handle, Qt::LeftButton, modifiers, from + way);
    }
    static void eachPull()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QPoint>("way");
        for (const FacePlace &place : makeFaceDrawing().places) {
            const int outward = place.side == FacePlace::Side::Right ? -1 : 1;
            const std::pair<int, QPoint> pulls[] = {{place.up, {0, -28}},
                                                    {place.down, {0, 28}},
                                                    {place.out, {28 * outward, 0}},
                                                    {place.in, {-28 * outward, 0}}};
            for (const auto &[unit, way] : pulls)
                if (unit && place.control(unit))
                    QTest::newRow(qPrintable(QStringLiteral("%1 AU%2").arg(place.id.c_str()).arg(unit)))
                        << QString::fromStdString(place.id) << unit << way;
        }
    }

private slots:
    void initTestCase()
    {
        m_head = std::make_unique<ExpressionHead>(
            DirectContext{m_fixture.document, m_fixture.words, m_favourites});
        PanelFixture::show(*m_head, {320, 600});
    }
    void init()
    {
        m_fixture.document.replace({}, {});
        m_fixture.document.undoStack()->clear();
        m_fixture.document.setHighlight({});
        m_head->showDocument();
    }
    void cleanupTestCase() { m_head.reset(); }

    void everyActionUnitHasAPlace_data()
    {
        QTest::addColumn<int>("unit");
        for (const ActionUnit &unit : actionUnits)
            QTest::addRow("AU%d", unit.number) << unit.number;
    }
    void everyActionUnitHasAPlace()
    {
        QFETCH(int, unit);
        const auto acts = [unit](const FacePlace &place) {
            return std::ranges::find(place.units, unit) != place.units.end();
        };
        QVERIFY(std::ranges::any_of(map().places(), acts));
        const bool sided = actionUnits[*actionUnitIndex(unit)].sided;
        QVERIFY(!sided || std::ranges::count_if(map().places(), acts) >= 2);
    }

    void everyPlaceIsANamedChildInsideTheMap()
    {
        QSet<QString> names;
        for (std::size_t i = 0; i < map().places().size(); ++i) {
            const QWidget *handle = map().handle(i);
            QVERIFY(!handle->accessibleName().isEmpty());
            QVERIFY(!handle->accessibleDescription().isEmpty());
            QVERIFY2(map().rect().contains(handle->geometry()), qPrintable(handle->accessibleName()));
            QVERIFY(!handle->mask().isEmpty());
            names += handle->accessibleName();
        }
        QCOMPARE(std::size_t(names.size()), map().places().size());
    }

    void theSubjectsLeftIsAtTheRightOfThePicture()
    {
        for (const FacePlace &place : map().places())
            if (place.side != FacePlace::Side::Middle)
                QCOMPARE(handle(place.id.c_str())->geometry().center().x() > map().rect().center().x(),
                         place.side == FacePlace::Side::Left);
        QCOMPARE(map().places()[indexOf("cheek.left")].control(6)->id, "expression.au6.left");
        QCOMPARE(map().places()[indexOf("cheek.right")].control(6)->id, "expression.au6.right");
    }

    void aPullMovesItsUnitInOneStep_data() { eachPull(); }
    void aPullMovesItsUnitInOneStep()
    {
        QFETCH(QString, place);
        QFETCH(int, unit);
        QFETCH(QPoint, way);
        const FacePlace &pulled = map().places()[indexOf(place.toStdString())];
        pull(handle(place.toLatin1().constData()), way);
        QCOMPARE(std::get<double>(pulled.control(unit)->valueIn(m_fixture.document.spec())),
                 2.0); // 28 pixels
        QCOMPARE(m_fixture.steps(), 1);
        PortraitSpec only;
        pulled.control(unit)->set(only, *pulled.control(unit), 2.0);
        QVERIFY(m_fixture.document.spec() == only);
    }

    void pullingBackPassesThroughRestIntoTheOpposite()
    {
        m_fixture.document.apply({{"expression.au12.left", 1.0}}, "smile");
        pull(handle("mouth_corner.left"), {0, 28});
        QCOMPARE(m_fixture.number("expression.au12.left"), 0.0);
        QCOMPARE(m_fixture.number("expression.au15.left"), 1.0);
        m_fixture.document.undoStack()->undo();
        QCOMPARE(m_fixture.number("expression.au12.left"), 1.0);
        QCOMPARE(m_fixture.number("expression.au15.left"), 0.0);
    }

    void withCtrlBothSidesFollow()
    {
        pull(handle("mouth_corner.right"), {0, -42}, Qt::ControlModifier);
        QCOMPARE(m_fixture.number("expression.au12.right"), 3.0);
        QCOMPARE(m_fixture.number("expression.au12.left"), 3.0);
    }

    void aClickChangesNothingAndBringsTheSliders()
    {
        QTest::mouseClick(handle("mouth_corner.left"), Qt::LeftButton, {},
                          inside(handle("mouth_corner.left")));
        QCOMPARE(m_fixture.steps(), 0);
        QVERIFY(m_head->placeRows()->field("expression.au12.left"));
        QVERIFY(m_head->placeRows()->field("expression.au15.right"));
        QTest::mouseClick(handle("chin"), Qt::LeftButton, {}, inside(handle("chin")));
        QVERIFY(m_head->placeRows()->field("expression.au17"));
        QVERIFY(!m_head->placeRows()->field("expression.au12.left"));
    }

    void pointingHighlightsTheUnitsOfThatSide()
    {
        QEnterEvent enter({2, 2}, {2, 2}, {2, 2});
        QApplication::sendEvent(handle("brow_inner.left"), &enter);
        QCOMPARE(m_fixture.document.highlight(), (QStringList{"expression.au1.left", "expression.au4.left"}));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(handle("brow_inner.left"), &leave);
        QVERIFY(m_fixture.document.highlight().isEmpty());
    }

    void arrowsReachEveryPlace()
    {
        QSet<QWidget *> reached{handle("chin")};
        QList<QWidget *> waiting = reached.values();
        while (!waiting.isEmpty()) {
            QWidget *from = waiting.takeFirst();
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                from->setFocus();
                QTest::keyClick(from, key);
                QWidget *now = QApplication::focusWidget();
                if (!reached.contains(now)) {
                    reached += now;
                    waiting += now;
                }
            }
        }
        QCOMPARE(std::size_t(reached.size()), map().places().size());
        QCOMPARE(m_fixture.steps(), 0);
    }

    void keysPullLetGoAndGoOnToTheSliders()
    {
        QWidget *corner = handle("mouth_corner.left");
        corner->setFocus();
        QTest::keyClick(corner, Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(corner, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_fixture.number("expression.au12.left"), 2.0);
        QTest::keyClick(corner, Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(std::abs(m_fixture.number("expression.au12.left") - 2.1) < 1e-9);
        QTest::keyClick(corner, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_fixture.number("expression.au20.left"), 1.0);
        QVERIFY(map().levelAt(map().places()[indexOf("mouth_corner.left")]) > 2);
        QTest::keyClick(corner, Qt::Key_Delete);
        QVERIFY(m_fixture.document.spec() == PortraitSpec{});
        QTest::keyClick(corner, Qt::Key_Return);
        QVERIFY(m_head->placeRows()
                    ->field("expression.au12.left")
                    ->row->isAncestorOf(QApplication::focusWidget()));
    }
};

QTEST_MAIN(TestFaceMap)
#include "tst_face_map.moc"
