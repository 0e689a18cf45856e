// SPDX-License-Identifier: MIT
#include "ui/panels/measuring/models_dialog.h"

#include "tests/support/little_models.h"
#include "ui/models/measuring/measuring_models.h"
#include "ui/panels/measuring/model_card.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/inline_message.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <atomic>

using namespace presence;

class TestModelsDialog : public QObject
{
    Q_OBJECT

    struct Bench
    {
        test::LittleModels little;
        std::atomic<bool> gate{true};
        MeasuringModels models{little.store,
                               [this](const std::string &address, std::uint64_t expected,
                                      const FetchProgress &progress,
                                      std::stop_token stop) -> Result<std::string> {
                                   progress(expected / 2, expected);
                                   while (!gate && !stop.stop_requested())
                                       std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                   if (stop.stop_requested())
                                       return Error{Error::Kind::Cancelled, "stopped"};
                                   return little.bytes.at(address);
                               }};
        ModelsDialog dialog{models, "identity.match"};

        Bench()
        {
            dialog.show();
            if (!QTest::qWaitForWindowExposed(&dialog))
                qFatal("the dialog does not show");
        }
        ~Bench() { gate = true; }
        ModelCard *mesh() const { return dialog.card("mesh"); }
        ModelCard *likeness() const { return dialog.card("likeness"); }
    };

    static void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }

private slots:
    void whatAnswersTheQuestionStandsFirst()
    {
        Bench bench;
        QCOMPARE(bench.dialog.cards().first(), bench.likeness());
        QCOMPARE(bench.dialog.cards().size(), 2);
    }

    void fetchStopAndGoOn()
    {
        Bench bench;
        QTRY_COMPARE(bench.mesh()->stateText(), "not installed");
        bench.gate = false;
        click(bench.mesh()->fetchButton());
        QTRY_VERIFY(bench.mesh()->cancelButton()->isVisible());
        QTRY_COMPARE(bench.mesh()->progress()->value(), 500);
        QVERIFY(!bench.mesh()->fetchButton()->isVisible());
        click(bench.mesh()->cancelButton());
        QTRY_COMPARE(bench.mesh()->fetchButton()->text(), "Go on");
        QVERIFY(bench.mesh()->stateText().startsWith("stopped at"));
        bench.gate = true;
        click(bench.mesh()->fetchButton());
        QTRY_COMPARE(bench.mesh()->stateText(), QStringLiteral("✓ installed"));
        QVERIFY(!bench.mesh()->progress()->isVisible());
        click(bench.mesh()->removeButton());
        QTRY_COMPARE(bench.mesh()->stateText(), "not installed");
    }

    void whatHasANoticeIsFetchedOnlyOnceThatIsAccepted()
    {
        Bench bench;
        QTRY_VERIFY(bench.likeness()->fetchButton()->isVisible());
        QVERIFY(!bench.mesh()->acceptBox());
        QVERIFY(!bench.likeness()->fetchButton()->isEnabled());
        QTest::mouseClick(bench.likeness()->acceptBox(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(bench.likeness()->fetchButton()->isEnabled());
        click(bench.likeness()->fetchButton());
        QTRY_COMPARE(bench.likeness()->stateText(), QStringLiteral("✓ installed"));
    }

    void theRecommendedOnesAreThoseWithoutANotice()
    {
        Bench bench;
        QTRY_VERIFY(bench.dialog.fetchAllButton()->isVisible());
        click(bench.dialog.fetchAllButton());
        QTRY_COMPARE(bench.mesh()->stateText(), QStringLiteral("✓ installed"));
        QCOMPARE(bench.likeness()->stateText(), "not installed");
        QVERIFY(!bench.dialog.fetchAllButton()->isVisible());
    }

    void theSourceIsPinnedAndCanBeRead()
    {
        Bench bench;
        auto *where = bench.mesh()->findChild<Disclosure *>();
        click(where->header());
        const auto *facts = where->content()->findChild<QLabel *>();
        const QString text = QString(facts->text()).remove(QChar(0x200b));
        QVERIFY(text.contains("https://raw.githubusercontent.com/a/b/c0ffee/mesh.onnx"));
        QVERIFY(text.contains(QString::fromStdString(sha256Hex("mesh bytes"))));
    }

    void aDroppedFileIsTakenOrRefusedInWords()
    {
        Bench bench;
        const auto drop = [&](const char *content) {
            const QString file = bench.little.folder.filePath("dropped.bin");
            QVERIFY(writeFile(file.toStdString(), content).ok());
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file)});
            QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(&bench.dialog, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(&bench.dialog, &event);
        };
        drop("mesh bytes");
        QTRY_COMPARE(bench.mesh()->stateText(), QStringLiteral("✓ installed"));
        QTRY_VERIFY(bench.dialog.message()->text().contains("The mesh"));
        drop("nothing known");
        QTRY_VERIFY(bench.dialog.message()->text().contains("none of the known models"));
    }

    void verifyingFindsADamagedFile()
    {
        Bench bench;
        QTRY_VERIFY(bench.dialog.fetchAllButton()->isVisible());
        click(bench.dialog.fetchAllButton());
        QTRY_COMPARE(bench.mesh()->stateText(), QStringLiteral("✓ installed"));
        QVERIFY(writeFile(bench.little.path("installed/mesh.onnx"), "mesh bytez").ok());
        click(bench.dialog.verifyButton());
        QTRY_COMPARE(bench.mesh()->stateText(), QStringLiteral("✕ damaged"));
        QCOMPARE(bench.mesh()->fetchButton()->text(), "Fetch again");
    }
};

QTEST_MAIN(TestModelsDialog)
#include "tst_models_dialog.moc"
