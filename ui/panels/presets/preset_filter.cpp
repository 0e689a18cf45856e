// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_filter.h"

#include "ui/models/preset_marks.h"
#include "ui/widgets/layout/flow_layout.h"

#include <QCollator>
#include <QToolButton>

#include <algorithm>

namespace presence {

namespace {

QStringList tagsOf(const Preset &preset)
{
    QStringList tags;
    for (const std::string &tag : preset.tags)
        tags += QString::fromStdString(tag);
    return tags;
}

bool passes(const Preset &preset, const PresetFilter &filter, const QStringList &words,
            const PresetMarks &marks)
{
    const QStringList tags = tagsOf(preset);
    const QString name = QString::fromStdString(preset.name);
    if (!filter.tags.isEmpty() &&
        std::ranges::none_of(tags, [&](const QString &tag) { return filter.tags.contains(tag); }))
        return false;
    if ((filter.favourites && !marks.isFavourite(name)) ||
        (filter.recent && !marks.recent().contains(name)) || (filter.own && preset.shipped))
        return false;
    const QString text =
        (name + QLatin1Char(' ') + QString::fromStdString(preset.about) + QLatin1Char(' ') + tags.join(' '))
            .toCaseFolded();
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

} // namespace

std::vector<const Preset *> filtered(const std::vector<Preset> &presets, const PresetFilter &filter,
                                     const PresetMarks &marks)
{
    const QStringList words = filter.words.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList kinds;
    std::vector<const Preset *> found;
    for (const Preset &preset : presets) {
        if (!preset.tags.empty() && !kinds.contains(QString::fromStdString(preset.tags.front())))
            kinds += QString::fromStdString(preset.tags.front());
        if (passes(preset, filter, words, marks))
            found.push_back(&preset);
    }
    kinds.sort();
    QCollator names;
    names.setNumericMode(true); // "Calm 2" before "Calm 10"
    names.setCaseSensitivity(Qt::CaseInsensitive);
    const auto rank = [&](const Preset &preset) -> qsizetype {
        if (filter.order == PresetFilter::Order::Name)
            return 0;
        if (filter.order == PresetFilter::Order::Kind)
            return preset.tags.empty() ? kinds.size()
                                       : kinds.indexOf(QString::fromStdString(preset.tags.front()));
        const qsizetype at = marks.recent().indexOf(QString::fromStdString(preset.name));
        return at < 0 ? marks.recent().size() : at;
    };
    std::ranges::stable_sort(found, [&](const Preset *a, const Preset *b) {
        const qsizetype first = rank(*a), second = rank(*b);
        if (first != second)
            return first < second;
        return names.compare(QString::fromStdString(a->name), QString::fromStdString(b->name)) < 0;
    });
    return found;
}

PresetChips::PresetChips(QWidget *parent)
    : QWidget(parent)
{
    new FlowLayout(4, this);
    m_favourites = addChip(tr("★ Starred"), tr("Only presets you have starred"));
    m_recent = addChip(tr("Recent"), tr("Only presets you applied lately"));
    m_own = addChip(tr("Yours"), tr("Only presets you saved or imported"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as high as it wraps
    setAccessibleName(tr("Which presets are shown"));
}

QToolButton *PresetChips::addChip(const QString &text, const QString &tip)
{
    auto *chip = new QToolButton;
    chip->setText(text);
    chip->setToolTip(tip);
    chip->setCheckable(true);
    chip->setProperty("segment", true);
    chip->setProperty("textSize", "small");
    chip->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(chip);
    connect(chip, &QToolButton::toggled, this, &PresetChips::changed);
    return chip;
}

void PresetChips::showTags(const std::vector<Preset> &presets)
{
    QStringList tags;
    for (const Preset &preset : presets)
        for (const QString &tag : tagsOf(preset))
            if (!tags.contains(tag))
                tags += tag;
    tags.sort();
    QStringList shown;
    for (const QToolButton *chip : m_tags)
        shown += chip->objectName();
    if (shown == tags)
        return;
    PresetFilter before;
    readInto(before);
    qDeleteAll(m_tags);
    m_tags.clear();
    for (const QString &tag : tags) {
        QString word = tag;
        word[0] = word[0].toUpper();
        QToolButton *chip = addChip(word, tr("Presets tagged “%1”").arg(tag));
        chip->setObjectName(tag);
        const QSignalBlocker quiet(this);
        chip->setChecked(before.tags.contains(tag));
        m_tags += chip;
    }
}

void PresetChips::readInto(PresetFilter &filter) const
{
    filter.favourites = m_favourites->isChecked();
    filter.recent = m_recent->isChecked();
    filter.own = m_own->isChecked();
    filter.tags.clear();
    for (const QToolButton *chip : m_tags)
        if (chip->isChecked())
            filter.tags += chip->objectName();
}

void PresetChips::clear()
{
    for (QToolButton *chip : findChildren<QToolButton *>())
        chip->setChecked(false);
}

QToolButton *PresetChips::tagChip(const QString &tag) const
{
    const auto found = std::ranges::find(m_tags, tag, &QObject::objectName);
    return found == m_tags.end() ? nullptr : *found;
}

} // namespace presence
