// SPDX-License-Identifier: MIT
#include "tests/support/command_line.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using Json = nlohmann::json;

/// presence-cli models, with a folder of its own.
class TestCliModels : public QObject, presence::test::CommandLine
{
    Q_OBJECT

    QString statusOf(const std::string &id) const
    {
        for (const Json &model : Json::parse(run({"models", "list", "--json"}).out.toStdString()))
            if (model["id"] == id)
                return QString::fromStdString(model["status"]);
        return {};
    }

private slots:
    void everyModelSaysWhatItGivesAndUnderWhichLicence()
    {
        const Outcome listed = run({"models", "list", "--json"});
        QCOMPARE(listed.code, 0);
        const Json models = Json::parse(listed.out.toStdString());
        QVERIFY(models.size() >= 8);
        for (const Json &model : models) {
            QVERIFY(model["status"] == "absent");
            QVERIFY(!model["gives"].get<std::string>().empty());
            QVERIFY(!model["licence"].get<std::string>().empty());
            for (const Json &file : model["files"])
                QCOMPARE(file["sha256"].get<std::string>().size(), std::size_t(64));
        }
    }

    void aFileThatIsNoModelIsRefused()
    {
        QFile file(at("model.onnx"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a model");
        file.close();
        const Outcome added = run({"models", "add", file.fileName()});
        QCOMPARE(added.code, 1);
        QVERIFY(added.err.contains("none of the known models"));
    }

    void anUnknownModelIsNamed()
    {
        const Outcome fetched = run({"models", "fetch", "crystal-ball"});
        QCOMPARE(fetched.code, 1);
        QVERIFY(fetched.err.contains("crystal-ball"));
    }

    void aModelIsAddedVerifiedDamagedAndRemoved()
    {
        const QString model =
            QStringLiteral(PRESENCE_SOURCE_DIR "/../shared/models/face_detection_yunet_2022mar.onnx");
        if (!QFile::exists(model))
            QSKIP("The folder of shared models is not here.");
        QCOMPARE(run({"models", "add", model}).code, 0);
        QCOMPARE(statusOf("faces"), QString("installed"));
        QCOMPARE(run({"models", "verify"}).code, 0);
        QFile installed(at("data/presence/models/face_detection_yunet_2022mar.onnx"));
        QVERIFY(installed.open(QIODevice::Append));
        installed.write("x");
        installed.close();
        const Outcome verified = run({"models", "verify"});
        QCOMPARE(verified.code, 1);
        QVERIFY(verified.out.contains("faces: damaged"));
        QCOMPARE(run({"models", "remove", "faces"}).code, 0);
        QCOMPARE(statusOf("faces"), QString("absent"));
    }
};

QTEST_GUILESS_MAIN(TestCliModels)
#include "tst_cli_models.moc"
