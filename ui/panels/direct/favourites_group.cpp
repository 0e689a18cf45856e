// SPDX-License-Identifier: MIT
#include "ui/panels/direct/favourites_group.h"

#include "ui/models/favourites.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/icons.h"

#include <QMenu>

#include <algorithm>

namespace presence {

FavouritesGroup::FavouritesGroup(const DirectContext &context, QWidget *parent)
    : CollapsibleGroup(
          tr("Favourites"), [this] { return m_list; }, parent)
    , m_context(context)
    , m_list(new FieldList(context, this))
{
    setExpanded(true);
    connect(&context.favourites, &Favourites::changed, this, &FavouritesGroup::rebuild);
    connect(&context.document, &SpecDocument::specChanged, this, [this] {
        int changed = 0;
        for (const ControlField &field : m_list->fields())
            changed += std::ranges::any_of(field.controls, [this](const Control *control) {
                return isChanged(*control, m_context.document);
            });
        setChangedCount(changed);
    });
    connect(this, &CollapsibleGroup::resetRequested, this, [this] {
        SpecPatch patch;
        for (const ControlField &field : m_list->fields())
            for (const Control *control : field.controls)
                patch.set(control->id, m_context.document.jobDefault(*control));
        m_context.document.apply(patch, tr("Reset the favourites"));
    });
    connect(menu()->addAction(icon(QStringLiteral("star")), tr("Forget all favourites")), &QAction::triggered,
            this, [this] {
                for (const QString &id : QStringList(m_context.favourites.ids()))
                    m_context.favourites.set(id, false);
            });
    connect(m_list, &FieldList::explainRequested, this, &FavouritesGroup::explainRequested);
    rebuild();
}

void FavouritesGroup::setAside(bool aside)
{
    m_aside = aside;
    setVisible(!m_aside && !m_list->fields().empty());
}

void FavouritesGroup::rebuild()
{
    m_list->clear();
    for (const QString &id : m_context.favourites.ids()) {
        const Control *control = findControl(id.toStdString());
        const Control *twin = control->twin.empty() ? nullptr : findControl(control->twin);
        m_list->add(twin ? std::vector{control, twin} : std::vector{control});
    }
    setAside(m_aside);
}

} // namespace presence
