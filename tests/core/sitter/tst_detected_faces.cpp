// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

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

class TestDetectedFaces : public QObject
{
    Q_OBJECT

private slots:
    void aFaceDetectorFindsExactlyOneFaceInFrontalPictures()
    {
        cv::CascadeClassifier cascade;
        QVERIFY2(cascade.load(frontalCascade()), "the package opencv-data is missing");
        std::mt19937 random(20);
        const auto within = [&](double low, double high) {
            return low + (high - low) * double(random() % 1001) / 1000;
        };
        const char *cuts[] = {"bald", "cropped", "short", "bob", "long", "tied_back", "curly"};
        const char *crops[] = {"bcu", "cu", "mcu", "mcu", "ms"};
        Sitter sitter;
        constexpr int pictures = 40;
        int found = 0;
        std::string missed;
        for (int i = 0; i < pictures; ++i) {
            PortraitSpec spec;
            spec.pose.headYawDeg = within(-20, 20);
            spec.pose.headPitchDeg = within(-12, 12);
            spec.pose.headRollDeg = within(-8, 8);
            spec.pose.gazeYawDeg = within(-15, 15);
            spec.lighting.keyAzimuthDeg = within(-50, 50);
            spec.lighting.keyElevationDeg = within(5, 45);
            spec.lighting.keyToFillRatio = within(1.5, 4);
            spec.identity.skinTone = within(1, 10);
            spec.identity.hair = cuts[random() % std::size(cuts)];
            spec.camera.crop = crops[random() % std::size(crops)];
            spec.expression.unit(12) = {within(0, 4), within(0, 4)};
            spec.expression.unit(6) = {within(0, 3), within(0, 3)};
            spec.expression.unit(1) = {within(0, 3), within(0, 3)};
            spec.expression.unit(4) = {within(0, 2), within(0, 2)};
            spec.expression.unit(25) = {within(0, 3), 0};
            spec.realism.asymmetry = within(0, 0.4);
            auto result = sitter.render(spec, draftOf(480, 2));
            QVERIFY(result.ok());
            cv::Mat rgb(result->picture.height, result->picture.width, CV_8UC3, result->picture.rgb.data()),
                grey;
            cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
            std::vector<cv::Rect> faces;
            cascade.detectMultiScale(grey, faces, 1.1, 3, 0, cv::Size(48, 48));
            const auto &box = result->truth.face;
            const bool right =
                faces.size() == 1 &&
                std::abs(faces[0].x + faces[0].width / 2.0 - box.x - box.width / 2) < 0.3 * box.width &&
                faces[0].width > 0.6 * box.width && faces[0].width < 1.6 * box.width;
            found += right;
            if (!right)
                missed += std::to_string(i) + " (" + std::to_string(faces.size()) + " faces, " +
                          spec.identity.hair + ", " + spec.camera.crop + ") ";
        }
        QVERIFY2(found >= 0.95 * pictures, missed.c_str());
    }
};

QTEST_APPLESS_MAIN(TestDetectedFaces)
#include "tst_detected_faces.moc"
