// SPDX-License-Identifier: MIT
#include "ui/models/pictures/map_saver.h"

#include "core/base/file_io.h"

#include <QDir>

namespace presence {

MapSaver::MapSaver(QObject *parent)
    : QObject(parent)
{
}

MapSaver::~MapSaver() = default;

void MapSaver::start(const Order &order)
{
    if (m_busy)
        return;
    m_busy = true;
    m_thread = std::jthread([this, order](std::stop_token stop) { work(order, std::move(stop)); });
}

void MapSaver::cancel() { m_thread.request_stop(); }

void MapSaver::work(const Order &order, std::stop_token stop)
{
    // The object outlives the thread; what it tells arrives on the object's own thread.
    const auto tell = [this](auto what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    const auto fail = [&](const Error &error) {
        const QString sentence =
            error.kind == Error::Kind::Cancelled ? QString() : QString::fromStdString(error.message);
        tell([this, sentence] {
            m_busy = false;
            emit failed(sentence);
        });
    };
    const int all = int(order.kinds.size());
    const auto maps =
        drawMaps(order.spec, order.kinds, order.size.width(), order.size.height(), 1, stop,
                 [&](std::size_t drawn) { tell([this, drawn, all] { emit progressed(int(drawn), all); }); });
    if (!maps)
        return fail(maps.error());
    QStringList files;
    for (const MapFile &map : *maps) {
        const QString file = QDir(order.folder).filePath(QString::fromUtf8(mapInfo(map.kind).id) + ".png");
        if (const auto written = writeFile(file.toStdString(), map.file.bytes()); !written)
            return fail(written.error());
        files << file;
    }
    tell([this, files] {
        m_busy = false;
        emit finished(files);
    });
}

} // namespace presence
