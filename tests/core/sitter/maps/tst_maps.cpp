// SPDX-License-Identifier: MIT
#include "core/sitter/maps/maps.h"

#include "core/sitter/maps/paint.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

using namespace presence;

static constexpr int width = 256, height = 320;

static cv::Mat decoded(const ImageFile &file, int mode = cv::IMREAD_UNCHANGED)
{
    const std::string bytes(file.bytes());
    return cv::imdecode(cv::Mat(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data())), mode);
}

static cv::Mat mapOf(const PortraitSpec &spec, MapKind kind, int w = width, int h = height)
{
    const auto files = drawMaps(spec, std::array{kind}, w, h);
    if (!files.ok())
        qFatal("%s", files.error().message.c_str());
    return decoded(files->at(0).file);
}

/// RGB of a pixel.
static Rgb rgbAt(const cv::Mat &bgr, double x, double y)
{
    const auto p = bgr.at<cv::Vec3b>(int(y), int(x));
    return {p[2], p[1], p[0]};
}

class TestMaps : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsAPngOfTheAskedSize_data()
    {
        QTest::addColumn<int>("w");
        QTest::addColumn<int>("h");
        QTest::newRow("portrait") << 160 << 200;
        QTest::newRow("landscape") << 200 << 113;
        QTest::newRow("odd and small") << 17 << 33;
    }
    void everyKindIsAPngOfTheAskedSize()
    {
        QFETCH(int, w);
        QFETCH(int, h);
        std::vector<MapKind> kinds;
        for (const MapInfo &info : mapInfos()) {
            kinds.push_back(info.kind);
            QCOMPARE(mapKindFromId(info.id), std::optional(info.kind));
        }
        std::size_t told = 0;
        const auto files = drawMaps({}, kinds, w, h, 1, {}, [&](std::size_t ready) { told = ready; });
        QVERIFY(files.ok());
        QCOMPARE(files->size(), mapKindCount);
        QCOMPARE(told, mapKindCount);
        for (const MapFile &map : *files) {
            const cv::Mat picture = decoded(map.file);
            QCOMPARE(picture.type(), CV_8UC3);
            QCOMPARE(picture.cols, w);
            QCOMPARE(picture.rows, h);
        }
    }

    void nearIsWhiteAndTheBackgroundBlack()
    {
        const auto sight = *sightOf(plainSpec(), width, height);
        const cv::Mat depth = mapOf(plainSpec(), MapKind::Depth);
        const auto grey = [&](const SeenPoint &p) { return int(rgbAt(depth, p.x, p.y)[0]); };
        QVERIFY(grey(sight.face[30]) > 250); // the tip of the nose is the nearest
        QVERIFY(grey(sight.face[30]) > grey(sight.face[27]) && grey(sight.face[27]) > grey(sight.face[1]));
        QCOMPARE(rgbAt(depth, 2, 2), (Rgb{0, 0, 0}));
        double most = 0;
        cv::minMaxLoc(depth.reshape(1), nullptr, &most);
        QCOMPARE(most, 255.0);
    }

    void normalsAreRedToTheLeftGreenAboveAndBlueInFront()
    {
        const auto sight = *sightOf(plainSpec(), width, height);
        const cv::Mat normals = mapOf(plainSpec(), MapKind::Normal);
        const auto at = [&](double x, double y) { return rgbAt(normals, x, y); };
        const SeenPoint leftOfPicture = sight.face[3], rightOfPicture = sight.face[13], chin = sight.face[8],
                        brow = sight.face[27];
        const Rgb left = at(leftOfPicture.x + 3, leftOfPicture.y),
                  right = at(rightOfPicture.x - 3, rightOfPicture.y);
        QVERIFY2(left[0] > 170 && right[0] < 90, "red where the surface looks to the picture's left");
        QVERIFY(std::abs(left[0] + right[0] - 255) < 12);
        const Rgb forehead = at(brow.x, brow.y - 0.35 * (chin.y - brow.y));
        QVERIFY(forehead[1] > 128 && forehead[2] > 220);
        QCOMPARE(at(2, 2), (Rgb{128, 128, 255}));
        // Unit vectors everywhere, to rounding.
        for (int y = 0; y < height; y += 7)
            for (int x = 0; x < width; x += 5) {
                const Rgb c = at(x, y);
                const double size = std::hypot(c[0] / 127.5 - 1, c[1] / 127.5 - 1, c[2] / 127.5 - 1);
                QVERIFY2(std::abs(size - 1) < 0.02, qPrintable(QString::number(size)));
            }
    }

    void regionsAreWhereTheFaceHasThem()
    {
        PortraitSpec spec = plainSpec();
        spec.expression.unit(26) = {4, 4};
        spec.expression.unit(25) = {4, 4};
        const auto sight = *sightOf(spec, 2 * width, 2 * height);
        const cv::Mat regions = mapOf(spec, MapKind::Segmentation, 2 * width, 2 * height);
        const auto colorOf = [](const char *region) {
            const auto rows = regionColors();
            return std::ranges::find(rows, std::string(region), &RegionColor::region)->rgb;
        };
        const auto between = [&](std::size_t a, std::size_t b, double t = 0.5) {
            const SeenPoint &p = sight.face[a], &q = sight.face[b];
            return rgbAt(regions, p.x + t * (q.x - p.x), p.y + t * (q.y - p.y));
        };
        QCOMPARE(between(51, 62), colorOf("lips"));
        QCOMPARE(between(57, 66), colorOf("lips"));
        QCOMPARE(between(62, 66), colorOf("mouth"));
        QCOMPARE(between(30, 27), colorOf("skin"));
        QCOMPARE(rgbAt(regions, sight.irises[0].x, sight.irises[0].y), colorOf("iris"));
        QCOMPARE(between(36, 39, 0.2), colorOf("eyes"));
        QCOMPARE(rgbAt(regions, sight.face[19].x, sight.face[19].y + 4), colorOf("brows"));
        QCOMPARE(rgbAt(regions, 1, 1), colorOf("background"));
        const double crown = sight.face[27].y - 1.1 * (sight.face[8].y - sight.face[27].y) + 20;
        QCOMPARE(rgbAt(regions, sight.face[27].x, std::max(crown, 4.0)), colorOf("hair"));
        QCOMPARE(rgbAt(regions, width, 2 * height - 3), colorOf("garment"));
        const cv::Mat ade = mapOf(spec, MapKind::SegmentationAde);
        QCOMPARE(rgbAt(ade, 1, 1), (Rgb{120, 120, 120}));
        QCOMPARE(rgbAt(ade, width / 2, height / 2), (Rgb{150, 5, 61}));
    }

    void theMasksShareThePictureAmongThem()
    {
        const auto masks = *drawMasks(plainSpec(), width, height);
        QCOMPARE(masks.size(), std::size_t(4));
        cv::Mat sum = cv::Mat::zeros(height, width, CV_32S);
        for (const MaskFile &mask : masks) {
            const cv::Mat picture = decoded(mask.file);
            QCOMPARE(picture.type(), CV_8UC1);
            QVERIFY2(cv::countNonZero(picture) > 20, mask.id);
            QCOMPARE(cv::countNonZero(picture == 255), cv::countNonZero(picture));
            cv::add(sum, picture, sum, cv::noArray(), CV_32S);
        }
        double most = 0;
        cv::minMaxLoc(sum, nullptr, &most);
        QVERIFY2(most <= 255, "no pixel belongs to two of them");
    }

    void edgesOutlineTheRegions()
    {
        const cv::Mat edges = mapOf(plainSpec(), MapKind::Edges),
                      regions = mapOf(plainSpec(), MapKind::Segmentation);
        int lit = 0, outlines = 0, drawn = 0;
        for (int y = 2; y < height - 2; ++y)
            for (int x = 2; x < width - 2; ++x) {
                const Rgb here = rgbAt(edges, x, y);
                QVERIFY(here == (Rgb{0, 0, 0}) || here == (Rgb{255, 255, 255}));
                lit += here[0] > 0;
                const bool outline =
                    (rgbAt(regions, x, y) == Rgb{0, 0, 0}) != (rgbAt(regions, x + 1, y) == Rgb{0, 0, 0});
                if (!outline)
                    continue;
                ++outlines;
                bool near = false;
                for (int dy = -2; dy <= 2; ++dy)
                    for (int dx = -2; dx <= 2; ++dx)
                        near |= rgbAt(edges, x + dx, y + dy)[0] > 0;
                drawn += near;
            }
        QVERIFY2(drawn > 0.9 * outlines, qPrintable(QString("%1 of %2").arg(drawn).arg(outlines)));
        QVERIFY2(lit > outlines && lit < 0.08 * width * height, qPrintable(QString::number(lit)));
    }

    void thePoseHasTheColoursControlNetReads()
    {
        PortraitSpec spec = plainSpec();
        spec.camera.crop = "ms";
        const auto sight = *sightOf(spec, 512, 640);
        const cv::Mat pose = mapOf(spec, MapKind::Pose, 512, 640);
        const auto joint = [&](int i) { return rgbAt(pose, sight.body[i].x, sight.body[i].y); };
        QCOMPARE(joint(1), (Rgb{255, 85, 0}));  // neck
        QCOMPARE(joint(2), (Rgb{255, 170, 0})); // right shoulder
        QCOMPARE(joint(5), (Rgb{85, 255, 0}));  // left shoulder
        QCOMPARE(joint(16), (Rgb{255, 0, 170}));
        QCOMPARE(joint(17), (Rgb{255, 0, 85}));
        QVERIFY2(sight.body[2].x < sight.body[5].x, "the subject's right is at the left of the picture");
        const auto limb = [&](int a, int b) {
            return rgbAt(pose, 0.5 * (sight.body[a].x + sight.body[b].x),
                         0.5 * (sight.body[a].y + sight.body[b].y));
        };
        QCOMPARE(limb(1, 2), (Rgb{153, 0, 0})); // 0.6 of the colour of the first limb
        QCOMPARE(limb(1, 5), (Rgb{153, 51, 0}));
        QCOMPARE(rgbAt(pose, sight.irises[0].x, sight.irises[0].y), (Rgb{255, 255, 255}));
        QVERIFY2(!sight.body[10].visible && !sight.body[9].visible, "no legs");
    }

    void theFacePointsAreWhiteOnBlackAndTheHiddenOnesMissing()
    {
        const auto pointsOf = [](double yaw) {
            PortraitSpec spec = plainSpec();
            spec.identity.hair = "bald";
            spec.pose.headYawDeg = yaw;
            const auto sight = *sightOf(spec, 512, 640);
            return std::count_if(sight.face.begin(), sight.face.end(),
                                 [](const SeenPoint &p) { return p.visible; });
        };
        QCOMPARE(pointsOf(0), std::ptrdiff_t(68));
        QVERIFY(pointsOf(60) < 55 && pointsOf(60) > 25);
        const auto sight = *sightOf(plainSpec(), 512, 640);
        const cv::Mat points = mapOf(plainSpec(), MapKind::Landmarks, 512, 640);
        for (const SeenPoint &p : sight.face)
            if (p.visible)
                QCOMPARE(rgbAt(points, p.x, p.y), (Rgb{255, 255, 255}));
        const double share = cv::countNonZero(points.reshape(1)) / 3.0 / (512 * 640);
        QVERIFY2(share < 70 * 40.0 / (512 * 640), "nothing else is drawn");
    }

    void impossibleSizesAndCancellingAreAnswered()
    {
        const std::array depth{MapKind::Depth};
        QVERIFY(drawMaps({}, depth, 8, 100).error().kind == Error::Kind::BadInput);
        QVERIFY(drawMaps({}, depth, 100, 5000).error().kind == Error::Kind::BadInput);
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(drawMaps({}, depth, 100, 100, 1, stopped.get_token()).error().kind == Error::Kind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestMaps)
#include "tst_maps.moc"
