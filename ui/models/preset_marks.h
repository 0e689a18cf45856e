// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

namespace presence {

class Settings;

/// Which presets somebody starred, and which were used last, by name. GUI thread.
class PresetMarks : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostRecent = 12;

    explicit PresetMarks(QObject *parent = nullptr);

    /// Takes over what was kept there and keeps every change there. `settings` must outlive the object.
    void keepIn(Settings &settings);

    const QStringList &favourites() const { return m_favourites; }
    const QStringList &recent() const { return m_recent; } ///< the last one first
    bool isFavourite(const QString &name) const;
    void setFavourite(const QString &name, bool favourite);
    void used(const QString &name);
    /// A preset has another name now.
    void renamed(const QString &name, const QString &newName);

signals:
    void changed();

private:
    void keep();

    Settings *m_settings = nullptr;
    QStringList m_favourites;
    QStringList m_recent;
};

} // namespace presence
