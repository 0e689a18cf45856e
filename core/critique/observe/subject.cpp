// SPDX-License-Identifier: MIT
#include "core/critique/observe/subject.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr int cutSide = 160;
constexpr int cutRounds = 2;

/// Gradients are stated for pictures whose longer side is 768 px.
double gradientScale(const cv::Mat &picture) { return std::max(picture.cols, picture.rows) / 768.0; }

double percentile(std::vector<float> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// What is certain and what is likely, from the face box alone.
cv::Mat startingGuess(cv::Size size, const cv::Rect2d &face)
{
    const double x = face.x + face.width / 2, w = face.width, h = face.height, y = face.y;
    const auto point = [](double px, double py) {
        return cv::Point(int(std::lround(px)), int(std::lround(py)));
    };
    const auto extent = [](double width, double height) {
        return cv::Size(std::max(1, int(std::lround(width))), std::max(1, int(std::lround(height))));
    };
    cv::Mat guess(size, CV_8U, cv::Scalar(cv::GC_PR_BGD));
    // With room for hair: what little wall it takes in is given back, while hair left out teaches the cut
    // that the wall is dark.
    cv::ellipse(guess, point(x, y + 0.45 * h), extent(0.70 * w, 0.90 * h), 0, 0, 360, cv::GC_PR_FGD,
                cv::FILLED);
    const std::vector<cv::Point> shoulders{
        point(x - 0.35 * w, y + 0.9 * h),  point(x + 0.35 * w, y + 0.9 * h),
        point(x + 1.25 * w, y + 1.65 * h), point(x + 1.45 * w, size.height),
        point(x - 1.45 * w, size.height),  point(x - 1.25 * w, y + 1.65 * h)};
    cv::fillPoly(guess, std::vector<std::vector<cv::Point>>{shoulders}, cv::Scalar(cv::GC_PR_FGD));
    const cv::Rect frame(0, 0, size.width, size.height);
    const int above = int(y - 0.55 * h), beside = int(y + 1.15 * h);
    guess(cv::Rect(0, 0, size.width, std::max(0, above)) & frame).setTo(cv::GC_BGD);
    // In a close-up the frame ends before that; then its very edges beside the hair are taken for background,
    // or nothing would be certain and the wall could join the person.
    const double strip = std::ceil(0.03 * size.width), hair = 0.62 * w;
    const int left = int(std::max(x - 1.3 * w, std::min(strip, x - hair)));
    const int right = std::max(0, int(std::min(x + 1.3 * w, std::max(size.width - strip, x + hair))));
    guess(cv::Rect(0, 0, std::max(0, left), std::max(0, beside)) & frame).setTo(cv::GC_BGD);
    guess(cv::Rect(right, 0, std::max(0, size.width - right), std::max(0, beside)) & frame).setTo(cv::GC_BGD);
    cv::ellipse(guess, point(x, y + 0.52 * h), extent(0.38 * w, 0.5 * h), 0, 0, 360, cv::GC_FGD, cv::FILLED);
    cv::rectangle(guess, cv::Rect(point(x - 0.2 * w, y + 1.55 * h), point(x + 0.2 * w, size.height)) & frame,
                  cv::GC_FGD, cv::FILLED);
    return guess;
}

/// Bhattacharyya distance of the colours inside and outside: 0 alike, 1 nothing in common.
double colorDistance(const cv::Mat &bgr, const cv::Mat &mask)
{
    const int channels[] = {0, 1, 2};
    const int bins[] = {8, 8, 8};
    const float range[] = {0, 256};
    const float *ranges[] = {range, range, range};
    cv::Mat inside, outside;
    cv::calcHist(&bgr, 1, channels, mask, inside, 3, bins, ranges);
    cv::calcHist(&bgr, 1, channels, ~mask, outside, 3, bins, ranges);
    cv::normalize(inside, inside, 1, 0, cv::NORM_L1);
    cv::normalize(outside, outside, 1, 0, cv::NORM_L1);
    return cv::compareHist(inside, outside, cv::HISTCMP_BHATTACHARYYA);
}

cv::Mat gradientSize(const cv::Mat &lightness)
{
    cv::Mat smooth, gx, gy, size;
    cv::GaussianBlur(lightness, smooth, {0, 0}, 0.8);
    cv::Sobel(smooth, gx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(smooth, gy, CV_32F, 0, 1, 3, 0.125);
    cv::magnitude(gx, gy, size);
    return size;
}

std::vector<float> valuesInside(const cv::Mat &values, const cv::Mat &mask)
{
    std::vector<float> inside;
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x)
            if (mask.at<std::uint8_t>(y, x))
                inside.push_back(values.at<float>(y, x));
    return inside;
}

} // namespace

Subject findSubject(const Picture &picture, const Face &face)
{
    const double scale = std::max(1.0, double(std::max(picture.work.cols, picture.work.rows)) / cutSide);
    cv::Mat small;
    cv::resize(picture.work, small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
    cv::Mat labels = startingGuess(small.size(), cv::Rect2d(face.box.x / scale, face.box.y / scale,
                                                            face.box.width / scale, face.box.height / scale));
    const cv::RNG before = cv::theRNG();
    cv::setRNGSeed(1);
    cv::Mat background, foreground;
    cv::grabCut(small, labels, {}, background, foreground, cutRounds, cv::GC_INIT_WITH_MASK);
    cv::theRNG() = before;
    const cv::Mat mask = (labels == cv::GC_FGD) | (labels == cv::GC_PR_FGD);
    Subject subject;
    subject.confidence = colorDistance(small, mask);
    cv::resize(mask, subject.mask, picture.work.size(), 0, 0, cv::INTER_LINEAR);
    subject.mask = subject.mask > 127;
    return subject;
}

double edgeSharpness(const cv::Mat &lightness, const cv::Mat &mask)
{
    cv::Mat smooth, laplacian;
    cv::GaussianBlur(lightness, smooth, {0, 0}, 0.8);
    cv::Laplacian(smooth, laplacian, CV_32F);
    const cv::Mat gradient = gradientSize(lightness);
    const double strong = percentile(valuesInside(gradient, mask), 0.95);
    if (strong <= 0.1)
        return 0;
    std::vector<float> ratios;
    for (int y = 0; y < gradient.rows; ++y)
        for (int x = 0; x < gradient.cols; ++x)
            if (mask.at<std::uint8_t>(y, x) && gradient.at<float>(y, x) >= strong)
                ratios.push_back(std::abs(laplacian.at<float>(y, x)) / gradient.at<float>(y, x));
    return percentile(std::move(ratios), 0.5);
}

std::optional<Background> measureBackground(const Picture &picture, const Face &face, const Subject &subject,
                                            double quietGradient)
{
    const int longer = std::max(picture.work.cols, picture.work.rows);
    const int band = std::max(1, int(std::lround(0.02 * longer)));
    const auto disc = [](int radius) {
        return cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1});
    };
    cv::Mat grown, shrunk;
    cv::dilate(subject.mask, grown, disc(band));
    cv::erode(subject.mask, shrunk, disc(band));
    const cv::Mat outside = ~grown;
    const double total = double(picture.work.total());
    if (cv::countNonZero(outside) < 0.05 * total)
        return {};

    cv::Mat lightness;
    cv::extractChannel(picture.lab, lightness, 0);
    const cv::Mat gradient = gradientSize(lightness) * gradientScale(picture.work);
    cv::Mat local;
    const int window = std::max(3, int(std::lround(0.04 * longer)));
    cv::blur(gradient, local, {window, window});
    Background background;
    background.share = cv::countNonZero(~subject.mask) / total;
    background.quietShare = cv::countNonZero(~subject.mask & (local < quietGradient)) / total;
    background.detail = percentile(valuesInside(gradient, outside), 0.95);
    background.edgeSharpness = edgeSharpness(lightness, outside);
    cv::Mat faceArea = cv::Mat::zeros(subject.mask.size(), CV_8U);
    cv::rectangle(faceArea, face.box, 255, cv::FILLED);
    background.subjectSharpness = edgeSharpness(lightness, faceArea);
    const cv::Scalar inner = cv::mean(picture.lab, subject.mask & ~shrunk);
    const cv::Scalar outer = cv::mean(picture.lab, grown & ~subject.mask);
    background.innerLightness = inner[0];
    background.outerLightness = outer[0];
    background.colorStep = cv::norm(cv::Vec3d(inner[0] - outer[0], inner[1] - outer[1], inner[2] - outer[2]));
    return background;
}

} // namespace presence::critique
