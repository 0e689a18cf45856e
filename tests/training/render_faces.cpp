// SPDX-License-Identifier: MIT
#include "core/critique/detect/faces.h"
#include "core/critique/observe/read_face.h"
#include "core/sitter/sitter.h"
#include "tests/training/training_set.h"

#include <cmath>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int side = 288; ///< of a picture, pixels

/// Every look a head-and-shoulders portrait may have: all ranges wider than what is asked of the fitter.
PortraitSpec randomSpec(std::mt19937 &random)
{
    const auto within = [&](double low, double high) {
        return low + (high - low) * double(random() % 10001) / 10000;
    };
    const auto one = [&](std::initializer_list<const char *> of) {
        return std::string(*(of.begin() + random() % of.size()));
    };
    const auto often = [&](double share) { return within(0, 1) < share; };
    PortraitSpec spec;
    Identity &who = spec.identity;
    who.skinTone = within(1, 10);
    who.hair = one({"bald", "cropped", "short", "bob", "long", "wavy", "tied_back", "bun", "curly", "afro"});
    who.hairColor = one({"black", "dark_brown", "brown", "blond", "red", "grey", "white"});
    who.ageBand =
        one({"unspecified", "young_adult", "thirties", "forties", "fifties", "sixties", "seventies_plus"});
    who.presentation = one({"unspecified", "woman", "man"});
    who.faceShape = one({"unspecified", "oval", "round", "square", "heart", "long", "diamond"});
    for (double *part : {&who.faceWidth, &who.jaw, &who.cheekbones, &who.eyeSize, &who.noseWidth,
                         &who.noseLength, &who.lipFullness, &who.browThickness})
        *part = within(-0.6, 0.6);
    GazeAndHead &pose = spec.pose;
    const double turn = often(0.5) ? 35 : 15;
    pose.headYawDeg = within(-turn, turn);
    pose.headPitchDeg = within(-18, 18);
    pose.headRollDeg = within(-12, 12);
    if (often(0.6)) {
        pose.gazeYawDeg = within(-30, 30);
        pose.gazePitchDeg = within(-15, 15);
    }
    Expression &face = spec.expression;
    const auto unit = [&](int number, double share, double most) {
        if (!often(share))
            return;
        const double level = within(0, most), apart = often(0.3) ? within(0, 0.5) : 0;
        face.unit(number) = {level, level * (1 - apart)};
    };
    const double lids = often(0.25) ? 5 : often(0.3) ? within(0, 5) : 0;
    face.unit(43) = {lids, lids};
    unit(1, 0.25, 4), unit(2, 0.25, 4), unit(4, 0.3, 4), unit(5, 0.15, 4), unit(6, 0.3, 4), unit(7, 0.3, 4);
    unit(9, 0.1, 3), unit(10, 0.15, 3), unit(12, 0.6, 5), unit(15, 0.15, 4), unit(17, 0.1, 3);
    unit(18, 0.08, 4), unit(20, 0.1, 3), unit(24, 0.1, 3), unit(25, 0.4, 5), unit(26, 0.3, 4);
    unit(27, 0.06, 4);
    spec.camera.crop = one({"cu", "cu", "bcu"});
    spec.camera.focalLengthMm = within(40, 135);
    spec.camera.eyeLine = within(0.36, 0.46);
    spec.camera.subjectX = within(0.42, 0.58);
    spec.camera.apertureF = within(2, 11);
    Lighting &light = spec.lighting;
    light.pattern = "custom";
    light.keyAzimuthDeg = within(-80, 80);
    light.keyElevationDeg = within(0, 60);
    light.keyToFillRatio = within(1, 8);
    light.softness = within(0.1, 1);
    light.rim = within(0, 0.8);
    light.backgroundLight = within(0, 1);
    light.exposureEv = within(-1, 0.7);
    spec.palette.contrast = within(-0.7, 0.7);
    spec.setting.backgroundClutter = within(0, 0.8);
    spec.setting.backgroundBlur = within(0, 1);
    return spec;
}

/// Numbers of the iBUG mark-up (from 0) for those of the mesh; two where the place lies between them.
struct SamePlace
{
    std::size_t id, first, second;
    double share = 0; ///< of the second
};
constexpr SamePlace samePlaces[] = {
    {33, 36, 36},  {160, 37, 37}, {158, 38, 38}, {133, 39, 39}, {153, 40, 40},    {144, 41, 41},
    {362, 42, 42}, {385, 43, 43}, {387, 44, 44}, {263, 45, 45}, {373, 46, 46},    {380, 47, 47},
    {70, 17, 17},  {105, 19, 19}, {107, 21, 21}, {336, 22, 22}, {334, 24, 24},    {300, 26, 26},
    {168, 27, 27}, {4, 30, 30},   {98, 31, 31},  {327, 35, 35}, {1, 30, 33, 0.4}, {61, 48, 48},
    {37, 50, 50},  {0, 51, 51},   {267, 52, 52}, {291, 54, 54}, {314, 56, 56},    {17, 57, 57},
    {84, 58, 58},  {13, 62, 62},  {14, 66, 66},  {152, 8, 8},   {172, 4, 5, 0.5}, {397, 12, 11, 0.5},
    {127, 0, 0},   {356, 16, 16},
};

FittedPoints pointsOf(const SitterTruth &truth)
{
    FittedPoints points;
    for (const SamePlace &place : samePlaces) {
        const auto &a = truth.points[place.first], &b = truth.points[place.second];
        points[fittedIndex(place.id)] = {a.x + place.share * (b.x - a.x), a.y + place.share * (b.y - a.y)};
    }
    points[fittedIndex(mesh::irisRight)] = {truth.rightIris.x, truth.rightIris.y};
    points[fittedIndex(mesh::irisLeft)] = {truth.leftIris.x, truth.leftIris.y};
    return points;
}

/// As `faceOf` draws it from a mesh: the mean box of the cascades.
Region usualBox(const FittedPoints &points, double yawDeg)
{
    FaceReading reading;
    reading.mesh.emplace();
    reading.mesh->points.resize(mesh::pointCountWithIrises);
    for (std::size_t i = 0; i < fittedPointCount; ++i)
        reading.mesh->points[fittedPointIds[i]] = {points[i].x, points[i].y, 0};
    reading.pose = HeadPose{yawDeg, 0, 0};
    const cv::Rect2d box = faceOf(reading, Picture{}, 90).box;
    return {box.x, box.y, box.width, box.height};
}

} // namespace

int renderTrainingFaces(const std::filesystem::path &folder, int count, unsigned seed)
{
    std::filesystem::create_directories(folder);
    std::ofstream table(folder / "labels.csv");
    table << "file,box,mirror_safe,yaw,pitch";
    for (const std::size_t id : fittedPointIds)
        table << ",x" << id << ",y" << id;
    table << '\n';
    std::mt19937 random(seed);
    Sitter sitter;
    for (int i = 0; i < count; ++i) {
        const PortraitSpec spec = randomSpec(random);
        SitterOptions options;
        options.width = options.height = side;
        options.samples = 2;
        options.draft = i % 3 != 0;
        options.seed = std::uint64_t(seed) * 100003 + std::uint64_t(i);
        const auto render = sitter.render(spec, options);
        if (!render)
            return 1;
        const SitterPicture &picture = render->picture;
        cv::Mat bgr;
        cv::cvtColor(cv::Mat(side, side, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data())), bgr,
                     cv::COLOR_RGB2BGR);
        char name[32];
        std::snprintf(name, sizeof name, "s_%05d.png", i);
        cv::imwrite((folder / name).string(), bgr);
        const FittedPoints points = pointsOf(render->truth);
        const Region box = usualBox(points, spec.pose.headYawDeg);
        table << name << ',' << box.x << ' ' << box.y << ' ' << box.width << ' ' << box.height << ",1,"
              << spec.pose.headYawDeg << ',' << spec.pose.headPitchDeg;
        for (const Point2 &point : points)
            table << ',' << point.x << ',' << point.y;
        table << '\n';
    }
    return table ? 0 : 1;
}
