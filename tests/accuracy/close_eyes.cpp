// SPDX-License-Identifier: MIT
#include "tests/accuracy/close_eyes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

static double heightAt(const std::vector<cv::Point2d> &lid, double x)
{
    for (std::size_t i = 0; i + 1 < lid.size(); ++i)
        if (x >= lid[i].x && x <= lid[i + 1].x && lid[i + 1].x > lid[i].x)
            return lid[i].y + (lid[i + 1].y - lid[i].y) * (x - lid[i].x) / (lid[i + 1].x - lid[i].x);
    return x < lid.front().x ? lid.front().y : lid.back().y;
}

void closeEye(cv::Mat &picture, std::vector<cv::Point2d> upperLid, std::vector<cv::Point2d> lowerLid)
{
    std::ranges::sort(upperLid, {}, &cv::Point2d::x);
    std::ranges::sort(lowerLid, {}, &cv::Point2d::x);
    double opening = 0;
    for (const cv::Point2d &point : upperLid)
        opening = std::max(opening, heightAt(lowerLid, point.x) - point.y);
    cv::Mat fromX(picture.size(), CV_32F), fromY(picture.size(), CV_32F);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            fromX.at<float>(y, x) = float(x);
            fromY.at<float>(y, x) = float(y);
        }
    const double lash = 0.25 * opening;
    for (int x = int(upperLid.front().x); x <= int(upperLid.back().x); ++x) {
        const double upper = heightAt(upperLid, x), lower = heightAt(lowerLid, x);
        const double fold = upper - 1.2 * opening, below = lower + 0.3 * opening;
        for (int y = std::max(0, int(fold)); y <= std::min(picture.rows - 1, int(below)); ++y) {
            double source = 0;
            if (y <= lower - lash) // the skin between fold and lash line is stretched
                source = fold + (y - fold) / std::max(1.0, lower - lash - fold) * (upper - lash - fold);
            else if (y <= lower + lash / 2) // the lash line moves as it is
                source = upper + (y - lower);
            else // what was under the lower lid closes up
                source = lower + 0.3 * lash +
                         (y - lower - lash / 2) / std::max(0.001, below - lower - lash / 2) *
                             (below - lower - 0.3 * lash);
            fromY.at<float>(y, x) = float(source);
        }
    }
    cv::remap(picture.clone(), picture, fromX, fromY, cv::INTER_LINEAR);
}
