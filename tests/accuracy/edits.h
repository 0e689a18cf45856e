// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <opencv2/imgproc.hpp>

/// Edits with a known effect, shared by the accuracy table and the tests.
namespace edit {

inline cv::Mat gained(const cv::Mat &bgr, double blue, double green, double red)
{
    // Gains act in linear light; the power is a plain stand-in for the sRGB curve, the same in both
    // directions.
    cv::Mat linear;
    bgr.convertTo(linear, CV_32F, 1.0 / 255);
    cv::pow(linear, 2.2, linear);
    linear = linear.mul(cv::Mat(linear.size(), CV_32FC3, cv::Scalar(blue, green, red)));
    cv::min(linear, 1.0, linear);
    cv::pow(linear, 1 / 2.2, linear);
    linear.convertTo(linear, CV_8U, 255);
    return linear;
}

inline cv::Mat darkened(const cv::Mat &bgr) { return gained(bgr, 0.125, 0.125, 0.125); }
inline cv::Mat darkenedALittle(const cv::Mat &bgr) { return gained(bgr, 0.5, 0.5, 0.5); }
inline cv::Mat overexposed(const cv::Mat &bgr) { return gained(bgr, 3.2, 3.2, 3.2); }
inline cv::Mat warmed(const cv::Mat &bgr) { return gained(bgr, 0.55, 0.90, 1.25); }
inline cv::Mat cooled(const cv::Mat &bgr) { return gained(bgr, 1.35, 1.00, 0.72); }
inline cv::Mat blurred(const cv::Mat &bgr)
{
    cv::Mat soft;
    cv::GaussianBlur(bgr, soft, {0, 0}, bgr.cols / 256.0);
    return soft;
}
inline cv::Mat smoothed(const cv::Mat &bgr)
{
    cv::Mat now = bgr, next;
    for (int pass = 0; pass < 3; ++pass) {
        cv::bilateralFilter(now, next, 9, 35, 7);
        now = next.clone();
    }
    return now;
}
inline cv::Mat noisy(const cv::Mat &bgr)
{
    cv::Mat noise(bgr.size(), CV_16SC3), sum;
    cv::RNG(11).fill(noise, cv::RNG::NORMAL, 0, 14);
    bgr.convertTo(sum, CV_16SC3);
    sum += noise;
    sum.convertTo(sum, CV_8U);
    return sum;
}
inline cv::Mat greyed(const cv::Mat &bgr)
{
    cv::Mat grey;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
    return grey;
}
inline cv::Mat flattened(const cv::Mat &bgr) { return bgr * 0.4 + cv::Scalar(76, 76, 76); }

/// The half at the image's left of `axis` (pixels), repeated at its right.
cv::Mat mirrored(const cv::Mat &bgr, double axis);

} // namespace edit

struct Edit
{
    const char *name;
    const char *measure;
    int direction; ///< which way the measure must move
    cv::Mat (*apply)(const cv::Mat &);
    double aim = 97; ///< percent of the pairs
};

inline const std::array edits{
    Edit{"smoothed skin has less texture", "skin.texture", -1, edit::smoothed},
    Edit{"noise adds texture", "skin.texture", +1, edit::noisy},
    Edit{"blur softens the eyes", "focus.eyes", -1, edit::blurred},
    Edit{"over-exposure blows highlights", "exposure.highlights", +1, edit::overexposed},
    Edit{"darkening narrows the range", "exposure.range", -1, edit::darkened},
    Edit{"flattening narrows the range", "exposure.range", -1, edit::flattened},
    Edit{"a warm cast is warmer", "color.warmth", +1, edit::warmed, 100},
    Edit{"a cool cast is cooler", "color.warmth", -1, edit::cooled, 100},
    Edit{"greying takes colour away", "color.saturation", -1, edit::greyed},
};
