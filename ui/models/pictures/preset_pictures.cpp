// SPDX-License-Identifier: MIT
#include "ui/models/pictures/preset_pictures.h"

#include "core/base/encoding/sha256.h"
#include "core/spec/spec_json.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace presence {

namespace {

constexpr int samples = 4;
constexpr int probeSamples = 1;
constexpr int probeLongSide = 64;
constexpr int keptInMemory = 400;

/// A face that uses most of what the sitter can do, so that a change of how it draws changes this picture.
PortraitSpec probeSpec()
{
    PortraitSpec spec;
    spec.camera.crop = "ms";
    spec.pose.headYawDeg = 12;
    spec.pose.headRollDeg = 4;
    spec.pose.gazeYawDeg = -6;
    for (const int unit : {1, 6, 12, 25})
        spec.expression.unit(unit) = {2, 1.5};
    return spec;
}

QImage toImage(const SitterPicture &picture)
{
    return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

PresetPictures::PresetPictures(const SpecLibrary &library, const QString &folder,
                               SitterPreview::Render render, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_folder(folder)
    , m_render(std::move(render))
    , m_pictures(keptInMemory)
{
}

PresetPictures::~PresetPictures()
{
    if (!m_thread)
        return;
    m_thread->request_stop();
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

PortraitSpec PresetPictures::trySpec(const SpecLibrary &library, const SpecPatch &values)
{
    PortraitSpec rest;
    rest.camera.crop = "cu";
    const auto spec = library.withConsequences(values, rest).appliedTo(rest);
    return spec ? *spec : rest;
}

QString PresetPictures::keyOf(const SpecPatch &values) const
{
    return QString::fromStdString(sha256Hex(specToJson(trySpec(m_library, values))).substr(0, 32));
}

QImage PresetPictures::picture(const QString &key) const
{
    const QImage *kept = m_pictures.object(key);
    return kept ? *kept : QImage();
}

void PresetPictures::request(const std::vector<SpecPatch> &wanted)
{
    std::vector<Order> orders;
    for (const SpecPatch &values : wanted)
        if (QString key = keyOf(values); !m_pictures.contains(key))
            orders.push_back({std::move(key), trySpec(m_library, values)});
    if (orders.empty() && !m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        const auto current = std::ranges::find(orders, m_currentKey, &Order::key);
        if (current == orders.end())
            m_current.request_stop();
        else
            orders.erase(current);
        m_waiting.assign(std::make_move_iterator(orders.rbegin()), std::make_move_iterator(orders.rend()));
    }
    if (!m_thread)
        m_thread.emplace([this](std::stop_token stop) { work(stop); });
    m_wake.notify_one();
}

QImage PresetPictures::draw(const PortraitSpec &spec, int drawnSamples, std::stop_token stop)
{
    const auto size =
        sizeForAspect(spec.camera.aspect, drawnSamples == probeSamples ? probeLongSide : longSide);
    SitterOptions options;
    options.width = std::max(16, size[0]);
    options.height = std::max(16, size[1]);
    options.samples = drawnSamples;
    const auto picture = m_render(spec, options, stop);
    return picture ? toImage(*picture) : QImage();
}

/// The folder for the sitter of today, without those of earlier ones; empty if nothing can be kept.
QString PresetPictures::openFolder(std::stop_token stop)
{
    if (m_folder.isEmpty())
        return {};
    const QImage probe = draw(probeSpec(), probeSamples, stop);
    if (probe.isNull())
        return {};
    const std::string_view bytes(reinterpret_cast<const char *>(probe.constBits()),
                                 std::size_t(probe.sizeInBytes()));
    const QString name = QString::fromStdString(sha256Hex(bytes).substr(0, 16));
    QDir folder(m_folder);
    if (!folder.mkpath(name))
        return {};
    for (const QString &other : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (other != name && other.size() == name.size())
            QDir(folder.filePath(other)).removeRecursively();
    return folder.filePath(name);
}

void PresetPictures::work(std::stop_token stop)
{
    const QString folder = openFolder(stop);
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); }))
            return;
        const Order order = std::move(m_waiting.back());
        m_waiting.pop_back();
        m_currentKey = order.key;
        m_current = std::stop_source();
        const std::stop_token current = m_current.get_token();
        lock.unlock();
        if (stop.stop_requested())
            return;

        const QString file = folder + QLatin1Char('/') + order.key + QStringLiteral(".png");
        QImage image;
        const bool kept = !folder.isEmpty() && image.load(file, "PNG");
        if (!kept) {
            image = draw(order.spec, samples, current);
            QSaveFile saved(file);
            if (!image.isNull() && !folder.isEmpty() && saved.open(QIODevice::WriteOnly) &&
                image.save(&saved, "PNG"))
                saved.commit();
        }
        lock.lock();
        m_currentKey.clear();
        lock.unlock();
        if (!image.isNull())
            QMetaObject::invokeMethod(
                this,
                [this, key = order.key, image] {
                    m_pictures.insert(key, new QImage(image));
                    emit pictureReady(key);
                },
                Qt::QueuedConnection);
    }
}

} // namespace presence
