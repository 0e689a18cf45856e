// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"
#include "ui/models/session/draft_keeper.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestDraftKeeper : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char *name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    void whereNothingWasKeptThereIsNoDraft()
    {
        const auto draft = DraftKeeper(file("none.json")).load();
        QVERIFY(draft && !*draft);
    }

    void theLastOfManyEditsIsKeptWithoutBeingAsked()
    {
        DraftKeeper keeper(file("draft.json"));
        PortraitSpec spec;
        for (spec.pose.headYawDeg = 1; spec.pose.headYawDeg < 20; ++spec.pose.headYawDeg)
            keeper.keep(spec);
        keeper.keep(spec);
        const auto kept = [&] {
            const auto draft = keeper.load();
            return draft && *draft && **draft == spec;
        };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10000);
    }

    void closingWritesWhatWasStillToBeWritten()
    {
        PortraitSpec spec;
        spec.story.role = "a lighthouse keeper";
        {
            DraftKeeper keeper(file("closing.json"));
            keeper.keep(spec);
        }
        QVERIFY(**DraftKeeper(file("closing.json")).load() == spec);
    }

    void aDamagedDraftIsPutAsideAndSaid()
    {
        QVERIFY(writeFile(file("broken.json"), "{\"camera\": {\"crop\": ").ok());
        DraftKeeper keeper(file("broken.json"));
        QVERIFY(!keeper.load());
        QCOMPARE(*readFile(file("broken.json.damaged")), std::string("{\"camera\": {\"crop\": "));
        QVERIFY(keeper.load().ok());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QVERIFY(writeFile(file("in_the_way"), "a file where a folder should be").ok());
        DraftKeeper keeper(file("in_the_way") / "draft.json");
        QSignalSpy problems(&keeper, &DraftKeeper::problem);
        keeper.keep(PortraitSpec{});
        QTRY_VERIFY_WITH_TIMEOUT(!problems.isEmpty(), 10000);
        QVERIFY(problems.first().first().toString().contains("in_the_way"));
    }
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draft_keeper.moc"
