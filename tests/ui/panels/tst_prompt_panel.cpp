// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/direct/control_field.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/lint/lint_list.h"
#include "ui/panels/prompt/anatomy_sheet.h"
#include "ui/panels/prompt/engine_chooser.h"
#include "ui/panels/prompt/left_out.h"
#include "ui/panels/prompt/phrase_editor.h"
#include "ui/panels/prompt/renderings.h"
#include "ui/panels/prompt_panel.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/segment_view.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTranslator>

#include <algorithm>

using namespace presence;

/// Another language for every word of the interface.
class Shouting : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("§") + QString::fromUtf8(source).toUpper();
    }
};

class TestPromptPanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<PromptPanel> m_panel;

    SpecDocument &document() { return m_fixture->document; }
    const Prompt &prompt() { return document().prompt(); }

    /// The first phrase that a control of the document produced.
    int segmentOf(const char *id)
    {
        const auto found = prompt().segmentsOf(id);
        return found.empty() ? -1 : int(found.front());
    }
    void hover(int segment)
    {
        QWidget *viewport = m_panel->promptView()->viewport();
        const QPoint at = segment < 0 ? QPoint(viewport->width() - 1, viewport->height() - 1)
                                      : m_panel->promptView()->positionOf(segment);
        QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(viewport, &move);
    }
    /// The button that mends what a finding says.
    QPushButton *fixOf(const LintFinding &finding)
    {
        for (QPushButton *button : m_panel->findChildren<QPushButton *>())
            if (button->accessibleName().endsWith(QString::fromStdString(finding.advice)))
                return button;
        return nullptr;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        document().apply({{"head.yaw", 25.0},
                          {"story.role", std::string("a founder – “über” 🙂")},
                          {"expression.au12.left", 2.0},
                          {"expression.au12.right", 2.0}},
                         "start");
        m_panel = std::make_unique<PromptPanel>(document(), m_fixture->words);
        PanelFixture::show(*m_panel, {1000, 220});
    }
    void cleanup() { m_panel.reset(); }

    void theWholePromptStandsThere()
    {
        QCOMPARE(m_panel->promptView()->toPlainText(), QString::fromStdString(prompt().text));
        document().apply({{"head.yaw", -30.0}}, "turn");
        QCOMPARE(m_panel->promptView()->toPlainText(), QString::fromStdString(prompt().text));
    }

    void everyPhraseStandsAtItsPlaceBeyondAscii()
    {
        const QString text = m_panel->promptView()->toPlainText();
        const auto &segments = m_panel->promptView()->segments();
        QCOMPARE(std::size_t(segments.size()), prompt().segments.size());
        QVERIFY(segments.size() > 5);
        for (int i = 0; i < segments.size(); ++i)
            QCOMPARE(text.mid(segments[i].begin, segments[i].length),
                     QString::fromStdString(prompt().segments[std::size_t(i)].text));
    }

    void hoveringAPhraseLightsItsControl()
    {
        DirectPanel direct(document(), m_fixture->words);
        PanelFixture::show(direct, {340, 600});
        const int segment = segmentOf("head.yaw");
        QVERIFY(segment >= 0);
        hover(segment);
        QVERIFY(document().highlight().contains("head.yaw"));
        QVERIFY(direct.field("head.yaw")->row->isHighlighted());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_panel->promptView()->viewport(), &leave);
        QVERIFY(document().highlight().isEmpty());
        QVERIFY(!direct.field("head.yaw")->row->isHighlighted());
    }

    void pointingAtAControlLightsItsPhrases()
    {
        DirectPanel direct(document(), m_fixture->words);
        PanelFixture::show(direct, {340, 600});
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(direct.field("head.yaw")->row, &enter);
        QVERIFY(m_panel->promptView()->highlighted().contains(segmentOf("head.yaw")));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(direct.field("head.yaw")->row, &leave);
        QVERIFY(m_panel->promptView()->highlighted().isEmpty());
    }

    void arrowsWalkThroughThePhrasesAndTabLeaves()
    {
        SegmentView *view = m_panel->promptView();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QSignalSpy pointed(view, &SegmentView::segmentPointed);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(pointed.size(), 3);
        QCOMPARE(pointed.last()[0].toInt(), 0);
        const auto &ids = prompt().segments[0].controls;
        QVERIFY(
            document().highlight().contains(QString::fromStdString(expandSides(ids.front()).front()->id)));
        QSignalSpy asked(m_panel.get(), &PromptPanel::controlRequested);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(!view->hasFocus());
        QCOMPARE(pointed.last()[0].toInt(), -1); // what has the focus now may light up its own controls
    }

    void aClickOnAPhraseAsksForItsControl()
    {
        QSignalSpy asked(m_panel.get(), &PromptPanel::controlRequested);
        const int segment = segmentOf("head.yaw");
        QTest::mouseClick(m_panel->promptView()->viewport(), Qt::LeftButton, {},
                          m_panel->promptView()->positionOf(segment));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), "head.yaw");
    }

    void theDialectSwitches()
    {
        const auto buttons = m_panel->dialectField()->findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), qsizetype(allDialects.size()));
        for (const Dialect dialect :
             {Dialect::Tags, Dialect::Midjourney, Dialect::Motion, Dialect::Natural}) {
            auto *button = buttons[qsizetype(std::ranges::find(allDialects, dialect) - allDialects.begin())];
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(document().dialect() == dialect);
            QCOMPARE(m_panel->promptView()->toPlainText(), QString::fromStdString(prompt().text));
        }
    }

    void theMeterSaysNumberLimitAndWord()
    {
        document().setDialect(Dialect::Tags);
        QVERIFY(prompt().tokenLimit > 0);
        QVERIFY(m_panel->tokenText().contains(QString::number(prompt().tokens)));
        QVERIFY(m_panel->tokenText().contains(QString::number(prompt().tokenLimit)));
        QVERIFY(m_panel->tokenText().contains("fits"));
    }

    void whatDoesNotFitIsListed()
    {
        document().setDialect(Dialect::Tags);
        SpecPatch much;
        for (const Control &control : controls())
            if (control.kind == Control::Kind::Level)
                much.set(control.id, 4.0);
            else if (control.kind == Control::Kind::Text)
                much.set(control.id, std::string("something long to say about this very portrait"));
        document().apply(much, "much");
        QVERIFY(!prompt().dropped.empty());
        QVERIFY(m_panel->leftOut()->isVisible());
        QVERIFY(m_panel->leftOut()->text().contains(QString::number(prompt().dropped.size())));
        const QString lines = m_panel->leftOut()->lines().join('\n');
        for (const PromptSegment &dropped : prompt().dropped)
            QVERIFY2(lines.contains(QString::fromStdString(dropped.text)), dropped.text.c_str());

        // Each leads to its control.
        QSignalSpy asked(m_panel.get(), &PromptPanel::controlRequested);
        m_panel->leftOut()->open();
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        const auto rows = popup->findChildren<QPushButton *>();
        QCOMPARE(std::size_t(rows.size()), prompt().dropped.size());
        QTest::mouseClick(rows.first(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);

        // However narrow the panel, nothing covers the prompt.
        m_panel->resize(700, m_panel->minimumSizeHint().height());
        QTest::qWait(0);
        QVERIFY2(m_panel->minimumSizeHint().height() <= 150,
                 qPrintable(QString::number(m_panel->minimumSizeHint().height())));
        QVERIFY(m_panel->promptView()->height() >= 48);
    }

    void aPhraseIsWrittenByHandAndSurvivesItsSlider()
    {
        SegmentView *view = m_panel->promptView();
        const int before = m_fixture->steps();
        view->setFocus();
        view->point(segmentOf("expression.au12.left"));
        QTest::keyClick(view, Qt::Key_F2);
        QLineEdit *line = m_panel->editor()->line();
        QTRY_VERIFY(line->hasFocus());
        QCOMPARE(line->selectedText(), line->text());
        QTest::keyClicks(line, "a private joke");
        QVERIFY(view->toPlainText().contains("a private joke"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!line->isVisible());
        QTRY_VERIFY(view->hasFocus());
        QCOMPARE(m_fixture->steps(), before + 1);
        QVERIFY(view->segments()[segmentOf("expression.au12.left")].mark == SegmentView::Segment::Mark::Own);

        document().apply({{"expression.au12.left", 4.0}, {"expression.au12.right", 4.0}}, "smile");
        QVERIFY(view->toPlainText().contains("a private joke"));
        QVERIFY(view->segments()[segmentOf("expression.au12.left")].mark ==
                SegmentView::Segment::Mark::Notice);
        const auto buttonOf = [&](const QString &text) {
            for (QPushButton *button : m_panel->findChildren<QPushButton *>())
                if (button->text() == text && button->isVisible())
                    return button;
            return static_cast<QPushButton *>(nullptr);
        };
        QVERIFY(buttonOf("Keep mine"));
        QTest::mouseClick(buttonOf("Keep mine"), Qt::LeftButton);
        QVERIFY(view->toPlainText().contains("a private joke"));
        QVERIFY(!buttonOf("Keep mine"));
        document().undoStack()->undo();
        QTest::mouseClick(buttonOf("Use generated"), Qt::LeftButton);
        QVERIFY(!view->toPlainText().contains("a private joke"));
        QVERIFY(view->toPlainText().contains("broad smile"));
    }

    void escapePutsBackWhatStoodThere()
    {
        SegmentView *view = m_panel->promptView();
        const QString text = view->toPlainText();
        const int before = m_fixture->steps();
        view->setFocus();
        view->point(segmentOf("head.yaw"));
        QTest::keyClick(view, Qt::Key_F2);
        QTest::keyClicks(m_panel->editor()->line(), "turned to the sea");
        QVERIFY(view->toPlainText() != text);
        QTest::keyClick(m_panel->editor()->line(), Qt::Key_Escape);
        QCOMPARE(view->toPlainText(), text);
        QCOMPARE(m_fixture->steps(), before);
    }

    void aPhraseTakenOutCanBePutBack()
    {
        SegmentView *view = m_panel->promptView();
        view->setFocus();
        view->point(segmentOf("head.yaw"));
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(segmentOf("head.yaw"), -1);
        QVERIFY(m_panel->leftOut()->lines().join('\n').contains("Taken out by you"));
        document().undoStack()->undo();
        QVERIFY(segmentOf("head.yaw") >= 0);
    }

    void controlUpAndDownWeighAPhraseOfTags()
    {
        document().setDialect(Dialect::Tags);
        SegmentView *view = m_panel->promptView();
        view->setFocus();
        view->point(segmentOf("expression.au12.left"));
        QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
        QVERIFY2(view->toPlainText().contains("(slight smile:1.2)"), qPrintable(view->toPlainText()));
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(view->toPlainText().contains("(slight smile:1.1)"));
        document().setDialect(Dialect::Natural);
        const QString natural = view->toPlainText();
        QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(view->toPlainText(), natural);
    }

    void anEngineIsChosenAmongThoseOfTheDialect()
    {
        document().setDialect(Dialect::Tags);
        EngineChooser *chooser = m_panel->engineField();
        for (int i = 0; i < chooser->count(); ++i)
            QVERIFY(document().engines().find(chooser->itemData(i).toString().toStdString())->dialect ==
                    Dialect::Tags);
        document().setEngine(*document().engines().find("sdxl"));
        QCOMPARE(chooser->currentData().toString(), "sdxl");
        QVERIFY(m_panel->tokenText().contains("150"));
        QVERIFY(chooser->toolTip().contains("75"));
    }

    void whatIsNotCurrentSaysSoBesideTheChooser_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("status");
        QTest::newRow("current") << "gpt_image"
                                 << "";
        QTest::newRow("retired") << "imagen"
                                 << "no longer offered";
        QTest::newRow("local") << "flux1"
                               << "runs on your machine";
        QTest::newRow("legacy") << "midjourney_v6"
                                << "an older version";
        QTest::newRow("retired clip") << "sora"
                                      << "no longer offered";
    }
    void whatIsNotCurrentSaysSoBesideTheChooser()
    {
        QFETCH(QString, engine);
        QFETCH(QString, status);
        document().setEngine(*document().engines().find(engine.toStdString()));
        QCOMPARE(m_panel->engineStatus()->text(), status);
        QCOMPARE(m_panel->engineStatus()->isVisible(), !status.isEmpty());
        QCOMPARE(m_panel->engineField()->toolTip().contains(status), true);
    }

    void anotherLanguageOfTheInterfaceLeavesThePromptInEnglish()
    {
        std::vector<Prompt> before;
        for (const PromptEngine &engine : document().engines().all())
            before.push_back(document().promptFor(engine));
        Shouting shouting;
        QApplication::installTranslator(&shouting);
        PromptPanel translated(document(), m_fixture->words);
        QVERIFY(translated.tokenText().contains("§"));
        std::size_t row = 0;
        for (const PromptEngine &engine : document().engines().all()) {
            QCOMPARE(document().promptFor(engine).text, before[row].text);
            QCOMPARE(document().promptFor(engine).negative, before[row].negative);
            ++row;
        }
        QCOMPARE(translated.promptView()->toPlainText(), QString::fromStdString(prompt().text));
        QApplication::removeTranslator(&shouting);
    }

    void everyWordingStandsSideBySide()
    {
        Renderings sheet(document());
        for (const Dialect dialect : allDialects)
            QVERIFY(sheet.textOf(dialect).startsWith(
                QString::fromStdString(document().promptFor(document().engines().usual(dialect)).text)));
        const QString before = sheet.textOf(Dialect::Tags);
        document().apply({{"expression.au12.left", 4.0}, {"expression.au12.right", 4.0}}, "smile");
        QVERIFY(sheet.textOf(Dialect::Tags) != before);
    }

    void anAdjectiveIsTakenApartAndPutOnTheFace()
    {
        AnatomySheet sheet(document(), m_fixture->vocabulary, *Anatomy::load(m_fixture->resources));
        sheet.explain("sorrowful");
        QVERIFY2(sheet.explanation().contains("AU15 B"), qPrintable(sheet.explanation()));
        QPushButton *apply = nullptr;
        for (QPushButton *button : sheet.findChildren<QPushButton *>())
            if (button->text().contains("face"))
                apply = button;
        QVERIFY(apply);
        const int before = m_fixture->steps();
        apply->click();
        QCOMPARE(m_fixture->steps(), before + 1);
        QCOMPARE(m_fixture->number("expression.au15.left"), 2.0);
        sheet.explain("gruntled");
        QVERIFY(!apply->isEnabled());
    }

    void thePromptIsCopied()
    {
        m_panel->copyPrompt();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(prompt().text));
    }

    void aFixIsOneUndoStepAndSaysWhatItChanges()
    {
        // Pressed and dropped jaw at once, a strong gaze to the side, everything at full strength.
        document().apply({{"expression.au24", 5.0},
                          {"expression.au26", 5.0},
                          {"expression.au27", 5.0},
                          {"expression.au25", 5.0}},
                         "clash");
        const LintFinding *fixable = nullptr;
        for (const LintFinding &finding : document().lint())
            if (!finding.fix.isEmpty())
                fixable = &finding;
        QVERIFY(fixable);
        const LintFinding finding = *fixable;
        QPushButton *fix = fixOf(finding);
        QVERIFY(fix);
        QVERIFY(fix->toolTip().contains(QString::fromUtf8("→")));
        const int before = m_fixture->steps();
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(m_fixture->steps(), before + 1);
        for (const LintFinding &left : document().lint())
            QVERIFY2(left.rule != finding.rule, finding.rule.c_str());
        document().undoStack()->undo();
        QVERIFY(fixOf(finding));
    }

    void theLintCountsItsFindings()
    {
        const QString count = QString::number(document().lint().size());
        QVERIFY(
            m_panel->lintList()->summary().contains(document().lint().empty() ? QString("nothing") : count));
        const auto errors =
            std::ranges::count(document().lint(), LintFinding::Severity::Error, &LintFinding::severity);
        QCOMPARE(m_panel->lintList()->summary().contains("contradiction"), errors > 0);
        QCOMPARE(m_panel->lintList()->accessibleName(), m_panel->lintList()->summary());
    }

    void thePanelMayDieWhileAPhraseHasTheFocus()
    {
        m_panel->promptView()->setFocus();
        hover(segmentOf("head.yaw"));
        m_panel.reset();
        document().setHighlight({"gaze.yaw"});
    }
};

QTEST_MAIN(TestPromptPanel)
#include "tst_prompt_panel.moc"
