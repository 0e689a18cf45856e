// SPDX-License-Identifier: MIT
#include "ui/models/pictures/picture_palette.h"

namespace presence {

PicturePalette::PicturePalette(QObject *parent)
    : QObject(parent)
{
    m_threads.setMaxThreadCount(1);
}

PicturePalette::~PicturePalette()
{
    m_stop.request_stop();
    m_threads.clear();
    m_threads.waitForDone();
}

void PicturePalette::pick(const QString &path)
{
    m_stop.request_stop();
    m_stop = {};
    const int wish = ++m_wish;
    m_threads.start([this, wish, path, stop = m_stop.get_token()] {
        const Result<ImageFile> file = ImageFile::read(path.toStdString());
        auto colors =
            file ? colorsOfPicture(*file, 6, stop) : Result<std::vector<PictureColor>>(file.error());
        QMetaObject::invokeMethod(
            this,
            [this, wish, colors = std::move(colors)] {
                if (wish != m_wish)
                    return; // another picture has been asked for since
                if (colors)
                    emit picked(*colors);
                else
                    emit failed(QString::fromStdString(colors.error().message));
            },
            Qt::QueuedConnection);
    });
}

} // namespace presence
