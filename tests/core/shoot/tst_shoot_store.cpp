// SPDX-License-Identifier: MIT
#include "core/shoot/shoot_store.h"

#include "core/base/file_io.h"
#include "core/base/file_lock.h"
#include "tests/support/test_picture.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace presence;
namespace fs = std::filesystem;

static Take exampleTake(int shade = 100, int side = 8)
{
    Take take;
    take.spec.pose.headYawDeg = 12.5;
    take.spec.story.sentence = "She waits, 漢字 🙂";
    take.spec.unknown["/future"] = "{\"member\":1}";
    take.promptText = "a portrait\nof two lines";
    take.negativePrompt = "plastic";
    take.dialect = Dialect::Tags;
    take.settings = {640, 800, 7, 4, "model", 30, 5.5, "Euler a", "high"};
    take.backendId = "a1111";
    take.model = "some model";
    take.requestBody = "{\"prompt\": \"a portrait\"}";
    take.seed = (std::int64_t(1) << 60) + 1;
    take.parameters = "Steps: 30, Seed: 7, Size: 8x8";
    take.parentId = "0001-x";
    take.image = *ImageFile::fromBytes(test::pngPicture(side, side, {std::uint8_t(shade), 10, 20}), "test");
    take.rating = 4;
    take.flag = Take::Flag::Pick;
    take.answers = {{"human.gaze", "yes"}, {"human.story", "unsure"}};
    take.note = "the one, ü";
    return take;
}

static bool sameTake(const Take &a, const Take &b)
{
    return takeToJson(a) == takeToJson(b) && a.id == b.id && a.createdAt == b.createdAt && a.spec == b.spec &&
           a.settings == b.settings && a.seed == b.seed && a.requestBody == b.requestBody &&
           a.image == b.image && reviewToJson(a) == reviewToJson(b) &&
           a.report.has_value() == b.report.has_value();
}

/// Everything below a folder except the lock.
static QStringList filesBelow(const fs::path &folder)
{
    QStringList files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename() != ".lock")
            files << QString::fromStdString(fs::relative(entry.path(), folder).string());
    files.sort();
    return files;
}

class TestShootStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    ShootStore opened() const
    {
        auto store = ShootStore::open(m_folder);
        if (!store)
            qFatal("%s", store.error().message.c_str());
        return *store;
    }

private slots:
    void whatCameWithAPictureIsStoredBesideIt()
    {
        const QTemporaryDir folder;
        auto store = *ShootStore::open(folder.filePath("s").toStdString());
        Take take = exampleTake();
        take.attachments = {{"truth.json", "{}"}, {"depth.png", "bytes"}};
        const Take stored = *store.add(take);
        const auto files = store.attachments(stored.id);
        QCOMPARE(files.size(), std::size_t(2));
        QCOMPARE(files[0].filename().string(), std::string("depth.png"));
        QCOMPARE(*readFile(files[1]), std::string("{}"));
        QVERIFY(store.load(stored.id).ok());
        QVERIFY(store.attachments("nobody").empty());
        take.attachments = {{"../escape", "x"}};
        QVERIFY(!store.add(take).ok());
        QCOMPARE(store.takeIds().size(), std::size_t(1));
    }

    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath("a/shoot ü").toStdString();
    }

    void aTakeComesBackWhole()
    {
        ShootStore store = opened();
        Take take = exampleTake();
        CritiqueReport report;
        report.image = "picture";
        report.width = report.height = 8;
        take.report = report;
        const auto stored = store.add(take);
        QVERIFY2(stored.ok(), stored.ok() ? "" : stored.error().message.c_str());
        QVERIFY(!stored->id.empty());
        QCOMPARE(stored->createdAt.size(), std::size_t(20));
        const auto loaded = opened().load(stored->id);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().message.c_str());
        QVERIFY(sameTake(*loaded, *stored));
        QVERIFY(loaded->report->image == "picture");
        take.id = stored->id;
        take.createdAt = stored->createdAt;
        QVERIFY(sameTake(*loaded, take));
    }

    void theFolderHoldsPlainFiles()
    {
        ShootStore store = opened();
        const std::string id = store.add(exampleTake())->id;
        const QString take = QString::fromStdString("takes/" + id);
        QCOMPARE(filesBelow(m_folder),
                 QStringList({"shoot.json", "takes", take, take + "/picture.png", take + "/request.json",
                              take + "/review.json", take + "/take.json"}));
        QVERIFY(*readFile(store.takeFolder(id) / "picture.png") == exampleTake().image.bytes());
        QVERIFY(store.name() == "shoot ü");
    }

    void everyFormatKeepsItsBytes()
    {
        ShootStore store = opened();
        Take take = exampleTake();
        const std::string jpeg("\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x11\0\0 with whatever follows",
                               37);
        take.image = *ImageFile::fromBytes(jpeg, "test");
        const auto loaded = store.load(store.add(take)->id);
        QVERIFY(loaded.ok());
        QVERIFY(loaded->image.bytes() == jpeg);
        QVERIFY(loaded->image.suffix() == "jpg");
    }

    void idsFollowTheOrderOfCreationEvenBeyondFourDigits()
    {
        ShootStore store = opened();
        Take named = exampleTake();
        named.id = "9998-20260101T000000-ffff";
        QVERIFY(store.add(named).ok());
        std::vector<std::string> expected{named.id};
        for (int i = 0; i < 4; ++i)
            expected.push_back(store.add(exampleTake(i))->id);
        QVERIFY(store.takeIds() == expected);
        QVERIFY(expected.back().starts_with("10002-"));
        QVERIFY(store.loadAll().size() == 5);
    }

    void aNameThatIsTakenOrImpossibleIsRefused()
    {
        ShootStore store = opened();
        Take take = exampleTake();
        take.id = store.add(take)->id;
        QVERIFY(store.add(take).error().message.find(take.id) != std::string::npos);
        QVERIFY(store.remove(take.id).ok());
        QVERIFY(!store.add(take).ok()); // it is still in the trash
        for (const char *bad : {"../outside", "/tmp/x", ".hidden", "a/b"}) {
            take.id = bad;
            QVERIFY(store.add(take).error().kind == Error::Kind::BadInput);
            QVERIFY(!store.load(bad).ok());
            QVERIFY(!store.remove(bad).ok());
            QVERIFY(!store.restore(bad).ok());
            QVERIFY(!store.saveReview(take).ok());
        }
        QVERIFY(store.takeIds().empty());
        QVERIFY(!filesBelow(m_folder / "takes").join(" ").contains("partial"));
    }

    void aTakeNeedsAPicture() { QVERIFY(opened().add(Take{}).error().kind == Error::Kind::BadInput); }

    void aReviewIsSavedAlone()
    {
        ShootStore store = opened();
        Take take = *store.add(exampleTake());
        const std::string before = *readFile(store.takeFolder(take.id) / "take.json");
        take.rating = 2;
        take.flag = Take::Flag::Reject;
        take.answers["human.gaze"] = "no";
        take.note.clear();
        take.promptText = "not to be written";
        QVERIFY(store.saveReview(take).ok());
        const Take loaded = *store.load(take.id);
        QCOMPARE(loaded.rating, 2);
        QVERIFY(loaded.flag == Take::Flag::Reject);
        QVERIFY(loaded.answers == take.answers);
        QVERIFY(loaded.note.empty());
        QVERIFY(*readFile(store.takeFolder(take.id) / "take.json") == before);
    }

    void aReviewOfAVanishedTakeIsRefusedAndMakesNoFolder()
    {
        ShootStore store = opened();
        const Take take = *store.add(exampleTake());
        QVERIFY(store.remove(take.id).ok());
        QVERIFY(store.saveReview(take).error().kind == Error::Kind::NotFound);
        QVERIFY(!fs::exists(store.takeFolder(take.id)));
    }

    void unknownMembersOfAReviewAreKept()
    {
        ShootStore store = opened();
        const Take take = *store.add(exampleTake());
        const fs::path file = store.takeFolder(take.id) / "review.json";
        QVERIFY(writeFile(file, "{\"rating\": 1, \"futureMember\": [1, 2]}").ok());
        QVERIFY(store.saveReview(take).ok());
        QVERIFY(readFile(file)->find("futureMember") != std::string::npos);
        QCOMPARE(store.load(take.id)->rating, take.rating);
    }

    void theTrashGivesTakesBack()
    {
        ShootStore store = opened();
        const Take take = *store.add(exampleTake());
        QVERIFY(store.remove(take.id).ok());
        QVERIFY(store.takeIds().empty());
        QVERIFY(store.load(take.id).error().kind == Error::Kind::NotFound);
        QVERIFY(store.remove(take.id).error().kind == Error::Kind::NotFound);
        QVERIFY(opened().restore(take.id).ok());
        QVERIFY(sameTake(*store.load(take.id), take));
        QVERIFY(store.restore(take.id).error().kind == Error::Kind::NotFound);
    }

    void numbersOfTrashedTakesAreNotGivenAgain()
    {
        ShootStore store = opened();
        const std::string id = store.add(exampleTake())->id;
        QVERIFY(store.remove(id).ok());
        QVERIFY(store.add(exampleTake())->id.starts_with("0002-"));
    }

    void aTakeWithoutItsPictureSaysWhereTheRestIs_data()
    {
        QTest::addColumn<QByteArray>("content"); // null: no file
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray("") << "is damaged";
        QTest::newRow("cut off") << QByteArray("\x89PNG\r\n\x1a\n\0", 9) << "is damaged";
        QTest::newRow("gone") << QByteArray() << "is missing";
    }
    void aTakeWithoutItsPictureSaysWhereTheRestIs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        ShootStore store = opened();
        const Take hurt = *store.add(exampleTake());
        const fs::path folder = store.takeFolder(hurt.id);
        for (const char *suffix : {"png", "jpg", "webp"}) // whichever it is
            fs::remove(folder / ("picture." + std::string(suffix)));
        if (!content.isNull())
            QVERIFY(writeFile(folder / "picture.png", content.toStdString()).ok());
        const auto loaded = store.load(hurt.id);
        QVERIFY(!loaded);
        const QString message = QString::fromStdString(loaded.error().message);
        QVERIFY2(message.contains(said) && message.contains("other files stay in “" +
                                                            QString::fromStdString(folder.string()) + "”"),
                 qPrintable(message));
        QVERIFY2(!message.contains("again"), qPrintable(message));
        QVERIFY(fs::exists(folder / "take.json"));
    }

    void brokenFilesAreNamedAndCostNothingElse_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("readable");
        QTest::newRow("take: empty") << "take.json" << QByteArray() << false;
        QTest::newRow("take: cut") << "take.json" << QByteArray("{\"spec\": {") << false;
        QTest::newRow("take: list") << "take.json" << QByteArray("[]") << false;
        QTest::newRow("take: no spec") << "take.json" << QByteArray("{\"seed\": 7}") << false;
        QTest::newRow("take: bad seed")
            << "take.json" << QByteArray("{\"seed\": \"x\", \"spec\": {}}") << false;
        QTest::newRow("take: huge seed")
            << "take.json" << QByteArray("{\"seed\": 18446744073709551615, \"spec\": {}}") << false;
        QTest::newRow("take: bad size")
            << "take.json" << QByteArray("{\"settings\": {\"width\": 0}, \"spec\": {}}") << false;
        QTest::newRow("take: bad dialect")
            << "take.json" << QByteArray("{\"dialect\": \"x\", \"spec\": {}}") << false;
        QTest::newRow("take: bad spec")
            << "take.json" << QByteArray("{\"spec\": {\"head\": {\"yaw\": 999}}}") << false;
        QTest::newRow("take: newer") << "take.json"
                                     << QByteArray("{\"schema\": \"presence.take/2\", \"spec\": {}}")
                                     << false;
        QTest::newRow("take: nested") << "take.json" << QByteArray(100'000, '[') << false;
        QTest::newRow("picture: empty") << "picture.png" << QByteArray() << false;
        QTest::newRow("picture: text") << "picture.png" << QByteArray("hello") << false;
        QTest::newRow("review: cut") << "review.json" << QByteArray("{\"rating\": ") << true;
        QTest::newRow("review: six stars") << "review.json" << QByteArray("{\"rating\": 6}") << true;
        QTest::newRow("review: bad flag") << "review.json" << QByteArray("{\"flag\": \"maybe\"}") << true;
        QTest::newRow("review: bad answer")
            << "review.json" << QByteArray("{\"answers\": {\"a\": 1}}") << true;
        QTest::newRow("report: cut") << "report.json" << QByteArray("{") << true;
    }
    void brokenFilesAreNamedAndCostNothingElse()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(bool, readable);
        ShootStore store = opened();
        const Take good = *store.add(exampleTake());
        const Take hurt = *store.add(exampleTake());
        const fs::path path = store.takeFolder(hurt.id) / file.toStdString();
        QVERIFY(writeFile(path, content.toStdString()).ok());

        std::vector<std::string> problems;
        const auto takes = opened().loadAll(&problems);
        QCOMPARE(takes.size(), std::size_t(readable ? 2 : 1));
        QVERIFY(sameTake(takes[0], good));
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY2(problems[0].find(file.toStdString()) != std::string::npos, problems[0].c_str());
        if (!readable)
            return;
        QCOMPARE(takes[1].rating, file == "review.json" ? 0 : hurt.rating);
        Take again = takes[1];
        again.report = CritiqueReport{};
        QVERIFY(store.saveReview(again).ok());
        QVERIFY(*readFile(path.string() + ".damaged") == content.toStdString());
        problems.clear();
        QVERIFY(store.load(hurt.id, &problems).ok());
        QVERIFY(problems.empty());
    }

    void aTakeWithoutItsPictureIsNamed()
    {
        ShootStore store = opened();
        const std::string id = store.add(exampleTake())->id;
        fs::remove(store.takeFolder(id) / "picture.png");
        QVERIFY(store.load(id).error().message.find("picture.png") != std::string::npos);
    }

    void aBrokenShootFileIsSetAside()
    {
        const std::string id = opened().add(exampleTake())->id;
        QVERIFY(writeFile(m_folder / "shoot.json", "{\"schema\": ").ok());
        QVERIFY(opened().load(id).ok());
        QVERIFY(*readFile(m_folder / "shoot.json.damaged") == "{\"schema\": ");
        QVERIFY(readFile(m_folder / "shoot.json")->find("presence.shoot/1") != std::string::npos);
    }

    void aShootOfANewerPresenceIsLeftAlone()
    {
        opened();
        const std::string newer = "{\"schema\": \"presence.shoot/2\"}";
        QVERIFY(writeFile(m_folder / "shoot.json", newer).ok());
        const auto refused = ShootStore::open(m_folder);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find("newer") != std::string::npos);
        QVERIFY(*readFile(m_folder / "shoot.json") == newer);
    }

    void whatACrashLeftBehindIsRemovedAtTheNextOpening()
    {
        ShootStore store = opened();
        const Take take = *store.add(exampleTake());
        const QStringList clean = filesBelow(m_folder);
        fs::create_directories(m_folder / "takes/.partial-1-abcdef");
        QVERIFY(writeFile(m_folder / "takes/.partial-1-abcdef/picture.png", "half a pict").ok());
        QVERIFY(writeFile(store.takeFolder(take.id) / ".presence-1-2.tmp", "{\"rat").ok());
        QVERIFY(writeFile(m_folder / ".presence-1-3.tmp", "").ok());
        QVERIFY(store.takeIds() == std::vector{take.id});
        QVERIFY(sameTake(*opened().load(take.id), take));
        QCOMPARE(filesBelow(m_folder), clean);
    }

    void theUnfinishedTakeOfARunningProgramIsLeftAlone()
    {
        opened();
        int ready[2], go[2];
        QVERIFY(pipe(ready) == 0 && pipe(go) == 0);
        const pid_t child = fork();
        if (child == 0) { // a program in the middle of add(): it holds the lock and has begun its folder
            FileLockHolder holder(m_folder / ".lock");
            fs::create_directories(m_folder / "takes/.partial-busy");
            char byte = holder.held ? 'y' : 'n';
            (void)!write(ready[1], &byte, 1);
            (void)!read(go[0], &byte, 1);
            _exit(0);
        }
        char byte = 0;
        QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
        QCOMPARE(byte, 'y');
        opened();
        QVERIFY(fs::exists(m_folder / "takes/.partial-busy"));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        opened();
        QVERIFY(!fs::exists(m_folder / "takes/.partial-busy"));
    }

    void killedAtAnyMomentNothingReportedIsLost()
    {
        std::mt19937 random(7);
        std::set<std::string> reported;
        for (int round = 0; round < 25; ++round) {
            int pipeEnds[2];
            QVERIFY(pipe(pipeEnds) == 0);
            const pid_t child = fork();
            if (child == 0) {
                ShootStore store = opened();
                for (int i = 0;; ++i) {
                    const auto take = store.add(exampleTake(i % 200, 60));
                    if (!take)
                        _exit(1);
                    const std::string line = take->id + "\n";
                    (void)!write(pipeEnds[1], line.data(), line.size());
                    Take rated = *take;
                    rated.rating = 5;
                    (void)store.saveReview(rated).ok();
                }
            }
            ::close(pipeEnds[1]);
            std::this_thread::sleep_for(std::chrono::microseconds(2000 + random() % 60'000));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            std::string lines;
            char block[4096];
            for (ssize_t count; (count = read(pipeEnds[0], block, sizeof block)) > 0;)
                lines.append(block, std::size_t(count));
            ::close(pipeEnds[0]);
            for (const QString &id : QString::fromStdString(lines).split('\n', Qt::SkipEmptyParts))
                reported.insert(id.toStdString());

            std::vector<std::string> problems;
            const auto takes = opened().loadAll(&problems);
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].c_str());
            std::set<std::string> found;
            for (const Take &take : takes) {
                found.insert(take.id);
                QVERIFY(take.image.bytes().ends_with("IEND\xae\x42\x60\x82"));
                QVERIFY(take.note == exampleTake().note);
            }
            QVERIFY(std::ranges::includes(found, reported));
            QVERIFY(found.size() <= reported.size() + std::size_t(round) + 1);
            for (const QString &file : filesBelow(m_folder))
                QVERIFY2(!file.contains("partial") && !file.endsWith(".tmp"), qPrintable(file));
        }
        QVERIFY(!reported.empty());
    }

    void severalProgramsAddToOneShoot()
    {
        opened();
        constexpr int programs = 4, each = 8;
        for (int i = 0; i < programs; ++i)
            if (fork() == 0) {
                ShootStore store = opened();
                for (int k = 0; k < each; ++k)
                    if (!store.add(exampleTake(10 * i + k)))
                        _exit(1);
                _exit(0);
            }
        for (int i = 0; i < programs; ++i) {
            int status = 0;
            QVERIFY(wait(&status) > 0);
            QCOMPARE(status, 0);
        }
        std::vector<std::string> problems;
        QCOMPARE(opened().loadAll(&problems).size(), std::size_t(programs * each));
        QVERIFY(problems.empty());
    }

    void aFullDiskIsSaidAndLeavesTheShootAsItWas()
    {
        ShootStore store = opened();
        const Take before = *store.add(exampleTake());
        const QStringList files = filesBelow(m_folder);
        const pid_t child = fork();
        if (child == 0) { // a limit on file sizes fails in the middle of writing, as a full disk does
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{2000, 2000};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto refused = store.add(exampleTake(1, 80));
            const bool fine = !refused && refused.error().kind == Error::Kind::Storage &&
                              refused.error().message.find("disk is full") != std::string::npos;
            _exit(fine ? 0 : 1);
        }
        int status = -1;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QCOMPARE(filesBelow(m_folder), files);
        QVERIFY(sameTake(*opened().load(before.id), before));
    }

    void aReadOnlyShootOpensForReadingOnly()
    {
        const Take take = *opened().add(exampleTake());
        for (const auto &entry : fs::recursive_directory_iterator(m_folder))
            fs::permissions(entry, entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
        fs::permissions(m_folder, fs::perms(0555));
        fs::permissions(m_temporary->path().toStdString(), fs::perms(0755));
        const pid_t child = fork();
        if (child == 0) {
            if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) // root may write everywhere
                _exit(2);
            auto store = ShootStore::open(m_folder);
            if (!store || !store->load(take.id))
                _exit(3);
            const auto refused = store->add(exampleTake());
            if (refused || refused.error().kind != Error::Kind::Storage)
                _exit(4);
            _exit(refused.error().message.find("does not allow writing") != std::string::npos ? 0 : 5);
        }
        int status = -1;
        waitpid(child, &status, 0);
        fs::permissions(m_folder, fs::perms(0755));
        for (const auto &entry : fs::recursive_directory_iterator(m_folder))
            if (entry.is_directory())
                fs::permissions(entry, fs::perms(0755));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void aFolderThatCannotBeIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("inside a file") << QString(PRESENCE_SOURCE_DIR "/LICENSE/shoot");
        QTest::newRow("a file itself") << QString(PRESENCE_SOURCE_DIR "/LICENSE");
        QTest::newRow("in the kernel's files") << QString("/proc/shoot");
    }
    void aFolderThatCannotBeIsNamed()
    {
        QFETCH(QString, folder);
        const auto store = ShootStore::open(folder.toStdString());
        QVERIFY(!store.ok());
        QVERIFY(store.error().kind == Error::Kind::Storage);
        QVERIFY(store.error().message.find(folder.toStdString()) != std::string::npos);
    }

private:
    struct FileLockHolder
    {
        explicit FileLockHolder(const fs::path &file)
            : lock(FileLock::shared(file))
            , held(lock.ok())
        {
        }
        Result<FileLock> lock;
        bool held;
    };
};

QTEST_APPLESS_MAIN(TestShootStore)
#include "tst_shoot_store.moc"
