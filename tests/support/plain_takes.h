// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/shoot_store.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QTemporaryDir>

#include <string>

namespace presence::test {

/// A PNG of one colour.
inline ImageFile plainPicture(QColor color = Qt::gray, QSize size = {80, 100})
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    image.save(&buffer, "PNG");
    return *ImageFile::fromBytes(bytes.toStdString(), "test");
}

/// A shoot of its own in a folder that goes with it, for pictures of one colour.
struct PlainShoot
{
    QTemporaryDir folder;
    ShootStore store = *ShootStore::open(folder.filePath("shoot").toStdString());
    int day = 1;

    /// A take that is not stored: of the next day, or of the time that is given.
    Take make(QColor color = Qt::gray, const std::string &createdAt = {}, QSize size = {80, 100})
    {
        Take take;
        take.createdAt = createdAt.empty() ? "2026-01-0" + std::to_string(day++) + "T10:00:00Z" : createdAt;
        take.image = plainPicture(color, size);
        return take;
    }
};

} // namespace presence::test
