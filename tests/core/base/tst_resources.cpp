// SPDX-License-Identifier: MIT
#include "core/base/resources.h"

#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;
namespace fs = std::filesystem;

class TestResources : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;
    fs::path at(const char *name) const { return m_temporary.filePath(name).toStdString(); }

private slots:
    void initTestCase()
    {
        for (const char *name :
             {"share/presence/words.json", "share/presence/list/b.json", "share/presence/list/a.json",
              "share/presence/list/c.txt", "share/presence/list/d.json/inside", "bin/program"})
            QVERIFY(writeFile(at(name), name).ok());
    }

    void init() { qunsetenv("PRESENCE_RESOURCES"); }

    void theFolderBesideTheProgramIsFound()
    {
        const auto resources = Resources::find(at("bin/program"));
        QVERIFY(resources.ok());
        QVERIFY(fs::equivalent(resources->folder(), at("share/presence")));
        QVERIFY(*resources->text("words.json") == "share/presence/words.json");
    }

    void aLinkToTheProgramIsFollowed()
    {
        fs::create_directories(at("elsewhere"));
        fs::create_symlink(at("bin/program"), at("elsewhere/link"));
        QVERIFY(Resources::find(at("elsewhere/link")).ok());
    }

    void theEnvironmentGoesFirst()
    {
        qputenv("PRESENCE_RESOURCES", m_temporary.filePath("bin").toUtf8());
        QVERIFY(Resources::find(at("bin/program"))->folder() == at("bin"));
    }

    void anEmptyNameInTheEnvironmentIsNone()
    {
        qputenv("PRESENCE_RESOURCES", "");
        QVERIFY(Resources::find(at("bin/program")).ok());
    }

    void missingFoldersAreNamed()
    {
        const auto beside = Resources::find(at("bin/deep/program"));
        QVERIFY(beside.error().kind == Error::Kind::NotFound);
        QVERIFY(beside.error().message.find("PRESENCE_RESOURCES") != std::string::npos);
        qputenv("PRESENCE_RESOURCES", "/nowhere");
        QVERIFY(Resources::find(at("bin/program")).error().message.find("“/nowhere”") != std::string::npos);
    }

    void listsAreSortedAndHoldFilesOfTheSuffixOnly()
    {
        const auto resources = Resources::find(at("bin/program"));
        QStringList names;
        for (const fs::path &file : resources->list("list", ".json"))
            names << QString::fromStdString(file.filename().string());
        QCOMPARE(names, (QStringList{"a.json", "b.json"}));
        QVERIFY(resources->list("nowhere", ".json").empty());
    }

    void aMissingTextIsNamed()
    {
        const auto text = Resources(at("share/presence")).text("none.json");
        QVERIFY(text.error().kind == Error::Kind::NotFound);
        QVERIFY(text.error().message.find("none.json") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestResources)
#include "tst_resources.moc"
