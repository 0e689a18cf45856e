// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/shoot/draft_folder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;
namespace fs = std::filesystem;

class TestDraftFolder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char *name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    void whatIsPublishedStaysAndIsWhole()
    {
        {
            DraftFolder draft(at(".draft"));
            QVERIFY(draft.write("a.txt", "first").ok());
            QVERIFY(draft.write("b/c.txt", std::string(300000, 'x')).ok());
            QVERIFY(draft.write("a.txt", "2nd").ok()); // the last counts
            QVERIFY(draft.flush().ok());
            QVERIFY(!draft.publish(at("done")));
        }
        QVERIFY(!fs::exists(at(".draft")));
        QCOMPARE(*readFile(at("done") / "a.txt"), std::string("2nd"));
        QCOMPARE(readFile(at("done") / "b" / "c.txt")->size(), std::size_t(300000));
    }

    void whatIsNotPublishedIsGone()
    {
        {
            DraftFolder draft(at(".draft"));
            QVERIFY(draft.write("a.txt", "words").ok());
        }
        QVERIFY(!fs::exists(at(".draft")));
    }

    void aFolderThatHoldsSomethingIsNotReplaced()
    {
        QVERIFY(writeFile(at("taken") / "mine.txt", "mine").ok());
        DraftFolder draft(at(".draft"));
        QVERIFY(draft.write("a.txt", "words").ok());
        QVERIFY(draft.flush().ok());
        QVERIFY(draft.publish(at("taken")) == std::errc::directory_not_empty);
        QCOMPARE(entriesIn(at("taken")).size(), std::size_t(1));
        QVERIFY(!draft.publish(at("other"))); // another name will do
        QVERIFY(fs::exists(at("other") / "a.txt"));
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        QVERIFY(writeFile(at("file"), "in the way").ok());
        DraftFolder draft(at("file") / ".draft");
        const auto written = draft.write("a.txt", "words");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, Error::Kind::Storage);
        QVERIFY2(written.error().message.find(at("file").string()) != std::string::npos,
                 written.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestDraftFolder)
#include "tst_draft_folder.moc"
