// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include "core/base/file_io.h"
#include "core/critique/detect/yunet.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <filesystem>
#include <random>

using namespace presence;

/// Where Debian, Ubuntu and a build from source put OpenCV's data.
static std::string frontalCascade()
{
    for (const char *folder : {"/usr/share/opencv4/haarcascades/", "/usr/local/share/opencv4/haarcascades/",
                               "/usr/share/opencv/haarcascades/"})
        if (std::filesystem::exists(std::string(folder) + "haarcascade_frontalface_alt.xml"))
            return std::string(folder) + "haarcascade_frontalface_alt.xml";
    return {};
}

/// Three hundred directions a frontal detector must cope with, drawn once and shown to every detector.
class TestDetectedFaces : public QObject
{
    Q_OBJECT

    static constexpr int pictures = 300;
    struct Drawn
    {
        cv::Mat bgr;
        SitterTruth::Box face;
        std::string about;
    };
    std::vector<Drawn> m_drawn;

    static PortraitSpec drawnSpec(std::mt19937 &random)
    {
        const auto within = [&](double low, double high) {
            return low + (high - low) * double(random() % 1001) / 1000;
        };
        const char *cuts[] = {"bald", "cropped", "short", "bob", "long", "tied_back", "curly"};
        const char *people[] = {"unspecified", "woman", "man", "androgynous"};
        const char *ages[] = {"young_adult", "thirties", "forties", "fifties", "sixties", "seventies_plus"};
        const char *crops[] = {"bcu", "cu", "mcu", "mcu"};
        PortraitSpec spec;
        spec.pose.headYawDeg = within(-25, 25);
        spec.pose.headPitchDeg = within(-15, 15);
        spec.pose.headRollDeg = within(-8, 8);
        spec.pose.gazeYawDeg = within(-15, 15);
        spec.pose.gazePitchDeg = within(-10, 10);
        spec.lighting.keyAzimuthDeg = within(-50, 50);
        spec.lighting.keyElevationDeg = within(5, 45);
        spec.lighting.keyToFillRatio = within(1.5, 4);
        spec.identity.skinTone = within(1, 10);
        spec.identity.hair = cuts[random() % std::size(cuts)];
        spec.identity.presentation = people[random() % std::size(people)];
        spec.identity.ageBand = ages[random() % std::size(ages)];
        spec.camera.crop = crops[random() % std::size(crops)];
        for (const auto &[unit, most] :
             {std::pair{12, 4.0}, {6, 3.0}, {1, 3.0}, {4, 2.0}, {25, 3.0}, {15, 2.0}})
            spec.expression.unit(unit) = {within(0, most), within(0, most)};
        spec.realism.asymmetry = within(0, 0.4);
        return spec;
    }

    /// Share of pictures with exactly one face where the truth has it, and what the others were.
    template <typename Find>
    std::pair<double, std::string> share(Find find) const
    {
        int found = 0;
        std::string missed;
        for (const Drawn &drawn : m_drawn) {
            const std::vector<cv::Rect2d> faces = find(drawn.bgr);
            const SitterTruth::Box &box = drawn.face;
            const auto apart = [](double a, double size, double b, double other) {
                return std::abs(a + size / 2 - b - other / 2);
            };
            const bool right = faces.size() == 1 &&
                               apart(faces[0].x, faces[0].width, box.x, box.width) < 0.3 * box.width &&
                               apart(faces[0].y, faces[0].height, box.y, box.height) < 0.35 * box.height;
            found += right;
            if (!right)
                missed += drawn.about + " (" + std::to_string(faces.size()) + ") ";
        }
        return {double(found) / double(m_drawn.size()), missed};
    }

private slots:
    void initTestCase()
    {
        std::mt19937 random(20);
        Sitter sitter;
        for (int i = 0; i < pictures; ++i) {
            const PortraitSpec spec = drawnSpec(random);
            auto result = sitter.render(spec, draftOf(240, 2));
            QVERIFY(result.ok());
            const cv::Mat rgb(result->picture.height, result->picture.width, CV_8UC3,
                              result->picture.rgb.data());
            Drawn drawn{{},
                        result->truth.face,
                        std::to_string(i) + " " + spec.identity.hair + " " + spec.camera.crop};
            cv::cvtColor(rgb, drawn.bgr, cv::COLOR_RGB2BGR);
            m_drawn.push_back(std::move(drawn));
        }
    }

    void theFrontalCascadeFindsExactlyOneFace()
    {
        cv::CascadeClassifier cascade;
        QVERIFY2(cascade.load(frontalCascade()), "the package opencv-data is missing");
        const auto [rate, missed] = share([&](const cv::Mat &bgr) {
            cv::Mat grey;
            cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
            std::vector<cv::Rect> faces;
            cascade.detectMultiScale(grey, faces, 1.1, 3, 0, cv::Size(40, 40));
            return std::vector<cv::Rect2d>(faces.begin(), faces.end());
        });
        qInfo("cascade: %.1f %%", 100 * rate);
        QVERIFY2(rate >= 0.95, missed.c_str());
    }

    void soDoesYuNetWhereItIs()
    {
        const std::filesystem::path model =
            PRESENCE_SOURCE_DIR "/../shared/models/face_detection_yunet_2022mar.onnx";
        auto bytes = readFile(model);
        if (!bytes.ok())
            QSKIP("the model of YuNet is not here");
        const auto finder = FaceFinder::load(*std::move(bytes));
        QVERIFY(finder.ok());
        const auto [rate, missed] = share([&](const cv::Mat &bgr) {
            std::vector<cv::Rect2d> faces;
            const auto found = finder->find(bgr);
            if (found.ok())
                for (const FaceBox &face : *found)
                    faces.emplace_back(face.box.x, face.box.y, face.box.width, face.box.height);
            return faces;
        });
        qInfo("YuNet: %.1f %%", 100 * rate);
        QVERIFY2(rate >= 0.95, missed.c_str());
    }
};

QTEST_APPLESS_MAIN(TestDetectedFaces)
#include "tst_detected_faces.moc"
