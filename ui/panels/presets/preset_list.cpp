// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_list.h"

#include "ui/widgets/icons.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace presence {

namespace {

enum Role { AboutRole = Qt::UserRole, TagsRole, OwnRole };

class PresetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {160, 2 * option.fontMetrics.lineSpacing() + 12};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        const QPalette &colors = option.palette;
        if (selected)
            painter->fillRect(option.rect, colors.color(QPalette::Highlight));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, colors.color(QPalette::Light));
        QRect area = option.rect.adjusted(8, 6, -8, -6);
        const int line = option.fontMetrics.lineSpacing();

        const QColor strong = colors.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor soft = colors.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText);
        if (index.data(OwnRole).toBool()) {
            const auto pencil = icon(QStringLiteral("edit"), {},
                                     selected ? QPalette::HighlightedText : QPalette::PlaceholderText);
            pencil.paint(painter, QRect(area.right() - 13, area.top() + (line - 14) / 2, 14, 14));
            area.setRight(area.right() - 20);
        }
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(strong);
        const QFontMetrics boldMetrics(bold);
        const QString name = boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
        painter->drawText(QRect(area.left(), area.top(), area.width(), line), Qt::AlignVCenter, name);

        painter->setFont(option.font);
        painter->setPen(soft);
        const int used = boldMetrics.horizontalAdvance(name) + 12;
        if (const QString tags = index.data(TagsRole).toString(); area.width() - used > 40)
            painter->drawText(QRect(area.left() + used, area.top(), area.width() - used, line),
                              Qt::AlignVCenter | Qt::AlignRight,
                              option.fontMetrics.elidedText(tags, Qt::ElideRight, area.width() - used));
        painter->drawText(
            QRect(area.left(), area.top() + line, area.width(), line), Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data(AboutRole).toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }
};

QString tagsOf(const Preset &preset)
{
    QStringList tags;
    for (const std::string &tag : preset.tags)
        tags += QString::fromStdString(tag);
    return tags.join(QStringLiteral(", "));
}

bool matches(const Preset &preset, const QStringList &words, const QString &tag)
{
    if (!tag.isEmpty() && std::ranges::find(preset.tags, tag.toStdString()) == preset.tags.end())
        return false;
    const QString text =
        (QString::fromStdString(preset.name + ' ' + preset.about) + QLatin1Char(' ') + tagsOf(preset))
            .toCaseFolded();
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

} // namespace

PresetList::PresetList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new PresetDelegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Presets"));
}

void PresetList::showPresets(const std::vector<Preset> &presets, const QString &words, const QString &tag)
{
    const QString current = currentName();
    const QSignalBlocker quiet(this);
    clear();
    const QStringList wanted = words.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const Preset &preset : presets) {
        if (!matches(preset, wanted, tag))
            continue;
        auto *item = new QListWidgetItem(QString::fromStdString(preset.name), this);
        const QString about = QString::fromStdString(preset.about);
        item->setData(AboutRole, about);
        item->setData(TagsRole, tagsOf(preset));
        item->setData(OwnRole, !preset.shipped);
        item->setToolTip(about);
        item->setData(Qt::AccessibleDescriptionRole, preset.shipped ? about : tr("Yours. %1").arg(about));
    }
    select(current);
}

QString PresetList::currentName() const { return currentItem() ? currentItem()->text() : QString(); }

bool PresetList::select(const QString &name)
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->text().compare(name, Qt::CaseInsensitive) == 0) {
            setCurrentRow(row);
            return true;
        }
    return false;
}

} // namespace presence
