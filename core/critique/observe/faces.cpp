// SPDX-License-Identifier: MIT
#include "core/critique/observe/faces.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <tuple>

namespace presence {

namespace {

struct Hit
{
    cv::Rect box;
    int cascade = 0;
};

constexpr int altCascade = 0;
constexpr int frontalCascades = 3;

double overlap(const cv::Rect2d &a, const cv::Rect2d &b)
{
    const double both = (a & b).area();
    return both / (a.area() + b.area() - both);
}

/// Sorted, because OpenCV's threads deliver boxes in any order.
std::vector<cv::Rect> detect(cv::CascadeClassifier &cascade, const cv::Mat &grey, int neighbours)
{
    constexpr int smallest = 44;
    std::vector<cv::Rect> boxes;
    cascade.detectMultiScale(grey, boxes, 1.1, neighbours, 0, {smallest, smallest});
    std::ranges::sort(boxes, {}, [](const cv::Rect &box) { return std::tuple(-box.width, box.x, box.y); });
    return boxes;
}

std::vector<Hit> collectHits(const Picture &picture, CascadeSet &cascades)
{
    cv::Mat grey;
    cv::cvtColor(picture.work, grey, cv::COLOR_BGR2GRAY);
    cv::equalizeHist(grey, grey);
    std::vector<Hit> hits;
    const std::array<std::pair<cv::CascadeClassifier *, int>, frontalCascades> frontal{
        {{&cascades.alt, 2}, {&cascades.standard, 4}, {&cascades.improved, 3}}};
    for (int i = 0; i < frontalCascades; ++i)
        for (const cv::Rect &box :
             detect(*frontal[std::size_t(i)].first, grey, frontal[std::size_t(i)].second))
            hits.push_back({box, i});
    return hits;
}

} // namespace

std::vector<Face> findFaces(const Picture &picture, CascadeSet &cascades)
{
    std::vector<std::vector<Hit>> groups;
    for (const Hit &hit : collectHits(picture, cascades)) {
        const auto home = std::ranges::find_if(groups, [&](const auto &group) {
            return std::ranges::any_of(group,
                                       [&](const Hit &other) { return overlap(hit.box, other.box) > 0.35; });
        });
        if (home == groups.end())
            groups.push_back({hit});
        else
            home->push_back(hit);
    }
    std::vector<Face> faces;
    for (const auto &group : groups) {
        std::array<bool, frontalCascades> agreed{};
        cv::Rect2d sum;
        for (const Hit &hit : group) {
            agreed[std::size_t(hit.cascade)] = true;
            sum.x += hit.box.x;
            sum.y += hit.box.y;
            sum.width += hit.box.width;
            sum.height += hit.box.height;
        }
        const double n = double(group.size());
        const Face face{{sum.x / n, sum.y / n, sum.width / n, sum.height / n},
                        double(std::ranges::count(agreed, true))};
        if (face.votes >= 2 || agreed[altCascade])
            faces.push_back(face);
    }
    std::ranges::sort(faces, {},
                      [](const Face &face) { return std::tuple(-face.box.area(), face.box.x, face.box.y); });
    return faces;
}

} // namespace presence
