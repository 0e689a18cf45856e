// SPDX-License-Identifier: MIT
#include "ui/models/takes/picture_loader.h"

#include "ui/models/takes/decode.h"

#include <algorithm>

namespace presence {

PictureLoader::PictureLoader(Load load, QObject *parent)
    : QObject(parent)
    , m_load(std::move(load))
{
    m_threads.setMaxThreadCount(2);
}

PictureLoader::~PictureLoader()
{
    m_threads.clear();
    m_threads.waitForDone();
}

void PictureLoader::request(const QString &takeId)
{
    const auto kept = std::ranges::find(m_kept, takeId, [](const auto &entry) { return entry.first; });
    if (kept != m_kept.end()) {
        const QImage picture = kept->second;
        keep(takeId, picture);
        emit loaded(takeId, picture);
        return;
    }
    m_threads.start([this, takeId] {
        const Result<ImageFile> file = m_load(takeId.toStdString());
        const QImage picture = file ? decodePicture(*file) : QImage();
        const QString error = !file ? QString::fromStdString(file.error().message)
                              : picture.isNull()
                                  ? tr("The picture of this take cannot be decoded; its file is damaged.")
                                  : QString();
        QMetaObject::invokeMethod(
            this,
            [this, takeId, picture, error] {
                if (!error.isEmpty())
                    return emit failed(takeId, error);
                keep(takeId, picture);
                emit loaded(takeId, picture);
            },
            Qt::QueuedConnection);
    });
}

void PictureLoader::keep(const QString &takeId, const QImage &picture)
{
    m_kept.removeIf([&](const auto &entry) { return entry.first == takeId; });
    m_kept.append({takeId, picture});
    if (m_kept.size() > keptPictures)
        m_kept.removeFirst();
}

} // namespace presence
