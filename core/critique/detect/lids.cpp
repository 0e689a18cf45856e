// SPDX-License-Identifier: MIT
#include "core/critique/detect/lids.h"

#include "core/spec/tables/json_resource.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr int columns = 7, rows = 4, directions = 8;
constexpr double eyeDistance = 100; ///< of the patches, in pixels

cv::Point2d boxCentre(const Eye &eye) { return (eye.box.tl() + eye.box.br()) * 0.5; }

} // namespace

Result<LidReader> LidReader::load(const Resources &resources)
{
    LidReader reader;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        const auto weights = document.at("weights").get<std::vector<double>>();
        if (weights.size() != featureCount + 1)
            return Error{Error::Kind::BadInput,
                         "it must hold " + std::to_string(featureCount + 1) + " weights"};
        reader.m_weights = cv::Mat(weights, true);
        return {};
    };
    if (const auto done = readJsonResource(resources, "critique/lids.json", "presence.lids/1", read); !done)
        return done.error();
    return reader;
}

std::array<cv::Mat, 2> LidReader::patches(const Picture &picture, const Face &face,
                                          const std::optional<Eyes> &eyes)
{
    // Mean places of the eyes in the cascade box, 159 portraits, standard deviation 2 % of the box.
    cv::Point2d right = face.box.tl() + cv::Point2d(0.305 * face.box.width, 0.374 * face.box.height);
    cv::Point2d left = face.box.tl() + cv::Point2d(0.700 * face.box.width, 0.374 * face.box.height);
    if (eyes) {
        right = boxCentre(eyes->right);
        left = boxCentre(eyes->left);
    }
    const double scale = cv::norm(left - right) * picture.scale / eyeDistance; // full pixels per patch pixel
    const double roll = std::atan2(left.y - right.y, left.x - right.x) * 180 / CV_PI;
    std::array<cv::Mat, 2> patches;
    for (const bool isLeft : {true, false}) {
        const cv::Point2d middle = (isLeft ? left : right) * picture.scale;
        const double reach = 0.75 * patchWidth * scale;
        const cv::Rect around =
            cv::Rect(int(middle.x - reach), int(middle.y - reach), int(2 * reach) + 1, int(2 * reach) + 1) &
            cv::Rect(0, 0, picture.full.cols, picture.full.rows);
        cv::Mat grey, patch;
        cv::cvtColor(picture.full(around), grey, cv::COLOR_BGR2GRAY);
        if (scale > 1)
            cv::GaussianBlur(grey, grey, {0, 0}, 0.5 * scale);
        const cv::Point2f pivot(float(middle.x - around.x), float(middle.y - around.y));
        cv::Mat place = cv::getRotationMatrix2D(pivot, roll, 1 / scale);
        place.at<double>(0, 2) += patchWidth / 2.0 - pivot.x;
        place.at<double>(1, 2) += patchHeight / 2.0 - pivot.y;
        cv::warpAffine(grey, patch, place, {patchWidth, patchHeight}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        if (!isLeft)
            cv::flip(patch, patch, 1);
        patches[isLeft ? 0 : 1] = patch;
    }
    return patches;
}

cv::Mat LidReader::features(const cv::Mat &patch)
{
    cv::Mat grey, gx, gy;
    patch.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, grey, {0, 0}, 1);
    cv::Sobel(grey, gx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(grey, gy, CV_32F, 0, 1, 3, 0.125);
    cv::Mat cells = cv::Mat::zeros(1, featureCount, CV_64F);
    double *values = cells.ptr<double>();
    for (int y = 0; y < patchHeight; ++y)
        for (int x = 0; x < patchWidth; ++x) {
            const double dx = gx.at<float>(y, x), dy = gy.at<float>(y, x);
            const double direction = (std::atan2(dy, dx) / CV_PI + 1) / 2 * directions;
            const int below = int(direction) % directions, above = (below + 1) % directions;
            const double betweenDirections = direction - std::floor(direction);
            const double u = (x + 0.5) / patchWidth * columns - 0.5, v = (y + 0.5) / patchHeight * rows - 0.5;
            const int column = int(std::floor(u)), row = int(std::floor(v));
            for (const int i : {0, 1})
                for (const int j : {0, 1}) {
                    if (column + i < 0 || column + i >= columns || row + j < 0 || row + j >= rows)
                        continue;
                    const double near = (i ? u - column : 1 - u + column) * (j ? v - row : 1 - v + row);
                    double *cell = values + ((row + j) * columns + column + i) * directions;
                    cell[below] += near * std::hypot(dx, dy) * (1 - betweenDirections);
                    cell[above] += near * std::hypot(dx, dy) * betweenDirections;
                }
        }
    constexpr double noise = 20; // keeps flat patches flat
    cells /= cv::norm(cells) + noise;
    cv::sqrt(cells, cells);
    return cells;
}

Lids LidReader::read(const Picture &picture, const Face &face, const std::optional<Eyes> &eyes) const
{
    const auto cut = patches(picture, face, eyes);
    std::array<double, 2> scores{};
    for (std::size_t i = 0; i < 2; ++i)
        scores[i] = features(cut[i]).dot(m_weights.rowRange(0, featureCount).t()) +
                    m_weights.at<double>(featureCount);
    const double distance =
        eyes ? cv::norm(boxCentre(eyes->left) - boxCentre(eyes->right)) : 0.395 * face.box.width;
    return {scores[0], scores[1], distance * picture.scale};
}

} // namespace presence::critique
