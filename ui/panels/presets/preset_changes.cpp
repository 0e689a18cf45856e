// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_changes.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>

#include <algorithm>

namespace presence {

namespace {

constexpr int IdsRole = Qt::UserRole;

/// The values under this id and, if it is there too, under its twin.
SpecPatch bothSides(const SpecPatch &effect, const Control &control)
{
    SpecPatch sides;
    for (const std::string &id : {control.id, control.twin})
        if (const auto found = effect.values().find(id); found != effect.values().end())
            sides.set(id, found->second);
    return sides;
}

} // namespace

PresetChanges::PresetChanges(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QTreeWidget(parent)
    , m_document(document)
    , m_words(words)
{
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setProperty("textSize", "small");
    setAccessibleName(tr("What would change"));
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        for (const QString &id : item->data(0, IdsRole).toStringList())
            if (item->checkState(0) == Qt::Checked)
                m_unticked.remove(id);
            else
                m_unticked.insert(id);
        emit tickedChanged();
    });
}

void PresetChanges::showValues(const SpecPatch &values, const std::vector<PresetMix::Conflict> &conflicts)
{
    if (values != m_values)
        m_unticked.clear();
    m_values = values;
    m_conflicts = conflicts;
    m_changes = 0;
    QSet<QString> closed;
    for (int i = 0; i < topLevelItemCount(); ++i)
        if (!topLevelItem(i)->isExpanded())
            closed += topLevelItem(i)->data(0, IdsRole + 1).toString();
    const QSignalBlocker quiet(this);
    clear();
    const SpecPatch effect = effectOf(values, m_document);
    for (const std::string &name : controlGroups()) {
        auto *group = new QTreeWidgetItem;
        group->setFlags(group->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        group->setData(0, IdsRole + 1, QString::fromStdString(name));
        for (const Control &control : controls()) {
            if (control.group != name || !effect.values().contains(control.id))
                continue;
            const SpecPatch sides = bothSides(effect, control);
            const QStringList lines = changeLines(sides, m_document.spec(), m_words);
            const bool shared = sides.values().size() == 2 && lines.size() == 1;
            if (shared && sides.values().rbegin()->first == control.id)
                continue; // said with the first side
            QStringList ids{QString::fromStdString(control.id)};
            if (shared)
                ids += QString::fromStdString(control.twin);
            const SpecPatch one{*effect.values().find(control.id)};
            addLine(shared ? lines.first() : changeLines(one, m_document.spec(), m_words).value(0), ids,
                    group);
        }
        if (group->childCount() == 0) {
            delete group;
            continue;
        }
        m_changes += group->childCount();
        group->setText(
            0, tr("%1 (%2)").arg(QString::fromStdString(m_words.groupLabel(name))).arg(group->childCount()));
        addTopLevelItem(group);
        group->setExpanded(!closed.contains(QString::fromStdString(name)));
    }
}

void PresetChanges::addLine(const QString &line, const QStringList &ids, QTreeWidgetItem *group)
{
    auto *item = new QTreeWidgetItem(group, {line});
    item->setData(0, IdsRole, ids);
    item->setCheckState(0, m_unticked.contains(ids.first()) ? Qt::Unchecked : Qt::Checked);
    item->setToolTip(0, line);
    if (const QString conflict = conflictOf(ids.first().toStdString()); !conflict.isEmpty()) {
        auto *note = new QTreeWidgetItem(item, {conflict});
        note->setFlags(Qt::ItemIsEnabled);
        note->setToolTip(0, conflict);
        note->setIcon(0, icon(QStringLiteral("info"), {}, QPalette::Text));
        item->setExpanded(true);
    }
}

QString PresetChanges::conflictOf(const std::string &id) const
{
    const auto found = std::ranges::find(m_conflicts, id, &PresetMix::Conflict::id);
    if (found == m_conflicts.end())
        return {};
    QStringList losers;
    for (const std::string &name : found->losers)
        losers += tr("“%1”").arg(QString::fromStdString(name));
    return tr("“%1” wins over %2").arg(QString::fromStdString(found->winner), losers.join(tr(", ")));
}

SpecPatch PresetChanges::tickedValues() const
{
    SpecPatch ticked;
    for (const auto &[id, value] : m_values.values())
        if (!m_unticked.contains(QString::fromStdString(id)))
            ticked.set(id, value);
    // What the rest would bring along is held where it is.
    const SpecPatch effect = effectOf(ticked, m_document);
    for (const auto &[id, value] : effect.values())
        if (m_unticked.contains(QString::fromStdString(id)))
            ticked.set(id, findControl(id)->valueIn(m_document.spec()));
    return ticked;
}

int PresetChanges::tickedCount() const
{
    int count = 0;
    for (int i = 0; i < topLevelItemCount(); ++i)
        for (int k = 0; k < topLevelItem(i)->childCount(); ++k)
            count += topLevelItem(i)->child(k)->checkState(0) == Qt::Checked;
    return count;
}

QString PresetChanges::text() const
{
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        lines += topLevelItem(i)->text(0);
        for (int k = 0; k < topLevelItem(i)->childCount(); ++k) {
            const QTreeWidgetItem *item = topLevelItem(i)->child(k);
            lines += item->text(0);
            if (item->childCount() > 0)
                lines += item->child(0)->text(0);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QTreeWidgetItem *PresetChanges::groupItem(const QString &group) const
{
    for (int i = 0; i < topLevelItemCount(); ++i)
        if (topLevelItem(i)->data(0, IdsRole + 1).toString() == group)
            return topLevelItem(i);
    return nullptr;
}

} // namespace presence
