// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

namespace presence {

class Settings;

/// The controls that somebody keeps at hand, by id and in the order in which they were starred. A control
/// with two sides is kept by its left one. GUI thread.
class Favourites : public QObject
{
    Q_OBJECT

public:
    explicit Favourites(QObject *parent = nullptr);

    /// Takes over what was kept there and keeps every change there. Ids that are no controls (any more) are
    /// skipped. `settings` must outlive the object.
    void keepIn(Settings &settings);

    const QStringList &ids() const { return m_ids; }
    bool contains(const QString &id) const { return m_ids.contains(id); }
    void set(const QString &id, bool favourite);

signals:
    void changed();

private:
    Settings *m_settings = nullptr;
    QStringList m_ids;
};

} // namespace presence
