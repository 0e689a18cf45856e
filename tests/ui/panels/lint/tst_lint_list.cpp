// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/panels/lint/lint_list.h"
#include "ui/panels/lint/lint_row.h"
#include "ui/panels/lint/silenced_list.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace presence;

class TestLintList : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<LintList> m_list;

    SpecDocument &document() { return m_fixture->document; }
    LintRow *row(const QString &rule)
    {
        for (LintRow *row : m_list->rows())
            if (row->rule() == rule)
                return row;
        return nullptr;
    }
    SilencedList *silenced() { return m_list->findChild<SilencedList *>(); }
    QString textOf(QWidget *widget)
    {
        QString text;
        for (const QLabel *label : widget->findChildren<QLabel *>())
            if (label->isVisible())
                text += label->text() + "\n";
        return text;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        document().apply({{"lighting.exposure", -2.5}, {"realism.catchlight", 0.0}}, "start");
        m_list = std::make_unique<LintList>(document(), m_fixture->words);
        PanelFixture::show(*m_list, {420, 400});
    }
    void cleanup() { m_list.reset(); }

    void everyFindingHasARowInItsOrder()
    {
        QCOMPARE(std::size_t(m_list->rows().size()), document().lint().size());
        for (int i = 0; i < m_list->rows().size(); ++i)
            QCOMPARE(m_list->rows()[i]->rule().toStdString(), document().lint()[std::size_t(i)].rule);
    }

    void whyShowsTheReasonAndWhatTheFixChangesBeforeItIsTaken()
    {
        LintRow *exposure = row("LIGHT-012");
        QVERIFY(!textOf(exposure).contains("LIGHT-012"));
        QTest::mouseClick(exposure->whyButton(), Qt::LeftButton);
        const QString text = textOf(exposure);
        QVERIFY2(text.contains("LIGHT-012") && text.contains("Physics"), qPrintable(text));
        QVERIFY2(text.contains(QString::fromUtf8("→")), qPrintable(text));
        QCOMPARE(m_fixture->number("lighting.exposure"), -2.5);
        document().apply({{"realism.catchlight", 0.5}}, "another change");
        QVERIFY(row("LIGHT-012")->isOpen());
    }

    void silencingIsAStepThatUndoes()
    {
        const auto before = document().lint().size();
        const int steps = m_fixture->steps();
        row("LIGHT-012")->menu()->actions().front()->trigger();
        QVERIFY(!row("LIGHT-012"));
        QCOMPARE(document().lint().size(), before - 1);
        QCOMPARE(m_fixture->steps(), steps + 1);
        QCOMPARE(m_fixture->number("lighting.exposure"), -2.5);
        document().undoStack()->undo();
        QVERIFY(row("LIGHT-012"));
        document().undoStack()->redo();
        QVERIFY(!row("LIGHT-012"));
    }

    void silencedRulesAreListedAndCanBeHeardAgain()
    {
        QVERIFY(!silenced()->isVisible());
        document().setSilenced("LIGHT-012", true, "silence");
        QVERIFY(silenced()->isVisible());
        QVERIFY(silenced()->header()->text().contains("1"));
        QVERIFY(!textOf(silenced()).contains("LIGHT-012"));
        silenced()->header()->setFocus();
        QTest::keyClick(silenced()->header(), Qt::Key_Space);
        QVERIFY(textOf(silenced()).contains("LIGHT-012"));
        auto *again = silenced()->findChild<QPushButton *>();
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Space);
        QVERIFY(row("LIGHT-012"));
        QVERIFY(!silenced()->isVisible());
        document().undoStack()->undo();
        QVERIFY(!row("LIGHT-012"));
    }

    void aRuleOfAnotherVersionStaysInTheList()
    {
        document().openSilenced({"FUTURE-001"});
        silenced()->header()->setChecked(true);
        QVERIFY(textOf(silenced()).contains("FUTURE-001"));
    }

    void silencedFindingsAreListedInTheChecklistNotHere()
    {
        document().openSilenced({"gaze.direction"});
        QVERIFY(!silenced()->isVisible());
        document().openSilenced({"FUTURE-001", "gaze.direction"});
        QVERIFY(silenced()->header()->text().contains("1"));
    }

    void allSafeFixesAreOneStep()
    {
        const int steps = m_fixture->steps();
        QVERIFY(m_list->fixAllButton()->isVisible());
        QTest::mouseClick(m_list->fixAllButton(), Qt::LeftButton);
        QCOMPARE(m_fixture->steps(), steps + 1);
        QVERIFY(!row("LIGHT-012") && !row("REAL-007") && !row("FACE-012"));
        QVERIFY(row("EMO-007") && row("EMO-010")); // only a person can say what for, and what detail
        QVERIFY(!m_list->fixAllButton()->isVisible());
    }

    void theKeyboardStaysInTheListFromFixToFix()
    {
        LintRow *first = m_list->rows().front();
        first->fixButton()->setFocus();
        QTest::keyClick(first->fixButton(), Qt::Key_Space);
        QVERIFY(!m_list->rows().isEmpty());
        QVERIFY(m_list->rows().front()->fixButton()->hasFocus());
    }

    void aFocusedRowLightsUpItsControls()
    {
        row("LIGHT-012")->whyButton()->setFocus();
        QCOMPARE(document().highlight(), QStringList{"lighting.exposure"});
        row("LIGHT-012")->whyButton()->clearFocus();
        QVERIFY(document().highlight().isEmpty());
    }

    void aLockedControlIsNotPromisedToChange()
    {
        document().setLocked("lighting.exposure", true);
        QVERIFY(!row("LIGHT-012")->fixButton()->isEnabled());
        document().setLocked("lighting.exposure", false);
        QVERIFY(row("LIGHT-012")->fixButton()->isEnabled());
    }

    void aFindingCanBeCopied()
    {
        row("LIGHT-012")->menu()->actions().last()->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains("LIGHT-012"));
    }

    void everyButtonHasANameForThoseWhoCannotSeeIt()
    {
        for (const LintRow *row : m_list->rows()) {
            for (const QAbstractButton *button : row->findChildren<QAbstractButton *>())
                QVERIFY(!button->accessibleName().isEmpty() && button->focusPolicy() & Qt::TabFocus);
        }
    }
};

QTEST_MAIN(TestLintList)
#include "tst_lint_list.moc"
