// SPDX-License-Identifier: MIT
#include "core/critique/detect/mouth.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

cv::Rect part(const cv::Rect2d &box, double left, double right, double top, double bottom,
              const cv::Mat &inside)
{
    return cv::Rect(int(box.x + left * box.width), int(box.y + top * box.height),
                    int((right - left) * box.width), int((bottom - top) * box.height)) &
           cv::Rect(0, 0, inside.cols, inside.rows);
}

} // namespace

Mouth measureMouth(const Picture &picture, const Face &face, CascadeSet &cascades)
{
    Mouth mouth;
    const cv::Rect lower = part(face.box, 0, 1, 0.55, 1, picture.work);
    mouth.area = part(face.box, 0.28, 0.72, 0.70, 0.92, picture.work);
    if (lower.area() == 0 || mouth.area.area() <= 0)
        return mouth;

    cv::Mat grey;
    cv::cvtColor(picture.work(lower), grey, cv::COLOR_BGR2GRAY);
    const double scale = 200.0 / lower.width;
    cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::equalizeHist(grey, grey);
    std::vector<cv::Rect> boxes;
    cascades.smile.detectMultiScale(grey, boxes, 1.05, 0, 0, {50, 25});
    mouth.candidates = int(boxes.size());

    const cv::Rect middle(mouth.area);
    const cv::Scalar cheeks = (cv::mean(picture.lab(part(face.box, 0.20, 0.36, 0.50, 0.66, picture.work))) +
                               cv::mean(picture.lab(part(face.box, 0.64, 0.80, 0.50, 0.66, picture.work)))) *
                              0.5;
    const double cheekChroma = std::hypot(cheeks[1], cheeks[2]);
    int teeth = 0;
    for (int y = middle.y; y < middle.br().y; ++y)
        for (int x = middle.x; x < middle.br().x; ++x) {
            const auto &lab = picture.lab.at<cv::Vec3f>(y, x);
            teeth += lab[0] > cheeks[0] - 2 && std::hypot(lab[1], lab[2]) < 0.6 * cheekChroma;
        }
    mouth.teethShare = double(teeth) / middle.area();
    return mouth;
}

} // namespace presence::critique
