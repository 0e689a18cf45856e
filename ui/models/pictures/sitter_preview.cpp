// SPDX-License-Identifier: MIT
#include "ui/models/pictures/sitter_preview.h"

#include <algorithm>
#include <memory>

namespace presence {

namespace {

constexpr int restMs = 120;        // the hand has stopped
constexpr int draftLongSide = 400; // fits in a frame or two on two cores
constexpr int draftSamples = 1;
constexpr int cleanSamples = 16;

} // namespace

SitterPreview::Render SitterPreview::builtInSitter()
{
    return [sitter = std::make_shared<Sitter>()](const PortraitSpec &spec, const SitterOptions &options,
                                                 std::stop_token stop) -> Result<SitterPicture> {
        Result<SitterRender> render = sitter->render(spec, options, stop);
        if (!render)
            return render.error();
        return std::move(render->picture);
    };
}

SitterPreview::SitterPreview(Render render, QObject *parent)
    : QObject(parent)
    , m_render(std::move(render))
    , m_thread([this](std::stop_token stop) { work(stop); })
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { post(false); });
}

SitterPreview::~SitterPreview()
{
    m_thread.request_stop();
    std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void SitterPreview::setLongSide(int pixels)
{
    pixels = std::clamp(pixels, 64, 2048);
    if (pixels == m_longSide)
        return;
    m_longSide = pixels;
    if (m_generation > 0)
        m_rest.start();
}

void SitterPreview::show(const PortraitSpec &spec)
{
    m_spec = spec;
    ++m_generation;
    post(true);
    m_rest.start();
}

void SitterPreview::lookFrom(double azimuthDeg, double elevationDeg)
{
    m_orbitAzimuthDeg = azimuthDeg;
    m_orbitElevationDeg = elevationDeg;
    if (m_generation > 0)
        show(PortraitSpec(m_spec));
}

void SitterPreview::post(bool draft)
{
    const auto clean = sizeForAspect(m_spec.camera.aspect, m_longSide);
    const auto size =
        draft ? sizeForAspect(m_spec.camera.aspect, std::min(draftLongSide, m_longSide / 2)) : clean;
    m_layoutSize = {clean[0], clean[1]};
    Order order{m_spec, {}, m_generation};
    order.options.width = size[0];
    order.options.height = size[1];
    order.options.samples = draft ? draftSamples : cleanSamples;
    order.options.draft = draft;
    order.options.orbitAzimuthDeg = m_orbitAzimuthDeg;
    order.options.orbitElevationDeg = m_orbitElevationDeg;

    std::lock_guard lock(m_mutex);
    m_waiting = std::move(order);
    // A draft is done within a frame; interrupting it at every mouse move would show nothing at all.
    if (!m_currentIsDraft)
        m_current.request_stop();
    m_wake.notify_one();
}

void SitterPreview::work(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); }))
            return;
        const Order order = std::move(*m_waiting);
        m_waiting.reset();
        m_current = std::stop_source();
        m_currentIsDraft = order.options.draft;
        const std::stop_token current = m_current.get_token();
        lock.unlock();
        if (stop.stop_requested())
            return;

        const Result<SitterPicture> picture = m_render(order.spec, order.options, current);
        QImage image;
        QString error;
        if (picture) {
            image = QImage(picture->rgb.data(), picture->width, picture->height, 3 * picture->width,
                           QImage::Format_RGB888)
                        .convertToFormat(QImage::Format_RGB32);
        } else {
            if (picture.error().kind == Error::Kind::Cancelled)
                continue;
            error = QString::fromStdString(picture.error().message);
        }
        QMetaObject::invokeMethod(
            this,
            [this, generation = order.generation, draft = order.options.draft, image, error] {
                receive(generation, draft, image, error);
            },
            Qt::QueuedConnection);
    }
}

void SitterPreview::receive(quint64 generation, bool draft, const QImage &image, const QString &error)
{
    if (generation < m_imageGeneration || (!draft && generation != m_generation) ||
        (draft && generation == m_imageGeneration && !m_imageIsDraft))
        return;
    if (!error.isEmpty()) {
        emit failed(error);
        return;
    }
    m_image = image;
    m_imageIsDraft = draft;
    m_imageGeneration = generation;
    emit frameReady(m_image, draft);
}

} // namespace presence
