// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitter.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace presence {

/// The live picture of the sitter. Every change is drawn at once as a small draft; when nothing has changed
/// for 120 ms the same spec is drawn again, large and clean. Rendering happens on one thread of its own: a
/// newer spec replaces a waiting one and interrupts a clean frame, and no frame is ever followed by an older
/// one.
class SitterPreview : public QObject
{
    Q_OBJECT

public:
    /// Called on the rendering thread, one call at a time.
    using Render =
        std::function<Result<SitterPicture>(const PortraitSpec &, const SitterOptions &, std::stop_token)>;

    explicit SitterPreview(Render render = builtInSitter(), QObject *parent = nullptr);
    ~SitterPreview() override;

    static Render builtInSitter();

    /// Longer side of the clean frame in pixels; drafts are at most half of it. Takes effect with the next
    /// frame.
    void setLongSide(int pixels);
    void show(const PortraitSpec &spec);
    /// From elsewhere around the head, until told otherwise: SitterOptions::orbitAzimuthDeg.
    void lookFrom(double azimuthDeg, double elevationDeg);

    const QImage &image() const { return m_image; } ///< the last frame, may be null
    bool isDraft() const { return m_imageIsDraft; }
    /// The clean frame's size for the spec shown last, also while only a draft is there.
    QSize layoutSize() const { return m_layoutSize; }

signals:
    void frameReady(const QImage &image, bool draft);
    void failed(const QString &sentence);

private:
    struct Order
    {
        PortraitSpec spec;
        SitterOptions options;
        quint64 generation = 0;
    };

    void post(bool draft);
    void work(std::stop_token stop);
    void receive(quint64 generation, bool draft, const QImage &image, const QString &error);

    Render m_render;
    QTimer m_rest;
    PortraitSpec m_spec;
    QImage m_image;
    QSize m_layoutSize;
    int m_longSide = 800;
    double m_orbitAzimuthDeg = 0, m_orbitElevationDeg = 0;
    bool m_imageIsDraft = true;
    quint64 m_generation = 0;      ///< of the newest spec
    quint64 m_imageGeneration = 0; ///< of the frame in `m_image`

    std::mutex m_mutex; ///< guards the next three
    std::condition_variable_any m_wake;
    std::optional<Order> m_waiting;
    std::stop_source m_current; ///< of the frame in work
    bool m_currentIsDraft = false;

    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace presence
