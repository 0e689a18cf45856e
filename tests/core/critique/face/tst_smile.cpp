// SPDX-License-Identifier: MIT
#include "core/critique/face/smile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>
#include <random>
#include <tuple>

using namespace presence;

class TestSmile : public QObject
{
    Q_OBJECT

    std::optional<SmileReader> m_reader;

    /// A face of random depth, nose toward the camera, 100 px between the eyes.
    static FaceMesh face(double liftPx)
    {
        FaceMesh mesh;
        std::mt19937 random(3);
        const auto within = [&](double reach) { return reach * (double(random() % 2001) / 1000 - 1); };
        for (std::size_t i = 0; i < mesh::pointCount; ++i)
            mesh.points.push_back({within(80), within(120), within(40)});
        const auto set = [&](std::size_t id, double x, double y, double z) { mesh.points[id] = {x, y, z}; };
        set(mesh::outerCornerRight, -65, 0, 10), set(mesh::innerCornerRight, -35, 0, 0);
        set(mesh::innerCornerLeft, 35, 0, 0), set(mesh::outerCornerLeft, 65, 0, 10);
        set(mesh::noseWings[0], -20, 60, -20), set(mesh::noseWings[1], 20, 60, -20);
        set(mesh::innerLips[0], 0, 98, -25), set(mesh::innerLips[1], 0, 102, -25);
        set(mesh::mouthCornerRight, -42, 100 - liftPx, 0), set(mesh::mouthCornerLeft, 42, 100 - liftPx, 0);
        return mesh;
    }

    /// As a camera sees the head turned so (HeadModel::fit takes it apart again).
    static FaceMesh turned(const FaceMesh &mesh, const HeadPose &pose)
    {
        constexpr double radians = std::numbers::pi / 180;
        const double y = pose.yaw * radians, x = -pose.pitch * radians, z = -pose.roll * radians;
        FaceMesh seen = mesh;
        for (Point3 &p : seen.points) {
            double px = p.x, py = -p.y, pz = -p.z; // in the head: y up, z out of the face
            std::tie(px, py) =
                std::pair(px * std::cos(z) - py * std::sin(z), px * std::sin(z) + py * std::cos(z));
            std::tie(py, pz) =
                std::pair(py * std::cos(x) - pz * std::sin(x), py * std::sin(x) + pz * std::cos(x));
            std::tie(px, pz) =
                std::pair(px * std::cos(y) + pz * std::sin(y), -px * std::sin(y) + pz * std::cos(y));
            p = {px + 300, 200 - py, -pz};
        }
        return seen;
    }

private slots:
    void initTestCase()
    {
        auto reader = SmileReader::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(reader.ok(), reader ? "" : reader.error().message.c_str());
        m_reader = std::move(*reader);
    }

    void aTurnedHeadDoesNotMoveTheMouth_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("roll");
        QTest::newRow("to its left") << 25.0 << 0.0 << 0.0;
        QTest::newRow("chin down") << 0.0 << -15.0 << 0.0;
        QTest::newRow("tilted") << 0.0 << 0.0 << 12.0;
        QTest::newRow("every way") << -20.0 << 10.0 << -8.0;
    }
    void aTurnedHeadDoesNotMoveTheMouth()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(double, roll);
        const HeadPose pose{yaw, pitch, roll};
        const SmileCues straight = smileCuesOf(face(8), {});
        const SmileCues cues = smileCuesOf(turned(face(8), pose), pose);
        QCOMPARE(cues.size(), meshSmileCueCount);
        for (std::size_t i = 0; i + 1 < cues.size(); ++i) // the last is the pitch
            QVERIFY2(std::abs(cues[i] - straight[i]) < 1e-9, std::to_string(i).c_str());
        QVERIFY(std::abs(straight[0] - 0.08) < 1e-9); // 8 px of 100
    }

    void mouthsAreToldApart_data()
    {
        QTest::addColumn<double>("lift");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("gap");
        QTest::addColumn<int>("smile");
        // Means of labelled photographs.
        QTest::newRow("at rest") << 0.02 << 0.83 << 0.003 << int(Smile::None);
        QTest::newRow("slight") << 0.09 << 0.92 << 0.004 << int(Smile::Slight);
        QTest::newRow("broad") << 0.17 << 1.11 << 0.09 << int(Smile::Broad);
    }
    void mouthsAreToldApart()
    {
        QFETCH(double, lift);
        QFETCH(double, width);
        QFETCH(double, gap);
        QFETCH(int, smile);
        FaceReading reading;
        MouthShape &mouth = reading.mouth.emplace();
        mouth.lift = lift;
        mouth.width = width;
        mouth.gap = gap;
        mouth.overUpper = lift - 0.13 + gap / 2;
        mouth.overLower = lift + 0.2 + gap / 2;
        mouth.underNose = 0.39 - lift;
        const auto told = m_reader->read(reading);
        QVERIFY(told);
        QCOMPARE(int(told->smile()), smile);
        QVERIFY(told->sureness() > 0.5 && told->sureness() <= 1);
    }

    void withoutAMouthNothingIsTold() { QVERIFY(!m_reader->read({})); }

    void aDamagedTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("another schema") << QByteArray(R"({"schema": "presence.smiles/9", "rules": {}})");
        QTest::newRow("no outline") << QByteArray(
            R"({"schema": "presence.smiles/1", "rules": {"mesh": {"smiles": [0,0,0,0,0,0,0,0],
                "broad": [0,0,0,0,0,0,0,0]}}})");
        QTest::newRow("too few weights") << QByteArray(
            R"({"schema": "presence.smiles/1", "rules": {"mesh": {"smiles": [1], "broad": [1]}}})");
    }
    void aDamagedTableIsRefused()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("critique"));
        QFile file(folder.filePath("critique/smiles.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto reader = SmileReader::load(Resources(folder.path().toStdString()));
        QVERIFY(!reader.ok());
        QVERIFY(reader.error().message.find("smiles.json") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestSmile)
#include "tst_smile.moc"
