// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace presence;
namespace fs = std::filesystem;

class TestFileIo : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path at(const char *name) const { return m_temporary->filePath(name).toStdString(); }

    QStringList names() const
    {
        return QDir(m_temporary->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private slots:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("text") << QByteArray("ü\r\nline");
        QTest::newRow("zeros") << QByteArray("\0a\0", 3);
        QTest::newRow("a block exactly") << QByteArray(65536, 'x');
        QTest::newRow("more than a block") << QByteArray(1'000'003, 'x');
    }
    void whatIsWrittenIsRead()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(writeFile(at("größe 漢字"), bytes.toStdString()).ok());
        QVERIFY(*readFile(at("größe 漢字")) == bytes.toStdString());
        QCOMPARE(names(), QStringList{"größe 漢字"});
    }

    void missingFoldersAreMade()
    {
        QVERIFY(writeFile(at("a/b/c.txt"), "x").ok());
        QVERIFY(*readFile(at("a/b/c.txt")) == "x");
    }

    void aRelativeNameIsWrittenHere()
    {
        const QString before = QDir::currentPath();
        QDir::setCurrent(m_temporary->path());
        const bool written = writeFile("plain.txt", "x").ok();
        QDir::setCurrent(before);
        QVERIFY(written);
        QVERIFY(fs::exists(at("plain.txt")));
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("kind");
        QTest::newRow("missing") << "/nowhere/file" << int(Error::Kind::NotFound);
        QTest::newRow("folder") << QDir::tempPath() << int(Error::Kind::BadInput);
        QTest::newRow("below a file") << PRESENCE_SOURCE_DIR "/LICENSE/x" << int(Error::Kind::NotFound);
        QTest::newRow("endless") << "/dev/zero" << int(Error::Kind::BadInput);
        QTest::newRow("unreadable") << "/proc/self/mem" << int(Error::Kind::Storage);
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(QString, path);
        const auto read = readFile(path.toStdString(), 1 << 20);
        QVERIFY(!read.ok());
        QTEST(int(read.error().kind), "kind");
        QVERIFY2(read.error().message.find(path.toStdString()) != std::string::npos,
                 read.error().message.c_str());
    }

    void theLimitIsExact()
    {
        QVERIFY(writeFile(at("x"), std::string(100, 'x')).ok());
        QVERIFY(readFile(at("x"), 100).ok());
        QVERIFY(readFile(at("x"), 99).error().kind == Error::Kind::BadInput);
    }

    void whatCannotBeWrittenIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("below a file") << PRESENCE_SOURCE_DIR "/LICENSE/x";
        QTest::newRow("a folder") << QDir::tempPath();
        QTest::newRow("the kernel's files") << "/proc/x";
        QTest::newRow("a name too long") << QDir::tempPath() + "/" + QString(300, 'x');
    }
    void whatCannotBeWrittenIsNamed()
    {
        QFETCH(QString, path);
        const auto written = writeFile(path.toStdString(), "x");
        QVERIFY(!written.ok());
        QVERIFY(written.error().kind == Error::Kind::Storage);
        QVERIFY(written.error().message.find(path.section('/', 0, 1).toStdString()) != std::string::npos);
    }

    void aFullDeviceIsSaid()
    {
        const auto written = writeFile("/dev/full", "x");
        QVERIFY(written.error().kind == Error::Kind::Storage);
        QVERIFY(written.error().message.find("disk is full") != std::string::npos);
        QVERIFY(fs::is_character_file("/dev/full"));
    }

    void aDeviceIsWrittenNotReplaced()
    {
        QVERIFY(writeFile("/dev/null", "x").ok());
        QVERIFY(fs::is_character_file("/dev/null"));
    }

    void aFullDiskLeavesTheOldFile()
    {
        QVERIFY(writeFile(at("x"), "old").ok());
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{1000, 1000};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto written = writeFile(at("x"), std::string(5000, 'n'));
            _exit(!written && written.error().kind == Error::Kind::Storage ? 0 : 1);
        }
        int status = -1;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QVERIFY(*readFile(at("x")) == "old");
        QCOMPARE(names(), QStringList{"x"});
    }

    void permissionsOfAReplacedFileStay()
    {
        QVERIFY(writeFile(at("secret"), "old").ok());
        fs::permissions(at("secret"), fs::perms(0600));
        QVERIFY(writeFile(at("secret"), "new").ok());
        QCOMPARE(int(fs::status(at("secret")).permissions()), 0600);
    }

    void aLinkStaysALink()
    {
        QVERIFY(writeFile(at("real"), "old").ok());
        fs::create_symlink("real", at("link"));
        QVERIFY(writeFile(at("link"), "new").ok());
        QVERIFY(fs::is_symlink(at("link")));
        QVERIFY(*readFile(at("real")) == "new");
    }

    void aReaderSeesOneVersionOrTheOther()
    {
        QVERIFY(writeFile(at("x"), std::string(50'000, 'a')).ok());
        std::atomic<bool> done = false;
        std::vector<std::thread> writers;
        for (const char letter : {'a', 'b', 'c'})
            writers.emplace_back([&, letter] {
                for (int i = 0; i < 40; ++i)
                    if (!writeFile(at("x"), std::string(50'000, letter)))
                        qFatal("a writer failed");
            });
        int torn = 0, reads = 0;
        std::thread reader([&] {
            while (!done) {
                const auto bytes = readFile(at("x"));
                ++reads;
                torn += !bytes || bytes->size() != 50'000 ||
                        bytes->find_first_not_of(bytes->front()) != std::string::npos;
            }
        });
        for (std::thread &writer : writers)
            writer.join();
        done = true;
        reader.join();
        QVERIFY(reads > 0);
        QCOMPARE(torn, 0);
        QCOMPARE(names(), QStringList{"x"});
    }

    void entriesAreSortedAndHiddenOnesIncluded()
    {
        for (const char *name : {"b", ".hidden", "a"})
            QVERIFY(writeFile(at(name), "").ok());
        const std::vector<fs::path> expected{at(".hidden"), at("a"), at("b")};
        QVERIFY(entriesIn(m_temporary->path().toStdString()) == expected);
        QVERIFY(entriesIn("/nowhere").empty());
        QVERIFY(entriesIn(at("a")).empty());
    }
};

QTEST_APPLESS_MAIN(TestFileIo)
#include "tst_file_io.moc"
