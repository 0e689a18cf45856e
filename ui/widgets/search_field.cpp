// SPDX-License-Identifier: MIT
#include "ui/widgets/search_field.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace presence {

SearchField::SearchField(const QString &hint, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search"), {}, QPalette::PlaceholderText), LeadingPosition);
}

bool SearchField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    QLineEdit::keyPressEvent(event);
}

} // namespace presence
