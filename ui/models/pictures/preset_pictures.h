// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/jobs.h"
#include "ui/models/pictures/sitter_preview.h"

#include <QCache>
#include <QImage>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace presence {

/// Small pictures of what presets look like on the sitter at rest, drawn on a thread of their own and kept on
/// disk. What was asked for last is drawn first; what is no longer asked for is not drawn. The files are
/// named after the values and lie in a folder named after how the sitter draws just now (a probe picture
/// tells), so that neither a changed preset nor a changed sitter ever shows an old picture. GUI thread.
class PresetPictures : public QObject
{
    Q_OBJECT

public:
    /// `folder` holds nothing but these pictures and is made when first needed; empty = nothing is kept. The
    /// library must outlive the object. `render` is called on the drawing thread.
    PresetPictures(const SpecLibrary &library, const QString &folder,
                   SitterPreview::Render render = SitterPreview::builtInSitter(), QObject *parent = nullptr);
    ~PresetPictures() override;

    /// Pixels of the longer side.
    static constexpr int longSide = 200;

    /// Where a preset is shown: at rest, near enough to read the face, with these values and what they bring
    /// along.
    static PortraitSpec trySpec(const SpecLibrary &library, const SpecPatch &values);
    /// The name of its picture.
    QString keyOf(const SpecPatch &values) const;

    /// Null until it is drawn.
    QImage picture(const QString &key) const;
    /// Draws these, in this order, instead of all that was asked for before.
    void request(const std::vector<SpecPatch> &wanted);

signals:
    void pictureReady(const QString &key);

private:
    struct Order
    {
        QString key;
        PortraitSpec spec;
    };

    void work(std::stop_token stop);
    QString openFolder(std::stop_token stop);
    QImage draw(const PortraitSpec &spec, int samples, std::stop_token stop);

    const SpecLibrary &m_library;
    const QString m_folder;
    SitterPreview::Render m_render;
    QCache<QString, QImage> m_pictures;

    std::mutex m_mutex; ///< guards the next three
    std::condition_variable_any m_wake;
    std::vector<Order> m_waiting; ///< the next one last
    std::stop_source m_current;   ///< of the picture in work
    QString m_currentKey;
    std::optional<std::jthread> m_thread; ///< started by the first request; last, so that it ends first
};

} // namespace presence
