// SPDX-License-Identifier: MIT
#include "core/critique/networks/face_networks.h"

#include "core/base/file_io.h"
#include "core/critique/detect/yunet.h"
#include "core/critique/networks/identity.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <thread>

using namespace presence;
using nlohmann::json;

namespace fs = std::filesystem;

static const fs::path shared = PRESENCE_SOURCE_DIR "/../shared";
static const Resources resources(PRESENCE_SOURCE_DIR "/resources");

static const char *const goldenPhotos[] = {
    "ai_04.jpg",   "ai_07.jpg",   "ai_08.jpg",   "ai_10.jpg",
    "real_02.jpg", "real_03.jpg", "real_05.jpg", "syn_01_eyes_closed.jpg"};

static cv::Mat photo(const std::string &name) { return cv::imread((shared / "photos" / name).string()); }

static Point2 point(const json &pair) { return {pair.at(0), pair.at(1)}; }

/// The smallest median of squared errors over all similarities through two of the five points, refined on
/// the points it explains: how the reference cosines were aligned.
static cv::Matx23d robustAlignment(const std::array<Point2, 5> &from)
{
    const auto &to = LikenessReader::alignedPoints();
    const auto fit = [&](const std::vector<std::size_t> &chosen) {
        cv::Mat equations(int(chosen.size()) * 2, 4, CV_64F), values(int(chosen.size()) * 2, 1, CV_64F);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const Point2 p = from[chosen[i]], q = to[chosen[i]];
            const double rows[2][4] = {{p.x, -p.y, 1, 0}, {p.y, p.x, 0, 1}};
            for (int r = 0; r < 2; ++r) {
                for (int c = 0; c < 4; ++c)
                    equations.at<double>(int(i) * 2 + r, c) = rows[r][c];
                values.at<double>(int(i) * 2 + r) = r == 0 ? q.x : q.y;
            }
        }
        cv::Mat s;
        cv::solve(equations, values, s, cv::DECOMP_SVD);
        const double a = s.at<double>(0), b = s.at<double>(1);
        return cv::Matx23d(a, -b, s.at<double>(2), b, a, s.at<double>(3));
    };
    const auto errors = [&](const cv::Matx23d &map) {
        std::array<double, 5> squares;
        for (std::size_t i = 0; i < 5; ++i) {
            const cv::Vec2d at = map * cv::Vec3d(from[i].x, from[i].y, 1);
            squares[i] = std::pow(at[0] - to[i].x, 2) + std::pow(at[1] - to[i].y, 2);
        }
        return squares;
    };
    double leastMedian = 1e30;
    cv::Matx23d best;
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = i + 1; j < 5; ++j) {
            const auto map = fit({i, j});
            auto squares = errors(map);
            std::ranges::sort(squares);
            if (squares[2] < leastMedian)
                leastMedian = squares[2], best = map;
        }
    const double sigma = 2.5 * 1.4826 * (1 + 5.0 / 3) * std::sqrt(leastMedian);
    const auto squares = errors(best);
    std::vector<std::size_t> explained;
    for (std::size_t i = 0; i < 5; ++i)
        if (squares[i] <= sigma * sigma)
            explained.push_back(i);
    return fit(explained);
}

/// `golden.json` is the answer of another implementation on eight photographs.
class TestFaceNetworks : public QObject
{
    Q_OBJECT

    std::optional<ModelStore> m_store;
    std::optional<FaceNetworks> m_networks;
    json m_golden;
    std::map<std::string, NetworkReading> m_readings;

    const NetworkReading &reading(const std::string &name)
    {
        if (const auto known = m_readings.find(name); known != m_readings.end())
            return known->second;
        auto read = m_networks->read(photo(name));
        if (!read)
            qFatal("%s: %s", name.c_str(), read.error().detail.c_str());
        return m_readings[name] = std::move(*read);
    }

    /// Our reading of the face that the golden file describes.
    const FaceReading &faceLike(const std::string &name, const json &golden)
    {
        const Point2 nose = point(golden.at("landmarks_478_xyz").at(mesh::noseTip));
        const auto &faces = reading(name).faces;
        return *std::ranges::min_element(
            faces, {}, [&](const FaceReading &face) { return distance(face.mesh->at(mesh::noseTip), nose); });
    }

    static void photoRows()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : goldenPhotos)
            QTest::newRow(name) << name;
    }

    template <typename Compare>
    void forEveryFace(Compare compare)
    {
        QFETCH(QString, name);
        const json &golden = m_golden.at(name.toStdString());
        QCOMPARE(reading(name.toStdString()).faces.size(), golden.at("faces").size());
        for (const json &face : golden.at("faces"))
            compare(faceLike(name.toStdString(), face), face);
    }

private slots:
    void initTestCase()
    {
        if (!fs::exists(shared / "models/golden.json"))
            QSKIP("the shared models and photographs are absent");
        auto store = ModelStore::open(resources, shared / "models");
        QVERIFY(store.ok());
        m_store = std::move(*store);
        m_networks = FaceNetworks::load(*m_store);
        QVERIFY(m_networks->problems().empty());
        m_golden = json::parse(*readFile(shared / "models/golden.json"));
    }

    void everythingInstalledIsEveryTier()
    {
        QVERIFY((m_networks->tiers() == std::vector<std::string>{"B", "C", "S", "I", "Q"}));
    }

    void foundFacesAreThoseOfOpenCvsOwnDecoder_data() { photoRows(); }
    void foundFacesAreThoseOfOpenCvsOwnDecoder()
    {
        QFETCH(QString, name);
        const json &golden = m_golden.at(name.toStdString()).at("yunet_320");
        const auto &faces = reading(name.toStdString()).faces;
        QCOMPARE(faces.size(), golden.size());
        for (std::size_t i = 0; i < faces.size(); ++i) {
            const FaceBox &box = faces[i].box;
            const double ours[] = {box.box.x, box.box.y, box.box.width, box.box.height};
            for (std::size_t c = 0; c < 4; ++c)
                QVERIFY(std::abs(ours[c] - golden[i].at(c).get<double>()) < 0.5);
            for (std::size_t p = 0; p < 5; ++p)
                QVERIFY(distance(box.points[p], {golden[i].at(4 + 2 * p), golden[i].at(5 + 2 * p)}) < 0.5);
        }
    }

    void landmarksAgreeWithin1_5Pixels_data() { photoRows(); }
    void landmarksAgreeWithin1_5Pixels()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            QVERIFY(face.mesh->presence > 0.99);
            for (std::size_t i = 0; i < mesh::pointCountWithIrises; ++i)
                QVERIFY(distance(face.mesh->at(i), point(golden.at("landmarks_478_xyz").at(i))) < 1.5);
        });
    }

    void irisesAgreeWithin1_5Pixels_data() { photoRows(); }
    void irisesAgreeWithin1_5Pixels()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            QVERIFY(face.irises->exact);
            constexpr std::size_t mirrored[] = {0, 3, 2, 1,
                                                4}; // the file numbers the left rim as in a mirror
            for (std::size_t i = 0; i < 5; ++i) {
                QVERIFY(distance(face.irises->right.points[i], point(golden.at("iris_R").at(i))) < 1.5);
                QVERIFY(distance(face.irises->left.points[i], point(golden.at("iris_L").at(mirrored[i]))) <
                        1.5);
            }
        });
    }

    /// The golden file has pitch and roll with the opposite sign.
    void thePoseAgreesWithinHalfADegree_data() { photoRows(); }
    void thePoseAgreesWithinHalfADegree()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            const json &pose = golden.at("pose_yaw_pitch_roll");
            QVERIFY(std::abs(face.pose->yaw - pose.at(0).get<double>()) < 0.5);
            QVERIFY(std::abs(-face.pose->pitch - pose.at(1).get<double>()) < 0.5);
            QVERIFY(std::abs(-face.pose->roll - pose.at(2).get<double>()) < 0.5);
        });
    }

    void expressionWeightsAgreeWithin0_03_data() { photoRows(); }
    void expressionWeightsAgreeWithin0_03()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            for (std::size_t i = 0; i < expressionCount; ++i) {
                const double expected = golden.at("blendshapes").at(std::string(expressionNames()[i]));
                QVERIFY2(std::abs((*face.expressions)[i] - expected) < 0.03, expressionNames()[i].data());
            }
        });
    }

    void eyeOpeningsAgreeWithin0_005_data() { photoRows(); }
    void eyeOpeningsAgreeWithin0_005()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            const json &ratios = golden.at("eye_aspect_ratio");
            QVERIFY(std::abs(face.eyes->right - ratios.at(0).get<double>()) < 0.005);
            QVERIFY(std::abs(face.eyes->left - ratios.at(1).get<double>()) < 0.005);
        });
    }

    /// The golden file measures the gaze with the mesh's irises, and upward by another formula.
    void theGazeAcrossAgreesWithin1Degree_data() { photoRows(); }
    void theGazeAcrossAgreesWithin1Degree()
    {
        forEveryFace([](const FaceReading &face, const json &golden) {
            const Gaze gaze = gazeOf(*face.mesh, *irisesOf(*face.mesh), face.pose->yaw);
            QVERIFY(std::abs(gaze.left - golden.at("gaze_deg_x").get<double>()) < 1);
        });
    }

    void theSubjectsShareAgreesWithin0_01_data() { photoRows(); }
    void theSubjectsShareAgreesWithin0_01()
    {
        QFETCH(QString, name);
        const double expected = m_golden.at(name.toStdString()).at("sinet_subject_fraction");
        QVERIFY(std::abs(reading(name.toStdString()).subject->share() - expected) < 0.01);
    }

    /// The golden cosines come from a robust fit to the face finder's five points and one crop each.
    void cosinesAgreeWithin0_03UnderTheSameAlignment()
    {
        const auto reader = LikenessReader::load(*m_store->read("mobilefacenet_128.onnx"));
        QVERIFY(reader.ok());
        std::map<std::string, FaceLikeness> likenesses;
        for (const char *name : goldenPhotos) {
            const json &golden = m_golden.at(name).at("faces");
            for (std::size_t i = 0; i < golden.size(); ++i) {
                cv::Mat aligned;
                cv::warpAffine(photo(name), aligned, robustAlignment(faceLike(name, golden[i]).box.points),
                               cv::Size(LikenessReader::side, LikenessReader::side));
                likenesses[std::string(name) + "#" + std::to_string(i)] = *reader->embed(aligned);
            }
        }
        for (const auto &[pair, cosine] : m_golden.at("identity_cosine").items()) {
            const auto cut = pair.find(" ~ ");
            const FaceLikeness &a = likenesses.at(pair.substr(0, cut)),
                               &b = likenesses.at(pair.substr(cut + 3));
            const double ours = similarity(a, b) / std::sqrt(similarity(a, a) * similarity(b, b));
            QVERIFY2(std::abs(ours - cosine.get<double>()) < 0.03, pair.c_str());
        }
    }

    void thePublishedLikenessSeparatesPeople_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("two photographs") << "real_02.jpg"
                                         << "real_03.jpg" << true;
        QTest::newRow("closed eyes") << "ai_10.jpg"
                                     << "syn_01_eyes_closed.jpg" << true;
        QTest::newRow("two generated people") << "ai_04.jpg"
                                              << "ai_07.jpg" << false;
        QTest::newRow("generated and real") << "ai_08.jpg"
                                            << "real_02.jpg" << false;
    }
    void thePublishedLikenessSeparatesPeople()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, same);
        const double cosine = similarity(*reading(a.toStdString()).faces.front().likeness,
                                         *reading(b.toStdString()).faces.front().likeness);
        QVERIFY(same ? cosine >= 0.6 : cosine < 0.45);
    }

    /// The numbers of OpenCV's contributed cv::quality::QualityBRISQUE on the same pictures.
    void degradationIsThatOfOpenCv_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("expected");
        QTest::newRow("untouched") << "ai_04.jpg" << 4.516;
        QTest::newRow("plain background") << "ai_07.jpg" << 20.348;
        QTest::newRow("tight crop") << "ai_08.jpg" << 17.525;
        QTest::newRow("photograph") << "real_02.jpg" << 6.441;
    }
    void degradationIsThatOfOpenCv()
    {
        QFETCH(QString, name);
        QFETCH(double, expected);
        QVERIFY(std::abs(*reading(name.toStdString()).degradation - expected) < 0.1);
    }

    void whatIsNoPersonIsNoFace_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"neg_01_cat.png", "neg_02_coffee.png", "neg_03_emoji.png", "neg_04_brick.png"})
            QTest::newRow(name) << name;
    }
    void whatIsNoPersonIsNoFace()
    {
        QFETCH(QString, name);
        QVERIFY(reading(name.toStdString()).faces.empty());
    }

    void aFlatPictureHasNoFace()
    {
        const auto read = m_networks->read(cv::Mat::zeros(512, 512, CV_8UC3));
        QVERIFY(read.ok());
        QVERIFY(read->faces.empty());
    }

    void everyShapeOfPictureIsRead_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const auto &[width, height] :
             {std::pair{1, 1}, {1, 4000}, {4000, 1}, {320, 33}, {17, 900}, {333, 127}, {3000, 2001}})
            QTest::addRow("%d × %d", width, height) << width << height;
    }
    void everyShapeOfPictureIsRead()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        cv::Mat noise(height, width, CV_8UC3);
        cv::theRNG().state = 7;
        cv::randu(noise, 0, 255);
        const auto read = m_networks->read(noise);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    }

    void enlargingAPictureEnlargesItsPointsOnly()
    {
        const cv::Mat small = photo("real_02.jpg");
        cv::Mat large;
        cv::resize(small, large, {}, 3, 3, cv::INTER_CUBIC);
        const auto read = m_networks->read(large);
        QVERIFY(read.ok());
        const FaceReading &a = reading("real_02.jpg").faces.front(), &b = read->faces.front();
        for (std::size_t i = 0; i < mesh::pointCount; ++i)
            QVERIFY(distance(b.mesh->at(i), {a.mesh->at(i).x * 3, a.mesh->at(i).y * 3}) < 9);
        QVERIFY(distance(b.irises->left.points[0],
                         {a.irises->left.points[0].x * 3, a.irises->left.points[0].y * 3}) < 9);
        QVERIFY(std::abs(b.pose->yaw - a.pose->yaw) < 1);
        QVERIFY(std::abs(b.gaze->left - a.gaze->left) < 3);
    }

    void severalThreadsGetTheSameAnswer()
    {
        const cv::Mat picture = photo("real_05.jpg");
        std::array<std::optional<NetworkReading>, 4> answers;
        {
            std::vector<std::jthread> threads;
            for (auto &answer : answers)
                threads.emplace_back([&] { answer = *m_networks->read(picture); });
        }
        for (const auto &answer : answers) {
            QCOMPARE(answer->faces.size(), std::size_t(2));
            for (std::size_t f = 0; f < 2; ++f) {
                const FaceReading &face = answer->faces[f], &alone = reading("real_05.jpg").faces[f];
                for (std::size_t i = 0; i < face.mesh->points.size(); ++i)
                    QVERIFY(distance(face.mesh->at(i), alone.mesh->at(i)) == 0);
                QVERIFY(*face.likeness == *alone.likeness && *face.expressions == *alone.expressions);
            }
            QVERIFY(answer->subject->values == reading("real_05.jpg").subject->values);
        }
    }

    void aStoppedReviewIsCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto read = m_networks->read(photo("ai_10.jpg"), {}, stop.get_token());
        QVERIFY(!read.ok() && read.error().kind == Error::Kind::Cancelled);
    }

    void boxesFoundOtherwiseServeWithoutTheFaceFinder()
    {
        QTemporaryDir folder;
        const fs::path installed = folder.path().toStdString();
        for (const char *file : {"mp_face_landmark_468.onnx", "mp_geometry_landmark_weights.pbtxt"})
            fs::copy_file(shared / "models" / file, installed / file);
        const auto networks = FaceNetworks::load(*ModelStore::open(resources, installed));
        QVERIFY((networks.tiers() == std::vector<std::string>{"C"}));
        const Region box{330, 110, 310, 310};
        const auto read = networks.read(photo("real_02.jpg"), std::span(&box, 1));
        QVERIFY(read.ok());
        QCOMPARE(read->faces.size(), std::size_t(1));
        const FaceReading &light = read->faces.front(), &full = reading("real_02.jpg").faces.front();
        QVERIFY(std::abs(light.pose->yaw - full.pose->yaw) < 5);
        QVERIFY(std::abs(light.mouth->lift - full.mouth->lift) < 0.04);
        QVERIFY(!light.gaze && !light.irises && !light.expressions && !light.likeness);
        QVERIFY(!read->subject && !read->degradation);
    }

    void aDamagedModelIsLeftOutAndTold()
    {
        QTemporaryDir folder;
        const fs::path installed = folder.path().toStdString();
        fs::copy_file(shared / "models/sinet_portrait_320.onnx", installed / "sinet_portrait_320.onnx");
        auto bytes = *readFile(shared / "models/face_detection_yunet_2022mar.onnx");
        bytes[1000] = char(bytes[1000] ^ 1);
        QVERIFY(writeFile(installed / "face_detection_yunet_2022mar.onnx", bytes).ok());
        const auto networks = FaceNetworks::load(*ModelStore::open(resources, installed));
        QVERIFY((networks.tiers() == std::vector<std::string>{"S"}));
        QCOMPARE(networks.problems().size(), std::size_t(1));
        QVERIFY(networks.problems().front().message.find("face_detection_yunet") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestFaceNetworks)
#include "tst_face_networks.moc"
