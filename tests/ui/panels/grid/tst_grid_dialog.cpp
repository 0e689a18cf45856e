// SPDX-License-Identifier: MIT
#include "ui/panels/grid/grid_dialog.h"

#include "tests/support/test_picture.h"
#include "ui/panels/grid/axis_editor.h"
#include "ui/panels/grid/grid_sheet.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

namespace {

/// Answers at once with a picture whose grey is the head's turn, for a price.
class Painter : public Backend
{
public:
    std::string id = "painter";

    BackendInfo info() const override
    {
        BackendInfo described;
        described.id = id;
        described.name = "The " + id;
        described.kind = BackendInfo::Kind::Hosted;
        described.seed = true;
        return described;
    }
    Result<> check(std::stop_token) override { return {}; }
    Estimate estimate(const GenerationRequest &) const override { return {Cost{0.5, "USD"}, 20, "list"}; }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &,
                                      std::stop_token) override
    {
        if (request.spec.pose.headYawDeg > 19)
            return Error{Error::Kind::Refused, "The service declined these words."};
        const auto grey = std::uint8_t(128 + request.spec.pose.headYawDeg);
        GenerationResult result;
        result.images.push_back(
            {ImageFile::fromBytes(test::pngPicture(80, 100, {grey, grey, grey}), "x").value(),
             1,
             {},
             {},
             {}});
        return result;
    }
};

} // namespace

class TestGridDialog : public QObject
{
    Q_OBJECT

    const Resources m_resources = Resources::find({}).value();
    const SpecLibrary m_library = SpecLibrary::load(m_resources).value();
    const ParameterWords m_words = ParameterWords::load(m_resources).value();
    const Vocabulary m_vocabulary = Vocabulary::load(m_resources).value();
    const PresetCollection m_presets = PresetCollection::open(m_resources, "/nowhere").value();

    struct Bench
    {
        QTemporaryDir folder;
        BackendRegistry registry;
        std::unique_ptr<GenerationQueue> queue;
        std::unique_ptr<GridDialog> dialog;

        ShootStore store() const { return ShootStore::open(folder.path().toStdString()).value(); }
    };
    std::unique_ptr<Bench> bench() const
    {
        auto made = std::make_unique<Bench>();
        for (const char *id : {"painter", "other"}) {
            auto backend = std::make_unique<Painter>();
            backend->id = id;
            (void)made->registry.add(std::move(backend));
        }
        made->queue = std::make_unique<GenerationQueue>(
            made->registry, GenerationQueue::storageIn(
                                ShootStore::open(made->folder.path().toStdString()).value(), made->registry));
        GridPlan plan;
        plan.backendId = "painter";
        plan.settings.seed = 7;
        made->dialog = std::make_unique<GridDialog>(
            GridDialog::Context{
                {m_words, m_presets, m_library, {{"painter", "The painter"}, {"other", "The other"}}},
                m_library,
                m_vocabulary,
                made->registry,
                *made->queue},
            plan);
        made->dialog->show();
        return made;
    }

private slots:
    void theMatrixTellsPriceAndTimeBeforeAnythingIsOrdered()
    {
        const auto made = bench();
        GridDialog &dialog = *made->dialog;
        QVERIFY(!dialog.orderButton()->isEnabled());
        QVERIFY(dialog.summary().contains("values of the columns"));
        dialog.columns()->whatBox()->setCurrentIndex(dialog.columns()->whatBox()->findData("head.yaw"));
        QTest::keyClicks(dialog.columns()->valuesField(), "-20, 0, .., 20");
        dialog.rows()->whatBox()->setCurrentIndex(dialog.rows()->whatBox()->findData("lighting.pattern"));
        QTest::keyClicks(dialog.rows()->valuesField(), "loop,rembrandt");
        QVERIFY(dialog.orderButton()->isEnabled());
        QCOMPARE(dialog.table()->columnCount(), 3);
        QCOMPARE(dialog.table()->rowCount(), 2);
        QVERIFY(dialog.table()->item(0, 0)->text().contains("0.50 USD"));
        QVERIFY(dialog.table()->horizontalHeaderItem(0)->text().contains("20"));
        QVERIFY(dialog.table()->verticalHeaderItem(1)->text().contains("Rembrandt"));
        const QString summary = dialog.summary();
        QVERIFY2(summary.contains("3 × 2 = 6") && summary.contains("3.00 USD") &&
                     summary.contains("2\u00a0min"),
                 qPrintable(summary));
        QTest::keyClicks(dialog.columns()->valuesField(), ", 900");
        QVERIFY(!dialog.orderButton()->isEnabled());
        QVERIFY2(dialog.summary().contains("900"), qPrintable(dialog.summary()));
        QVERIFY(made->queue->jobs().empty());
    }

    void namesAreChosenFromAMenu()
    {
        const auto made = bench();
        AxisEditor *axis = made->dialog->columns();
        axis->whatBox()->setCurrentIndex(axis->whatBox()->findData("backend"));
        auto *choose = axis->findChild<QToolButton *>();
        QVERIFY(choose->isVisible());
        for (QAction *action : choose->menu()->actions())
            action->trigger();
        QCOMPARE(axis->valuesField()->text(), "painter, other");
        QCOMPARE(made->dialog->table()->columnCount(), 2);
        axis->whatBox()->setCurrentIndex(axis->whatBox()->findData("seed"));
        QVERIFY(axis->valuesField()->text().isEmpty());
        QVERIFY(!choose->isVisible());
    }

    void anOrderedGridBecomesAContactSheet()
    {
        const auto made = bench();
        made->dialog->columns()->setText("head.yaw=0,10,20");
        made->dialog->rows()->setText("backend=painter,other");
        std::unique_ptr<GridSheet> sheet;
        connect(made->dialog.get(), &GridDialog::ordered, this, [&](const GridDialog::Order &order) {
            sheet = std::make_unique<GridSheet>(
                new GridRun(order.plan, order.cells, order.requests, *made->queue, made->store()));
            sheet->setAttribute(Qt::WA_DeleteOnClose, false);
            sheet->show();
        });
        QTest::mouseClick(made->dialog->orderButton(), Qt::LeftButton);
        QVERIFY(sheet);
        const auto &cells = sheet->run()->cells();
        QCOMPARE(cells.size(), std::size_t(6));
        QTRY_COMPARE(made->queue->unfinished(), 0);
        QTRY_COMPARE(sheet->run()->finished(), 4);
        for (const GenerationJob &job : made->queue->jobs())
            QCOMPARE(job.batch, made->queue->jobs().front().batch);
        QTRY_VERIFY(!cells[1].picture.isNull() && !cells[4].picture.isNull());
        QCOMPARE(qGray(cells[0].picture.pixel(5, 5)), 128);
        QCOMPARE(qGray(cells[1].picture.pixel(5, 5)), 138);
        QCOMPARE(cells[2].state, "failed");
        QTRY_COMPARE(sheet->summary(), "Pictures: 4 of 6");

        const QString file = made->folder.filePath("sheet.png");
        QVERIFY(sheet->saveTo(file).ok());
        const QImage saved(file);
        QVERIFY(saved.width() > 3 * 80 && saved.height() > 2 * 100);
        QVERIFY(!sheet->saveTo(made->folder.filePath("sheet.png/x.png")).ok());

        QSignalSpy chosen(sheet.get(), &GridSheet::takeChosen);
        QWidget *canvas = nullptr;
        for (QWidget *widget : sheet->findChildren<QWidget *>())
            if (widget->accessibleName() == "Contact sheet")
                canvas = widget;
        QVERIFY(canvas);
        const double ratio = canvas->devicePixelRatioF();
        QPoint inFirst;
        for (int y = 0; y < canvas->height() && inFirst.isNull(); y += 4)
            for (int x = 0; x < canvas->width() && inFirst.isNull(); x += 4)
                if (sheet->run()->cellAt(QPointF(x, y) * ratio) == 0)
                    inFirst = {x + 8, y + 8};
        QTest::mouseClick(canvas, Qt::LeftButton, {}, inFirst);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), cells[0].takeId);
    }

    void afterARestartTheSheetIsThereAgainAndSaysWhatIsMissing()
    {
        const auto made = bench();
        made->dialog->columns()->setText("head.yaw=0,10,20");
        connect(made->dialog.get(), &GridDialog::ordered, this, [&](const GridDialog::Order &order) {
            new GridRun(order.plan, order.cells, order.requests, *made->queue, made->store(),
                        made->queue.get());
        });
        QTest::mouseClick(made->dialog->orderButton(), Qt::LeftButton);
        QTRY_COMPARE(made->queue->unfinished(), 0);
        QVERIFY(made->store().remove(made->queue->jobs()[1].takeIds.front().toStdString()).ok());

        const auto grids = loadGrids(made->store().folder());
        QCOMPARE(grids.size(), std::size_t(1));
        GenerationQueue fresh(made->registry, GenerationQueue::storageIn(made->store(), made->registry));
        GridDialog planner(
            {{m_words, m_presets, m_library, {}}, m_library, m_vocabulary, made->registry, fresh, grids},
            GridPlan());
        QCOMPARE(planner.earlierButton()->menu()->actions().size(), 1);
        QVERIFY(planner.earlierButton()->menu()->actions().front()->text().contains("Head"));
        std::unique_ptr<GridSheet> sheet;
        connect(&planner, &GridDialog::earlierChosen, this, [&](const GridRecord &record) {
            sheet = std::make_unique<GridSheet>(new GridRun(record, fresh, made->store()));
            sheet->setAttribute(Qt::WA_DeleteOnClose, false);
        });
        planner.earlierButton()->menu()->actions().front()->trigger();
        QVERIFY(sheet);
        const auto &cells = sheet->run()->cells();
        QCOMPARE(cells.size(), std::size_t(3));
        QTRY_VERIFY(!cells[0].picture.isNull());
        QCOMPARE(qGray(cells[0].picture.pixel(5, 5)), 128);
        QTRY_VERIFY(cells[1].state.contains("missing") && cells[2].state.contains("missing"));
        QCOMPARE(sheet->summary(), "Pictures: 1 of 3");
        QVERIFY(!made->dialog->earlierButton()->isVisible()); // it was opened before there was any
    }
};

QTEST_MAIN(TestGridDialog)
#include "tst_grid_dialog.moc"
