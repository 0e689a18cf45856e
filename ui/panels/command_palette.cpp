// SPDX-License-Identifier: MIT
#include "ui/panels/command_palette.h"

#include "ui/models/command_set.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

CommandPalette::CommandPalette(const CommandSet &commands, QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_commands(commands)
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Command palette"));
    m_line->setPlaceholderText(tr("Type what you want to do…"));
    m_line->setAccessibleName(tr("Search commands"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFocusPolicy(Qt::NoFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_list);

    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_line, &QLineEdit::returnPressed, this, [this] { run(m_list->currentItem()); });
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    refill({});

    const int em = fontMetrics().height();
    resize(std::min(parent->width() - 4 * em, 34 * em), 22 * em);
    move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 3 * em)));
    m_line->setFocus();
}

int CommandPalette::fit(const QString &needle, const QString &text)
{
    int score = 1;
    int from = 0;
    for (const QChar letter : needle.toLower()) {
        if (letter.isSpace())
            continue;
        const int at = int(text.toLower().indexOf(letter, from));
        if (at < 0)
            return 0;
        const bool wordStart = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += wordStart ? 8 : at == from ? 4 : 1;
        from = at + 1;
    }
    return score;
}

void CommandPalette::refill(const QString &needle)
{
    struct Hit
    {
        int score;
        const CommandSet::Command *command;
    };
    std::vector<Hit> hits;
    for (const auto &command : m_commands.all())
        if (command.action->isEnabled())
            if (const int score = fit(needle, command.group + " " + command.action->text()); score > 0)
                hits.push_back({score, &command});
    std::ranges::stable_sort(hits, std::greater{}, &Hit::score);

    m_list->clear();
    for (const Hit &hit : hits) {
        const QString keys = hit.command->action->shortcut().toString(QKeySequence::NativeText);
        auto *item =
            new QListWidgetItem(hit.command->group + QStringLiteral("  ›  ") + hit.command->action->text() +
                                (keys.isEmpty() ? QString() : QStringLiteral("    ") + keys));
        item->setData(Qt::UserRole, hit.command->id);
        m_list->addItem(item);
    }
    if (hits.empty()) {
        auto *none = new QListWidgetItem(tr("Nothing is called that."));
        none->setFlags(Qt::NoItemFlags);
        m_list->addItem(none);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run(QListWidgetItem *item)
{
    if (!item || item->data(Qt::UserRole).isNull())
        return;
    // After the popup is gone, so that the command finds the focus where the person left it.
    QTimer::singleShot(0, m_commands.action(item->data(Qt::UserRole).toString()), &QAction::trigger);
    close();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace presence
