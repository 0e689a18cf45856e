// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/direct/control_group.h"
#include "ui/panels/direct/favourites_group.h"
#include "ui/panels/direct/job_chooser.h"
#include "ui/panels/direct/look_pads.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/expression/phase_button.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/sided_slider.h"
#include "ui/widgets/fields/text_field.h"
#include "ui/widgets/hands/pad_2d.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/search_field.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWheelEvent>

using namespace presence;

class TestDirectPanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<DirectPanel> m_panel;

    SpecDocument &document() { return m_fixture->document; }
    FieldRow *row(const char *id) { return m_panel->field(QLatin1String(id))->row; }
    ValueSlider *slider(const char *id) { return qobject_cast<ValueSlider *>(row(id)->editor()); }
    SidedSlider *sided(const char *id) { return qobject_cast<SidedSlider *>(row(id)->editor()); }

    void drag(ValueSlider *slider, double to)
    {
        ValueTrack *track = slider->track();
        const QPoint from = track->handlePosition(slider->value());
        const QPoint target = track->handlePosition(to);
        QTest::mousePress(track, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) {
            const QPointF at = QPointF(from) + QPointF(target - from) * i / 5;
            QMouseEvent move(QEvent::MouseMove, at, track->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(track, &move);
        }
        QTest::mouseRelease(track, Qt::LeftButton, {}, target);
    }
    static void eachControl()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_panel = std::make_unique<DirectPanel>(document(), m_fixture->words);
        PanelFixture::show(*m_panel, {340, 800});
        for (ControlGroup *group : m_panel->groups())
            group->setExpanded(true);
    }
    void init()
    {
        document().replace({}, {});
        document().undoStack()->clear();
        for (const Control &control : controls())
            document().setLocked(QString::fromStdString(control.id), false);
        document().setHighlight({});
        m_panel->searchField()->clear();
        m_panel->searchField()->setFocus();
        for (ControlGroup *group : m_panel->groups())
            group->setExpanded(true);
        QCoreApplication::processEvents();
    }
    void cleanupTestCase() { m_panel.reset(); }

    void everyControlHasAFieldWithNameAndHelp_data() { eachControl(); }
    void everyControlHasAFieldWithNameAndHelp()
    {
        QFETCH(QString, id);
        const ControlField *field = m_panel->field(id);
        QVERIFY(field);
        QVERIFY(!field->row->label().isEmpty());
        QVERIFY(field->row->label() != id);
        QVERIFY(!field->row->editor()->accessibleName().isEmpty());
        QVERIFY(!field->row->editor()->toolTip().isEmpty());
        QVERIFY(field->row->height() >= 24);
    }

    void everyControlFollowsTheDocument_data() { eachControl(); }
    void everyControlFollowsTheDocument()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        ControlValue other;
        switch (control.kind) {
        case Control::Kind::Number:
        case Control::Kind::Level:
            other = std::get<double>(control.initial) == control.maximum ? control.minimum : control.maximum;
            break;
        case Control::Kind::Choice:
            other = control.choices.back() == std::get<std::string>(control.initial) ? control.choices.front()
                                                                                     : control.choices.back();
            break;
        case Control::Kind::Text:
            other = std::string("a quiet violin");
            break;
        case Control::Kind::File:
            other = std::string("/pictures/likeness.png");
            break;
        case Control::Kind::Color:
            other = std::string("#336699");
            break;
        case Control::Kind::Colors:
            other = std::vector<std::string>{"#336699", "#FFFFFF"};
            break;
        case Control::Kind::Texts:
            other = std::vector<std::string>{"a cup", "a pen"};
            break;
        }
        document().apply({{control.id, other}}, "test");
        QCOMPARE(m_fixture->steps(), 1); // nothing came back from the panel
        QVERIFY(control.valueIn(document().spec()) == other);
        if (control.id != "story.job") // a job is its own default
            QVERIFY(m_panel->field(id)->row->isChanged());
        document().undoStack()->undo();
        QVERIFY(!m_panel->field(id)->row->isChanged());
    }

    void tabReachesEveryEditor()
    {
        QSet<QWidget *> reached;
        m_panel->searchField()->setFocus();
        QWidget *first = QApplication::focusWidget();
        do {
            for (QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget())
                reached += at;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        } while (QApplication::focusWidget() != first && reached.size() < 5000);
        for (const Control &control : controls())
            QVERIFY2(reached.contains(row(control.id.c_str())), control.id.c_str());
    }

    void aSliderDragIsOneUndoStep()
    {
        drag(slider("head.yaw"), 30);
        QVERIFY(std::abs(m_fixture->number("head.yaw") - 30) <= 2);
        QCOMPARE(m_fixture->steps(), 1);
        drag(slider("head.yaw"), -20);
        QCOMPARE(m_fixture->steps(), 2);
        document().undoStack()->undo();
        document().undoStack()->undo();
        QCOMPARE(m_fixture->number("head.yaw"), 0.0);
        QCOMPARE(slider("head.yaw")->value(), 0.0);
    }

    void theWheelOverAPanelChangesNothing()
    {
        for (QWidget *editor : m_panel->findChildren<QWidget *>()) {
            if (editor->hasFocus())
                continue;
            QWheelEvent event(editor->rect().center(), editor->mapToGlobal(editor->rect().center()), {},
                              {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(editor, &event);
        }
        QCOMPARE(m_fixture->steps(), 0);
    }

    void doubleClickResetsToTheJobsDefault()
    {
        document().apply(document().library().job("authority")->defaults, "job");
        const Control &chin = *findControl("head.pitch");
        const double wanted = std::get<double>(document().jobDefault(chin));
        document().apply({{"head.pitch", 17.0}}, "chin");
        QTest::mouseDClick(row("head.pitch")->findChild<FieldLabel *>(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("head.pitch"), wanted);
        document().apply({{"head.pitch", 17.0}}, "chin");
        ValueTrack *track = slider("head.pitch")->track();
        QTest::mouseDClick(track, Qt::LeftButton, {}, track->handlePosition(17));
        QCOMPARE(m_fixture->number("head.pitch"), wanted);
    }

    void theJobsDefaultIsTheSecondTick()
    {
        QVERIFY(!slider("lighting.key_to_fill")->track()->secondTick());
        document().apply({{"story.job", std::string("authority")}}, "job");
        const Job &job = *document().library().job("authority");
        int ticks = 0;
        for (const auto &[id, value] : job.defaults.values())
            if (findControl(id)->kind == Control::Kind::Number && value != findControl(id)->initial) {
                ++ticks;
                QCOMPARE(slider(id.c_str())->track()->secondTick(), std::optional(std::get<double>(value)));
            }
        QVERIFY(ticks > 0);
    }

    void aLevelIsTypedAsALetter()
    {
        QLineEdit *box = slider("expression.au26")->box();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "C");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_fixture->number("expression.au26"), 3.0);
        QCOMPARE(box->text(), "C");
    }

    void linkedSidesMoveTogetherAndUnlinkedOnesApart()
    {
        SidedSlider *smile = sided("expression.au12.left");
        QVERIFY(smile->isLinked());
        drag(smile->rightSlider(), 3);
        QCOMPARE(m_fixture->number("expression.au12.left"), m_fixture->number("expression.au12.right"));
        QVERIFY(m_fixture->number("expression.au12.left") > 2);
        QCOMPARE(m_fixture->steps(), 1);

        QTest::mouseClick(smile->linkButton(), Qt::LeftButton);
        QVERIFY(smile->leftSlider()->isVisible());
        QCoreApplication::processEvents();
        drag(smile->leftSlider(), 1);
        QVERIFY(m_fixture->number("expression.au12.left") < 1.3);
        QVERIFY(m_fixture->number("expression.au12.right") > 2);

        QTest::mouseClick(smile->linkButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("expression.au12.left"), m_fixture->number("expression.au12.right"));
        QVERIFY(m_fixture->number("expression.au12.left") > 2);
    }

    void differentSidesFromElsewhereUnlink()
    {
        document().apply({{"expression.au14.left", 2.0}}, "contempt");
        QVERIFY(!sided("expression.au14.left")->isLinked());
        QCOMPARE(sided("expression.au14.left")->left(), 2.0);
        QCOMPARE(sided("expression.au14.left")->right(), 0.0);
    }

    void theGazePadMovesBothAnglesInOneStep()
    {
        Pad2d *pad = m_panel->findChild<LookPads *>()->gaze();
        QTest::mousePress(pad, Qt::LeftButton, {}, pad->positionOf(0, 0).toPoint());
        const QPointF target = pad->positionOf(20, 10);
        QMouseEvent move(QEvent::MouseMove, target, pad->mapToGlobal(target), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(pad, &move);
        QTest::mouseRelease(pad, Qt::LeftButton, {}, target.toPoint());
        QVERIFY(std::abs(m_fixture->number("gaze.yaw") - 20) <= 1);
        QVERIFY(std::abs(m_fixture->number("gaze.pitch") - 10) <= 1);
        QCOMPARE(m_fixture->steps(), 1);
        QTest::keyClick(pad, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_fixture->number("gaze.yaw") != std::round(m_fixture->number("gaze.yaw")));
        QTest::mouseDClick(pad, Qt::LeftButton, {}, target.toPoint());
        QCOMPARE(m_fixture->number("gaze.yaw"), 0.0);
        QCOMPARE(m_fixture->number("gaze.pitch"), 0.0);
    }

    void searchShowsOnlyWhatMatches()
    {
        m_panel->searchField()->setFocus();
        QTest::keyClicks(m_panel->searchField(), "key_to_fill");
        QVERIFY(row("lighting.key_to_fill")->isVisible());
        QVERIFY(!row("lighting.softness")->isVisible());
        QVERIFY(!row("head.yaw")->isVisible());
        QTest::keyClick(m_panel->searchField(), Qt::Key_Escape);
        QVERIFY(row("lighting.softness")->isVisible());
        QVERIFY(row("head.yaw")->isVisible());
    }

    void searchFindsLabelsChoicesAndHelp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::newRow("choice") << "Rembrandt"
                                << "lighting.pattern";
        QTest::newRow("unit") << "au12"
                              << "expression.au12.left";
        QTest::newRow("two words") << "monk skin"
                                   << "identity.skin_tone";
    }
    void searchFindsLabelsChoicesAndHelp()
    {
        QFETCH(QString, text);
        QFETCH(QString, id);
        QTest::keyClicks(m_panel->searchField(), text);
        QVERIFY(row(id.toLatin1().constData())->isVisible());
        QVERIFY(!row("realism.grain")->isVisible());
    }

    void changedOnlyListsWhatWasChanged()
    {
        document().apply({{"realism.grain", 0.4}}, "grain");
        QTest::mouseClick(m_panel->changedOnlyButton(), Qt::LeftButton);
        QVERIFY(row("realism.grain")->isVisible());
        QVERIFY(!row("realism.retouch")->isVisible());
        QTest::mouseClick(m_panel->changedOnlyButton(), Qt::LeftButton);
        QVERIFY(row("realism.retouch")->isVisible());
    }

    void aStarredControlStandsAmongTheFavouritesToo()
    {
        FavouritesGroup *favourites = m_panel->favouritesGroup();
        QVERIFY(!favourites->isVisible());
        slider("realism.grain")->box()->setFocus();
        QTest::keyClick(slider("realism.grain")->box(), Qt::Key_D, Qt::ControlModifier);
        sided("expression.au12.left")->rightSlider()->box()->setFocus();
        QTest::keyClick(sided("expression.au12.left")->rightSlider()->box(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(favourites->isVisible());
        QVERIFY(favourites->field("expression.au12.right"));

        auto *grain = qobject_cast<ValueSlider *>(favourites->field("realism.grain")->row->editor());
        QCoreApplication::processEvents();
        drag(grain, 0.5);
        QCOMPARE(m_fixture->steps(), 1);
        QCOMPARE(slider("realism.grain")->value(), m_fixture->number("realism.grain"));
        QVERIFY(slider("realism.grain")->value() > 0.4);

        QTest::mouseClick(m_panel->favouritesOnlyButton(), Qt::LeftButton);
        QVERIFY(row("realism.grain")->isVisible());
        QVERIFY(!row("realism.retouch")->isVisible());
        QVERIFY(!favourites->isVisible()); // the same rows stand below
        QTest::mouseClick(m_panel->favouritesOnlyButton(), Qt::LeftButton);

        grain->box()->setFocus();
        QTest::keyClick(grain->box(), Qt::Key_D, Qt::ControlModifier); // from inside the group it leaves
        QVERIFY(!favourites->field("realism.grain"));
        QVERIFY(!row("realism.grain")->isStarred());
        QVERIFY(favourites->isVisible());
        sided("expression.au12.left")->rightSlider()->box()->setFocus();
        QTest::keyClick(sided("expression.au12.left")->rightSlider()->box(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!favourites->isVisible());
    }

    void aGroupCountsAndResetsItsChanges()
    {
        document().apply(
            {{"expression.au12.left", 2.0}, {"expression.au12.right", 2.0}, {"expression.au26", 1.0}}, "");
        ControlGroup *expression = nullptr;
        for (ControlGroup *group : m_panel->groups())
            if (group->controls().front()->group == "expression")
                expression = group;
        QCOMPARE(expression->changedCount(), 2);
        document().setLocked("expression.au26", true);
        QTest::mouseClick(expression->resetButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("expression.au12.left"), 0.0);
        QCOMPARE(m_fixture->number("expression.au26"), 1.0); // locked
        QCOMPARE(m_fixture->steps(), 2);
    }

    void theMomentOfAUnitStandsOnItsRow()
    {
        FieldRow *smile = row("expression.au12.left");
        QCOMPARE(row("phase.au12"), smile);
        auto *moment = smile->findChild<PhaseButton *>();
        QVERIFY(!moment->isVisible()); // no pointer, nothing set
        QEnterEvent enter({5, 5}, {5, 5}, smile->mapToGlobal(QPointF(5, 5)));
        QApplication::sendEvent(smile, &enter);
        QVERIFY(moment->isVisible());
        for (const char *phase : {"building", "peak", "resolving", "unset"}) {
            QTest::mouseClick(moment, Qt::LeftButton);
            QVERIFY(m_fixture->value("phase.au12") == ControlValue(std::string(phase)));
            QVERIFY(moment->accessibleName().contains(
                QString::fromStdString(m_fixture->words.choiceLabel("phase.au12", phase))));
        }
        QCOMPARE(m_fixture->steps(), 4);
        QTest::mouseClick(moment, Qt::LeftButton);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(smile, &leave);
        QVERIFY(moment->isVisible()); // one that is set stays
        QVERIFY(smile->isChanged());
        emit smile->resetRequested();
        QVERIFY(!moment->isVisible());
        for (const ControlGroup *group : m_panel->groups())
            QVERIFY(group->controls().front()->group != "phase");
    }

    void aLockedControlSurvivesAJobButNotTheHand()
    {
        QTest::mouseClick(row("camera.focal_length")->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(document().isLocked("camera.focal_length"));
        document().apply({{"camera.focal_length", 35.0}}, "preset");
        QCOMPARE(m_fixture->number("camera.focal_length"), 85.0);
        QLineEdit *box = slider("camera.focal_length")->box();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "50");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_fixture->number("camera.focal_length"), 50.0);
    }

    void aJobShowsWhatItWouldChangeAndIsOneStep()
    {
        auto *chooser = m_panel->findChild<JobChooser *>();
        auto *list = chooser->findChild<QComboBox *>();
        const auto choose = [list](const char *job) {
            list->setFocus();
            list->setCurrentIndex(list->findData(job));
            emit list->activated(list->currentIndex());
        };
        QVERIFY(chooser->offeredChange().isEmpty());
        choose("authority");
        QCOMPARE(m_fixture->steps(), 0); // only shown so far
        QVERIFY(chooser->offeredChange().contains(QStringLiteral(" → ")));
        QVERIFY(chooser->applyButton()->hasFocus());

        choose("trust"); // another look
        QVERIFY(chooser->offeredChange() != QString());
        QTest::mouseClick(chooser->keepButton(), Qt::LeftButton);
        QVERIFY(chooser->offeredChange().isEmpty());
        QCOMPARE(chooser->choices()->choice(), "none");
        QVERIFY(document().spec() == PortraitSpec{});

        choose("authority");
        QTest::keyClick(chooser->applyButton(), Qt::Key_Space);
        QCOMPARE(m_fixture->steps(), 1);
        for (const auto &[id, value] : document().library().job("authority")->defaults.values())
            QVERIFY2(findControl(id)->valueIn(document().spec()) == value, id.c_str());
        QVERIFY(chooser->offeredChange().isEmpty());
        document().undoStack()->undo();
        QVERIFY(document().spec() == PortraitSpec{});
        QCOMPARE(chooser->choices()->choice(), "none");
    }

    void twoJobsAreMixedByTheirShare()
    {
        auto *chooser = m_panel->findChild<JobChooser *>();
        auto *list = chooser->findChild<QComboBox *>();
        list->setCurrentIndex(list->findData("authority"));
        emit list->activated(list->currentIndex());
        chooser->mixing()->setOpen(true);
        auto *others = chooser->second()->findChild<QComboBox *>();
        others->setCurrentIndex(others->findData("warmth"));
        emit others->activated(others->currentIndex());
        chooser->share()->box()->setFocus();
        chooser->share()->box()->selectAll();
        QTest::keyClicks(chooser->share()->box(), "25");
        QTest::keyClick(chooser->share()->box(), Qt::Key_Return);
        QCOMPARE(m_fixture->steps(), 0);
        QTest::mouseClick(chooser->applyButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->steps(), 1);
        QCOMPARE(document().spec().story.job, "authority");
        QVERIFY(document().spec() ==
                *document().library().blendedJobs("authority", "warmth", 0.25).appliedTo({}));
        QVERIFY(document().spec() != *document().library().job("authority")->defaults.appliedTo({}));
        QVERIFY(document().undoStack()->undoText().contains("25"));
    }

    void aJobLeavesWhatTheShootShares()
    {
        document().setInherited({{"palette.warmth", 0.35}});
        QVERIFY(row("palette.warmth")->isChanged());
        auto *chooser = m_panel->findChild<JobChooser *>();
        auto *list = chooser->findChild<QComboBox *>();
        list->setCurrentIndex(list->findData("authority"));
        emit list->activated(list->currentIndex());
        QTest::mouseClick(chooser->applyButton(), Qt::LeftButton);
        QCOMPARE(document().spec().story.job, "authority");
        QCOMPARE(m_fixture->number("palette.warmth"), 0.35);
        QVERIFY(!row("palette.warmth")->isChanged());
        QVERIFY(!row("palette.warmth")->origin().isEmpty());
        document().apply({{"palette.warmth", -0.2}}, "");
        QVERIFY(row("palette.warmth")->origin().isEmpty());
        QTest::mouseDClick(row("palette.warmth")->findChild<FieldLabel *>(), Qt::LeftButton);
        QCOMPARE(m_fixture->number("palette.warmth"), 0.35); // a reset returns to what is shared
        document().setInherited({});
        QVERIFY(row("palette.warmth")->origin().isEmpty());
    }

    void theOfferOfAJobFollowsTheDocument()
    {
        auto *chooser = m_panel->findChild<JobChooser *>();
        auto *list = chooser->findChild<QComboBox *>();
        list->setCurrentIndex(list->findData("authority"));
        emit list->activated(list->currentIndex());
        const QString before = chooser->offeredChange();
        const auto &defaults = document().library().job("authority")->defaults.values();
        const auto changing = std::ranges::find_if(defaults, [](const auto &entry) {
            return entry.first != "story.job" && entry.second != findControl(entry.first)->initial;
        });
        document().apply({{changing->first, changing->second}}, "by hand");
        QVERIFY(chooser->offeredChange() != before);
        QTest::mouseClick(chooser->keepButton(), Qt::LeftButton);
    }

    void anEmptyTextShowsAndTakesWhatTheJobSuggests()
    {
        document().apply({{"story.job", std::string("trust")}}, "job");
        const auto &suggestions = document().library().job("trust")->suggestions.values();
        QVERIFY(!suggestions.empty());
        for (const auto &[id, value] : suggestions) {
            const QString text = QString::fromStdString(findControl(id)->print(value));
            QVERIFY(qobject_cast<TextField *>(row(id.c_str())->editor())->hint().contains(text));
            for (QAction *action : row(id.c_str())->actions())
                if (action->text().contains(text))
                    action->trigger();
            QVERIFY2(findControl(id)->valueIn(document().spec()) == value, id.c_str());
        }
        document().apply({{"story.job", std::string("none")}}, "no job");
        QVERIFY(qobject_cast<TextField *>(row("story.role")->editor())->hint().isEmpty());
    }

    void typingAStoryIsOneStep()
    {
        auto *story = qobject_cast<TextField *>(row("story.sentence")->editor());
        story->setFocus();
        QTest::keyClicks(story, "She has");
        QTest::qWait(300);
        QTest::keyClicks(story, " just decided");
        QTest::keyClick(story, Qt::Key_Return);
        QCOMPARE(document().spec().story.sentence, "She has just decided");
        QCOMPARE(m_fixture->steps(), 1);
    }

    void pointingAtAControlHighlightsItAndTheOtherWayRound()
    {
        FieldRow *target = row("gaze.yaw");
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(target, &enter);
        QCOMPARE(document().highlight(), QStringList{"gaze.yaw"});
        QVERIFY(target->isHighlighted());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(target, &leave);
        QVERIFY(document().highlight().isEmpty());
        QVERIFY(!target->isHighlighted());
        document().setHighlight({"head.roll"});
        QVERIFY(row("head.roll")->isHighlighted());
        slider("realism.grain")->track()->setFocus();
        QCOMPARE(document().highlight(), QStringList{"realism.grain"});
    }

    void aGroupIsCopiedAndPastedAsAPatch()
    {
        document().apply({{"head.yaw", 12.0}}, "turn");
        ControlGroup *look = nullptr;
        for (ControlGroup *group : m_panel->groups())
            if (group->controls().front()->group == "gaze")
                look = group;
        look->menu()->actions()[0]->trigger();
        document().undoStack()->undo();
        look->menu()->actions()[1]->trigger();
        QCOMPARE(m_fixture->number("head.yaw"), 12.0);

        QGuiApplication::clipboard()->setText("{\"head.yaw\": 9999}");
        look->menu()->actions()[1]->trigger();
        QCOMPARE(m_fixture->number("head.yaw"), 12.0);
        auto *message = m_panel->findChild<InlineMessage *>();
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains("head.yaw"));
    }

    void revealOpensTheGroupAndFocusesTheControl()
    {
        for (ControlGroup *group : m_panel->groups())
            group->setExpanded(false);
        m_panel->reveal("realism.grain");
        QVERIFY(row("realism.grain")->isVisible());
        QTRY_VERIFY(row("realism.grain")->isAncestorOf(QApplication::focusWidget()));
    }

    void rowsAreMadeOnlyWhenAGroupOpens()
    {
        DirectPanel fresh(document(), m_fixture->words);
        const auto inStory = [](const Control &control) { return control.group == "story"; };
        QCOMPARE(fresh.findChildren<FieldRow *>().size(), std::ranges::count_if(controls(), inStory));
    }

    void longWordsAreNotClipped()
    {
        for (FieldLabel *label : m_panel->findChildren<FieldLabel *>()) {
            const QString text = label->text();
            label->setText(text + text.left(text.size() / 2));
        }
        const auto clipped = [this] {
            QStringList texts;
            for (FieldLabel *label : m_panel->findChildren<FieldLabel *>())
                if (label->isVisible() && label->height() < label->heightForWidth(label->width()))
                    texts += label->text();
            return texts;
        };
        QTRY_COMPARE(clipped(), QStringList());
    }
};

QTEST_MAIN(TestDirectPanel)
#include "tst_direct_panel.moc"
