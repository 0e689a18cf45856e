// SPDX-License-Identifier: MIT
#include "core/sitter/png.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

Result<ImageFile> png(const SitterPicture &picture, int conversion)
{
    const Error failed{Error::Kind::Internal, "The sitter's picture could not be written as PNG."};
    try {
        const cv::Mat rgb(picture.height, picture.width, CV_8UC3,
                          const_cast<std::uint8_t *>(picture.rgb.data()));
        cv::Mat turned;
        cv::cvtColor(rgb, turned, conversion);
        std::vector<unsigned char> bytes;
        if (!cv::imencode(".png", turned, bytes))
            return failed;
        return ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "the sitter's picture");
    } catch (const std::exception &problem) {
        return Error{failed.kind, failed.message, problem.what()};
    }
}

} // namespace

Result<ImageFile> pngFrom(const SitterPicture &picture) { return png(picture, cv::COLOR_RGB2BGR); }

Result<ImageFile> greyPngFrom(const SitterPicture &picture) { return png(picture, cv::COLOR_RGB2GRAY); }

} // namespace presence
