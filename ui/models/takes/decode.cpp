// SPDX-License-Identifier: MIT
#include "ui/models/takes/decode.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>

namespace presence {

namespace {

QImage decode(const ImageFile &file, int longSide)
{
    if (file.isEmpty())
        return {};
    const std::string_view bytes = file.bytes();
    QByteArray data = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); longSide > 0 && std::max(size.width(), size.height()) > longSide)
        reader.setScaledSize(size.scaled(longSide, longSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    return image;
}

} // namespace

QImage decodePicture(const ImageFile &file) { return decode(file, 0); }

QImage decodeThumbnail(const ImageFile &file, int longSide) { return decode(file, longSide); }

} // namespace presence
