// SPDX-License-Identifier: MIT
#include "ui/models/favourites.h"

#include "core/spec/parameters.h"
#include "ui/models/settings.h"

namespace presence {

Favourites::Favourites(QObject *parent)
    : QObject(parent)
{
}

void Favourites::keepIn(Settings &settings)
{
    m_settings = &settings;
    m_ids.clear();
    for (const QString &id : settings.favouriteControls())
        if (findControl(id.toStdString()) && !m_ids.contains(id))
            m_ids += id;
    emit changed();
}

void Favourites::set(const QString &id, bool favourite)
{
    if (favourite == m_ids.contains(id))
        return;
    if (favourite)
        m_ids += id;
    else
        m_ids.removeAll(id);
    if (m_settings)
        m_settings->setFavouriteControls(m_ids);
    emit changed();
}

} // namespace presence
