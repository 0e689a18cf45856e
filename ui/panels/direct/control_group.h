// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/spec_patch.h"
#include "ui/panels/direct/control_field.h"
#include "ui/widgets/collapsible_group.h"

#include <QSet>

#include <map>

class QLabel;

namespace presence {

class GroupHead;

/// One group of the catalogue on the panel. Its rows are made when it first opens.
class ControlGroup : public CollapsibleGroup
{
    Q_OBJECT

public:
    ControlGroup(const QString &title, std::vector<const Control *> controls, SpecDocument &document,
                 const ParameterWords &words, QWidget *parent = nullptr);

    const std::vector<const Control *> &controls() const { return m_controls; }
    /// Follows the document: all values, marks and locks.
    void refresh();
    void showLock(const QString &id, bool locked);
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

private:
    struct Section
    {
        QLabel *heading = nullptr;
        std::vector<std::size_t> fields;
    };

    QWidget *makeRows();
    void addField(QWidget *rows, const std::vector<const Control *> &controls);
    void connectField(const ControlField &field);
    void paste();
    void refreshField(const ControlField &field);

    std::vector<const Control *> m_controls;
    SpecDocument &m_document;
    const ParameterWords &m_words;
    std::vector<ControlField> m_fields;
    std::vector<Section> m_sections;
    GroupHead *m_head = nullptr;
    bool m_filtered = false;
    bool m_wasExpanded = false;
};

/// Does this control's value differ from what a reset would give?
bool isChanged(const Control &control, const SpecDocument &document);

} // namespace presence
