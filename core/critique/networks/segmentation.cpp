// SPDX-License-Identifier: MIT
#include "core/critique/networks/segmentation.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

Result<SubjectFinder> SubjectFinder::load(std::string onnx)
{
    auto network = Network::load(std::move(onnx), "Subject outline");
    if (!network)
        return network.error();
    return SubjectFinder(std::move(*network));
}

Result<cv::Mat> SubjectFinder::find(const cv::Mat &bgr) const
{
    // Means and deviations of the training pictures, blue, green, red (the network's own constants).
    const cv::Scalar mean(102.890434, 111.25247, 126.91212);
    const cv::Scalar deviation(62.93292, 62.82138, 66.355705);
    cv::Mat input;
    cv::resize(bgr, input, cv::Size(side, side), 0, 0, cv::INTER_AREA);
    input.convertTo(input, CV_32F);
    input = (input - mean) / (deviation * 255);
    const auto outputs = m_network.run(cv::dnn::blobFromImage(input), {"classifier/1"});
    if (!outputs)
        return outputs.error();
    const cv::Mat &logits = outputs->front();
    if (logits.total() != 2 * side * side)
        return Error{Error::Kind::Internal, "The subject finder answered in an unknown form."};
    auto *values = const_cast<float *>(logits.ptr<float>());
    const cv::Mat background(side, side, CV_32F, values), subject(side, side, CV_32F, values + side * side);
    cv::Mat odds;
    cv::exp(background - subject, odds);
    return cv::Mat(1 / (1 + odds));
}

} // namespace presence
