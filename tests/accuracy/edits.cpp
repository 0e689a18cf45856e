// SPDX-License-Identifier: MIT
#include "tests/accuracy/edits.h"

#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/rendered.h"
#include "tests/accuracy/table.h"

#include <opencv2/imgcodecs.hpp>

using namespace presence;

namespace {

constexpr int mostPhotographs = 40;
constexpr int facesForIdentity = 20;

/// Photographs with one face, in the order of the table; each with its name.
std::vector<std::pair<std::string, cv::Mat>> portraits(const std::filesystem::path &folder, int most)
{
    std::vector<std::pair<std::string, cv::Mat>> pictures;
    for (const auto &row : readTable(folder / "ground_truth.csv")) {
        const std::string &name = row.at("file");
        if (row.at("faces") == "1" && !name.starts_with("syn_") && int(pictures.size()) < most)
            pictures.emplace_back(name, cv::imread((folder / name).string()));
    }
    return pictures;
}

std::string calledMirrored(const CritiqueReport &report)
{
    const Verdict verdict = report.find("symmetry.face")->verdict;
    return verdict == Verdict::Unmeasured ? "" : verdict == Verdict::Pass ? "natural" : "mirrored";
}

} // namespace

cv::Mat edit::mirrored(const cv::Mat &bgr, double axis)
{
    const int middle = int(axis), half = std::min(middle, bgr.cols - middle);
    cv::Mat picture = bgr.clone(), flipped;
    cv::flip(bgr(cv::Rect(middle - half, 0, half, bgr.rows)), flipped, 1);
    flipped.copyTo(picture(cv::Rect(middle, 0, half, bgr.rows)));
    return picture;
}

void measureEdits(const Critic &critic, const std::filesystem::path &folder, Record &record)
{
    record.begin("Edited photographs against the untouched ones");
    std::map<std::string, Score> scores;
    std::map<std::string, std::string> tiers;
    Score natural, mirrored;
    std::string symmetryTier = "A";
    for (const auto &[name, original] : portraits(folder, mostPhotographs)) {
        const auto before = critic.review(pngOf(original, name), {}, name);
        if (!before)
            continue;
        natural.add("natural", calledMirrored(*before), name);
        if (const auto &regions = before->find("face.count")->regions; !regions.empty()) {
            const Region &face = regions.front();
            const auto after =
                critic.review(pngOf(edit::mirrored(original, face.x + face.width / 2), name), {}, name);
            mirrored.add("mirrored", calledMirrored(*after), name);
        }
        for (const Edit &edit : edits) {
            const auto after = critic.review(pngOf(edit.apply(original), name), {}, name);
            const auto a = numberOf(*before->find(edit.measure));
            const auto b = numberOf(*after->find(edit.measure));
            const double was = a.value_or(0), is = b.value_or(0);
            // A grey picture has no colour to lose.
            const bool grey = std::string_view(edit.measure) == "color.saturation" && was < 1;
            scores[edit.name].add("yes",
                                  !a || !b || grey                  ? ""
                                  : (is - was) * edit.direction > 0 ? "yes"
                                                                    : "no",
                                  name);
            if (b)
                tiers[edit.name] = after->find(edit.measure)->tier;
        }
    }
    for (const Edit &edit : edits)
        record.rate(edit.measure, tiers.contains(edit.name) ? tiers[edit.name] : "A",
                    std::string("edited pairs: ") + edit.name, scores[edit.name], edit.aim);
    record.rate("symmetry.face", symmetryTier, "edited pairs: a hand-mirrored face is noticed", mirrored, 95);
    record.rate("symmetry.face", symmetryTier, "photographs: a natural face is not called mirrored", natural,
                100);
}

void measureIdentity(const Critic &critic, const std::filesystem::path &folder, Record &record)
{
    record.begin("Likeness to a reference picture");
    const auto people = portraits(folder, facesForIdentity);
    Score score;
    const auto compare = [&](const std::string &truth, const cv::Mat &reference, const cv::Mat &picture,
                             const std::string &name) {
        ReviewOptions options;
        options.reference = pngOf(reference, name);
        const auto report = critic.review(pngOf(picture, name), {}, name, options);
        const Finding &match = *report->find("identity.match");
        score.add(truth,
                  match.verdict == Verdict::Unmeasured ? ""
                  : match.verdict == Verdict::Pass     ? "same"
                                                       : "different",
                  name);
    };
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto &[name, picture] = people[i];
        for (const auto &edited :
             {edit::blurred(picture), edit::darkenedALittle(picture), edit::cooled(picture)})
            compare("same", picture, edited, name);
        for (std::size_t step = 1; step <= 3; ++step) {
            const auto &[other, others] = people[(i + step * 3) % people.size()];
            compare("different", picture, others, name + " and " + other);
        }
    }
    record.rate("identity.match", "I", "photographs: same face after an edit, or another person", score, 95);
}
