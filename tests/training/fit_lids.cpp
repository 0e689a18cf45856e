// SPDX-License-Identifier: MIT
// presence-fit-lids TRAINING_FOLDER OUT.json: fits the rule of core/critique/detect/lids.h and prints its
// cross-validated error. The folder holds labels.csv with face-mesh points and the pictures it names.
#include "core/base/file_io.h"
#include "core/critique/detect/lids.h"
#include "tests/accuracy/close_eyes.h"
#include "tests/accuracy/table.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int folds = 5;
constexpr int jittered = 8; ///< displaced copies per picture
constexpr double ridge = 0.001;

struct Sample
{
    int person = 0;
    bool closed = false;
    bool original = false;
    cv::Mat features;
};

void addSamples(std::vector<Sample> &samples, const cv::Mat &pixels, int person, bool closed,
                CascadeSet &cascades, cv::RNG &random)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".png", pixels, bytes);
    const auto image = ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "training");
    const auto picture = decodePicture(*image, "training", 0);
    const auto faces = findFaces(*picture, cascades);
    if (faces.empty() || faces[0].turned)
        return;
    const auto found = findEyes(*picture, faces[0], cascades);
    for (int copy = 0; copy <= jittered; ++copy) {
        auto eyes = found;
        const double reach = 0.04 * (eyes ? eyes->distance() : 0);
        if (copy > 0 && eyes)
            for (Eye *eye : {&eyes->left, &eyes->right}) {
                eye->box.x += random.gaussian(reach);
                eye->box.y += random.gaussian(reach);
            }
        for (cv::Mat patch : LidReader::patches(*picture, faces[0], eyes)) {
            if (copy > 0 && random.uniform(0, 2))
                cv::GaussianBlur(patch, patch, {0, 0}, random.uniform(0.3, 1.5));
            samples.push_back({person, closed, copy == 0, LidReader::features(patch)});
        }
    }
}

cv::Mat fit(const std::vector<Sample> &samples, int leftOut)
{
    cv::Mat known, wanted;
    for (const Sample &sample : samples) {
        if (sample.person % folds == leftOut)
            continue;
        cv::Mat row;
        cv::hconcat(sample.features, cv::Mat::ones(1, 1, CV_64F), row);
        known.push_back(row);
        wanted.push_back(sample.closed ? 1.0 : -1.0);
    }
    cv::Mat normal = known.t() * known, weights;
    for (int i = 0; i < LidReader::featureCount; ++i)
        normal.at<double>(i, i) += ridge * known.rows;
    cv::solve(normal, known.t() * wanted, weights, cv::DECOMP_CHOLESKY);
    return weights;
}

void printError(const std::vector<Sample> &samples)
{
    std::map<std::pair<int, bool>, double> scores; // of person and state: the mean of both eyes
    for (int fold = 0; fold < folds; ++fold) {
        const cv::Mat weights = fit(samples, fold);
        for (const Sample &sample : samples)
            if (sample.original && sample.person % folds == fold)
                scores[{sample.person, sample.closed}] +=
                    (sample.features.dot(weights.rowRange(0, LidReader::featureCount).t()) +
                     weights.at<double>(LidReader::featureCount)) /
                    2;
    }
    for (const double margin : {0.0, 0.1, 0.2, 0.3, 0.4}) {
        int answered = 0, right = 0;
        for (const auto &[key, score] : scores) {
            answered += std::abs(score) >= margin;
            right += std::abs(score) >= margin && (score > 0) == key.second;
        }
        std::printf("margin %.1f: %d of %zu answered, %d right (%.1f %%)\n", margin, answered, scores.size(),
                    right, 100.0 * right / answered);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: presence-fit-lids TRAINING_FOLDER OUT.json\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    auto pool = CascadePool::load("/usr/share/opencv4");
    const auto rows = readTable(folder / "labels.csv");
    if (!pool || rows.empty()) {
        std::fprintf(stderr, "The cascades or %s are missing.\n", (folder / "labels.csv").c_str());
        return 1;
    }
    const auto cascades = (*pool)->borrow();
    cv::RNG random(5);
    std::vector<Sample> samples;
    int person = 0;
    for (const auto &row : rows) {
        const cv::Mat open = cv::imread((folder / row.at("file")).string());
        const auto lid = [&](std::initializer_list<const char *> ids) {
            std::vector<cv::Point2d> points;
            for (const std::string id : ids)
                points.emplace_back(std::stod(row.at("x" + id)), std::stod(row.at("y" + id)));
            return points;
        };
        cv::Mat closed = open.clone();
        closeEye(closed, lid({"33", "160", "158", "133"}), lid({"33", "144", "153", "133"}));
        closeEye(closed, lid({"263", "387", "385", "362"}), lid({"263", "373", "380", "362"}));
        addSamples(samples, open, person, false, *cascades, random);
        addSamples(samples, closed, person, true, *cascades, random);
        ++person;
    }
    printError(samples);
    const cv::Mat weights = fit(samples, -1);
    std::vector<double> rounded;
    for (int i = 0; i < weights.rows; ++i)
        rounded.push_back(std::round(weights.at<double>(i) * 1e5) / 1e5);
    const nlohmann::ordered_json document{
        {"schema", "presence.lids/1"},
        {"recipe",
         "presence-fit-lids: ridge 0.001, eight jittered copies, open portraits and the same with their lids "
         "warped shut; pictures CC0, weights MIT"},
        {"weights", rounded}};
    return writeFile(argv[2], document.dump() + "\n").ok() ? 0 : 1;
}
