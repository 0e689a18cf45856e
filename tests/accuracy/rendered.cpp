// SPDX-License-Identifier: MIT
#include "tests/accuracy/rendered.h"

#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

using namespace presence;

namespace {

class Chance
{
public:
    explicit Chance(std::uint32_t seed)
        : m_random(seed)
    {
    }
    double within(double low, double high) { return low + (high - low) * double(m_random() % 10001) / 10000; }
    bool once(int in) { return m_random() % std::uint32_t(in) == 0; }
    template <typename Value>
    Value one(std::initializer_list<Value> of)
    {
        return *(of.begin() + m_random() % of.size());
    }

private:
    std::mt19937 m_random;
};

PortraitSpec randomSpec(Chance &chance)
{
    PortraitSpec spec;
    spec.identity.skinTone = chance.within(1, 10);
    spec.identity.hair = chance.one({"bald", "cropped", "short", "bob", "tied_back"});
    spec.camera.crop = chance.one({"cu", "mcu", "ms"});
    spec.camera.eyeLine = chance.within(0.28, 0.45);
    spec.pose.headYawDeg = chance.within(-30, 30);
    spec.pose.headPitchDeg = chance.within(-15, 15);
    spec.pose.headRollDeg = chance.within(-12, 12);
    if (chance.once(2)) {
        spec.pose.gazeYawDeg = chance.within(16, 30) * chance.one({-1.0, 1.0});
        spec.pose.gazePitchDeg = chance.within(-6, 6);
    }
    spec.lighting.pattern = "custom";
    spec.lighting.keyAzimuthDeg = chance.within(-70, 70);
    spec.lighting.keyElevationDeg = chance.within(10, 45);
    spec.lighting.keyToFillRatio = chance.within(1, 8);
    spec.lighting.softness = chance.within(0.2, 0.9);
    spec.palette.warmth = chance.one({-0.8, 0.0, 0.8});
    const double smile = chance.one({0.0, 0.0, 2.0, 4.5, 5.0});
    spec.expression.unit(12) = {smile, smile};
    if (smile >= 4)
        spec.expression.unit(6) = {3, 3};
    if (smile == 0 && chance.once(3))
        spec.expression.unit(26) = {4, 4};
    const double lids = chance.once(4) ? 5 : 0;
    spec.expression.unit(43) = {lids, lids};
    return spec;
}

double rollOf(const SitterTruth &truth)
{
    const auto across = [&](double SitterTruth::Point::*axis) {
        return (truth.leftEyeInner.*axis + truth.leftEyeOuter.*axis - truth.rightEyeInner.*axis -
                truth.rightEyeOuter.*axis) /
               2;
    };
    return std::atan2(across(&SitterTruth::Point::y), across(&SitterTruth::Point::x)) * 180 / M_PI;
}

std::optional<double> readingOf(const Finding &finding, std::string_view name)
{
    if (finding.verdict != Verdict::Unmeasured)
        for (const Reading &reading : finding.readings)
            if (reading.name == name)
                return reading.value;
    return {};
}

std::string gazeWord(const Finding &finding)
{
    constexpr double direct = 8, averted = 12; // as in resources/critique/limits.json
    const auto angle = numberOf(finding);
    return !angle ? "" : *angle <= direct ? "direct" : *angle >= averted ? "averted" : "";
}

} // namespace

ImageFile pngOf(const cv::Mat &bgr, const std::string &name)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".png", bgr, bytes, {cv::IMWRITE_PNG_COMPRESSION, 1});
    return *ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), name);
}

cv::Mat pixelsOf(const SitterPicture &picture)
{
    const cv::Mat rgb(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

RenderedTruth reviewRendered(const Critic &critic, int count, std::uint32_t seed)
{
    Chance chance(seed);
    Sitter sitter;
    RenderedTruth result;
    for (int i = 0; i < count; ++i) {
        const PortraitSpec spec = randomSpec(chance);
        SitterOptions options;
        options.width = 480;
        options.height = 600;
        options.samples = 8;
        options.seed = std::uint64_t(i) + 1;
        const auto render = sitter.render(spec, options);
        if (!render)
            return result;
        const std::string name = std::to_string(i);
        const auto report = critic.review(pngOf(pixelsOf(render->picture), name), {}, name);
        if (!report)
            return result;
        const auto answer = [&](const char *id) -> const Finding & { return *report->find(id); };
        const auto tierOf = [&](const char *id, std::string &tier) {
            if (answer(id).verdict != Verdict::Unmeasured)
                tier = answer(id).tier;
        };
        result.faces.add("1", wordOf(answer("face.count")), name);
        tierOf("face.count", result.faceTier);
        if (answer("face.count").measured != Quantity(1.0))
            continue;
        const SitterTruth &truth = render->truth;
        result.eyeLine.add(numberOf(answer("framing.eyeline")),
                           (truth.leftIris.y + truth.rightIris.y) / 2 / truth.height);
        result.roll.add(numberOf(answer("head.roll")), rollOf(truth));
        tierOf("head.roll", result.rollTier);
        result.yaw.add(numberOf(answer("head.yaw")), spec.pose.headYawDeg);
        result.pitch.add(numberOf(answer("head.pitch")), spec.pose.headPitchDeg);
        tierOf("head.yaw", result.pointTier);
        const bool closed = truth.eyeOpeningLeft < 0.2;
        result.lids.add(closed ? "closed" : "open",
                        answer("eyes.open").measured == Quantity(std::string("narrow"))
                            ? "open"
                            : wordOf(answer("eyes.open")),
                        name);
        tierOf("eyes.open", result.eyeTier);
        if (!closed)
            result.gaze.add(spec.pose.gazeYawDeg == 0 ? "direct" : "averted",
                            gazeWord(answer("gaze.direction")), name);
        if (std::abs(spec.pose.headYawDeg) < 28) {
            const double smile = spec.expression.unit(12).left;
            const std::string seen = wordOf(answer("mouth.smile"));
            if (seen.find("likely") == std::string::npos)
                result.smile.add(smile == 0  ? "no smile"
                                 : smile < 3 ? "slight smile"
                                             : "broad smile",
                                 seen, name);
            tierOf("mouth.smile", result.smileTier);
            if (smile == 0)
                result.mouth.add(spec.expression.unit(26).left > 0 ? "open" : "closed",
                                 wordOf(answer("mouth.open")) == "parted" ? "" : wordOf(answer("mouth.open")),
                                 name);
        }
        if (std::abs(spec.lighting.keyAzimuthDeg) > 25 && spec.lighting.keyToFillRatio > 2) {
            result.lightSide.add(spec.lighting.keyAzimuthDeg > 0 ? "left" : "right",
                                 wordOf(answer("light.side")) == "even" ? "" : wordOf(answer("light.side")),
                                 name);
            tierOf("light.side", result.lightTier);
            result.azimuth.add(readingOf(answer("light.pattern"), "light round from the front"),
                               spec.lighting.keyAzimuthDeg);
        }
        if (spec.palette.warmth != 0)
            result.warmth.add(
                spec.palette.warmth > 0 ? "warm" : "cool",
                wordOf(answer("color.warmth")) == "neutral" ? "" : wordOf(answer("color.warmth")), name);
    }
    return result;
}

void tellRendered(Record &record, const RenderedTruth &truth)
{
    const bool mesh = truth.pointTier == "C";
    record.rate("face.count", truth.faceTier, "renders: one face, turned up to 30°", truth.faces,
                truth.faceTier == "C" ? 97 : 90);
    record.error("framing.eyeline", truth.rollTier, "renders: mean error of the eye line", "of height",
                 truth.eyeLine, 0.01);
    record.error("head.roll", truth.rollTier, "renders: mean error, tilted up to 12°", "°", truth.roll, 2);
    record.rate("eyes.open", truth.eyeTier, "renders: open or closed", truth.lids, mesh ? 98 : 90);
    record.rate("light.side", truth.lightTier, "renders: side, key 25–70° round, 2:1 and more",
                truth.lightSide, 90);
    record.rate("color.warmth", "A", "renders: warm never taken for cool", truth.warmth, 100);
    if (truth.pointTier.empty())
        return;
    record.error("head.yaw", truth.pointTier, "renders: mean error, turned up to 30°", "°", truth.yaw,
                 mesh ? 3 : 4);
    record.error("head.pitch", truth.pointTier, "renders: mean error, up to 15° up or down", "°", truth.pitch,
                 5);
    record.rate("gaze.direction", truth.pointTier, "renders: into the lens or at least 16° beside it",
                truth.gaze, mesh ? 95 : 60);
    record.rate("mouth.smile", truth.smileTier, "renders: no smile, slight (B), broad (D+)", truth.smile, 85);
    record.rate("mouth.open", truth.pointTier, "renders: lips closed or jaw dropped (D)", truth.mouth, 90);
    record.error("light.pattern", truth.pointTier, "renders: mean error of the key's azimuth, 25–70° round",
                 "°", truth.azimuth, 25);
}
