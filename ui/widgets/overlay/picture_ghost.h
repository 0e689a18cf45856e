// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/picture/picture_layer.h"

#include <QWidget>

namespace presence {

class ImageView;

/// A second picture over the one in a view, where that one is drawn and as high: opaque, or blended half and
/// half, with a caption saying so. Lets every click and key through.
class PictureGhost : public QWidget
{
    Q_OBJECT

public:
    /// Becomes a child of `view`, below what it has already.
    explicit PictureGhost(ImageView *view);

    /// A null picture shows only the caption.
    void setPicture(const QImage &picture, const QString &caption);
    void setBlended(bool blended);
    bool isBlended() const { return m_blended; }
    const QString &caption() const { return m_caption; }
    static constexpr double blend = 0.5;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ImageView *m_view;
    PictureLayer m_layer;
    QString m_caption;
    bool m_blended = false;
};

} // namespace presence
