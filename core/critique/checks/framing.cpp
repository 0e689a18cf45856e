// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

bool isTight(const PortraitSpec *spec)
{
    return spec && (spec->camera.crop == "ecu" || spec->camera.crop == "bcu" || spec->camera.crop == "cu");
}

} // namespace

Answer checkEyeLine(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const cv::Mat &work = question.seen.picture.work;
    const cv::Rect2d &box = question.seen.mainFace()->box;
    const auto &eyes = question.seen.eyes;
    const double y = eyes ? eyes->middle().y : box.y + limits["framing.eyeline.in_box"] * box.height;
    Answer answer;
    answer.measured = y / work.rows;
    answer.confidence = eyes ? 0.9 : 0.6;
    answer.regions = {{0, y - 1, double(work.cols), 2}};
    answer.marks = {line(question.seen.picture, {0, y}, {double(work.cols), y}, "eye_line")};
    answer.parts = {{"eye_height", y / work.rows, "of height"}};
    double missed = 0; // how far outside what is wanted
    if (question.spec) {
        const Wish wish = *wishFor(question, "camera.eye_line");
        answer.asked = wish.value;
        missed = wish.miss(y / work.rows);
        const double asked = wish.value * work.rows;
        answer.marks.push_back(
            line(question.seen.picture, {0, asked}, {double(work.cols), asked}, "asked_line"));
    } else {
        const double low = limits["framing.eyeline.usual_low"], high = limits["framing.eyeline.usual_high"];
        missed = y / work.rows < low ? y / work.rows - low : std::max(0.0, y / work.rows - high);
    }
    answer.verdict =
        graded(missed, question.spec ? limits["framing.eyeline.pass"] : 0, limits["framing.eyeline.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = missed > 0 ? "low" : "high";
    const double asked = question.spec ? question.spec->camera.eyeLine : limits["framing.eyeline.third"];
    overcorrect(answer, question, "camera.eye_line", asked, y / work.rows);
    return answer;
}

Answer checkSpace(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    if (isTight(question.spec))
        return silent("tight_crop");
    if (!question.seen.background)
        return silent("no_background");
    if (question.seen.subject->confidence < limits["subject.confidence"])
        return silent("unclear_outline");
    const double quiet = question.seen.background->quietShare;
    Answer answer;
    answer.tier = question.seen.subjectTier;
    answer.measured = quiet;
    answer.confidence = 0.65;
    answer.marks = subjectMarks(question.seen);
    answer.parts = {{"quiet_space", quiet, "of frame"},
                    {"background_share", question.seen.background->share, "of frame"}};
    answer.regions = {
        {0, 0, double(question.seen.picture.work.cols), double(question.seen.picture.work.rows)}};
    if (!question.spec) {
        const bool crowded = quiet < limits["framing.space.crowded"];
        answer.verdict = crowded ? Verdict::Note : Verdict::Pass;
        answer.outcome = crowded ? "crowded" : "";
        return answer;
    }
    const Wish wish = *wishFor(question, "camera.empty_space");
    const double asked = wish.value;
    answer.asked = asked;
    // The wish is for room to breathe: too little is missed sooner than too much.
    const double missing = -wish.miss(quiet);
    answer.verdict = missing > 0 ? graded(missing, limits["framing.space.pass"], limits["framing.space.note"])
                     : -missing > limits["framing.space.much"] ? Verdict::Note
                                                               : Verdict::Pass;
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = missing > 0 ? "crowded" : "empty";
    if (missing < 0) {
        move(answer, question, "setting.background_clutter", 0.2);
    } else if (question.seen.background->share < asked) {
        changeCrop(answer, question, 1);
    } else { // there is room, but it is not quiet
        move(answer, question, "setting.background_clutter", -0.2);
        if (question.spec->setting.backgroundBlur > limits["background.asks_sharp"])
            move(answer, question, "setting.background_blur", 0.2);
    }
    return answer;
}

/// The tightest side, in widths of the face; on top the hair above the box counts as face.
Answer checkMargins(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const cv::Mat &work = question.seen.picture.work;
    const cv::Rect2d &box = question.seen.mainFace()->box;
    struct Edge
    {
        const char *name;
        double margin;
        cv::Rect2d region;
    };
    const double hair = limits["framing.margins.hair"] * box.height;
    const std::array edges{
        Edge{"top", (box.y - hair) / box.width, {box.x, 0, box.width, std::max(1.0, box.y)}},
        Edge{"side", box.x / box.width, {0, box.y, std::max(1.0, box.x), box.height}},
        Edge{"side",
             (work.cols - box.br().x) / box.width,
             {box.br().x, box.y, std::max(1.0, work.cols - box.br().x), box.height}},
        Edge{"bottom",
             (work.rows - box.br().y) / box.width,
             {box.x, box.br().y, box.width, std::max(1.0, work.rows - box.br().y)}},
    };
    const auto &[top, left, right, bottom] = edges; // sides of the frame
    const Edge &tightest = *std::ranges::min_element(edges, {}, &Edge::margin);
    Answer answer;
    answer.parts = {{"margin_top", top.margin, "face widths"},
                    {"margin_image_left", left.margin, "face widths"},
                    {"margin_image_right", right.margin, "face widths"},
                    {"margin_bottom", bottom.margin, "face widths"}};
    const cv::Rect2d head(box.x, box.y - hair, box.width, box.height + hair);
    const cv::Point2d across(head.x + head.width / 2, head.y + head.height / 2);
    answer.marks = {
        outline(question.seen.picture, head & cv::Rect2d(0, 0, work.cols, work.rows), "head"),
        line(question.seen.picture, {across.x, 0}, {across.x, std::max(0.0, head.y)}, "margin"),
        line(question.seen.picture, {0, across.y}, {std::max(0.0, head.x), across.y}, "margin"),
        line(question.seen.picture, {double(work.cols), across.y}, {head.br().x, across.y}, "margin")};
    answer.measured = std::max(0.0, tightest.margin);
    answer.confidence = 0.7;
    answer.regions = {tightest.region};
    answer.verdict = Verdict::Pass;
    const bool asksCut =
        question.spec && (question.spec->camera.crop == "ecu" || question.spec->camera.crop == "bcu");
    if (tightest.margin < limits["framing.margins.tight"] && !asksCut) {
        answer.asked = limits["framing.margins.tight"];
        answer.verdict = tightest.margin <= 0 ? Verdict::Warn : Verdict::Note;
        answer.outcome = tightest.name;
        const auto tooTight = [&](const Edge &edge) { return edge.margin < limits["framing.margins.tight"]; };
        const double missing = (limits["framing.margins.tight"] - tightest.margin) * box.width;
        if ((tooTight(top) && tooTight(bottom)) || (tooTight(left) && tooTight(right)))
            changeCrop(answer, question, 1);
        else if (&tightest == &top || &tightest == &bottom)
            move(answer, question, "camera.eye_line", (&tightest == &top ? missing : -missing) / work.rows);
        else
            move(answer, question, "camera.subject_x", (&tightest == &left ? missing : -missing) / work.cols);
        return answer;
    }
    if (!question.spec)
        return answer;
    const double centre = (box.x + box.width / 2) / work.cols;
    const Wish place = *wishFor(question, "camera.subject_x");
    const double asked = place.value;
    answer.parts.push_back({"centre", centre, "of width"});
    const Verdict placed = graded(place.miss(centre), limits["framing.margins.center_pass"],
                                  limits["framing.margins.center_note"]);
    if (placed == Verdict::Pass)
        return answer;
    answer.verdict = placed;
    answer.measured = centre;
    answer.asked = asked;
    answer.regions = {box};
    answer.outcome = centre > asked ? "right" : "left";
    overcorrect(answer, question, "camera.subject_x", asked, centre);
    return answer;
}

} // namespace presence::critique
