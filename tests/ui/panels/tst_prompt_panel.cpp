// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/direct/control_field.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/prompt/lint_list.h"
#include "ui/panels/prompt_panel.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/layout/giving_scroll.h"
#include "ui/widgets/segment_view.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace presence;

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
        for (const PromptSegment &dropped : prompt().dropped)
            QVERIFY(m_panel->droppedText().contains(QString::fromStdString(dropped.text)));

        // However much it is, it has its own place and never covers the prompt.
        auto *besides = m_panel->findChild<GivingScroll *>();
        QTRY_VERIFY(besides->height() >= 16);
        m_panel->resize(700, m_panel->minimumSizeHint().height());
        QTest::qWait(0);
        QVERIFY2(m_panel->minimumSizeHint().height() <= 150,
                 qPrintable(QString::number(m_panel->minimumSizeHint().height())));
        const auto placed = [&](QWidget *part) {
            return QRect(part->mapTo(m_panel.get(), QPoint()), part->size());
        };
        QVERIFY(besides->height() >= 16);
        QVERIFY(!placed(besides).intersects(placed(m_panel->promptView())));
        QVERIFY(m_panel->promptView()->height() >= 48);
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
