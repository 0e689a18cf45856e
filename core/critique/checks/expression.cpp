// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

struct MirrorLikeness
{
    double correlation = -1; ///< of L* with its mirror image
    double difference = 100; ///< mean |ΔL*|
};

/// The face turned level and scaled to fixed eye places, compared with its mirror image about the best
/// upright axis. Eye places come with an error of some percent, so axes a few pixels beside and slight turns
/// are tried as well.
MirrorLikeness mirrorLikeness(const Observation &seen)
{
    constexpr int side = 100, axis = 50, eyeY = 40, eyeHalf = 15;
    const cv::Point2d middle = seen.eyes->middle();
    const cv::Point2d across = seen.eyes->left.pupil - seen.eyes->right.pupil;
    const double angle = std::atan2(across.y, across.x) * 180 / CV_PI;
    cv::Mat lightness, mask = cv::Mat::zeros(side, side, CV_8U);
    cv::extractChannel(seen.picture.lab, lightness, 0);
    cv::ellipse(mask, cv::Point(axis, 55), cv::Size(23, 33), 0, 0, 360, 255, cv::FILLED);
    MirrorLikeness best;
    for (double turn = -3; turn <= 3; turn += 1.0) {
        cv::Mat turned, mirrored;
        cv::Mat place = cv::getRotationMatrix2D(cv::Point2f(float(middle.x), float(middle.y)), angle + turn,
                                                2 * eyeHalf / cv::norm(across));
        place.at<double>(0, 2) += axis - middle.x;
        place.at<double>(1, 2) += eyeY - middle.y;
        cv::warpAffine(lightness, turned, place, {side, side}, cv::INTER_AREA, cv::BORDER_REPLICATE);
        cv::GaussianBlur(turned, turned, {0, 0}, 0.75);
        cv::flip(turned, mirrored, 1);
        for (int shift = -8; shift <= 8; ++shift) {
            const cv::Rect here(std::max(0, shift), 0, side - std::abs(shift), side);
            const cv::Rect there(std::max(0, -shift), 0, side - std::abs(shift), side);
            const cv::Mat a = turned(here), b = mirrored(there);
            // The mask follows the axis, which moves by half the shift.
            const cv::Rect around(std::clamp(here.x - shift / 2, 0, side - here.width), 0, here.width, side);
            const cv::Mat inside = mask(around);
            cv::Scalar meanA, meanB, spreadA, spreadB;
            cv::meanStdDev(a, meanA, spreadA, inside);
            cv::meanStdDev(b, meanB, spreadB, inside);
            const double joint = cv::mean(a.mul(b), inside)[0] - meanA[0] * meanB[0];
            const double correlation = joint / std::max(1e-6, spreadA[0] * spreadB[0]);
            if (correlation > best.correlation)
                best = {correlation, cv::mean(cv::abs(a - b), inside)[0]};
        }
    }
    return best;
}

enum class Smile { None, Slight, Broad };

const char *smileWord(Smile smile)
{
    return smile == Smile::None ? "no smile" : smile == Smile::Slight ? "slight smile" : "broad smile";
}

Smile askedSmile(const Question &question)
{
    const double level = question.spec ? question.spec->expression.shown(12).strongest() : 0;
    return level >= question.limits["mouth.smile.asks_broad"]  ? Smile::Broad
           : level <= question.limits["mouth.smile.asks_none"] ? Smile::None
                                                               : Smile::Slight;
}

/// Without the points of the mouth only a broad smile can be told, and only likely or unlikely.
Answer checkSmileByCascade(const Question &question)
{
    const Limits &limits = question.limits;
    const Mouth &mouth = *question.seen.mouth;
    if (question.seen.patch->fullWidth < limits["mouth.smile.smallest_face"])
        return silent("small_face");
    const bool unlikely = mouth.candidates < limits["mouth.smile.few_candidates"];
    const bool likely = mouth.candidates >= limits["mouth.smile.many_candidates"] &&
                        mouth.teethShare >= limits["mouth.smile.teeth"];
    if (!unlikely && !likely)
        return silent("smile_unclear");
    Answer answer;
    answer.measured = std::string(likely ? "smile likely" : "broad smile unlikely");
    answer.confidence = likely ? limits["mouth.smile.likely_right"] : limits["mouth.smile.unlikely_right"];
    answer.regions = {mouth.area};
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Smile asked = askedSmile(question);
    answer.asked = std::string(smileWord(asked));
    if (asked == Smile::Slight || likely == (asked == Smile::Broad))
        return answer;
    answer.verdict = Verdict::Note;
    answer.outcome = likely ? "too_much" : "too_little";
    moveBothSides(answer, question, "expression.au12", likely ? -1 : 1);
    return answer;
}

cv::Rect2d mouthArea(const Question &question)
{
    const cv::Rect2d &box = question.seen.mainFace()->box;
    return {box.x + 0.22 * box.width, box.y + 0.64 * box.height, 0.56 * box.width, 0.3 * box.height};
}

} // namespace

Answer checkSmile(const Question &question)
{
    if (!question.seen.reading)
        return checkSmileByCascade(question);
    const Limits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (reading.pose && std::abs(reading.pose->yaw) > limits["mouth.furthest_yaw"])
        return silent("profile");
    const double lift = reading.mouth->lift;
    const double slight = limits["mouth.smile.slight_lift"], broad = limits["mouth.smile.broad_lift"];
    const Smile seen = lift < slight ? Smile::None : lift < broad ? Smile::Slight : Smile::Broad;
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = std::string(smileWord(seen));
    answer.regions = {mouthArea(question)};
    const double clear = std::min(std::abs(lift - slight), std::abs(lift - broad)) / (broad - slight);
    answer.confidence = question.seen.confidenceOfPoints() * std::clamp(0.6 + clear, 0.6, 1.0);
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Smile asked = askedSmile(question);
    answer.asked = std::string(smileWord(asked));
    const int miss = int(seen) - int(asked);
    if (miss == 0)
        return answer;
    answer.verdict = std::abs(miss) > 1 ? Verdict::Warn : Verdict::Note;
    answer.outcome = miss > 0 ? "too_much" : "too_little";
    moveBothSides(answer, question, "expression.au12", -miss);
    return answer;
}

Answer checkMouthOpen(const Question &question)
{
    const Limits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    const double gap = reading.mouth->gap;
    const double closed = limits["mouth.open.closed_gap"], open = limits["mouth.open.open_gap"];
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = std::string(gap < closed ? "closed" : gap <= open ? "parted" : "open");
    answer.regions = {mouthArea(question)};
    answer.confidence = question.seen.confidenceOfPoints();
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Expression &expression = question.spec->expression;
    const double lips = expression.shown(25).strongest();
    const double jaw = std::max(expression.shown(26).strongest(), 2 * expression.shown(27).strongest());
    const bool asksOpen = jaw >= limits["mouth.open.asks_open"];
    const bool asksParted = !asksOpen && std::max(lips, jaw) >= limits["mouth.open.asks_parted"];
    answer.asked = std::string(asksOpen ? "open" : asksParted ? "parted" : "closed");
    // A broad smile shows the teeth without anybody asking for parted lips.
    const bool smiles = askedSmile(question) == Smile::Broad;
    if (answer.asked == answer.measured || (smiles && !asksOpen && gap <= open))
        return answer;
    const bool more = asksOpen || (asksParted && gap < closed);
    answer.verdict = asksOpen && gap < closed ? Verdict::Warn : Verdict::Note;
    answer.outcome = more ? "closed" : "open";
    moveBothSides(answer, question, asksOpen ? "expression.au26" : "expression.au25", more ? 1 : -1);
    return answer;
}

/// Natural faces correlate 0.67 with their mirror (5–95 %: −0.09 … 0.93); halves mirrored by hand at least
/// 0.97.
Answer checkSymmetry(const Question &question)
{
    const Limits &limits = question.limits;
    if (question.seen.patch->fullWidth < limits["symmetry.smallest_face"])
        return silent("small_face");
    if (question.spec && std::abs(question.spec->pose.headYawDeg) > limits["symmetry.turned"])
        return silent("turned_away");
    const MirrorLikeness likeness = mirrorLikeness(question.seen);
    const bool mirrored = likeness.correlation > limits["symmetry.correlation"] &&
                          likeness.difference < limits["symmetry.difference"];
    Answer answer;
    answer.measured = likeness.correlation;
    answer.confidence = 0.6;
    answer.regions = {question.seen.mainFace()->box};
    answer.verdict = mirrored ? Verdict::Warn : Verdict::Pass;
    if (mirrored) {
        answer.outcome = "mirrored";
        move(answer, question, "realism.asymmetry", 0.1);
    }
    return answer;
}

} // namespace presence::critique
