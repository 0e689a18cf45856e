// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/panels/story/coherence_view.h"
#include "ui/panels/story/layer_bar.h"
#include "ui/panels/story/story_head.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/meters/axis_plot.h"

#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace presence;

class TestStoryHead : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    Favourites m_favourites;
    std::unique_ptr<StoryHead> m_head;

    SpecDocument &document() { return m_fixture.document; }
    CoherenceView &coherence() { return *m_head->coherence(); }
    QToolButton *cue(const QString &words)
    {
        QCoreApplication::processEvents(); // new rows are laid out
        for (QToolButton *row : coherence().findChildren<QToolButton *>())
            if (row->isVisible() && row->text().contains(words))
                return row;
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        m_head = std::make_unique<StoryHead>(DirectContext{document(), m_fixture.words, m_favourites});
        connect(&document(), &SpecDocument::specChanged, m_head.get(), &StoryHead::showDocument);
        PanelFixture::show(*m_head, {320, 700});
    }
    void init()
    {
        document().replace({}, {});
        document().undoStack()->clear();
    }
    void cleanupTestCase() { m_head.reset(); }

    void theLayersCountWhatIsSaid()
    {
        const auto &layers = m_head->layers()->layers();
        QCOMPARE(layers.size(), 3);
        for (const QToolButton *layer : layers)
            QVERIFY(layer->text().contains("0/"));
        document().apply({{"story.role", std::string("a baker")}, {"setting.place", std::string("a bakery")}},
                         "");
        QVERIFY(layers[0]->text().contains("1/"));
        QVERIFY(layers[1]->text().contains("0/"));
        QVERIFY(layers[2]->text().contains("1/"));
        QVERIFY(layers[0]->accessibleName() != layers[1]->accessibleName());
    }

    void anEntryOfALayerLeadsToItsControl()
    {
        QSignalSpy wanted(m_head.get(), &GroupHead::controlWanted);
        QMenu *menu = m_head->layers()->layers()[0]->menu();
        emit menu->aboutToShow();
        QVERIFY(menu->actions().size() >= 4);
        menu->actions().front()->trigger();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(findControl(wanted.front().front().toString().toStdString()));
    }

    void withoutAJobThereIsNothingToServe()
    {
        QVERIFY(!coherence().isVisible());
        document().apply({{"story.job", std::string("trust")}}, "");
        QVERIFY(coherence().isVisible());
    }

    void cuesSupportOpposeOrDoNothing()
    {
        document().apply({{"story.job", std::string("trust")}}, ""); // warm
        coherence().disclosure()->setOpen(true);
        QVERIFY(cue("direct gaze")->text().contains("Supports"));
        document().apply({{"camera.elevation", -12.0}}, ""); // colder, more dominant
        QVERIFY(cue("low camera")->text().contains("Opposes"));
        document().apply({{"expression.au7.left", 1.0}, {"expression.au7.right", 1.0}}, ""); // dominance only
        QVERIFY(cue("focused lids")->text().contains("nothing"));
        QVERIFY(coherence().summary().contains(QStringLiteral("1 oppose")));
        // A job that wants dominance sees it the other way round.
        document().apply({{"story.job", std::string("authority")}}, "");
        QVERIFY(cue("focused lids")->text().contains("Supports"));
    }

    void thePlotShowsWhereAndWhereTo()
    {
        document().apply({{"story.job", std::string("warmth")}}, "");
        coherence().disclosure()->setOpen(true);
        const Job &job = *document().library().job("warmth");
        QCOMPARE(coherence().plot()->target(), std::optional(QPointF(job.warmthTarget, job.dominanceTarget)));
        const QPointF before = coherence().plot()->point();
        document().apply({{"expression.au12.left", 2.0}, {"expression.au12.right", 2.0}}, "");
        QVERIFY(coherence().plot()->point().x() > before.x());
        QVERIFY(!coherence().plot()->accessibleDescription().isEmpty());
    }

    void whatTheJobWantsOtherwiseIsListedUntilItIsSo()
    {
        document().apply(document().library().job("trust")->defaults, "job");
        document().apply({{"lighting.key_to_fill", 8.0}}, "contrast");
        coherence().disclosure()->setOpen(true);
        const QString label = QString::fromStdString(m_fixture.words.label("lighting.key_to_fill"));
        QVERIFY(cue("The job wants " + label));
        document().apply({{"lighting.key_to_fill", 2.5}}, "softer");
        QVERIFY(!cue("The job wants " + label));
    }

    void aCueLeadsToItsControl()
    {
        document().apply({{"story.job", std::string("trust")}}, "");
        coherence().disclosure()->setOpen(true);
        QSignalSpy wanted(m_head.get(), &GroupHead::controlWanted);
        QTest::mouseClick(cue("direct gaze"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), "gaze.yaw");
    }
};

QTEST_MAIN(TestStoryHead)
#include "tst_story_head.moc"
