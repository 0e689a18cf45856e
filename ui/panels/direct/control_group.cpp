// SPDX-License-Identifier: MIT
#include "ui/panels/direct/control_group.h"

#include "ui/models/spec_document.h"
#include "ui/panels/direct/group_head.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

QString zoneName(FaceZone zone)
{
    switch (zone) {
    case FaceZone::Brow:
        return ControlGroup::tr("Brow");
    case FaceZone::Eyes:
        return ControlGroup::tr("Eyes");
    case FaceZone::Nose:
        return ControlGroup::tr("Nose");
    case FaceZone::Cheeks:
        return ControlGroup::tr("Cheeks");
    case FaceZone::Mouth:
        return ControlGroup::tr("Mouth");
    case FaceZone::Jaw:
        return ControlGroup::tr("Chin and jaw");
    }
    return {};
}

/// −1 for what belongs to no zone of the face.
int zoneOf(const Control &control)
{
    const auto index = actionUnitIndex(control.actionUnit);
    return index ? int(actionUnits[*index].zone) : -1;
}

} // namespace

ControlGroup::ControlGroup(const QString &title, std::vector<const Control *> controls,
                           const DirectContext &context, QWidget *parent)
    : CollapsibleGroup(
          title, [this] { return makeRows(); }, parent)
    , m_controls(std::move(controls))
    , m_context(context)
    , m_document(context.document)
{
    std::ranges::stable_sort(m_controls, {}, [](const Control *control) { return zoneOf(*control); });
    connect(this, &CollapsibleGroup::resetRequested, this,
            [this] { m_document.apply(defaults(), tr("Reset %1").arg(this->title())); });
    connect(menu()->addAction(icon(QStringLiteral("copy")), tr("Copy the values")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(values().toJson())); });
    connect(menu()->addAction(icon(QStringLiteral("paste")), tr("Paste values")), &QAction::triggered, this,
            &ControlGroup::paste);
    connect(menu()->addAction(icon(QStringLiteral("reset")), tr("Reset the group")), &QAction::triggered,
            this, &CollapsibleGroup::resetRequested);
    refresh();
}

QWidget *ControlGroup::makeRows()
{
    auto *rows = new QWidget;
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    m_head = makeGroupHead(m_controls.front()->group, m_context);
    if (m_head) {
        column->addWidget(m_head);
        connect(m_head, &GroupHead::explainRequested, this, &ControlGroup::explainRequested);
        connect(m_head, &GroupHead::controlWanted, this, &ControlGroup::controlWanted);
    }
    column->addWidget(m_list = new FieldList(m_context));
    connect(m_list, &FieldList::explainRequested, this, &ControlGroup::explainRequested);

    for (auto first = m_controls.begin(); first != m_controls.end();) {
        const int zone = zoneOf(**first);
        const auto last = std::find_if(first, m_controls.end(),
                                       [zone](const Control *control) { return zoneOf(*control) != zone; });
        if (zone >= 0)
            m_list->addHeading(zoneName(FaceZone(zone)));
        m_list->addAll({first, last});
        first = last;
    }
    return rows;
}

void ControlGroup::refresh()
{
    int changed = 0;
    for (const Control *control : m_controls) {
        // Both sides of a unit are one row and count once.
        const bool secondSide =
            control->id.ends_with(".right") && isChanged(*findControl(control->twin), m_document);
        changed += isChanged(*control, m_document) && !secondSide;
    }
    setChangedCount(changed);
    if (m_head)
        m_head->showDocument();
}

void ControlGroup::showHighlight(const QStringList &ids)
{
    setHighlighted(std::ranges::any_of(m_controls, [&](const Control *control) {
        return ids.contains(QString::fromStdString(control->id));
    }));
}

bool ControlGroup::setFilter(const QSet<QString> *ids)
{
    const bool any = !ids || std::ranges::any_of(m_controls, [&](const Control *control) {
        return ids->contains(QString::fromStdString(control->id));
    });
    setVisible(any);
    if (ids && !m_filtered)
        m_wasExpanded = isExpanded();
    if (!ids && m_filtered)
        setExpanded(m_wasExpanded);
    m_filtered = ids;
    if (any && ids)
        setExpanded(true);
    if (m_head)
        m_head->setVisible(!ids);
    if (m_list)
        m_list->setFilter(ids);
    return any;
}

const ControlField *ControlGroup::field(const QString &id)
{
    if (std::ranges::none_of(m_controls,
                             [&](const Control *control) { return control->id == id.toStdString(); }))
        return nullptr;
    content();
    return m_list->field(id);
}

SpecPatch ControlGroup::values() const
{
    SpecPatch patch;
    for (const Control *control : m_controls)
        patch.set(control->id, control->valueIn(m_document.spec()));
    return patch;
}

SpecPatch ControlGroup::defaults() const
{
    SpecPatch patch;
    for (const Control *control : m_controls)
        if (isChanged(*control, m_document))
            patch.set(control->id, m_document.jobDefault(*control));
    return patch;
}

void ControlGroup::paste()
{
    const std::string text = QGuiApplication::clipboard()->text().toStdString();
    const auto patch = SpecPatch::fromJson(text, tr("The clipboard").toStdString());
    if (patch)
        m_document.apply(*patch, tr("Paste values"));
    else
        emit refused(QString::fromStdString(patch.error().message));
}

} // namespace presence
