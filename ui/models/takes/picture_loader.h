// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/base/result.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>

namespace presence {

/// Full pictures of takes, decoded in the background, the last few kept.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    /// Called on a background thread.
    using Load = std::function<Result<ImageFile>(const std::string &takeId)>;
    static constexpr int keptPictures = 6;

    explicit PictureLoader(Load load, QObject *parent = nullptr);
    ~PictureLoader() override;

    /// Answers with loaded() or failed(); at once if the picture is still there.
    void request(const QString &takeId);

signals:
    void loaded(const QString &takeId, const QImage &picture);
    void failed(const QString &takeId, const QString &sentence);

private:
    void keep(const QString &takeId, const QImage &picture);

    Load m_load;
    QList<std::pair<QString, QImage>> m_kept; ///< newest last
    QThreadPool m_threads;
};

} // namespace presence
