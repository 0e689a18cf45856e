// SPDX-License-Identifier: MIT
#include "core/spec/palette/picture_colors.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace presence {

namespace {

constexpr int longSide = 160;

bool looksLikeSkin(const cv::Vec3f &lab)
{
    const float chroma = std::hypot(lab[1], lab[2]);
    const double hue = std::atan2(lab[2], lab[1]) * 180 / CV_PI;
    return hue >= 40 && hue <= 75 && chroma >= 10 && chroma <= 40 && lab[0] >= 20 && lab[0] <= 90;
}

/// Inside the ellipse of half the width and 0.7 of the height around the upper middle?
bool inTheMiddle(int x, int y, cv::Size size)
{
    const double dx = (x + 0.5 - size.width / 2.0) / (size.width * 0.25),
                 dy = (y + 0.5 - size.height * 0.42) / (size.height * 0.35);
    return dx * dx + dy * dy < 1;
}

std::vector<cv::Vec3f> samplesOf(const cv::Mat &lab, bool withSkin)
{
    std::vector<cv::Vec3f> samples;
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const cv::Vec3f &pixel = lab.at<cv::Vec3f>(y, x);
            if (withSkin || !inTheMiddle(x, y, lab.size()) || !looksLikeSkin(pixel))
                samples.push_back(pixel);
        }
    return samples;
}

std::string hexOf(const cv::Vec3f &lab)
{
    cv::Mat rgb;
    cv::cvtColor(cv::Mat(1, 1, CV_32FC3, cv::Scalar(lab[0], lab[1], lab[2])), rgb, cv::COLOR_Lab2RGB);
    const cv::Vec3f color = rgb.at<cv::Vec3f>(0, 0);
    char text[8];
    const auto byte = [](float v) { return unsigned(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)) & 255; };
    std::snprintf(text, sizeof text, "#%02X%02X%02X", byte(color[0]), byte(color[1]), byte(color[2]));
    return text;
}

struct Cluster
{
    cv::Vec3f lab;
    double count = 0;
};

std::vector<Cluster> clustersOf(const std::vector<cv::Vec3f> &samples, int count)
{
    cv::Mat labels, centres;
    cv::theRNG().state = 1; // the thread's own generator: the same picture gives the same colours
    cv::kmeans(cv::Mat(samples).reshape(1), count, labels,
               cv::TermCriteria(cv::TermCriteria::EPS + cv::TermCriteria::COUNT, 30, 0.5), 2,
               cv::KMEANS_PP_CENTERS, centres);
    std::vector<Cluster> clusters(std::size_t(centres.rows));
    for (int i = 0; i < centres.rows; ++i)
        clusters[std::size_t(i)].lab = {centres.at<float>(i, 0), centres.at<float>(i, 1),
                                        centres.at<float>(i, 2)};
    for (int i = 0; i < labels.rows; ++i)
        ++clusters[std::size_t(labels.at<int>(i))].count;
    std::ranges::sort(clusters, std::greater(), &Cluster::count);
    return clusters;
}

/// The smaller of two that look alike goes into the larger.
std::vector<Cluster> joined(const std::vector<Cluster> &clusters)
{
    constexpr double alike = 8;
    std::vector<Cluster> kept;
    for (const Cluster &cluster : clusters) {
        const auto near = std::ranges::find_if(
            kept, [&](const Cluster &other) { return cv::norm(other.lab - cluster.lab) < alike; });
        if (near == kept.end())
            kept.push_back(cluster);
        else
            near->count += cluster.count;
    }
    return kept;
}

} // namespace

Result<std::vector<PictureColor>> colorsOfPicture(const ImageFile &file, int count, std::stop_token stop)
try {
    const Error unreadable{Error::Kind::BadInput,
                           "No colours can be picked from this picture: its file cannot be decoded."};
    if (file.isEmpty())
        return unreadable;
    const std::string_view bytes = file.bytes();
    const cv::Mat encoded(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data()));
    const cv::Mat whole = cv::imdecode(encoded, cv::IMREAD_COLOR);
    if (whole.empty())
        return unreadable;
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, "Picking colours was cancelled."};
    const double scale = std::min(1.0, double(longSide) / std::max(whole.cols, whole.rows));
    cv::Mat small, lab;
    cv::resize(whole, small,
               cv::Size(std::max(1, int(whole.cols * scale)), std::max(1, int(whole.rows * scale))), 0, 0,
               cv::INTER_AREA);
    small.convertTo(small, CV_32FC3, 1 / 255.0);
    cv::cvtColor(small, lab, cv::COLOR_BGR2Lab);

    std::vector<cv::Vec3f> samples = samplesOf(lab, false);
    if (samples.size() < lab.total() / 5)
        samples = samplesOf(lab, true);
    const int clusters = std::clamp(count, 2, 8);
    std::vector<PictureColor> colors;
    if (samples.size() < std::size_t(clusters)) {
        colors.push_back({hexOf(samples.front()), 1});
        return colors;
    }
    for (const Cluster &cluster : joined(clustersOf(samples, clusters)))
        colors.push_back({hexOf(cluster.lab), cluster.count / double(samples.size())});
    return colors;
} catch (const cv::Exception &problem) {
    return Error{Error::Kind::BadInput,
                 "No colours can be picked from this picture: its file cannot be decoded.", problem.what()};
}

} // namespace presence
