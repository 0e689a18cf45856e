// SPDX-License-Identifier: MIT
#include "ui/panels/direct/control_group.h"

#include "ui/models/spec_document.h"
#include "ui/panels/direct/group_head.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
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

QStringList idsOf(const ControlField &field)
{
    QStringList ids;
    for (const Control *control : field.controls)
        ids += QString::fromStdString(control->id);
    return ids;
}

} // namespace

bool isChanged(const Control &control, const SpecDocument &document)
{
    return control.valueIn(document.spec()) != document.jobDefault(control);
}

ControlGroup::ControlGroup(const QString &title, std::vector<const Control *> controls,
                           SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : CollapsibleGroup(
          title, [this] { return makeRows(); }, parent)
    , m_controls(std::move(controls))
    , m_document(document)
    , m_words(words)
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
    m_head = makeGroupHead(m_controls.front()->group, m_document, m_words);
    if (m_head)
        column->addWidget(m_head);

    int zone = -1;
    m_sections.emplace_back();
    for (std::size_t i = 0; i < m_controls.size(); ++i) {
        const Control &control = *m_controls[i];
        if (const int next = zoneOf(control); next != zone) {
            zone = next;
            auto *heading = new QLabel(zoneName(FaceZone(zone)));
            heading->setProperty("textSize", "section");
            heading->setContentsMargins(18, 8, 8, 4);
            column->addWidget(heading);
            m_sections.push_back({heading, {}});
        }
        const bool sided = i + 1 < m_controls.size() && m_controls[i + 1]->id == control.twin;
        m_sections.back().fields.push_back(m_fields.size());
        addField(rows, sided ? std::vector{&control, m_controls[++i]} : std::vector{&control});
    }
    return rows;
}

void ControlGroup::addField(QWidget *rows, const std::vector<const Control *> &controls)
{
    ControlField field = makeControlField(controls, m_document, m_words);
    rows->layout()->addWidget(field.row);
    connectField(field);
    m_fields.push_back(std::move(field));
    refreshField(m_fields.back());
    showHighlight(m_document.highlight());
}

void ControlGroup::connectField(const ControlField &field)
{
    const QStringList ids = idsOf(field);
    field.row->setProperty("ids", ids);
    connect(field.row, &FieldRow::pointed, this,
            [this, ids](bool inside) { m_document.setHighlight(inside ? ids : QStringList()); });
    connect(field.row, &FieldRow::lockToggled, this, [this, ids](bool locked) {
        for (const QString &id : ids)
            m_document.setLocked(id, locked);
    });
    connect(field.row, &FieldRow::resetRequested, this, [this, controls = field.controls, row = field.row] {
        SpecPatch patch;
        for (const Control *control : controls)
            patch.set(control->id, m_document.jobDefault(*control));
        m_document.endGesture();
        m_document.apply(patch, tr("Reset %1").arg(row->label()), {}, SpecDocument::LockPolicy::Override);
    });
}

void ControlGroup::refreshField(const ControlField &field)
{
    field.show();
    field.row->setChanged(std::ranges::any_of(
        field.controls, [this](const Control *control) { return isChanged(*control, m_document); }));
    field.row->setLocked(m_document.isLocked(QString::fromStdString(field.controls.front()->id)));
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
    for (const ControlField &field : m_fields)
        refreshField(field);
    if (m_head)
        m_head->showDocument();
}

void ControlGroup::showLock(const QString &id, bool locked)
{
    for (const ControlField &field : m_fields)
        if (idsOf(field).contains(id))
            field.row->setLocked(locked);
}

void ControlGroup::showHighlight(const QStringList &ids)
{
    bool any = false;
    for (const Control *control : m_controls)
        any = any || ids.contains(QString::fromStdString(control->id));
    setHighlighted(any);
    for (const ControlField &field : m_fields)
        field.row->setHighlighted(
            any && std::ranges::any_of(idsOf(field), [&](const QString &id) { return ids.contains(id); }));
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
    for (const Section &section : m_sections) {
        bool rows = false;
        for (const std::size_t index : section.fields) {
            const QStringList names = idsOf(m_fields[index]);
            const bool wanted =
                !ids || std::ranges::any_of(names, [&](const QString &id) { return ids->contains(id); });
            m_fields[index].row->setVisible(wanted);
            rows = rows || wanted;
        }
        if (section.heading)
            section.heading->setVisible(rows);
    }
    return any;
}

const ControlField *ControlGroup::field(const QString &id)
{
    if (std::ranges::none_of(m_controls,
                             [&](const Control *control) { return control->id == id.toStdString(); }))
        return nullptr;
    content();
    for (const ControlField &field : m_fields)
        if (idsOf(field).contains(id))
            return &field;
    return nullptr;
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
