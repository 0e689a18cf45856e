// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

double medianIn(const cv::Mat &values, const cv::Rect &area)
{
    std::vector<float> inside;
    for (int y = area.y; y < area.br().y; ++y)
        inside.insert(inside.end(), values.ptr<float>(y) + area.x, values.ptr<float>(y) + area.br().x);
    std::ranges::nth_element(inside, inside.begin() + std::ptrdiff_t(inside.size() / 2));
    return inside[inside.size() / 2];
}

/// Left over right cheek in stops of linear light; + = the subject's left is brighter.
double cheekStops(const FacePatch &patch)
{
    constexpr double darkest = 0.001; // below this 8-bit values are all noise
    return std::log2(std::max(darkest, medianIn(patch.luminance, patch.leftCheek)) /
                     std::max(darkest, medianIn(patch.luminance, patch.rightCheek)));
}

std::vector<cv::Rect2d> cheeks(const Question &question)
{
    const cv::Rect2d &box = question.seen.mainFace()->box;
    std::vector<cv::Rect2d> regions;
    for (const cv::Rect &part : {question.seen.patch->leftCheek, question.seen.patch->rightCheek})
        regions.emplace_back(
            box.x + part.x * box.width / FacePatch::side, box.y + part.y * box.height / FacePatch::side,
            part.width * box.width / FacePatch::side, part.height * box.height / FacePatch::side);
    return regions;
}

/// Why the cheeks of this picture do not tell the light, or empty.
std::string unreadable(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    if (patch.fullWidth < question.limits["light.smallest_face"])
        return "small_face";
    if (question.spec && std::abs(question.spec->pose.headYawDeg) > question.limits["face.turned_away"])
        return "turned_away";
    if (std::max(medianIn(patch.luminance, patch.leftCheek), medianIn(patch.luminance, patch.rightCheek)) <
        question.limits["light.darkest_cheek"])
        return "too_dark";
    return {};
}

constexpr double furthestKeyDeg = 80; ///< beyond, the nose shades the other cheek altogether

enum class Side { Even, Left, Right };

/// What the cheeks should differ by, in stops, left over right: Lambert's law for a distant key over an even
/// fill, on cheeks that look some degrees to either side. Angles of the key count from where the face points,
/// so the yaw of the head does not matter. Against 24 renders of the sitter (15–80°, 1.5:1 to 12:1) within
/// 0.2 stops.
double expectedStops(const Lighting &lighting, const Limits &limits)
{
    constexpr double rad = CV_PI / 180;
    const double key = lighting.keyToFillRatio - 1, turn = limits["light.cheek_azimuth"];
    const auto light = [&](double away) { return 1 + key * std::max(0.0, std::cos(away * rad)); };
    return std::log2(light(lighting.keyAzimuthDeg - turn) / light(lighting.keyAzimuthDeg + turn));
}

const char *word(Side side) { return side == Side::Even ? "even" : side == Side::Left ? "left" : "right"; }

} // namespace

Answer checkLightSide(const Question &question)
{
    if (const std::string reason = unreadable(question); !reason.empty())
        return silent(reason);
    const double stops = cheekStops(*question.seen.patch);
    const Side seen = std::abs(stops) < question.limits["light.even"] ? Side::Even
                      : stops > 0                                     ? Side::Left
                                                                      : Side::Right;
    Answer answer;
    answer.measured = std::string(word(seen));
    answer.regions = cheeks(question);
    // Ten of twelve sides are right at half a stop; a clear difference is surer, a faint one hardly counts.
    answer.confidence = seen == Side::Even ? 0.6 : std::clamp(0.5 + 0.4 * std::abs(stops), 0.0, 0.9);
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Lighting &lighting = question.spec->lighting;
    if (std::abs(lighting.keyAzimuthDeg) > question.limits["light.behind_azimuth"])
        return silent("light_behind");
    const double expected = expectedStops(lighting, question.limits);
    const Side asked = std::abs(lighting.keyAzimuthDeg) < question.limits["light.frontal_azimuth"] ||
                               std::abs(expected) < question.limits["light.invisible"]
                           ? Side::Even
                       : expected > 0 ? Side::Left
                                      : Side::Right;
    answer.asked = std::string(word(asked));
    if (seen == asked)
        return answer;
    if (asked == Side::Even) {
        if (std::abs(stops) < question.limits["light.clear"])
            return answer;
        answer.verdict = Verdict::Note;
        answer.outcome = "sided";
        if (lighting.keyAzimuthDeg != 0)
            answer.fix.set("lighting.key_azimuth", 0.0);
        move(answer, question, "lighting.key_to_fill", -lighting.keyToFillRatio / 3);
    } else if (seen == Side::Even) {
        // A soft key a little to the side is easily too gentle to be told from even light.
        if (std::abs(expected) < question.limits["light.even"] + question.limits["light.even_margin"])
            return answer;
        answer.verdict = Verdict::Note;
        answer.outcome = "even";
        const double round = std::min(15.0, furthestKeyDeg - std::abs(lighting.keyAzimuthDeg));
        if (round > 0)
            move(answer, question, "lighting.key_azimuth", lighting.keyAzimuthDeg > 0 ? round : -round);
        move(answer, question, "lighting.key_to_fill", 1);
    } else {
        answer.verdict = Verdict::Warn;
        answer.outcome = "other_side";
        // No fix: the wish is clear as it is, and turning it around would ask for what the picture shows.
    }
    return answer;
}

Answer checkLightRatio(const Question &question)
{
    if (const std::string reason = unreadable(question); !reason.empty())
        return silent(reason);
    const double stops = std::abs(cheekStops(*question.seen.patch));
    Answer answer;
    answer.measured = std::exp2(stops);
    answer.regions = cheeks(question);
    answer.confidence = 0.6;
    if (!question.spec) {
        const bool strong = stops >= question.limits["light.strong"];
        answer.verdict = strong ? Verdict::Note : Verdict::Pass;
        answer.outcome = strong ? "strong" : "";
        return answer;
    }
    const Lighting &lighting = question.spec->lighting;
    if (std::abs(lighting.keyAzimuthDeg) > question.limits["light.behind_azimuth"])
        return silent("light_behind");
    const double askedStops = std::abs(expectedStops(lighting, question.limits));
    answer.asked = std::exp2(askedStops);
    answer.verdict =
        graded(stops - askedStops, question.limits["light.ratio.pass"], question.limits["light.ratio.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = stops > askedStops ? "hard" : "flat";
    // Half of what is missing: generators that exaggerate would otherwise overshoot.
    const double factor = std::exp2(std::clamp((askedStops - stops) / 2, -1.0, 1.0));
    move(answer, question, "lighting.key_to_fill", lighting.keyToFillRatio * (factor - 1));
    return answer;
}

} // namespace presence::critique
