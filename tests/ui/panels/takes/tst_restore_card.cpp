// SPDX-License-Identifier: MIT
#include "ui/panels/takes/restore_card.h"

#include "tests/ui/panels/panel_fixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

using namespace presence;

class TestRestoreCard : public QObject
{
    Q_OBJECT

private slots:
    void aPictureOfAnotherProgramTellsWhatItCarries()
    {
        PanelFixture fixture;
        RestoreCard card(fixture.document, fixture.words);
        PictureSettings settings;
        settings.program = "ComfyUI";
        settings.promptText = "a calm founder";
        settings.negativePrompt = "plastic skin";
        settings.parameters = {{"Seed", "42"}, {"Steps", "20"}, {"Size-1", "832"}, {"Size-2", "1216"}};
        card.offer(settings, "theirs.png");
        for (const char *said :
             {"theirs.png", "ComfyUI", "832 × 1216", "Seed 42", "a calm founder", "plastic skin"})
            QVERIFY2(card.text().contains(QString::fromUtf8(said)), qPrintable(card.text()));
        QVERIFY(card.part("sampling"));
        QVERIFY(!card.part("lighting"));
        card.copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), "a calm founder\nNegative prompt: plastic skin");
        QSignalSpy recalled(&card, &RestoreCard::renderSettingsRecalled);
        card.restoreButton()->click();
        QCOMPARE(recalled.size(), 1);
        QCOMPARE(fixture.steps(), 0);
    }

    void theTextOfAnotherProgramBecomesOwnWordsOnlyWhenAsked()
    {
        PanelFixture fixture;
        RestoreCard card(fixture.document, fixture.words);
        PanelFixture::show(card, {700, 300});
        PictureSettings settings;
        settings.promptText = "a calm founder";
        settings.negativePrompt = "plastic skin";
        card.offer(settings, "theirs.png");
        QVERIFY(!card.restoreButton()->isEnabled());
        QTest::mouseClick(card.part("words"), Qt::LeftButton, {}, {8, card.part("words")->height() / 2});
        QTest::mouseClick(card.restoreButton(), Qt::LeftButton);
        QVERIFY2(fixture.document.prompt().text.ends_with("a calm founder"),
                 fixture.document.prompt().text.c_str());
        QCOMPARE(fixture.document.spec().words.avoid, std::string("plastic skin"));
        QCOMPARE(fixture.steps(), 1);
        card.offer(settings, "theirs.png"); // it is there already
        QVERIFY(!card.part("words"));
        fixture.document.undoStack()->undo();
        QVERIFY(fixture.document.spec() == PortraitSpec{});
    }

    void wordsWrittenByHandComeBackOrStayAsTheyAre()
    {
        PanelFixture fixture;
        PictureSettings settings;
        settings.spec = PortraitSpec{};
        settings.spec->camera.focalLengthMm = 50;
        settings.spec->words.after["natural"] = "by the old pier";
        RestoreCard card(fixture.document, fixture.words);
        card.offer(settings, "take 1");
        card.part("words")->setChecked(false);
        card.restoreButton()->click();
        QCOMPARE(fixture.document.spec().camera.focalLengthMm, 50.0);
        QVERIFY(fixture.document.spec().words.isEmpty());
        card.offer(settings, "take 1");
        for (const std::string &group : controlGroups())
            card.part(QString::fromStdString(group))->setChecked(false);
        card.restoreButton()->click();
        QVERIFY(fixture.document.spec().words == settings.spec->words);
        QCOMPARE(fixture.steps(), 2);
    }

    void longWordsAreCutInTheCardNotInTheCopy()
    {
        PanelFixture fixture;
        RestoreCard card(fixture.document, fixture.words);
        PictureSettings settings;
        settings.promptText = std::string(1000, 'x');
        card.offer(settings, "theirs.png");
        QVERIFY(card.text().size() < 600);
        card.copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text().size(), 1000);
    }

    void nothingToCopyNoButton()
    {
        PanelFixture fixture;
        RestoreCard card(fixture.document, fixture.words);
        card.offer({}, "plain.png");
        QVERIFY(card.copyButton()->isHidden());
        card.showProblem("It could not be read.");
        QVERIFY(card.copyButton()->isHidden());
    }
};

QTEST_MAIN(TestRestoreCard)
#include "tst_restore_card.moc"
