// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"
#include "ui/panels/direct/field_list.h"
#include "ui/widgets/collapsible_group.h"

namespace presence {

class GroupHead;

/// One group of the catalogue on the panel. Its rows are made when it first opens.
class ControlGroup : public CollapsibleGroup
{
    Q_OBJECT

public:
    ControlGroup(const QString &title, std::vector<const Control *> controls, const DirectContext &context,
                 QWidget *parent = nullptr);

    const std::vector<const Control *> &controls() const { return m_controls; }
    /// Counts what is changed and brings the head to the document; the rows follow by themselves.
    void refresh();
    void showHighlight(const QStringList &ids);
    /// Shows only rows with one of these controls, opened; nullptr ends the filter. Returns whether any is
    /// left.
    bool setFilter(const QSet<QString> *ids);

    /// The field of a control of this group, or null. Makes the rows if need be.
    const ControlField *field(const QString &id);

    /// The group's values as they are, for the clipboard.
    SpecPatch values() const;
    /// What takes every value of the group back to its default.
    SpecPatch defaults() const;

signals:
    void refused(const QString &sentence); ///< a pasted text that is not a patch
    void explainRequested(const presence::Control &control, QWidget *row);
    void controlWanted(const QString &id);

private:
    QWidget *makeRows();
    void paste();

    std::vector<const Control *> m_controls;
    DirectContext m_context;
    SpecDocument &m_document;
    FieldList *m_list = nullptr;
    GroupHead *m_head = nullptr;
    bool m_filtered = false;
    bool m_wasExpanded = false;
};

} // namespace presence
