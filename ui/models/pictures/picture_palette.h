// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/palette/picture_colors.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace presence {

/// Picks the colours of a picture in the background; the latest wish wins.
class PicturePalette : public QObject
{
    Q_OBJECT

public:
    explicit PicturePalette(QObject *parent = nullptr);
    ~PicturePalette() override;

    /// Answers with picked() or failed(), unless another picture is asked for before.
    void pick(const QString &path);

signals:
    void picked(const std::vector<presence::PictureColor> &colors);
    void failed(const QString &sentence);

private:
    std::stop_source m_stop;
    int m_wish = 0;
    QThreadPool m_threads;
};

} // namespace presence
