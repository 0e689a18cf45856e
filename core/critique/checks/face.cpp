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

/// Tightest first.
constexpr std::array<std::string_view, 6> crops{"ecu", "bcu", "cu", "mcu", "ms", "mls"};

double cropLimit(const ConsultedLimits &limits, std::string_view crop, std::string_view end)
{
    return limits["face.size." + std::string(crop) + "." + std::string(end)];
}

} // namespace

Answer checkFaceCount(const Question &question)
{
    const auto &faces = question.seen.faces;
    // The frontal cascades lose heads turned further than this; finding none then says nothing.
    if (faces.empty() && question.spec && question.seen.countTier == "A" &&
        std::abs(question.spec->pose.headYawDeg) > question.limits["face.turned_away"])
        return silent("turned_away");
    const double sure = question.seen.countTier == "C" ? question.limits["face.count.confirmed"]
                                                       : question.limits["face.count.confidence"];
    Answer answer;
    answer.tier = question.seen.countTier;
    answer.measured = double(faces.size());
    answer.asked = 1.0;
    answer.parts = {{"faces", double(faces.size())}};
    for (const Face &face : faces) {
        answer.regions.push_back(face.box);
        answer.marks.push_back(outline(question.seen.picture, face.box, "face"));
    }
    if (faces.empty()) {
        answer.verdict = Verdict::Fail;
        answer.outcome = "none";
        answer.confidence = sure;
        return answer;
    }
    if (faces.front().turned) {
        answer.verdict = Verdict::Note;
        answer.outcome = "turned";
        answer.confidence = 0.4;
        return answer;
    }
    answer.confidence = faces.front().votes >= 2 ? sure : 0.6;
    if (faces.size() == 1) {
        answer.verdict = Verdict::Pass;
        return answer;
    }
    const double share = faces[1].box.area() / faces[0].box.area();
    const bool bystander = share < question.limits["face.count.second"];
    answer.verdict = bystander ? Verdict::Note : Verdict::Warn;
    answer.outcome = bystander ? "bystander" : "several";
    answer.confidence = std::min(answer.confidence, faces[1].votes >= 2 ? 0.8 : 0.5);
    return answer;
}

Answer checkFaceSize(const Question &question)
{
    const Face &face = *question.seen.mainFace();
    // Hairline to chin against the box of the cascades.
    const double height =
        face.box.height * question.limits["face.size.box_to_face"] / question.seen.picture.work.rows;
    Answer answer;
    answer.measured = height;
    answer.confidence = 0.8;
    answer.regions = {face.box};
    answer.marks = {outline(question.seen.picture, face.box, "face")};
    answer.parts = {{"face_height", height, "of height"}};
    if (!question.spec) {
        const double smallest = question.limits["face.size.smallest"];
        answer.verdict = height < smallest ? Verdict::Note : Verdict::Pass;
        answer.outcome = height < smallest ? "small" : "";
        return answer;
    }
    if (std::ranges::find(crops, question.spec->camera.crop) == crops.end())
        return silent("unknown_crop");
    double low = 10, high = 0;
    for (const std::string &crop : acceptedChoices(question, "camera.crop")) {
        low = std::min(low, cropLimit(question.limits, crop, "low"));
        high = std::max(high, cropLimit(question.limits, crop, "high"));
    }
    answer.asked = question.spec->camera.crop;
    const double stops = height < low    ? std::log2(low / height)
                         : height > high ? std::log2(height / high)
                                         : 0;
    answer.verdict = graded(stops, question.limits["face.size.pass"], question.limits["face.size.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = height < low ? "small" : "large";
    changeCrop(answer, question, height < low ? -1 : 1);
    return answer;
}

} // namespace presence::critique
