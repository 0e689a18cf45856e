// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace presence {

class CommandSet;

/// "Find anything": a line to type into and the commands that match, best first. Opens over its parent, runs
/// the chosen command after it has closed, and leaves nothing behind.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const CommandSet &commands, QWidget *parent);

    /// How well `needle` fits `text`: 0 not at all; word beginnings count more than letters in between.
    static int fit(const QString &needle, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill(const QString &needle);
    void run(QListWidgetItem *item);

    const CommandSet &m_commands;
    QLineEdit *m_line;
    QListWidget *m_list;
};

} // namespace presence
