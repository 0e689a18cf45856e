// SPDX-License-Identifier: MIT
#include "ui/models/spec_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestSpecDocument : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    const SpecLibrary m_library = SpecLibrary::load(m_resources).value();
    const Vocabulary m_words = Vocabulary::load(m_resources).value();
    const LintRules m_rules = LintRules::load(m_resources).value();

private slots:
    void aSliderDragIsOneUndoStep()
    {
        SpecDocument document(m_library, m_words, m_rules);
        for (double yaw = 1; yaw <= 10; ++yaw)
            document.apply({{"head.yaw", yaw}}, "Head", "head.yaw");
        document.endGesture();
        QCOMPARE(document.spec().pose.headYawDeg, 10.0);
        QCOMPARE(document.undoStack()->count(), 1);
        document.undoStack()->undo();
        QCOMPARE(document.spec().pose.headYawDeg, 0.0);
    }

    void twoDragsOfOneSliderAreTwoSteps()
    {
        SpecDocument document(m_library, m_words, m_rules);
        document.apply({{"head.yaw", 5.0}}, "Head", "head.yaw");
        document.endGesture();
        document.apply({{"head.yaw", 9.0}}, "Head", "head.yaw");
        document.endGesture();
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        QCOMPARE(document.spec().pose.headYawDeg, 5.0);
    }

    void aDragThatEndsWhereItBeganLeavesNoStep()
    {
        SpecDocument document(m_library, m_words, m_rules);
        document.apply({{"head.yaw", 5.0}}, "Head", "head.yaw");
        document.apply({{"head.yaw", 0.0}}, "Head", "head.yaw");
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void aJobIsOneVisibleStepThatUndoes()
    {
        SpecDocument document(m_library, m_words, m_rules);
        const PortraitSpec before = document.spec();
        document.apply(m_library.job("authority")->defaults, "Job");
        QCOMPARE(QString::fromStdString(document.spec().story.job), "authority");
        QCOMPARE(document.undoStack()->count(), 1);
        document.undoStack()->undo();
        QVERIFY(document.spec() == before);
    }

    void aLockedControlKeepsItsValueUnlessTheHandIsOnIt()
    {
        SpecDocument document(m_library, m_words, m_rules);
        document.setLocked("head.yaw", true);
        document.apply({{"head.yaw", 20.0}, {"head.roll", 5.0}}, "Preset");
        QCOMPARE(document.spec().pose.headYawDeg, 0.0);
        QCOMPARE(document.spec().pose.headRollDeg, 5.0);
        document.apply({{"head.yaw", 20.0}}, "Head", "head.yaw", SpecDocument::LockPolicy::Override);
        QCOMPARE(document.spec().pose.headYawDeg, 20.0);
    }

    void aValueOutOfRangeIsRefusedInWordsAndChangesNothing()
    {
        SpecDocument document(m_library, m_words, m_rules);
        QSignalSpy refused(&document, &SpecDocument::refused);
        document.apply({{"head.yaw", 500.0}, {"head.roll", 5.0}}, "Broken");
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().contains("head.yaw"));
        QVERIFY(document.spec() == PortraitSpec{});
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void thePromptFollowsEveryEditAndUndo()
    {
        SpecDocument document(m_library, m_words, m_rules);
        const std::string before = document.prompt().text;
        QSignalSpy changed(&document, &SpecDocument::promptChanged);
        document.apply({{"story.role", std::string("a lighthouse keeper")}}, "Role");
        QVERIFY(document.prompt().text.find("lighthouse keeper") != std::string::npos);
        QVERIFY(changed.count() > 0);
        document.undoStack()->undo();
        QCOMPARE(document.prompt().text, before);
    }

    void theChangesSignalNamesWhatChangedIncludingConsequences()
    {
        SpecDocument document(m_library, m_words, m_rules);
        SpecPatch seen;
        connect(&document, &SpecDocument::specChanged, this,
                [&](const SpecPatch &changes) { seen = changes; });
        document.apply({{"lighting.pattern", std::string("split")}}, "Light");
        QVERIFY(seen.values().contains("lighting.pattern"));
        QVERIFY(seen.values().contains("lighting.key_azimuth"));
    }

    void theOtherDialectIsNotAnEdit()
    {
        SpecDocument document(m_library, m_words, m_rules);
        document.setDialect(Dialect::Tags);
        QVERIFY(document.prompt().dialect == Dialect::Tags);
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void highlightIsAnnouncedOnce()
    {
        SpecDocument document(m_library, m_words, m_rules);
        QSignalSpy spy(&document, &SpecDocument::highlightChanged);
        document.setHighlight({"head.yaw"});
        document.setHighlight({"head.yaw"});
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSpecDocument)
#include "tst_spec_document.moc"
