// SPDX-License-Identifier: MIT
#include "ui/panels/stage/stage_guides.h"

#include "core/sitter/camera/camera_rig.h"
#include "ui/models/spec_document.h"
#include "ui/panels/takes/slot_preview.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>
#include <map>

namespace presence {

namespace {

QString percent(double share) { return StageGuides::tr("%1 %").arg(qRound(share * 100)); }

/// Usual eye line and headroom of a crop, shares of the height from the top.
struct Framing
{
    double eyesFrom, eyesTo, headroomFrom, headroomTo;
};

Framing framingOf(const std::string &crop)
{
    static const std::map<std::string, Framing> rows{
        {"ecu", {0.38, 0.45, 0, 0}},      {"bcu", {0.36, 0.42, 0, 0.03}},
        {"cu", {0.33, 0.40, 0.03, 0.08}}, {"mcu", {0.30, 0.36, 0.06, 0.12}},
        {"ms", {0.25, 0.33, 0.08, 0.15}}, {"mls", {0.20, 0.30, 0.08, 0.15}}};
    const auto found = rows.find(crop);
    return found == rows.end() ? rows.at("mcu") : found->second;
}

PictureGuides thirds()
{
    PictureGuides guides;
    for (const double at : {1 / 3.0, 2 / 3.0})
        guides.lines += {QLineF(at, 0, at, 1), QLineF(0, at, 1, at)};
    guides.name = StageGuides::tr("Thirds");
    return guides;
}

PictureGuides centre(const PortraitSpec &spec)
{
    PictureGuides guides;
    guides.lines = {QLineF(0.5, 0, 0.5, 1), QLineF(0, 0.5, 1, 0.5)};
    const double x = spec.camera.subjectX;
    if (std::abs(x - 0.5) > 0.005) {
        guides.lines += QLineF(x, 0, x, 1);
        guides.words += {QPointF(x, 0.06), StageGuides::tr("face at %1").arg(percent(x))};
    }
    // Equal steps to both sides of the face: what is alike on both sides is symmetric.
    for (const double step : {0.1, 0.2})
        for (const double side : {-1.0, 1.0})
            guides.lines += QLineF(x + side * step, 0.47, x + side * step, 0.53);
    guides.name = StageGuides::tr("Centre and symmetry");
    return guides;
}

PictureGuides eyeLine(const PortraitSpec &spec)
{
    const Framing framing = framingOf(spec.camera.crop);
    PictureGuides guides;
    const double eyes = spec.camera.eyeLine;
    guides.areas = {QRectF(0, framing.eyesFrom, 1, framing.eyesTo - framing.eyesFrom)};
    guides.lines = {QLineF(0, eyes, 1, eyes)};
    const bool usual = eyes >= framing.eyesFrom - 0.005 && eyes <= framing.eyesTo + 0.005;
    guides.words += {QPointF(0.86, eyes), usual ? StageGuides::tr("eyes %1").arg(percent(eyes))
                                                : StageGuides::tr("eyes %1, usual %2–%3")
                                                      .arg(percent(eyes))
                                                      .arg(qRound(framing.eyesFrom * 100))
                                                      .arg(percent(framing.eyesTo))};
    if (framing.headroomTo > 0) {
        guides.areas += QRectF(0, framing.headroomFrom, 1, framing.headroomTo - framing.headroomFrom);
        guides.words += {QPointF(0.14, 0.5 * (framing.headroomFrom + framing.headroomTo)),
                         StageGuides::tr("hair ends here")};
    }
    guides.name = StageGuides::tr("Eye line and headroom");
    return guides;
}

PictureGuides room(const PortraitSpec &spec, double widthToHeight)
{
    // Head without hair, 15.5 cm wide; the face from hairline to chin is 18.2 cm of the frame's height.
    const double half = 15.5 / 18.2 * faceShareOf(spec.camera.crop) / widthToHeight / 2;
    const double x = spec.camera.subjectX;
    const double left = std::max(0.0, x - half), right = std::max(0.0, 1 - x - half);
    PictureGuides guides;
    guides.areas = {QRectF(0, 0, left, 1), QRectF(1 - right, 0, right, 1)};
    const double turn = std::abs(spec.pose.headYawDeg) > std::abs(spec.pose.gazeYawDeg)
                            ? spec.pose.headYawDeg
                            : spec.pose.gazeYawDeg;
    QString before = percent(left), behind = percent(right);
    if (std::abs(turn) >= 15) { // the subject's left is the right of the picture
        const bool enough = (turn > 0 ? right : left) >= 0.55 * (left + right);
        const QString word =
            enough ? StageGuides::tr("%1 to look into") : StageGuides::tr("only %1 to look into");
        (turn > 0 ? behind : before) = word.arg(percent(turn > 0 ? right : left));
    }
    guides.words = {{QPointF(left / 2, 0.12), before}, {QPointF(1 - right / 2, 0.12), behind}};
    guides.name = StageGuides::tr("Empty space, %1 wished").arg(percent(spec.camera.emptySpace));
    return guides;
}

PictureGuides slotGuides(const PlatformSlot &slot, const PortraitSpec &spec, double widthToHeight)
{
    const CropArea area = cropFor(slot, widthToHeight, spec.camera.eyeLine);
    const QRectF crop(area.x, area.y, area.width, area.height);
    PictureGuides guides;
    guides.kept = crop;
    if (slot.circle)
        guides.ovals = {crop, crop.adjusted(0.04 * crop.width(), 0.04 * crop.height(), -0.04 * crop.width(),
                                            -0.04 * crop.height())};
    else
        guides.boxes = {crop};
    if (slot.safeTop + slot.safeRight + slot.safeBottom + slot.safeLeft > 0)
        guides.boxes += crop.adjusted(slot.safeLeft * crop.width(), slot.safeTop * crop.height(),
                                      -slot.safeRight * crop.width(), -slot.safeBottom * crop.height());
    guides.name = QString::fromStdString(slot.label);
    return guides;
}

QString titleOf(Guide guide)
{
    switch (guide) {
    case Guide::None:
        return StageGuides::tr("No guides");
    case Guide::Thirds:
        return StageGuides::tr("Thirds");
    case Guide::Centre:
        return StageGuides::tr("Centre and symmetry");
    case Guide::EyeLine:
        return StageGuides::tr("Eye line and headroom");
    case Guide::Room:
        return StageGuides::tr("Empty space");
    case Guide::Slot:
        return StageGuides::tr("Where it will be shown");
    }
    return {};
}

} // namespace

PictureGuides guidesFor(Guide guide, const PortraitSpec &spec, const PlatformTable &platforms,
                        double widthToHeight)
{
    switch (guide) {
    case Guide::None:
        return {};
    case Guide::Thirds:
        return thirds();
    case Guide::Centre:
        return centre(spec);
    case Guide::EyeLine:
        return eyeLine(spec);
    case Guide::Room:
        return room(spec, widthToHeight);
    case Guide::Slot:
        const PlatformSlot *slot = platforms.slot(spec.camera.slot);
        return slot ? slotGuides(*slot, spec, widthToHeight) : PictureGuides{};
    }
    return {};
}

StageGuides::StageGuides(SpecDocument &document, QWidget *parent)
    : QObject(parent)
    , m_document(document)
    , m_next(new QAction(tr("Next guides over the picture"), this))
    , m_places(new QAction(tr("In every place it may be shown…"), this))
{
    auto *group = new QActionGroup(this);
    for (int i = 0; i < guideCount; ++i) {
        auto *choice = new QAction(titleOf(Guide(i)), group);
        choice->setCheckable(true);
        connect(choice, &QAction::triggered, this, [this, i] { setGuide(Guide(i)); });
        m_choices += choice;
    }
    m_choices.front()->setChecked(true);
    m_next->setShortcut(QKeySequence(Qt::Key_O));
    m_places->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_O));
    connect(m_next, &QAction::triggered, this, &StageGuides::next);
    connect(m_places, &QAction::triggered, this, &StageGuides::showPlaces);
    connect(&document, &SpecDocument::specChanged, this, [this](const SpecPatch &changes) {
        // Whoever chooses a place wants to see what it cuts off.
        if (changes.values().contains("camera.slot"))
            setGuide(m_document.spec().camera.slot == "none" ? Guide::None : Guide::Slot);
        else
            showGuides();
    });
}

void StageGuides::addView(ImageView *view)
{
    m_views += view;
    connect(view, &ImageView::zoomChanged, this, &StageGuides::showGuides); // another picture, another shape
    showGuides();
}

void StageGuides::addTo(QMenu *menu)
{
    menu->addSection(tr("Guides"));
    menu->addActions(m_choices);
    menu->addSeparator();
    menu->addActions({m_next, m_places});
}

void StageGuides::setGuide(Guide guide)
{
    m_guide = guide;
    m_choices[int(guide)]->setChecked(true);
    showGuides();
}

void StageGuides::next()
{
    Guide guide = Guide((int(m_guide) + 1) % guideCount);
    if (guide == Guide::Slot && m_document.spec().camera.slot == "none")
        guide = Guide::None;
    setGuide(guide);
}

void StageGuides::showGuides()
{
    for (ImageView *view : m_views) {
        const QSize size = view->layoutSize();
        const double shape = size.isEmpty() ? 0.8 : double(size.width()) / size.height();
        view->setGuides(guidesFor(m_guide, m_document.spec(), m_document.library().platforms, shape));
    }
}

void StageGuides::showPlaces()
{
    const auto visible =
        std::ranges::find_if(m_views, [](const ImageView *view) { return view->isVisible(); });
    const ImageView *view = visible == m_views.end() ? m_views.front() : *visible;
    auto *preview = new SlotPreview(m_document, view->image(), static_cast<QWidget *>(parent()));
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->show();
}

} // namespace presence
