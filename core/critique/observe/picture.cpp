// SPDX-License-Identifier: MIT
#include "core/critique/observe/picture.h"

#include <array>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

std::uint32_t bigEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | std::uint8_t(bytes[at + i]);
    return value;
}

/// Read from the header, because asking the decoder for alpha switches its EXIF rotation off.
bool mayBeTransparent(const ImageFile &image)
{
    const std::string_view bytes = image.bytes();
    if (image.format() == ImageFile::Format::Webp)
        return bytes.size() > 24 &&
               ((bytes.substr(12, 4) == "VP8X" && (bytes[20] & 0x10)) || bytes.substr(12, 4) == "VP8L");
    if (image.format() != ImageFile::Format::Png || bytes.size() < 33)
        return false;
    if (bytes[25] == 4 || bytes[25] == 6)
        return true;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::string_view type = bytes.substr(at + 4, 4);
        if (type == "tRNS")
            return true;
        if (type == "IDAT")
            return false;
        at += std::size_t(bigEndian(bytes, at)) + 12;
    }
    return false;
}

/// A JPEG without its end marker was cut short; the decoder would fill the rest with grey and say nothing.
bool isCutShort(const ImageFile &image)
{
    const std::string_view bytes = image.bytes();
    if (image.format() != ImageFile::Format::Jpeg)
        return false;
    const auto end = bytes.rfind("\xFF\xD9");
    const auto scan = bytes.rfind("\xFF\xDA");
    return end == std::string_view::npos || (scan != std::string_view::npos && end < scan);
}

cv::Mat onGrey(const cv::Mat &bgra, bool &transparent)
{
    cv::Mat bgr(bgra.size(), CV_8UC3);
    constexpr int grey = 119; // L* 50
    for (int y = 0; y < bgra.rows; ++y) {
        const auto *from = bgra.ptr<cv::Vec4b>(y);
        auto *to = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgra.cols; ++x) {
            const int alpha = from[x][3];
            transparent |= alpha < 255;
            for (int c = 0; c < 3; ++c)
                to[x][c] = std::uint8_t((from[x][c] * alpha + grey * (255 - alpha) + 127) / 255);
        }
    }
    return bgr;
}

cv::Mat decode(const ImageFile &image, bool &transparent)
{
    const std::string_view bytes = image.bytes();
    const cv::Mat coded(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data()));
    const bool alpha = mayBeTransparent(image);
    cv::Mat pixels = cv::imdecode(coded, alpha ? cv::IMREAD_UNCHANGED : cv::IMREAD_COLOR);
    if (pixels.empty())
        return pixels;
    if (pixels.depth() == CV_16U)
        pixels.convertTo(pixels, CV_8U, 1.0 / 257);
    if (pixels.channels() == 1)
        cv::cvtColor(pixels, pixels, cv::COLOR_GRAY2BGR);
    return pixels.channels() == 4 ? onGrey(pixels, transparent) : pixels;
}

} // namespace

cv::Mat toLab(const cv::Mat &bgr)
{
    cv::Mat lab;
    bgr.convertTo(lab, CV_32F, 1.0 / 255);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    return lab;
}

cv::Mat toLuminance(const cv::Mat &bgr)
{
    static const std::array<std::array<float, 256>, 3> weighted = [] {
        constexpr std::array weights{0.0722, 0.7152, 0.2126};
        std::array<std::array<float, 256>, 3> table{};
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t i = 0; i < 256; ++i) {
                const double x = double(i) / 255;
                table[c][i] =
                    float(weights[c] * (x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4)));
            }
        return table;
    }();
    cv::Mat luminance(bgr.size(), CV_32F);
    for (int y = 0; y < bgr.rows; ++y) {
        const auto *from = bgr.ptr<cv::Vec3b>(y);
        auto *to = luminance.ptr<float>(y);
        for (int x = 0; x < bgr.cols; ++x)
            to[x] = weighted[0][from[x][0]] + weighted[1][from[x][1]] + weighted[2][from[x][2]];
    }
    return luminance;
}

Result<Picture> decodePicture(const ImageFile &image, std::string_view name, double colorlessChroma)
{
    const auto refusal = [&](const std::string &problem, std::string detail = {}) {
        return Error{Error::Kind::BadInput, "“" + std::string(name) + "” " + problem, std::move(detail)};
    };
    if (image.isEmpty())
        return refusal("is empty; there is no picture to review.");
    if (isCutShort(image))
        return refusal("ends too early: part of the picture is missing. Fetch or export it again.");
    try {
        Picture picture;
        picture.full = decode(image, picture.transparent);
        if (picture.full.empty())
            return refusal(
                "cannot be decoded. It may be damaged, cut short or animated; export it again as a still.");
        const int longer = std::max(picture.full.cols, picture.full.rows);
        picture.scale = std::max(1.0, double(longer) / Picture::workSide);
        const cv::Size size(std::max(1, int(std::lround(picture.full.cols / picture.scale))),
                            std::max(1, int(std::lround(picture.full.rows / picture.scale))));
        if (picture.scale > 1)
            cv::resize(picture.full, picture.work, size, 0, 0, cv::INTER_AREA);
        else
            picture.work = picture.full;
        picture.lab = toLab(picture.work);
        picture.luminance = toLuminance(picture.work);
        std::array<cv::Mat, 3> planes;
        cv::split(picture.lab, planes.data());
        cv::Mat chroma;
        cv::magnitude(planes[1], planes[2], chroma);
        picture.colorless = cv::mean(chroma)[0] < colorlessChroma;
        return picture;
    } catch (const std::exception &problem) {
        return refusal("cannot be decoded. It may be damaged; export it again.", problem.what());
    }
}

} // namespace presence::critique
