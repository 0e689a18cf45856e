// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/color_math.h"
#include "core/critique/measure/marks.h"
#include "core/critique/measure/skin_area.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

cv::Rect2d wholeFrame(const Question &question)
{
    return {0, 0, double(question.seen.picture.work.cols), double(question.seen.picture.work.rows)};
}

enum class Warmth { Cool, Neutral, Warm };

const char *word(Warmth warmth)
{
    return warmth == Warmth::Cool ? "cool" : warmth == Warmth::Neutral ? "neutral" : "warm";
}

/// A wish for the palette's own warmth plus the colour of the light against the white balance, in mired: 130
/// mired (3200 K under a daylight balance) count as much as the palette control at its end.
Warmth askedWarmth(double palette, const PortraitSpec *spec, const ConsultedLimits &limits)
{
    const double shift =
        spec ? 1e6 / spec->lighting.lightTemperatureK - 1e6 / spec->lighting.whiteBalanceK : 0;
    const double sum = palette + shift / limits["color.warmth.mired"];
    const double edge = limits["color.warmth.asked"];
    return sum > edge ? Warmth::Warm : sum < -edge ? Warmth::Cool : Warmth::Neutral;
}

std::vector<std::string> swatchesFor(const Question &question)
{
    if (!question.spec)
        return {};
    const Palette &palette = question.spec->palette;
    std::vector<std::string> named = palette.brandColors;
    for (const std::string &color : {palette.backgroundColor, palette.clothingColor, palette.accent})
        if (!color.empty() && std::ranges::find(named, color) == named.end())
            named.push_back(color);
    if (!named.empty())
        return named;
    const auto scheme = std::ranges::find(question.palettes, palette.scheme, &PaletteScheme::id);
    return scheme == question.palettes.end() ? std::vector<std::string>() : scheme->swatches;
}

/// How far a value lies outside a band.
double outside(double value, double low, double high)
{
    return value < low ? low - value : std::max(0.0, value - high);
}

} // namespace

/// The colour around the skin: in the mean of the whole frame light skin counts as cool, medium skin as warm
/// and very dark skin as cool again.
Answer checkWarmth(const Question &question)
{
    constexpr double least = 0.05; // of the frame
    const cv::Mat &lab = question.seen.picture.lab;
    const cv::Mat around = outsideSkin(question.seen);
    if (cv::countNonZero(around) < least * double(lab.total()))
        return silent("only_face");
    const double yellow = cv::mean(lab, around)[2];
    const Warmth seen = yellow > question.limits["color.warmth.warm"]   ? Warmth::Warm
                        : yellow < question.limits["color.warmth.cool"] ? Warmth::Cool
                                                                        : Warmth::Neutral;
    Answer answer;
    answer.measured = std::string(word(seen));
    answer.regions = {wholeFrame(question)};
    answer.parts = {{"mean_yellow", yellow, "b*"}};
    // Warm against cool is told apart well, neighbours only in four of five pairs.
    answer.confidence = seen == Warmth::Neutral ? 0.6 : 0.75;
    answer.verdict = Verdict::Pass;
    const auto wish = wishFor(question, "palette.warmth");
    if (!wish)
        return answer;
    const auto warmthAt = [&](double palette) {
        return int(askedWarmth(palette, question.spec, question.limits));
    };
    answer.asked = std::string(word(Warmth(warmthAt(wish->value))));
    const int difference =
        std::max(0, int(seen) - warmthAt(wish->high)) - std::max(0, warmthAt(wish->low) - int(seen));
    if (difference == 0)
        return answer;
    answer.verdict = std::abs(difference) == 1 ? Verdict::Note : Verdict::Warn;
    answer.outcome = difference > 0 ? "warm" : "cool";
    move(answer, question, "palette.warmth", -0.25 * difference);
    return answer;
}

Answer checkSaturation(const Question &question)
{
    const double measured = colorfulness(question.seen.picture.work);
    const ConsultedLimits &limits = question.limits;
    Answer answer;
    answer.measured = measured;
    answer.parts = {{"colorfulness", measured, "M"}};
    answer.regions = {wholeFrame(question)};
    answer.confidence = 0.8;
    if (!question.spec) {
        const bool loud = measured > limits["color.saturation.loud"];
        answer.verdict = loud ? Verdict::Note : Verdict::Pass;
        answer.outcome = loud ? "loud" : "";
        return answer;
    }
    const double ordinary = limits["color.saturation.ordinary"], rich = limits["color.saturation.rich"];
    const auto colorfulnessAt = [&](double saturation) {
        return saturation < 0 ? ordinary * (1 + saturation) : ordinary + (rich - ordinary) * saturation;
    };
    const Wish held = *wishFor(question, "palette.saturation");
    const Wish wish{colorfulnessAt(held.value), colorfulnessAt(held.low), colorfulnessAt(held.high)};
    const double asked = wish.value;
    answer.asked = asked;
    answer.verdict =
        graded(wish.miss(measured), limits["color.saturation.pass"], limits["color.saturation.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = measured > asked ? "loud" : "pale";
    move(answer, question, "palette.saturation", measured > asked ? -0.25 : 0.25);
    return answer;
}

Answer checkPalette(const Question &question)
{
    struct Swatch
    {
        std::string hex;
        cv::Vec3f lab;
        double share = 0; ///< of the picture around the face
    };
    std::vector<Swatch> swatches;
    for (const std::string &hex : swatchesFor(question))
        if (const auto lab = labFromHex(hex))
            swatches.push_back({hex, *lab});
    if (swatches.empty())
        return silent("no_palette");
    const auto clusters = dominantColors(question.seen.picture.lab, outsideSkin(question.seen), 6);
    if (clusters.empty())
        return silent("only_face");
    const double near = question.limits["color.palette.near"];
    double distance = 0, onPalette = 0, yellower = 0;
    for (const ColorCluster &cluster : clusters) {
        const auto closest = std::ranges::min_element(
            swatches, {}, [&](const Swatch &swatch) { return colorDifference(cluster.lab, swatch.lab); });
        const double away = colorDifference(cluster.lab, closest->lab);
        distance += away * cluster.share;
        if (away <= near) {
            onPalette += cluster.share;
            closest->share += cluster.share;
        }
        yellower += (cluster.lab[2] - closest->lab[2]) * cluster.share;
    }
    Answer answer;
    answer.measured = distance;
    answer.asked = near;
    answer.regions = {wholeFrame(question)};
    answer.confidence = 0.6;
    answer.parts = {{"palette_distance", distance, "ΔE00"}, {"on_palette", onPalette, "of picture"}};
    for (const Swatch &swatch : swatches)
        answer.parts.push_back({swatch.hex, swatch.share, "of picture"});
    answer.verdict = distance <= near                                   ? Verdict::Pass
                     : distance <= question.limits["color.palette.far"] ? Verdict::Note
                                                                        : Verdict::Warn;
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = onPalette >= 0.5 ? "partly" : "off";
    // The largest surface carries the brand: its first colour, where none was named for the background.
    const Palette &palette = question.spec->palette;
    if (answer.outcome == "off" && !palette.brandColors.empty() && palette.backgroundColor.empty() &&
        swatches.front().share < onPalette / 2 + 0.01)
        answer.fix.set("palette.background_color", palette.brandColors.front());
    if (std::abs(yellower) > question.limits["color.palette.tilt"])
        move(answer, question, "palette.warmth", yellower > 0 ? -0.2 : 0.2);
    return answer;
}

Answer checkCast(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    const cv::Scalar skin =
        (cv::mean(patch.lab(patch.leftCheek)) + cv::mean(patch.lab(patch.rightCheek))) * 0.5;
    const ConsultedLimits &limits = question.limits;
    const double hue = std::atan2(skin[2], skin[1]) * 180 / CV_PI;
    const double chroma = std::hypot(skin[1], skin[2]);
    Answer answer;
    answer.measured = hue;
    answer.asked = std::to_string(int(limits["color.cast.hue_low"])) + "–" +
                   std::to_string(int(limits["color.cast.hue_high"]));
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = skinMarks(question.seen);
    answer.parts = {{"skin_hue", hue, "°"}, {"skin_chroma", chroma, "C*ab"}};
    answer.confidence = 0.7;
    const double turned = outside(hue, limits["color.cast.hue_low"], limits["color.cast.hue_high"]);
    const double stained = outside(chroma, 0, limits["color.cast.chroma_high"]);
    if (turned == 0 && stained == 0) {
        answer.verdict = Verdict::Pass;
        return answer;
    }
    answer.verdict = turned > limits["color.cast.warn"] ? Verdict::Warn : Verdict::Note;
    if (turned == 0) {
        answer.outcome = "stained";
        move(answer, question, "palette.saturation", -0.2);
        return answer;
    }
    const Warmth leaning = hue < limits["color.cast.hue_low"] ? Warmth::Cool : Warmth::Warm;
    answer.outcome = leaning == Warmth::Cool ? "cold" : "yellow";
    // A cast toward the colour that was asked for is not to be taken back.
    if (question.spec && askedWarmth(question.spec->palette.warmth, question.spec, limits) == leaning)
        answer.verdict = Verdict::Note;
    else
        move(answer, question, "palette.warmth", leaning == Warmth::Cool ? 0.2 : -0.2);
    return answer;
}

} // namespace presence::critique
