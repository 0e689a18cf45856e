// SPDX-License-Identifier: MIT
#include "ui/models/companions/companion_pictures.h"

#include "core/generation/outgoing/sent_picture.h"
#include "core/sitter/sitter.h"
#include "ui/models/takes/decode.h"

#include <algorithm>

namespace presence {

namespace {

constexpr int restMs = 250; ///< a hand on a slider draws no maps

Result<ImageFile> asSent(const Result<ImageFile> &read)
{
    if (!read)
        return read.error();
    if (decodeThumbnail(*read, 16).isNull())
        return Error{Error::Kind::BadInput,
                     CompanionPictures::tr("This picture cannot be opened. Save it anew as PNG or JPEG.")
                         .toStdString()};
    return withoutPrivateData(*read);
}

} // namespace

CompanionPictures::CompanionPictures(QObject *parent)
    : QObject(parent)
{
    m_threads.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &CompanionPictures::drawMaps);
}

CompanionPictures::~CompanionPictures()
{
    m_drawing.request_stop();
    m_threads.waitForDone();
}

void CompanionPictures::prepare(std::function<Result<ImageFile>()> read,
                                std::function<void(const ImageFile &)> use)
{
    m_threads.start([this, read = std::move(read), use = std::move(use)] {
        const auto picture = asSent(read());
        QMetaObject::invokeMethod(
            this,
            [this, picture, use] {
                picture ? use(*picture) : emit problem(QString::fromStdString(picture.error().message));
            },
            Qt::QueuedConnection);
    });
}

void CompanionPictures::save(const std::vector<Companion> &companions,
                             const std::filesystem::path &shootFolder)
{
    m_threads.start([this, companions, shootFolder] {
        if (const auto saved = saveCompanions(companions, shootFolder); !saved)
            QMetaObject::invokeMethod(
                this, [this, saved] { emit problem(QString::fromStdString(saved.error().message)); },
                Qt::QueuedConnection);
    });
}

QImage CompanionPictures::thumbnail(const ImageFile &picture)
{
    const auto known = std::ranges::find(m_known, picture, &std::pair<ImageFile, QImage>::first);
    if (known != m_known.end())
        return known->second;
    m_known.emplace_back(picture, QImage());
    m_threads.start([this, picture] {
        const QImage drawn = decodeThumbnail(picture, thumbnailSide);
        QMetaObject::invokeMethod(
            this,
            [this, picture, drawn] {
                const auto wanted = std::ranges::find(m_known, picture, &std::pair<ImageFile, QImage>::first);
                if (wanted == m_known.end())
                    return; // removed meanwhile
                wanted->second = drawn;
                emit thumbnailsChanged();
            },
            Qt::QueuedConnection);
    });
    return {};
}

QImage CompanionPictures::mapThumbnail(const std::string &kind)
{
    const auto [place, isNew] = m_maps.try_emplace(kind);
    if (isNew)
        m_rest.start(0);
    return place->second;
}

void CompanionPictures::setSpec(const PortraitSpec &spec)
{
    m_spec = spec;
    if (!m_maps.empty())
        m_rest.start(restMs);
}

void CompanionPictures::drawMaps()
{
    m_drawing.request_stop();
    m_drawing = {};
    GenerationRequest wanted;
    wanted.spec = m_spec;
    const auto size = sizeForAspect(m_spec.camera.aspect, thumbnailSide);
    wanted.settings.width = size[0];
    wanted.settings.height = size[1];
    for (const auto &[kind, drawn] : m_maps)
        wanted.controls.push_back({kind, 1, {}});
    m_threads.start([this, wanted, stop = m_drawing.get_token()] {
        const auto drawn = withSitterMaps(wanted, stop);
        if (!drawn)
            return; // said when it matters: by the order
        std::map<std::string, QImage> maps;
        for (const ControlPicture &map : drawn->controls)
            maps[map.kind] = decodeThumbnail(map.file, thumbnailSide);
        QMetaObject::invokeMethod(
            this,
            [this, maps, stop] {
                if (stop.stop_requested())
                    return;
                for (auto &[kind, known] : m_maps)
                    if (const auto found = maps.find(kind); found != maps.end())
                        known = found->second;
                emit thumbnailsChanged();
            },
            Qt::QueuedConnection);
    });
}

void CompanionPictures::forgetAllBut(const std::vector<Companion> &companions)
{
    std::erase_if(m_known, [&](const auto &known) {
        return std::ranges::none_of(companions,
                                    [&](const Companion &one) { return one.picture.file == known.first; });
    });
    std::erase_if(m_maps, [&](const auto &map) {
        return std::ranges::none_of(companions, [&](const Companion &one) {
            return one.picture.file.isEmpty() && one.picture.kind == map.first;
        });
    });
}

} // namespace presence
