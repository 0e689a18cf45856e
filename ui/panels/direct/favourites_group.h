// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/field_list.h"
#include "ui/widgets/collapsible_group.h"

namespace presence {

/// The starred controls once more, above all groups. Hidden while there are none.
class FavouritesGroup : public CollapsibleGroup
{
    Q_OBJECT

public:
    explicit FavouritesGroup(const DirectContext &context, QWidget *parent = nullptr);

    const ControlField *field(const QString &id) const { return m_list->field(id); }
    /// Hidden while the panel below lists what was searched for, which may be the same controls.
    void setAside(bool aside);

signals:
    void explainRequested(const presence::Control &control, QWidget *row);

private:
    void rebuild();

    DirectContext m_context;
    FieldList *m_list;
    bool m_aside = false;
};

} // namespace presence
