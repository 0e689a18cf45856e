// SPDX-License-Identifier: MIT
#include "ui/models/preset_marks.h"

#include "ui/models/settings.h"

namespace presence {

PresetMarks::PresetMarks(QObject *parent)
    : QObject(parent)
{
}

void PresetMarks::keepIn(Settings &settings)
{
    m_settings = &settings;
    m_favourites = settings.favouritePresets();
    m_recent = settings.recentPresets().mid(0, mostRecent);
    emit changed();
}

bool PresetMarks::isFavourite(const QString &name) const
{
    return m_favourites.contains(name, Qt::CaseInsensitive);
}

void PresetMarks::setFavourite(const QString &name, bool favourite)
{
    if (isFavourite(name) == favourite)
        return;
    if (favourite)
        m_favourites.append(name);
    else
        m_favourites.removeIf([&](const QString &kept) { return !kept.compare(name, Qt::CaseInsensitive); });
    keep();
}

void PresetMarks::used(const QString &name)
{
    m_recent.removeAll(name);
    m_recent.prepend(name);
    m_recent = m_recent.mid(0, mostRecent);
    keep();
}

void PresetMarks::renamed(const QString &name, const QString &newName)
{
    for (QStringList *names : {&m_favourites, &m_recent})
        if (const auto at = names->indexOf(name); at >= 0)
            names->replace(at, newName);
    keep();
}

void PresetMarks::keep()
{
    if (m_settings) {
        m_settings->setFavouritePresets(m_favourites);
        m_settings->setRecentPresets(m_recent);
    }
    emit changed();
}

} // namespace presence
