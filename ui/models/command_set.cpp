// SPDX-License-Identifier: MIT
#include "ui/models/command_set.h"

#include <QSettings>

namespace presence {

namespace {

const QString keysGroup = QStringLiteral("keys/");

} // namespace

CommandSet::CommandSet(QObject *parent)
    : QObject(parent)
{
}

QAction *CommandSet::add(const QString &id, const QString &group, const QString &text,
                         const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    adopt(id, group, action);
    return action;
}

void CommandSet::adopt(const QString &id, const QString &group, QAction *action)
{
    Q_ASSERT(!m_index.contains(id));
    m_index.insert(id, m_commands.size());
    m_commands.push_back({id, group, action, action->shortcut()});
}

QAction *CommandSet::action(const QString &id) const
{
    const auto found = m_index.find(id);
    return found == m_index.end() ? nullptr : m_commands[*found].action;
}

QStringList CommandSet::conflicts(const QString &id, const QKeySequence &keys) const
{
    QStringList names;
    if (keys.isEmpty())
        return names;
    for (const Command &command : m_commands) {
        const QKeySequence theirs = command.action->shortcut();
        const bool clash = keys.matches(theirs) != QKeySequence::NoMatch ||
                           (!theirs.isEmpty() && theirs.matches(keys) != QKeySequence::NoMatch);
        if (command.id != id && clash)
            names << command.action->text();
    }
    return names;
}

void CommandSet::setKeys(const QString &id, const QKeySequence &keys)
{
    if (QAction *target = action(id); target && target->shortcut() != keys) {
        target->setShortcut(keys);
        emit keysChanged();
    }
}

void CommandSet::resetKeys()
{
    for (const Command &command : m_commands)
        command.action->setShortcut(command.defaultKeys);
    emit keysChanged();
}

void CommandSet::load(const QSettings &settings)
{
    for (const Command &command : m_commands)
        if (const QVariant stored = settings.value(keysGroup + command.id); stored.isValid())
            command.action->setShortcut(QKeySequence(stored.toString(), QKeySequence::PortableText));
}

void CommandSet::save(QSettings &settings) const
{
    for (const Command &command : m_commands) {
        if (command.action->shortcut() == command.defaultKeys)
            settings.remove(keysGroup + command.id);
        else
            settings.setValue(keysGroup + command.id,
                              command.action->shortcut().toString(QKeySequence::PortableText));
    }
}

} // namespace presence
