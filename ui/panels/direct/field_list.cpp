// SPDX-License-Identifier: MIT
#include "ui/panels/direct/field_list.h"

#include "ui/models/favourites.h"
#include "ui/models/spec_document.h"
#include "ui/panels/expression/phase_button.h"
#include "ui/widgets/fields/field_row.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

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

FieldList::FieldList(const DirectContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(context.document)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sections.emplace_back();
    connect(&m_document, &SpecDocument::specChanged, this, [this] {
        for (const ControlField &field : m_fields)
            refresh(field);
    });
    connect(&m_document, &SpecDocument::lockChanged, this, &FieldList::showLock);
    connect(&m_document, &SpecDocument::highlightChanged, this, &FieldList::showHighlight);
    connect(&context.favourites, &Favourites::changed, this, &FieldList::showStars);
}

FieldList::~FieldList()
{
    // A field that loses the focus while the list goes away still speaks to the document.
    disconnect(&m_document, nullptr, this, nullptr);
}

void FieldList::addHeading(const QString &text)
{
    auto *heading = new QLabel(text);
    heading->setProperty("textSize", "section");
    heading->setContentsMargins(18, 8, 8, 4);
    layout()->addWidget(heading);
    m_sections.push_back({heading, {}});
}

void FieldList::add(const std::vector<const Control *> &controls)
{
    m_sections.back().fields.push_back(m_fields.size());
    m_fields.push_back(makeControlField(controls, m_document, m_context.words));
    addPhase(m_fields.back());
    const ControlField &field = m_fields.back();
    layout()->addWidget(field.row);
    connectField(field);
    refresh(field);
    const QString id = QString::fromStdString(controls.front()->id);
    field.row->setStarred(m_context.favourites.contains(id));
    field.row->setExplained(controls.front()->actionUnit > 0);
    showHighlight(m_document.highlight());
}

/// The moment of a unit has no row of its own; it stands on the unit's.
void FieldList::addPhase(ControlField &field)
{
    const Control &unit = *field.controls.front();
    const Control *phase =
        unit.actionUnit > 0 ? findControl("phase.au" + std::to_string(unit.actionUnit)) : nullptr;
    if (!phase || phase == &unit)
        return;
    auto *button = new PhaseButton(m_document, m_context.words, *phase);
    field.row->setAddon(button);
    field.controls.push_back(phase);
    field.show = [show = field.show, row = field.row, button] {
        show();
        button->showDocument();
        row->keepAddon(button->isSet());
    };
}

void FieldList::addAll(const std::vector<const Control *> &controls)
{
    for (std::size_t i = 0; i < controls.size(); ++i) {
        if (controls[i]->group == "phase")
            continue;
        const bool sided = i + 1 < controls.size() && controls[i + 1]->id == controls[i]->twin;
        if (sided)
            add({controls[i], controls[i + 1]});
        else
            add({controls[i]});
        i += sided;
    }
}

void FieldList::clear()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose key press led here
        delete item;
    }
    m_fields.clear();
    m_sections.assign(1, {});
}

const ControlField *FieldList::field(const QString &id) const
{
    const auto found =
        std::ranges::find_if(m_fields, [&](const ControlField &field) { return idsOf(field).contains(id); });
    return found == m_fields.end() ? nullptr : &*found;
}

void FieldList::connectField(const ControlField &field)
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
    connect(field.row, &FieldRow::starToggled, &m_context.favourites,
            [this, id = ids.front()](bool starred) { m_context.favourites.set(id, starred); });
    connect(field.row, &FieldRow::explainRequested, this, [this, row = field.row, controls = field.controls] {
        emit explainRequested(*controls.front(), row);
    });
}

void FieldList::refresh(const ControlField &field)
{
    field.show();
    field.row->setChanged(std::ranges::any_of(
        field.controls, [this](const Control *control) { return isChanged(*control, m_document); }));
    field.row->setOrigin(
        m_document.isInherited(field.controls.front()->id) ? tr("From the brand of this shoot") : QString());
    field.row->setLocked(m_document.isLocked(QString::fromStdString(field.controls.front()->id)));
}

void FieldList::showLock(const QString &id, bool locked)
{
    if (const ControlField *locking = field(id))
        locking->row->setLocked(locked);
}

void FieldList::showHighlight(const QStringList &ids)
{
    for (const ControlField &field : m_fields)
        field.row->setHighlighted(!ids.isEmpty() &&
                                  std::ranges::any_of(field.controls, [&](const Control *control) {
                                      return ids.contains(QString::fromStdString(control->id));
                                  }));
}

void FieldList::showStars()
{
    for (const ControlField &field : m_fields)
        field.row->setStarred(
            m_context.favourites.contains(QString::fromStdString(field.controls.front()->id)));
}

void FieldList::setFilter(const QSet<QString> *ids)
{
    for (const Section &section : m_sections) {
        bool rows = false;
        for (const std::size_t index : section.fields) {
            const bool wanted =
                !ids || std::ranges::any_of(m_fields[index].controls, [&](const Control *control) {
                    return ids->contains(QString::fromStdString(control->id));
                });
            m_fields[index].row->setVisible(wanted);
            rows = rows || wanted;
        }
        if (section.heading)
            section.heading->setVisible(rows);
    }
}

} // namespace presence
