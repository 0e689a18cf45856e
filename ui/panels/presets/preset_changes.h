// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/preset_mix.h"
#include "core/spec/tables/parameter_words.h"

#include <QSet>
#include <QTreeWidget>

namespace presence {

class SpecDocument;

/// What applying some values would change now, "control: old → new" in groups, each with a tick; what is not
/// ticked stays as it is.
class PresetChanges : public QTreeWidget
{
    Q_OBJECT

public:
    /// Both must outlive the list.
    PresetChanges(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// Everything is ticked again, unless these are the values that are shown already.
    void showValues(const SpecPatch &values, const std::vector<PresetMix::Conflict> &conflicts);
    /// The values that are ticked, so that nothing else changes even through what they bring along.
    SpecPatch tickedValues() const;
    int changeCount() const { return m_changes; }
    int tickedCount() const;
    QString text() const; ///< all lines
    QTreeWidgetItem *groupItem(const QString &group) const;

signals:
    void tickedChanged();

private:
    void addLine(const QString &line, const QStringList &ids, QTreeWidgetItem *group);
    QString conflictOf(const std::string &id) const;

    SpecDocument &m_document;
    const ParameterWords &m_words;
    SpecPatch m_values;
    std::vector<PresetMix::Conflict> m_conflicts;
    QSet<QString> m_unticked; ///< ids
    int m_changes = 0;
};

} // namespace presence
