// SPDX-License-Identifier: MIT
#include "core/base/file_lock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestFileLock : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;
    const std::filesystem::path m_file = m_temporary.filePath("lock").toStdString();

private slots:
    void sharersAgreeAndKeepTheExclusiveOut()
    {
        const auto first = FileLock::shared(m_file);
        QVERIFY(first.ok());
        {
            const auto second = FileLock::shared(m_file);
            QVERIFY(second.ok());
            QVERIFY(!FileLock::tryExclusive(m_file));
        }
        QVERIFY(!FileLock::tryExclusive(m_file));
    }

    void aReleasedLockIsFree()
    {
        QVERIFY(FileLock::shared(m_file).ok());
        const auto exclusive = FileLock::tryExclusive(m_file);
        QVERIFY(exclusive.has_value());
        QVERIFY(!FileLock::tryExclusive(m_file));
    }

    void aMovedLockStaysHeld()
    {
        auto first = FileLock::tryExclusive(m_file);
        const FileLock second = std::move(*first);
        first.reset();
        QVERIFY(!FileLock::tryExclusive(m_file));
    }

    void anImpossibleFileIsNamed()
    {
        const auto lock = FileLock::shared("/nowhere/lock");
        QVERIFY(lock.error().kind == Error::Kind::Storage);
        QVERIFY(lock.error().message.find("/nowhere/lock") != std::string::npos);
        QVERIFY(!FileLock::tryExclusive("/nowhere/lock"));
    }
};

QTEST_APPLESS_MAIN(TestFileLock)
#include "tst_file_lock.moc"
