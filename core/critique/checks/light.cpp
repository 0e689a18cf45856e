// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

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

/// Why this picture does not tell the light, or empty.
std::string unreadable(const Question &question, const CheekLight &light)
{
    const auto &reading = question.seen.reading;
    if (question.seen.patch->fullWidth < question.limits["light.smallest_face"])
        return "small_face";
    const bool known = reading && reading->pose;
    const double turn = known ? reading->pose->yaw : question.spec ? question.spec->pose.headYawDeg : 0;
    if (std::abs(turn) > question.limits["face.turned_away"])
        return known ? "profile" : "turned_away";
    if (light.brighter() < question.limits["light.darkest_cheek"])
        return "too_dark";
    if (!light.inSight)
        return "profile";
    return {};
}

constexpr double furthestKeyDeg = 80; ///< beyond, the nose shades the other cheek altogether

enum class Side { Even, Left, Right };

/// What the cheeks should differ by, in stops, left over right: Lambert's law for a distant key over an even
/// fill, on cheeks that look some degrees to either side. Angles of the key count from where the face points,
/// so the yaw of the head does not matter. Against 24 renders of the sitter (15–80°, 1.5:1 to 12:1) within
/// 0.2 stops.
double expectedStops(const Lighting &lighting, double keyToFill, const ConsultedLimits &limits)
{
    constexpr double rad = CV_PI / 180;
    const double key = keyToFill - 1, turn = limits["light.cheek_azimuth"];
    const auto light = [&](double away) { return 1 + key * std::max(0.0, std::cos(away * rad)); };
    return std::log2(light(lighting.keyAzimuthDeg - turn) / light(lighting.keyAzimuthDeg + turn));
}

const char *word(Side side) { return side == Side::Even ? "even" : side == Side::Left ? "left" : "right"; }

/// A measured answer about the cheeks, without a verdict.
Answer cheekAnswer(const Question &question, const CheekLight &light)
{
    Answer answer;
    answer.tier = question.seen.reading && question.seen.reading->mesh ? question.seen.readingTier : "A";
    answer.regions = cheeks(question);
    answer.marks = skinMarks(question.seen);
    answer.marks.pop_back(); // the forehead
    if (std::abs(light.stops()) >= question.limits["light.even"]) {
        const double sideDeg = light.stops() > 0 ? 45 : -45;
        answer.marks.push_back(lightMark(question.seen, sideDeg, 20));
    }
    answer.parts = {
        {"left_cheek", light.left}, {"right_cheek", light.right}, {"stops", light.stops(), "stops"}};
    return answer;
}

} // namespace

Answer checkLightSide(const Question &question)
{
    const CheekLight &light = question.measures.cheeks();
    if (const std::string reason = unreadable(question, light); !reason.empty())
        return silent(reason);
    const double stops = light.stops();
    const Side seen = std::abs(stops) < question.limits["light.even"] ? Side::Even
                      : stops > 0                                     ? Side::Left
                                                                      : Side::Right;
    Answer answer = cheekAnswer(question, light);
    answer.measured = std::string(word(seen));
    // Ten of twelve sides are right at half a stop; a clear difference is surer, a faint one hardly counts.
    answer.confidence = seen == Side::Even ? 0.6 : std::clamp(0.5 + 0.4 * std::abs(stops), 0.0, 0.9);
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Lighting &lighting = question.spec->lighting;
    if (std::abs(lighting.keyAzimuthDeg) > question.limits["light.behind_azimuth"])
        return silent("light_behind");
    const double expected = expectedStops(lighting, lighting.keyToFillRatio, question.limits);
    const Side asked = std::abs(lighting.keyAzimuthDeg) < question.limits["light.frontal_azimuth"] ||
                               std::abs(expected) < question.limits["light.invisible"]
                           ? Side::Even
                       : expected > 0 ? Side::Left
                                      : Side::Right;
    answer.asked = std::string(word(asked));
    answer.parts.push_back({"expected_stops", expected, "stops"});
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
    const CheekLight &light = question.measures.cheeks();
    if (const std::string reason = unreadable(question, light); !reason.empty())
        return silent(reason);
    const double stops = std::abs(light.stops());
    Answer answer = cheekAnswer(question, light);
    answer.measured = std::exp2(stops);
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
    const auto cheeksAt = [&](double ratio) {
        return std::abs(expectedStops(lighting, ratio, question.limits));
    };
    const Wish ratio = *wishFor(question, "lighting.key_to_fill");
    const Wish wish{cheeksAt(ratio.value), cheeksAt(ratio.low), cheeksAt(ratio.high)};
    answer.asked = std::exp2(wish.value);
    answer.verdict =
        graded(wish.miss(stops), question.limits["light.ratio.pass"], question.limits["light.ratio.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = stops > wish.value ? "hard" : "flat";
    // Half of what is missing: generators that exaggerate would otherwise overshoot.
    const double factor = std::exp2(std::clamp((wish.value - stops) / 2, -1.0, 1.0));
    move(answer, question, "lighting.key_to_fill", lighting.keyToFillRatio * (factor - 1));
    return answer;
}

/// Where the light stands is told from the shading of the whole face, coarsely; the name follows from the
/// place.
Answer checkLightPattern(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const CheekLight &light = question.measures.cheeks();
    if (const std::string reason = unreadable(question, light); !reason.empty())
        return silent(reason);
    const auto &fit = question.measures.light();
    if (!fit)
        return silent("needs_face_mesh");
    const double across = std::abs(fit->azimuth), stops = std::abs(light.stops());
    const bool flat = fit->modelling < limits["light.pattern.flat"] && stops < limits["light.even"];
    if (!flat && fit->explained < limits["light.pattern.explained"])
        return silent("light_unclear");
    const bool side = across >= limits["light.pattern.side"] || stops >= limits["light.pattern.side_stops"];
    const bool front = across < limits["light.pattern.front"] && stops < limits["light.pattern.front_stops"];
    const bool high = fit->elevation >= limits["light.pattern.high"];
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = std::string(flat            ? "flat"
                                  : side          ? "side"
                                  : front && high ? "front, high"
                                  : front         ? "front"
                                  : high          ? "three-quarter, high"
                                                  : "three-quarter");
    answer.confidence = 0.5 * question.seen.confidenceOfPoints() + (flat ? 0.2 : 0.3 * fit->explained);
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = {
        lightMark(question.seen, fit->azimuth + question.seen.reading->pose->yaw, fit->elevation)};
    answer.parts = {{"azimuth", fit->azimuth, "°"},
                    {"elevation", fit->elevation, "°"},
                    {"modelling", fit->modelling},
                    {"explained", fit->explained},
                    {"stops", light.stops(), "stops"}};
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Lighting &lighting = question.spec->lighting;
    if (std::abs(lighting.keyAzimuthDeg) > limits["light.behind_azimuth"])
        return silent("light_behind");
    answer.asked = lighting.pattern;
    const double asked = lighting.keyAzimuthDeg;
    answer.parts.push_back({"asked_azimuth", asked, "°"});
    if (lighting.keyToFillRatio < limits["light.pattern.shows"])
        return answer; // hardly any shape is asked for
    const double miss = std::abs(fit->azimuth - std::clamp(asked, -furthestKeyDeg, furthestKeyDeg));
    answer.verdict =
        flat ? Verdict::Note : graded(miss, limits["light.pattern.pass"], limits["light.pattern.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    if (fit->azimuth * asked < 0 && across > limits["light.pattern.front"] &&
        std::abs(asked) > limits["light.pattern.front"]) {
        answer.outcome = "other_side";
        return answer;
    }
    answer.outcome = flat ? "flat" : across > std::abs(asked) ? "too_far" : "too_frontal";
    if (flat)
        move(answer, question, "lighting.key_to_fill", 1);
    else
        move(answer, question, "lighting.key_azimuth",
             (across > std::abs(asked) ? -15 : 15) *
                 (asked < 0 || (asked == 0 && fit->azimuth < 0) ? -1 : 1));
    return answer;
}

} // namespace presence::critique
