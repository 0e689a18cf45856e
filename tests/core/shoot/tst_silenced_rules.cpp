// SPDX-License-Identifier: MIT
#include "core/shoot/silenced_rules.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestSilencedRules : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_shoot;

    QString file() const { return QString::fromStdString((m_shoot / "silenced.json").string()); }
    void write(const QByteArray &text)
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }

private slots:
    void init()
    {
        static int number = 0;
        m_shoot = m_folder.filePath("shoot" + QString::number(++number)).toStdString();
        std::filesystem::create_directories(m_shoot);
    }

    void aShootWithoutTheFileSilencesNothing()
    {
        const auto rules = loadSilencedRules(m_shoot);
        QVERIFY(rules.ok() && rules->empty());
    }

    void whatIsStoredComesBackEvenIfNoVersionKnowsIt()
    {
        const std::set<std::string> rules{"EMO-010", "FUTURE-001", "CAM-007"};
        QVERIFY(saveSilencedRules(m_shoot, rules).ok());
        QCOMPARE(loadSilencedRules(m_shoot).value(), rules);
        QVERIFY(saveSilencedRules(m_shoot, {}).ok());
        QVERIFY(loadSilencedRules(m_shoot)->empty());
    }

    void aDamagedFileIsSaidAndSetAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"rules\": [\"EMO");
        QTest::newRow("no list") << QByteArray(R"({"schema": "presence.silenced/1", "rules": "EMO-010"})");
        QTest::newRow("numbers") << QByteArray(R"({"schema": "presence.silenced/1", "rules": [1, 2]})");
        QTest::newRow("twice") << QByteArray(
            R"({"schema": "presence.silenced/1", "rules": ["EMO-010", "EMO-010"]})");
        QTest::newRow("foreign") << QByteArray(R"({"schema": "presence.take/1", "rules": []})");
        QTest::newRow("deep") << QByteArray(100000, '[');
    }
    void aDamagedFileIsSaidAndSetAside()
    {
        QFETCH(QByteArray, text);
        write(text);
        const auto rules = loadSilencedRules(m_shoot);
        QVERIFY(!rules.ok());
        QVERIFY(QString::fromStdString(rules.error().message).contains("silenced.json"));
        QFile aside(file() + ".damaged");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), text);
        QVERIFY(loadSilencedRules(m_shoot).ok());
    }

    void aFolderThatIsGoneIsNamed()
    {
        QFile blocked(QString::fromStdString((m_shoot / "file").string()));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        const auto done = saveSilencedRules(m_shoot / "file", {"EMO-010"});
        QVERIFY(!done.ok());
        QVERIFY(QString::fromStdString(done.error().message).contains("file"));
    }
};

QTEST_APPLESS_MAIN(TestSilencedRules)
#include "tst_silenced_rules.moc"
