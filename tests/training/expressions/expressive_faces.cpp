// SPDX-License-Identifier: MIT
#include "tests/training/expressions/expressive_faces.h"

#include "core/critique/face/head_pose.h"
#include "core/critique/observe/find_face.h"
#include "core/critique/observe/read_face.h"
#include "core/sitter/sitter.h"

#include <cmath>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int width = 400, height = 500, samples = 4;

/// The cascades' boxes are unsteady: 5 % in size, 2 % in place (159 portraits).
Region unsteady(Region box)
{
    const unsigned place = unsigned(box.x * 31 + box.y * 17);
    const double size = 0.95 + 0.05 * double(place % 3), side = size * box.width;
    box.x += (box.width - side) / 2 + 0.02 * box.width * (double(place / 3 % 3) - 1);
    box.y += (box.height - side) / 2 + 0.02 * box.width * (double(place / 9 % 3) - 1);
    box.width = box.height = side;
    return box;
}

std::string one(std::mt19937 &random, std::initializer_list<const char *> of)
{
    return *(of.begin() + random() % of.size());
}

} // namespace

double within(std::mt19937 &random, double low, double high)
{
    return low + (high - low) * double(random() % 10001) / 10000;
}

std::optional<ReadFace> FaceInstruments::read(const cv::Mat &bgr) const
{
    std::vector<unsigned char> bytes;
    cv::imencode(".png", bgr, bytes, {cv::IMWRITE_PNG_COMPRESSION, 1});
    const auto image = ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "face");
    const auto picture = decodePicture(*image, "face", 0);
    const auto read = m_networks.read(picture->full);
    if (!read || read->faces.empty() || !read->faces.front().mesh || !read->faces.front().pose)
        return {};
    ReadFace face{read->faces.front(), {}};
    face.mesh.pose->pitch -= HeadModel::levelPitchDegrees;
    const Region box = unsteady(fullBox(faceOf(face.mesh, *picture, 90), *picture));
    face.outline = m_fitter.reading(m_fitter.fit(picture->full, box, face.mesh.pose->roll), box);
    return face;
}

PortraitSpec randomSitter(std::mt19937 &random)
{
    PortraitSpec spec;
    Identity &who = spec.identity;
    who.skinTone = within(random, 1, 10);
    who.hair = one(random, {"bald", "cropped", "short", "bob", "tied_back", "long", "curly"});
    who.hairColor = one(random, {"black", "dark_brown", "brown", "blond", "grey"});
    if (random() % 3) {
        who.ageBand = one(random, {"unspecified", "young_adult", "forties", "sixties", "seventies_plus"});
        who.presentation = one(random, {"unspecified", "woman", "man"});
        who.faceShape = one(random, {"unspecified", "oval", "round", "square", "heart", "long", "diamond"});
        for (double *part : {&who.faceWidth, &who.jaw, &who.cheekbones, &who.eyeSize, &who.noseWidth,
                             &who.noseLength, &who.lipFullness, &who.browThickness})
            *part = within(random, -0.6, 0.6);
    }
    spec.realism.asymmetry = within(random, 0, 0.3);
    spec.camera.crop = one(random, {"cu", "mcu", "ms"});
    spec.camera.eyeLine = within(random, 0.28, 0.45);
    spec.camera.focalLengthMm = within(random, 50, 110);
    GazeAndHead &pose = spec.pose;
    pose.headYawDeg = within(random, -28, 28);
    pose.headPitchDeg = within(random, -15, 15);
    pose.headRollDeg = within(random, -12, 12);
    if (random() % 2)
        pose.gazeYawDeg = within(random, -30, 30);
    Lighting &light = spec.lighting;
    light.pattern = "custom";
    light.keyAzimuthDeg = within(random, -70, 70);
    light.keyElevationDeg = within(random, 5, 50);
    light.keyToFillRatio = within(random, 1, 8);
    light.softness = within(random, 0.2, 0.9);
    return spec;
}

void drawFaces(int count, unsigned seed, const FaceInstruments &instruments,
               const std::function<void(PortraitSpec &, std::mt19937 &)> &express,
               const std::function<void(const PortraitSpec &, const ReadFace &)> &show)
{
    std::mt19937 random(seed);
    Sitter sitter;
    for (int i = 0; i < count; ++i) {
        PortraitSpec spec = randomSitter(random);
        express(spec, random);
        SitterOptions options;
        options.width = width;
        options.height = height;
        options.samples = samples;
        options.draft = i % 3 != 0; // quicker, and the same shape
        options.seed = std::uint64_t(seed) * 100003 + std::uint64_t(i);
        const auto render = sitter.render(spec, options);
        if (!render)
            continue;
        cv::Mat bgr;
        cv::cvtColor(cv::Mat(height, width, CV_8UC3, const_cast<std::uint8_t *>(render->picture.rgb.data())),
                     bgr, cv::COLOR_RGB2BGR);
        if (const auto face = instruments.read(bgr))
            show(spec, *face);
        std::fprintf(stderr, "\r%d of %d", i + 1, count);
    }
    std::fprintf(stderr, "\n");
}
