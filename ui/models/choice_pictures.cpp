// SPDX-License-Identifier: MIT
#include "ui/models/choice_pictures.h"

#include "core/sitter/sitter.h"

#include <algorithm>
#include <array>

namespace presence {

namespace {

constexpr std::array<std::string_view, 3> visibleControls{"lighting.pattern", "camera.crop", "identity.hair"};
constexpr int samples = 4;

QImage toImage(const SitterPicture &picture)
{
    return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
        .copy();
}

} // namespace

ChoicePictures::ChoicePictures(const SpecLibrary &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
}

ChoicePictures::~ChoicePictures() =
    default; // the thread is asked to stop and joined first: it is the last member

bool ChoicePictures::canShow(const QString &controlId)
{
    return std::ranges::find(visibleControls, controlId.toStdString()) != visibleControls.end();
}

void ChoicePictures::request(const QString &controlId)
{
    if (!canShow(controlId) || m_requested.contains(controlId))
        return;
    m_requested += controlId;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(controlId.toStdString());
    }
    if (!m_thread)
        m_thread.emplace([this](std::stop_token stop) { work(stop); });
    m_wake.notify_one();
}

void ChoicePictures::work(std::stop_token stop)
{
    Sitter sitter;
    const SitterOptions options{.width = pictureSize().width(),
                                .height = pictureSize().height(),
                                .samples = samples,
                                .seed = 1,
                                .draft = false};
    while (true) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); }))
            return;
        const std::string id = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        lock.unlock();
        for (const std::string &choice : findControl(id)->choices) {
            PortraitSpec neutral;
            neutral.camera.crop = "cu"; // near enough to read the light at this size
            const auto spec = m_library.withConsequences({{id, choice}}, neutral).appliedTo(neutral);
            const auto drawn =
                spec ? sitter.render(*spec, options, stop) : Result<SitterRender>(spec.error());
            if (stop.stop_requested())
                return;
            if (drawn) // a choice that cannot be drawn keeps its words
                emit pictureReady(QString::fromStdString(id), QString::fromStdString(choice),
                                  toImage(drawn->picture));
        }
    }
}

} // namespace presence
