// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/comfyui/comfyui_backend.h"
#include "tests/support/comfyui/fake_comfyui.h"
#include "tests/support/test_picture.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <mutex>

namespace presence::test {

inline std::vector<Workflow> shippedWorkflows()
{
    return readWorkflows(Resources(PRESENCE_SOURCE_DIR "/resources"), {}).workflows;
}

/// The backend with its shipped workflows at this address; waits shorter than people's.
inline std::unique_ptr<ComfyBackend> comfyAt(const std::string &address, const std::string &key = {},
                                             ComfyTiming timing = {})
{
    PluginEnvironment environment{Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}};
    environment.address = [address](const std::string &) { return address; };
    environment.key = [key](const std::string &) { return key; };
    return std::make_unique<ComfyBackend>(shippedWorkflows(), environment, timing);
}

inline GenerationRequest comfyRequest(const std::string &model = "workflow: SDXL")
{
    GenerationRequest request;
    request.prompt.text = "portrait of a potter, calm";
    request.prompt.negative = "plastic skin";
    request.settings.width = 512;
    request.settings.height = 640;
    request.settings.seed = 77;
    request.settings.steps = 6;
    request.settings.model = model;
    return request;
}

inline ControlPicture controlPicture(const std::string &kind, double weight = 1)
{
    return {kind, weight, *ImageFile::fromBytes(pngPicture(8, 10), "control")};
}

/// Progress as it was told, from whichever thread.
struct Told
{
    std::mutex mutex;
    std::vector<Progress> all;
    ProgressCallback callback()
    {
        return [this](const Progress &news) {
            const std::lock_guard lock(mutex);
            all.push_back(news);
        };
    }
    std::string ticket()
    {
        const std::lock_guard lock(mutex);
        for (const Progress &news : all)
            if (!news.ticket.empty())
                return news.ticket;
        return {};
    }
    bool said(const std::string &words)
    {
        const std::lock_guard lock(mutex);
        return std::ranges::any_of(
            all, [&](const Progress &news) { return news.stage.find(words) != news.stage.npos; });
    }
    int previews()
    {
        const std::lock_guard lock(mutex);
        return int(std::ranges::count_if(all, [](const Progress &news) { return !news.preview.isEmpty(); }));
    }
};

inline void verifyNoComplaints(const FakeComfyUi &fake)
{
    const auto complaints = fake.complaints();
    QVERIFY2(complaints.empty(), complaints.empty() ? "" : complaints.front().c_str());
}

#define VERIFY_OK(expression)                                                                                \
    do {                                                                                                     \
        const auto &verified = (expression);                                                                 \
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().message.c_str());                      \
    } while (false)

} // namespace presence::test
