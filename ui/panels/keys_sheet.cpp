// SPDX-License-Identifier: MIT
#include "ui/panels/keys_sheet.h"

#include "ui/models/command_set.h"

#include <QDialogButtonBox>
#include <QHash>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace presence {

KeysSheet::KeysSheet(CommandSet &commands, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_tree(new QTreeWidget)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tree->setHeaderLabels({tr("Command"), tr("Keys")});
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_message->setText(tr("Click a key field and press the new keys. Backspace clears it."));
    m_message->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *reset = buttons->addButton(tr("Reset all keys"), QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_commands.resetKeys();
        fill();
    });

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tree);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    const int em = fontMetrics().height();
    resize(36 * em, 34 * em);
    fill();
}

void KeysSheet::fill()
{
    m_tree->clear();
    QHash<QString, QTreeWidgetItem *> groups;
    for (const auto &command : m_commands.all()) {
        QTreeWidgetItem *&group = groups[command.group];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {command.group});
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        auto *row = new QTreeWidgetItem(group, {command.action->text()});
        auto *edit = new QKeySequenceEdit(command.action->shortcut());
        edit->setAccessibleName(tr("Keys for %1").arg(command.action->text()));
        m_tree->setItemWidget(row, 1, edit);
        connect(edit, &QKeySequenceEdit::editingFinished, this, [this, edit, id = command.id] {
            const QKeySequence wished = edit->keySequence();
            if (const QStringList others = m_commands.conflicts(id, wished); !others.isEmpty()) {
                m_message->setText(tr("%1 is already used by “%2”. Clear it there first.")
                                       .arg(wished.toString(QKeySequence::NativeText), others.join(", ")));
                edit->setKeySequence(m_commands.action(id)->shortcut());
                return;
            }
            m_commands.setKeys(id, wished);
        });
    }
}

} // namespace presence
