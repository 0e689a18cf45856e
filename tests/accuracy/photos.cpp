// SPDX-License-Identifier: MIT
#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/edits.h"
#include "tests/accuracy/table.h"

#include <cmath>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>

using namespace presence;

namespace {

std::string word(const Finding &finding)
{
    if (finding.verdict == Verdict::Unmeasured)
        return {};
    if (const std::string *text = std::get_if<std::string>(&finding.measured))
        return *text;
    const double *number = std::get_if<double>(&finding.measured);
    return number ? std::to_string(int(std::lround(*number))) : std::string();
}

bool has(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

/// Labels name the sides of the image; ours are the subject's.
std::string labelledSide(const std::string &label)
{
    return label == "left" ? "right" : label == "right" ? "left" : "";
}

std::string labelledWarmth(const std::string &label)
{
    if (has(label, "background") || has(label, "skin") || has(label, "grey"))
        return {};
    return has(label, "warm") && !has(label, "neutral")   ? "warm"
           : has(label, "cool") && !has(label, "neutral") ? "cool"
                                                          : "";
}

std::string broadness(const std::string &seen)
{
    return seen.empty() ? "" : seen == "smile likely" || seen == "broad smile" ? "broad" : "not broad";
}

std::string labelledSmile(const std::string &label)
{
    return has(label, "none")     ? "no smile"
           : has(label, "slight") ? "slight smile"
           : has(label, "broad")  ? "broad smile"
                                  : "";
}

constexpr double directDeg = 8, avertedDeg = 12; ///< as in resources/critique.json

std::string labelledGaze(const std::string &label)
{
    if (has(label, "borderline"))
        return {};
    return label.starts_with("direct") ? "direct" : label.starts_with("averted") ? "averted" : "";
}

/// The half of the face at the left of the picture, repeated at its right.
cv::Mat mirrored(const cv::Mat &original, const Region &face)
{
    const int axis = int(face.x + face.width / 2), half = std::min(axis, original.cols - axis);
    cv::Mat picture = original.clone(), flipped;
    cv::flip(original(cv::Rect(axis - half, 0, half, original.rows)), flipped, 1);
    flipped.copyTo(picture(cv::Rect(axis, 0, half, original.rows)));
    return picture;
}

double number(const CritiqueReport &report, const char *id)
{
    const Finding *finding = report.find(id);
    const double *value = std::get_if<double>(&finding->measured);
    return finding->verdict == Verdict::Unmeasured || !value ? NAN : *value;
}

} // namespace

void printPhotos(const Critic &critic, const std::filesystem::path &folder)
{
    Tally count, refused, side, warmth, opposite, lids, smile, threeWays, gaze;
    for (const auto &row : readTable(folder / "ground_truth.csv")) {
        const std::string &name = row.at("file");
        const auto image = ImageFile::read(folder / name);
        const auto report = image ? critic.review(*image, {}, name) : Result<CritiqueReport>(image.error());
        if (!report) {
            count.wrong++;
            count.remarks += name + ": " + report.error().message;
            continue;
        }
        const auto answer = [&](const char *id) { return word(*report->find(id)); };
        (row.at("faces") == "0" ? refused : count).add(answer("face.count"), row.at("faces"), name);
        if (row.at("faces") != "1")
            continue;
        const std::string light = labelledSide(row.at("light").substr(0, row.at("light").find(" (")));
        // A soft light may be too even to have a side; only where the cheeks differ a side is claimed.
        if (!light.empty())
            side.add(answer("light.side") == "even" ? "" : answer("light.side"), light, name);
        if (const std::string label = labelledWarmth(row.at("colour")); !label.empty()) {
            warmth.add(answer("color.warmth"), label, name);
            const std::string seen = answer("color.warmth");
            opposite.add(seen == "neutral" ? "" : seen, label, name);
        }
        const std::string &eyes = row.at("eyes");
        if (has(eyes, "open") || eyes == "closed")
            lids.add(answer("eyes.open"), eyes == "closed" ? "closed" : "open", name);
        const std::string &mouth = row.at("mouth");
        if (has(mouth, "none") || has(mouth, "broad"))
            smile.add(broadness(answer("mouth.smile")), has(mouth, "broad") ? "broad" : "not broad", name);
        if (const std::string label = labelledSmile(mouth); !label.empty())
            threeWays.add(answer("mouth.smile").find("likely") == std::string::npos ? answer("mouth.smile")
                                                                                    : "",
                          label, name);
        if (const std::string label = labelledGaze(row.at("gaze")); !label.empty())
            gaze.add(answer("gaze.direction").empty()                  ? ""
                     : number(*report, "gaze.direction") <= directDeg  ? "direct"
                     : number(*report, "gaze.direction") >= avertedDeg ? "averted"
                                                                       : "",
                     label, name);
    }
    std::printf(
        "| Photographs: question | right | wrong | could not assess | wrong ones |\n|---|---|---|---|---|\n");
    count.print("number of faces, pictures with people");
    refused.print("no face where there is none");
    side.print("side of the light (even counts as not assessed)");
    warmth.print("warm / cool, neutral counts as wrong");
    opposite.print("warm never taken for cool");
    lids.print("eyes open or closed");
    smile.print("broad smile against none");
    threeWays.print("no smile, slight, broad");
    gaze.print("gaze into the lens or averted (the band between is not assessed)");
    std::printf("\n");
}

/// Every edit must move its measure the right way against the untouched picture.
void printEdits(const Critic &critic, const std::filesystem::path &folder)
{
    std::map<std::string, Tally> tallies;
    int used = 0;
    for (const auto &row : readTable(folder / "ground_truth.csv")) {
        const std::string &name = row.at("file");
        if (row.at("faces") != "1" || name.starts_with("syn_") || ++used > 20)
            continue;
        const cv::Mat original = cv::imread((folder / name).string());
        const auto measure = [&](const cv::Mat &pixels) {
            std::vector<unsigned char> bytes;
            cv::imencode(".png", pixels, bytes);
            return critic.review(*ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), name), {},
                                 name);
        };
        const auto before = measure(original);
        const auto calledMirrored = [&](const CritiqueReport &report) -> std::string {
            const Verdict verdict = report.find("symmetry.face")->verdict;
            return verdict == Verdict::Unmeasured ? "" : verdict == Verdict::Pass ? "no" : "yes";
        };
        tallies["a natural face is not called mirrored"].add(calledMirrored(*before), "no", name);
        if (const auto &regions = before->find("face.count")->regions; !regions.empty())
            tallies["a hand-mirrored face is noticed"].add(
                calledMirrored(*measure(mirrored(original, regions.front()))), "yes", name);
        for (const Edit &edit : edits) {
            const auto after = measure(edit.apply(original));
            double a = number(*before, edit.measure), b = number(*after, edit.measure);
            if (std::string_view(edit.measure) == "color.warmth") {
                const auto rank = [](const CritiqueReport &report) {
                    const std::string seen = word(*report.find("color.warmth"));
                    return seen.empty() ? NAN : seen == "warm" ? 1.0 : seen == "cool" ? -1.0 : 0.0;
                };
                a = rank(*before);
                b = rank(*after);
                // A picture at the end of the scale cannot move further along it.
                if (a == b && a == edit.direction)
                    b += edit.direction;
            }
            const std::string moved = std::isnan(a) || std::isnan(b) ? ""
                                      : (b - a) * edit.direction > 0 ? "yes"
                                                                     : "no";
            tallies[edit.name].add(moved, "yes", name);
        }
    }
    std::printf("| Edited pairs | right | wrong | could not assess | wrong ones |\n|---|---|---|---|---|\n");
    for (const auto &[name, tally] : tallies)
        tally.print(name.c_str());
    std::printf("\n");
}
