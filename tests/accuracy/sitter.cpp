// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"
#include "tests/accuracy/accuracy.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

using namespace presence;

namespace {

/// Random within the ranges where a frontal critique can be expected to answer.
PortraitSpec randomSpec(std::mt19937 &random)
{
    const auto within = [&](double low, double high) {
        return low + (high - low) * double(random() % 10001) / 10000;
    };
    const auto one = [&](std::initializer_list<const char *> of) {
        return *(of.begin() + random() % of.size());
    };
    PortraitSpec spec;
    spec.identity.skinTone = within(1, 10);
    spec.identity.hair = one({"bald", "cropped", "short", "bob", "tied_back"});
    spec.camera.crop = one({"cu", "mcu", "ms"});
    spec.camera.eyeLine = within(0.28, 0.45);
    spec.pose.headYawDeg = within(-15, 15);
    spec.pose.headPitchDeg = within(-8, 8);
    spec.pose.headRollDeg = within(-12, 12);
    spec.lighting.pattern = "custom";
    spec.lighting.keyAzimuthDeg = within(-70, 70);
    spec.lighting.keyElevationDeg = within(10, 45);
    spec.lighting.keyToFillRatio = within(1, 8);
    spec.lighting.softness = within(0.2, 0.9);
    spec.palette.warmth = one({"-", "0", "+"}) == std::string("0") ? 0 : random() % 2 ? 0.8 : -0.8;
    const double lids = random() % 4 == 0 ? 5 : 0;
    spec.expression.unit(43) = {lids, lids};
    return spec;
}

struct Errors
{
    std::vector<double> values;
    int silent = 0;

    void add(const Finding &finding, double truth)
    {
        const double *measured = std::get_if<double>(&finding.measured);
        if (finding.verdict == Verdict::Unmeasured || !measured)
            ++silent;
        else
            values.push_back(std::abs(*measured - truth));
    }
    void print(const char *question, const char *unit)
    {
        std::ranges::sort(values);
        const auto at = [&](double share) {
            return values.empty() ? NAN : values[std::size_t(share * double(values.size() - 1))];
        };
        std::printf("| %s | %.3f %s | %.3f %s | %zu | %d |\n", question, at(0.5), unit, at(0.9), unit,
                    values.size(), silent);
    }
};

} // namespace

void printSitter(const Critic &critic, int count)
{
    std::mt19937 random(2024);
    Sitter sitter;
    Tally faces, side, lids, warmth;
    Errors eyeLine, roll, ratio;
    for (int i = 0; i < count; ++i) {
        const PortraitSpec spec = randomSpec(random);
        SitterOptions options;
        options.samples = 8;
        options.seed = std::uint64_t(i) + 1;
        const auto render = sitter.render(spec, options);
        if (!render) {
            std::fprintf(stderr, "%s\n", render.error().message.c_str());
            return;
        }
        const SitterPicture &picture = render->picture;
        cv::Mat rgb(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data())),
            bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        std::vector<unsigned char> bytes;
        cv::imencode(".png", bgr, bytes);
        const std::string name = std::to_string(i);
        const auto report =
            critic.review(*ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), name), {}, name);
        const auto answer = [&](const char *id) {
            const Finding &finding = *report->find(id);
            const std::string *word = std::get_if<std::string>(&finding.measured);
            return finding.verdict == Verdict::Unmeasured || !word ? std::string() : *word;
        };
        const Finding &counted = *report->find("face.count");
        faces.add(std::to_string(int(std::get<double>(counted.measured))), "1", name);
        if (counted.measured != Quantity(1.0))
            continue;
        const SitterTruth &truth = render->truth;
        eyeLine.add(*report->find("framing.eyeline"),
                    (truth.leftIris.y + truth.rightIris.y) / 2 / truth.height);
        const auto eyes = [&](double SitterTruth::Point::*axis) {
            return (truth.leftEyeInner.*axis + truth.leftEyeOuter.*axis - truth.rightEyeInner.*axis -
                    truth.rightEyeOuter.*axis) /
                   2;
        };
        roll.add(*report->find("head.roll"),
                 std::atan2(eyes(&SitterTruth::Point::y), eyes(&SitterTruth::Point::x)) * 180 / M_PI);
        if (std::abs(spec.lighting.keyAzimuthDeg) > 25 && spec.lighting.keyToFillRatio > 2)
            side.add(answer("light.side") == "even" ? "" : answer("light.side"),
                     spec.lighting.keyAzimuthDeg > 0 ? "left" : "right", name);
        lids.add(answer("eyes.open"), truth.eyeOpeningLeft < 0.2 ? "closed" : "open", name);
        if (spec.palette.warmth != 0)
            warmth.add(answer("color.warmth") == "neutral" ? "" : answer("color.warmth"),
                       spec.palette.warmth > 0 ? "warm" : "cool", name);
    }
    std::printf("| Sitter, %d random specs: question | right | wrong | could not assess | wrong ones |\n"
                "|---|---|---|---|---|\n",
                count);
    faces.print("one face");
    side.print("side of the light, azimuth 25–70°, 2:1 and more");
    lids.print("eyes open or closed");
    warmth.print("warm never taken for cool");
    std::printf(
        "\n| Sitter | median error | 90 %% within | answered | could not assess |\n|---|---|---|---|---|\n");
    eyeLine.print("eye line", "of height");
    roll.print("head roll", "°");
}
