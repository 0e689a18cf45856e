// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/platforms.h"

#include <QDialog>
#include <QImage>

class QLabel;
class QListWidget;

namespace presence {

class SpecDocument;
struct PortraitSpec;

/// The part of a picture that a slot shows, `height` pixels tall, round where the slot is. Empty for no
/// picture.
QImage pictureInSlot(const QImage &picture, const PlatformSlot &slot, double eyeLine, int height);

/// Distance of the pupils in pixels when the square middle of the picture is shown `sidePx` tall: 6.3 of the
/// 18.2 cm of a face, by the spec's crop. Eyes less than 10 px apart run together (a starting value).
double eyeDistancePx(const PortraitSpec &spec, double widthToHeight, int sidePx);

/// One picture in every place of the platform table, and as the small round picture it becomes beside a name.
/// A double-click or Enter makes the portrait for that place.
class SlotPreview : public QDialog
{
    Q_OBJECT

public:
    SlotPreview(SpecDocument &document, const QImage &picture, QWidget *parent = nullptr);

    QListWidget *places() const { return m_places; }
    QLabel *verdict() const { return m_verdict; }

private:
    QWidget *thumbnails();
    void addPlaces();

    SpecDocument &m_document;
    QImage m_picture;
    QListWidget *m_places;
    QLabel *m_verdict;
};

} // namespace presence
