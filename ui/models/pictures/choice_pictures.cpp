// SPDX-License-Identifier: MIT
#include "ui/models/pictures/choice_pictures.h"

#include <algorithm>
#include <array>

namespace presence {

namespace {

constexpr std::array<std::string_view, 3> visibleControls{"lighting.pattern", "camera.crop", "identity.hair"};
constexpr QLatin1Char separator('=');

} // namespace

ChoicePictures::ChoicePictures(const SpecLibrary &library, SpecPictures &pictures, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_pictures(pictures)
{
    connect(&pictures, &SpecPictures::pictureReady, this, [this](const QString &name, const QImage &picture) {
        const auto at = name.indexOf(separator);
        if (at > 0 && canShow(name.left(at)))
            emit pictureReady(name.left(at), name.mid(at + 1), picture);
    });
}

bool ChoicePictures::canShow(const QString &controlId)
{
    return std::ranges::find(visibleControls, controlId.toStdString()) != visibleControls.end();
}

void ChoicePictures::request(const QString &controlId)
{
    if (!canShow(controlId))
        return;
    const std::string id = controlId.toStdString();
    for (const std::string &choice : findControl(id)->choices) {
        PortraitSpec neutral;
        neutral.camera.crop = "cu"; // near enough to read the light at this size
        if (const auto spec = m_library.withConsequences({{id, choice}}, neutral).appliedTo(neutral))
            m_pictures.request(controlId + separator + QString::fromStdString(choice), *spec);
    }
}

} // namespace presence
