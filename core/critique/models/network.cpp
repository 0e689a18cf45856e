// SPDX-License-Identifier: MIT
#include "core/critique/models/network.h"

#include <mutex>
#include <opencv2/dnn.hpp>

namespace presence {

struct Network::Pool
{
    std::string onnx;
    std::string name;
    std::mutex guard;
    std::vector<std::unique_ptr<cv::dnn::Net>> idle;

    std::unique_ptr<cv::dnn::Net> take()
    {
        {
            const std::lock_guard lock(guard);
            if (!idle.empty()) {
                auto net = std::move(idle.back());
                idle.pop_back();
                return net;
            }
        }
        auto net = std::make_unique<cv::dnn::Net>(cv::dnn::readNetFromONNX(onnx.data(), onnx.size()));
        net->setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net->setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return net;
    }

    void giveBack(std::unique_ptr<cv::dnn::Net> net)
    {
        const std::lock_guard lock(guard);
        idle.push_back(std::move(net));
    }
};

Result<Network> Network::load(std::string onnx, std::string name)
{
    Network network;
    network.m_pool = std::make_shared<Pool>();
    network.m_pool->onnx = std::move(onnx);
    network.m_pool->name = std::move(name);
    try {
        network.m_pool->giveBack(network.m_pool->take());
    } catch (const std::exception &problem) {
        return Error{Error::Kind::BadInput,
                     "The model “" + network.m_pool->name +
                         "” cannot be opened by this version of OpenCV. Remove it and install it again.",
                     problem.what()};
    }
    return network;
}

Result<std::vector<cv::Mat>> Network::run(const cv::Mat &blob, const std::vector<std::string> &outputs) const
{
    try {
        auto net = m_pool->take();
        std::vector<cv::Mat> results;
        net->setInput(blob);
        net->forward(results, outputs);
        for (cv::Mat &result : results)
            result = result.clone(); // the net writes over its own memory on its next run
        m_pool->giveBack(std::move(net));
        return results;
    } catch (const std::exception &problem) {
        return Error{Error::Kind::Internal, "The model “" + m_pool->name + "” failed on this picture.",
                     problem.what()};
    }
}

} // namespace presence
