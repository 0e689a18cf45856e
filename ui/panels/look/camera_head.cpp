// SPDX-License-Identifier: MIT
#include "ui/panels/look/camera_head.h"

#include "core/sitter/camera/viewpoint.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace presence {

namespace {

/// Distances and looks as photographers name them; convention.
QString lookFrom(double metres)
{
    if (metres < 0.4)
        return CameraHead::tr("an arm's length selfie");
    if (metres < 0.65)
        return CameraHead::tr("a phone close-up");
    if (metres < 0.9)
        return CameraHead::tr("slightly intimate");
    if (metres < 1.25)
        return CameraHead::tr("natural, as in conversation");
    return metres < 2 ? CameraHead::tr("the standard portrait") : CameraHead::tr("compressed, elegant");
}

QString depthWords(double centimetres)
{
    if (!std::isfinite(centimetres))
        return CameraHead::tr("everything behind the eyes is sharp");
    const QString depth =
        CameraHead::tr("%1 cm sharp").arg(QLocale().toString(centimetres, 'f', centimetres < 10 ? 1 : 0));
    return centimetres < 6    ? CameraHead::tr("%1: the ears go soft").arg(depth)
           : centimetres < 14 ? CameraHead::tr("%1: the face, hardly more").arg(depth)
                              : CameraHead::tr("%1: the whole head").arg(depth);
}

/// What the angle does to action units; empty near eye level. From above a neutral face reads as if its brows
/// were drawn together (Witkower & Tracy 2019, of a lowered head); from below is convention of portraitists.
QString unitsSeenFrom(double facePitchDeg)
{
    constexpr double seen = 8; // below it nobody takes the camera for raised or lowered
    if (facePitchDeg <= -seen)
        return CameraHead::tr("From above resting brows look lowered, as with AU4; AU1 gains");
    if (facePitchDeg >= seen)
        return CameraHead::tr(
            "From below the chin and AU2 gain by convention; AU6 is seen best at eye level");
    return {};
}

} // namespace

CameraHead::CameraHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_document(context.document)
    , m_distance(new QLabel)
    , m_depth(new QLabel)
    , m_units(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 0, 8, 6);
    column->setSpacing(2);
    for (QLabel *label : {m_distance, m_depth, m_units}) {
        label->setWordWrap(true);
        label->setProperty("textSize", "small");
        column->addWidget(label);
    }
    for (QLabel *label : {m_depth, m_units})
        label->setProperty("tone", "muted");
    m_units->setAccessibleName(tr("What the angle does to action units"));
    m_distance->setAccessibleName(tr("Distance"));
    m_depth->setAccessibleName(tr("Depth of field and angle"));
    m_distance->setToolTip(wrappedTip(
        tr("Lens and framing decide the distance, and only the distance decides the perspective. Nose "
           "against ears: 40 % larger at 0.3 m, 12 % at 1 m, 8 % at 1.5 m.")));
    m_depth->setToolTip(
        wrappedTip(tr("From the eyes to the ears are about 10 cm. A raised camera and a raised chin "
                      "cancel; what counts is how the face is seen.")));
    showDocument();
}

void CameraHead::showDocument()
{
    const Viewpoint view = viewpointOf(m_document.spec());
    m_distance->setText(tr("Taken from %1 m: %2; nose %3 % larger against the ears")
                            .arg(QLocale().toString(view.distanceM, 'f', view.distanceM < 1 ? 2 : 1),
                                 lookFrom(view.distanceM))
                            .arg(qRound((view.noseToEars - 1) * 100)));
    QString depth = depthWords(view.sharpDepthCm);
    if (const int pitch = qRound(view.facePitchDeg); pitch != 0)
        depth += QStringLiteral(" · ") + (pitch > 0 ? tr("face seen %1° from below").arg(pitch)
                                                    : tr("face seen %1° from above").arg(-pitch));
    m_depth->setText(depth);
    m_units->setText(unitsSeenFrom(view.facePitchDeg));
    m_units->setVisible(!m_units->text().isEmpty());
}

} // namespace presence
