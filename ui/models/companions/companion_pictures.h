// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/companions.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace presence {

/// What the companions of a shoot need of disk and pixels, on one background thread, in the order asked for.
class CompanionPictures : public QObject
{
    Q_OBJECT

public:
    static constexpr int thumbnailSide = 96; ///< pixels, longer side

    explicit CompanionPictures(QObject *parent = nullptr);
    /// Ends drawing; waits for what is being written.
    ~CompanionPictures() override;

    /// Runs `read` in the background and hands on its picture as it may be sent: decodable and without
    /// private data. Else problem() says why.
    void prepare(std::function<Result<ImageFile>()> read, std::function<void(const ImageFile &)> use);
    void save(const std::vector<Companion> &companions, const std::filesystem::path &shootFolder);

    /// Of a picture; null at first, then thumbnailsChanged() follows.
    QImage thumbnail(const ImageFile &picture);
    /// Of a map of the sitter as directed by the latest spec; null at first. Redrawn when the spec rests.
    QImage mapThumbnail(const std::string &kind);
    void setSpec(const PortraitSpec &spec);
    /// Only these are kept on.
    void forgetAllBut(const std::vector<Companion> &companions);

signals:
    void thumbnailsChanged();
    void problem(const QString &sentence);

private:
    void drawMaps();

    std::vector<std::pair<ImageFile, QImage>> m_known; ///< null image: being made
    std::map<std::string, QImage> m_maps;
    PortraitSpec m_spec;
    QTimer m_rest;
    std::stop_source m_drawing; ///< of the maps; the latest wins
    QThreadPool m_threads;
};

} // namespace presence
