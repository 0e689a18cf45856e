// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QSettings;

namespace presence {

/// Everything the studio can be told to do, each with an id, a name and editable keys. Menus, the command
/// palette and the sheet of keys all show this one list. GUI thread.
class CommandSet : public QObject
{
    Q_OBJECT

public:
    explicit CommandSet(QObject *parent = nullptr);

    struct Command
    {
        QString id;    ///< stable, for the settings: "take.pick"
        QString group; ///< for people: "Review"
        QAction *action = nullptr;
        QKeySequence defaultKeys;
    };

    QAction *add(const QString &id, const QString &group, const QString &text, const QKeySequence &keys,
                 std::function<void()> run);
    /// Takes up an action that lives elsewhere; its present keys become the default.
    void adopt(const QString &id, const QString &group, QAction *action);
    const std::vector<Command> &all() const { return m_commands; }
    QAction *action(const QString &id) const;

    /// Names of the other commands that listen to these keys; empty = free.
    QStringList conflicts(const QString &id, const QKeySequence &keys) const;
    void setKeys(const QString &id, const QKeySequence &keys);
    void resetKeys();

    /// Only keys that differ from their default are stored.
    void load(const QSettings &settings);
    void save(QSettings &settings) const;

signals:
    void keysChanged();

private:
    std::vector<Command> m_commands;
    QHash<QString, std::size_t> m_index;
};

} // namespace presence
