// SPDX-License-Identifier: MIT
#include "ui/panels/look/light_head.h"

#include "core/sitter/light/light_rig.h"
#include "ui/models/spec_document.h"
#include "ui/panels/look/light_words.h"
#include "ui/widgets/layout/wrapped_tip.h"
#include "ui/widgets/studio/height_arc.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace presence {

namespace {

// Where lamps stand on the plan. The key keeps its place: its strength is the measure of the others.
constexpr double keyDistance = 0.78;
constexpr double nearestFill = 0.42, farthestFill = 0.92; // 1:1 … 32:1, equal ways are equal stops
constexpr double strongestRim = 0.5, noRim = 0.95;
constexpr double darkBackground = 0.5, brightBackground = 0.8;
constexpr double stopsOfFill = 5;

double fillDistance(double ratio)
{
    return nearestFill + (farthestFill - nearestFill) * std::log2(std::max(ratio, 1.0)) / stopsOfFill;
}
double ratioAt(double distance)
{
    const double share = std::clamp((distance - nearestFill) / (farthestFill - nearestFill), 0.0, 1.0);
    return std::round(std::exp2(share * stopsOfFill) * 10) / 10;
}
double shareAt(double distance, double none, double full)
{
    return std::round(std::clamp((distance - none) / (full - none), 0.0, 1.0) * 20) / 20;
}

/// The controls a lamp stands for.
QStringList idsOf(int lamp)
{
    switch (lamp) {
    case LightHead::Key:
        return {QStringLiteral("lighting.key_azimuth"), QStringLiteral("lighting.softness")};
    case LightHead::Fill:
        return {QStringLiteral("lighting.key_to_fill"), QStringLiteral("lighting.fill_azimuth")};
    case LightHead::Rim:
        return {QStringLiteral("lighting.rim"), QStringLiteral("lighting.rim_side")};
    default:
        return {QStringLiteral("lighting.background")};
    }
}

QStringList heightIds(int mark)
{
    return {mark == LightHead::KeyHeight ? QStringLiteral("lighting.key_elevation")
                                         : QStringLiteral("camera.elevation")};
}

QLabel *note()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setProperty("textSize", "small");
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

LightHead::LightHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_document(context.document)
    , m_words(context.words)
    , m_plan(new StudioPlan)
    , m_arc(new HeightArc)
    , m_summary(note())
    , m_relief(note())
{
    auto *views = new QHBoxLayout;
    views->setSpacing(4);
    views->addWidget(m_plan, 2);
    views->addWidget(m_arc, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 0, 8, 6);
    column->setSpacing(4);
    column->addLayout(views);
    column->addWidget(m_summary);
    column->addWidget(m_relief);
    m_relief->setProperty("tone", "muted");

    m_plan->setAccessibleName(tr("The studio from above"));
    m_plan->setToolTip(
        tr("The studio from above, as the camera below sees it: the subject's left is at the right. "
           "Drag a lamp around the head; nearer is stronger. Tab chooses a lamp, arrows move it, "
           "Shift is fine, + and − change the size of the key, a double-click resets."));
    m_plan->setAccessibleDescription(m_plan->toolTip());
    m_plan->setSides(tr("R", "the subject's right side"), tr("L", "the subject's left side"));
    m_arc->setAccessibleName(tr("Heights of key light and camera"));
    m_arc->setToolTip(
        tr("From the side: drag the key light or the camera up and down. Up and down keys step, Tab "
           "chooses, a double-click resets."));
    m_arc->setAccessibleDescription(m_arc->toolTip());
    m_summary->setAccessibleName(tr("This light"));
    m_relief->setAccessibleName(tr("What this light does to the face"));
    for (QWidget *view : std::initializer_list<QWidget *>{m_plan, m_arc})
        view->installEventFilter(this);

    connect(m_plan, &StudioPlan::lampMoved, this, &LightHead::moveLamp);
    connect(m_plan, &StudioPlan::lampResized, this, [this](int lamp, double size) {
        apply({{"lighting.softness", size}}, lamp);
    });
    connect(m_plan, &HandleSurface::handleChosen, this,
            [this](int lamp) { m_document.setHighlight(idsOf(lamp)); });
    connect(m_plan, &StudioPlan::resetRequested, this,
            [this](int lamp) { reset(idsOf(lamp), m_plan->lamps()[lamp].name); });
    connect(m_arc, &HeightArc::heightChanged, this, [this](int mark, double elevationDeg) {
        const std::string id = heightIds(mark)[0].toStdString();
        m_document.apply({{id, elevationDeg}}, m_arc->marks()[mark].name, QString::fromStdString(id),
                         SpecDocument::LockPolicy::Override);
    });
    connect(m_arc, &HeightArc::resetRequested, this,
            [this](int mark) { reset(heightIds(mark), m_arc->marks()[mark].name); });
    connect(m_plan, &StudioPlan::editingFinished, &m_document, &SpecDocument::endGesture);
    connect(m_arc, &HeightArc::editingFinished, &m_document, &SpecDocument::endGesture);
    showDocument();
}

void LightHead::apply(const SpecPatch &patch, int lamp)
{
    m_document.apply(patch, m_plan->lamps()[lamp].name, QStringLiteral("lighting.lamp%1").arg(lamp),
                     SpecDocument::LockPolicy::Override);
}

void LightHead::moveLamp(int lamp, double azimuthDeg, double distance)
{
    const PortraitSpec &spec = m_document.spec();
    switch (lamp) {
    case Key:
        return apply({{"lighting.key_azimuth", std::remainder(azimuthDeg - spec.pose.headYawDeg, 360.0)}},
                     lamp);
    case Fill:
        return apply({{"lighting.fill_azimuth", std::clamp(azimuthDeg, -90.0, 90.0)},
                      {"lighting.key_to_fill", ratioAt(distance)}},
                     lamp);
    case Rim: {
        // Across from the key it follows the key.
        const bool left = azimuthDeg > 0;
        const std::string side = std::abs(azimuthDeg) == 180                 ? "behind"
                                 : left != (spec.lighting.keyAzimuthDeg > 0) ? "opposite"
                                 : left                                      ? "left"
                                                                             : "right";
        return apply({{"lighting.rim_side", side}, {"lighting.rim", shareAt(distance, noRim, strongestRim)}},
                     lamp);
    }
    default:
        return apply({{"lighting.background", shareAt(distance, darkBackground, brightBackground)}}, lamp);
    }
}

void LightHead::reset(const QStringList &ids, const QString &what)
{
    SpecPatch patch;
    for (const QString &id : ids)
        patch.set(id.toStdString(), m_document.jobDefault(*findControl(id.toStdString())));
    m_document.endGesture();
    m_document.apply(patch, tr("Reset %1").arg(what), {}, SpecDocument::LockPolicy::Override);
}

QString LightHead::valueOf(const char *id) const
{
    const Control &control = *findControl(id);
    return QString::fromStdString(m_words.valueText(control, control.valueIn(m_document.spec())));
}

QList<StudioLamp> LightHead::lampsOf(const PortraitSpec &spec) const
{
    const Lighting &light = spec.lighting;
    const QColor white = lampColor(light.lightTemperatureK, light.whiteBalanceK);
    StudioLamp key, fill, rim, background;
    key.name = tr("Key light");
    key.value = tr("%1, %2, softness %3, %4")
                    .arg(valueOf("lighting.key_azimuth"), valueOf("lighting.key_elevation"),
                         valueOf("lighting.softness"), valueOf("lighting.temperature"));
    key.azimuthDeg = std::remainder(light.keyAzimuthDeg + spec.pose.headYawDeg, 360.0);
    key.distance = keyDistance;
    key.size = light.softness;
    key.color = white;
    key.resizes = true;

    fill.name = tr("Fill light");
    fill.value =
        tr("%1, key to fill %2").arg(valueOf("lighting.fill_azimuth"), valueOf("lighting.key_to_fill"));
    fill.azimuthDeg = light.fillAzimuthDeg;
    fill.distance = fillDistance(light.keyToFillRatio);
    fill.size = 0.8;
    fill.strength = 1 / std::max(light.keyToFillRatio, 1.0);
    fill.color = white;
    fill.approaches = true;

    rim.name = tr("Rim light");
    rim.value = tr("%1, strength %2").arg(valueOf("lighting.rim_side"), valueOf("lighting.rim"));
    rim.azimuthDeg = double(rimAzimuthDeg(light));
    for (const char *side : {"left", "behind", "right"}) {
        Lighting there;
        there.rimSide = side;
        rim.places += double(rimAzimuthDeg(there));
    }
    rim.distance = noRim + (strongestRim - noRim) * light.rim;
    rim.strength = light.rim;
    rim.color = lampColor(light.lightTemperatureK, light.whiteBalanceK, light.rimColor);
    rim.approaches = true;

    background.name = tr("Background light");
    background.value = tr("brightness %1").arg(valueOf("lighting.background"));
    background.azimuthDeg = 165;
    background.distance = darkBackground + (brightBackground - darkBackground) * light.backgroundLight;
    background.size = 0.3;
    background.strength = light.backgroundLight;
    background.color = lampColor(light.lightTemperatureK, light.whiteBalanceK, light.backgroundColor);
    background.onBackdrop = true;
    background.turns = false;
    background.approaches = true;
    return {key, fill, rim, background};
}

void LightHead::showDocument()
{
    const PortraitSpec &spec = m_document.spec();
    const QList<StudioLamp> lamps = lampsOf(spec);
    m_plan->setLamps(lamps);
    m_plan->setFacing(spec.pose.headYawDeg);
    const QColor wall = lamps[Background].color;
    const auto dimmed = [&](int channel) {
        return int(channel * (0.1 + 0.9 * spec.lighting.backgroundLight));
    };
    m_plan->setBackdrop(QColor(dimmed(wall.red()), dimmed(wall.green()), dimmed(wall.blue())));

    const auto mark = [this](const QString &name, const char *id, double value, bool camera) {
        const Control &control = *findControl(id);
        return HeightMark{name, valueOf(id), value, control.minimum, control.maximum, camera, {}};
    };
    HeightMark key = mark(tr("Key light"), "lighting.key_elevation", spec.lighting.keyElevationDeg, false);
    key.color = lamps[Key].color;
    m_arc->setMarks({key, mark(tr("Camera"), "camera.elevation", spec.camera.elevationDeg, true)});

    m_summary->setText(tr("%1: %2 and %3, %4, %5")
                           .arg(valueOf("lighting.pattern"), valueOf("lighting.key_azimuth"),
                                valueOf("lighting.key_elevation"), valueOf("lighting.key_to_fill"),
                                warmthWord(spec.lighting.lightTemperatureK, spec.lighting.whiteBalanceK)));
    const ReliefWords relief = reliefWords(spec, m_words);
    m_relief->setText(relief.line);
    m_relief->setToolTip(wrappedTip(relief.details));
    m_relief->setAccessibleDescription(relief.details);
}

bool LightHead::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_document.setHighlight(object == m_plan ? idsOf(m_plan->chosen()) : heightIds(m_arc->chosen()));
    else if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        m_document.setHighlight({});
    return GroupHead::eventFilter(object, event);
}

} // namespace presence
