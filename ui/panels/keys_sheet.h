// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QTreeWidget;

namespace presence {

class CommandSet;

/// All commands with their keys; keys can be changed, conflicts are said at once and not taken.
class KeysSheet : public QDialog
{
    Q_OBJECT

public:
    KeysSheet(CommandSet &commands, QWidget *parent);

private:
    void fill();

    CommandSet &m_commands;
    QTreeWidget *m_tree;
    QLabel *m_message;
};

} // namespace presence
