// SPDX-License-Identifier: MIT
#include "core/critique/picture/picture.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

std::uint32_t bigEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | std::uint8_t(bytes[at + i]);
    return value;
}

/// What of a PNG decides its pixels, and what keeps them from being read.
struct PngPixels
{
    std::string bytes;
    bool cutShort = false;
    bool damaged = false;
    bool transparent = false;
};

/// The rest of the file is left out before decoding: libpng writes its opinion of damaged texts and odd
/// colour profiles straight to the standard error stream. PNG specification, 5.3 and 5.4: chunks, critical
/// ones in upper case.
PngPixels pngPixels(std::string_view bytes)
{
    static constexpr std::array<std::string_view, 6> wanted{"IHDR", "PLTE", "tRNS", "eXIf", "IDAT", "IEND"};
    PngPixels picture{std::string(bytes.substr(0, 8))};
    picture.transparent = bytes.size() > 25 && (bytes[25] == 4 || bytes[25] == 6);
    for (std::size_t at = 8;;) {
        const std::size_t left = bytes.size() - at;
        if (left < 12 || bigEndian(bytes, at) > left - 12) {
            picture.cutShort = true;
            return picture;
        }
        const std::string_view whole = bytes.substr(at, std::size_t(bigEndian(bytes, at)) + 12);
        const std::string_view type = whole.substr(4, 4);
        const auto checksum =
            ::crc32_z(0, reinterpret_cast<const Bytef *>(whole.data() + 4), whole.size() - 8);
        const bool usable =
            std::ranges::find(wanted, type) != wanted.end() && checksum == bigEndian(whole, whole.size() - 4);
        if (usable)
            picture.bytes += whole;
        picture.damaged |= !usable && (type[0] & 0x20) == 0;
        picture.transparent |= usable && type == "tRNS";
        if (type == "IEND")
            return picture;
        at += whole.size();
    }
}

bool mayBeTransparentWebp(std::string_view bytes)
{
    return bytes.size() > 24 &&
           ((bytes.substr(12, 4) == "VP8X" && (bytes[20] & 0x10)) || bytes.substr(12, 4) == "VP8L");
}

/// A JPEG without its end marker was cut short; the decoder would fill the rest with grey and say nothing.
bool isCutShortJpeg(std::string_view bytes)
{
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

/// `mayBeTransparent`: told beforehand, because asking the decoder for alpha switches its EXIF rotation off.
cv::Mat decode(std::string_view bytes, bool mayBeTransparent, bool &transparent)
{
    const cv::Mat coded(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data()));
    cv::Mat pixels = cv::imdecode(coded, mayBeTransparent ? cv::IMREAD_UNCHANGED : cv::IMREAD_COLOR);
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
    const bool isPng = image.format() == ImageFile::Format::Png;
    const PngPixels png = isPng ? pngPixels(image.bytes()) : PngPixels{};
    if (png.cutShort || (image.format() == ImageFile::Format::Jpeg && isCutShortJpeg(image.bytes())))
        return refusal("ends too early: part of the picture is missing. Review an undamaged copy.");
    if (png.damaged)
        return refusal("is damaged: a part that its pixels need cannot be read. Review an undamaged copy.");
    try {
        Picture picture;
        const bool mayBeTransparent =
            isPng ? png.transparent
                  : image.format() == ImageFile::Format::Webp && mayBeTransparentWebp(image.bytes());
        picture.full = decode(isPng ? std::string_view(png.bytes) : image.bytes(), mayBeTransparent,
                              picture.transparent);
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
