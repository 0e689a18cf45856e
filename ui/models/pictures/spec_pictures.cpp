// SPDX-License-Identifier: MIT
#include "ui/models/pictures/spec_pictures.h"

#include "core/sitter/sitter.h"

#include <algorithm>

namespace presence {

namespace {

constexpr int samples = 4;

QImage toImage(const SitterPicture &picture)
{
    return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
        .copy();
}

} // namespace

SpecPictures::SpecPictures(QObject *parent)
    : QObject(parent)
{
}

SpecPictures::~SpecPictures() =
    default; // the thread is asked to stop and joined first: it is the last member

void SpecPictures::request(const QString &name, const PortraitSpec &spec)
{
    const auto known = m_wanted.find(name);
    if (known != m_wanted.end() && known->spec == spec)
        return;
    Wanted &wanted = m_wanted[name];
    wanted.spec = spec;
    {
        const std::lock_guard lock(m_mutex);
        const auto waiting =
            std::ranges::find_if(m_waiting, [&](const Order &order) { return order.name == name; });
        if (waiting == m_waiting.end())
            m_waiting.push_back({name, spec});
        else
            waiting->spec = spec;
    }
    if (!m_thread)
        m_thread.emplace([this](std::stop_token stop) { work(stop); });
    m_wake.notify_one();
}

void SpecPictures::receive(const Order &order, const QImage &picture)
{
    Wanted &wanted = m_wanted[order.name];
    if (wanted.spec != order.spec) // another is on its way
        return;
    wanted.image = picture;
    emit pictureReady(order.name, picture);
}

void SpecPictures::work(std::stop_token stop)
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
        const Order order = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        lock.unlock();
        const auto drawn = sitter.render(order.spec, options, stop);
        if (stop.stop_requested())
            return;
        if (drawn) // what cannot be drawn keeps its words
            QMetaObject::invokeMethod(
                this, [this, order, image = toImage(drawn->picture)] { receive(order, image); },
                Qt::QueuedConnection);
    }
}

} // namespace presence
