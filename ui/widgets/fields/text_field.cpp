// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/text_field.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>

namespace presence {

namespace {
constexpr int pauseMs = 100;
constexpr int mostLines = 4;
constexpr int frame = 10; ///< border, padding and margin of the text, above and below together
} // namespace

TextField::TextField(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_pause(new QTimer(this))
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false); // what was announced is undone where it went
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMs);
    connect(m_pause, &QTimer::timeout, this, &TextField::announce);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_showing)
            return;
        keepWithinLimit();
        grow();
        m_pause->start();
    });
    grow();
}

void TextField::setText(const QString &text)
{
    m_announced = text;
    if (text == toPlainText())
        return;
    m_showing = true;
    const int position = textCursor().position();
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, int(text.size())));
    setTextCursor(cursor);
    m_showing = false;
    m_pause->stop();
    grow();
}

void TextField::keepWithinLimit()
{
    QString kept = toPlainText();
    kept.replace(QLatin1Char('\n'), QLatin1Char(' '));
    while (kept.toUtf8().size() > m_byteLimit)
        kept.chop(kept.back().isLowSurrogate() ? 2 : 1);
    if (kept == toPlainText())
        return;
    const QString announced = m_announced;
    setText(kept);
    m_announced = announced;
}

void TextField::announce()
{
    m_pause->stop();
    if (text() == m_announced)
        return;
    m_announced = text();
    emit textEdited(m_announced);
}

void TextField::grow()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int shown = std::clamp(lines, 1, mostLines);
    setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int height = std::max(24, shown * fontMetrics().lineSpacing() + frame);
    if (height != minimumHeight())
        setFixedHeight(height);
}

void TextField::setHint(const QString &hint)
{
    m_hint = hint;
    setPlaceholderText(fontMetrics().elidedText(hint, Qt::ElideRight, viewport()->width() - frame));
}

QSize TextField::sizeHint() const { return {160, minimumHeight()}; }
QSize TextField::minimumSizeHint() const { return {80, 24}; }

bool TextField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
            announce(); // a shortcut must find what was typed just before it
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore(); // the window's own
            return false;
        }
    }
    return QPlainTextEdit::event(event);
}

void TextField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & Qt::ControlModifier)
            return event->ignore(); // the window's own shortcut
        announce();
        emit editingFinished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void TextField::focusOutEvent(QFocusEvent *event)
{
    announce();
    emit editingFinished();
    QPlainTextEdit::focusOutEvent(event);
}

void TextField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    setHint(m_hint);
    grow();
}

void TextField::insertFromMimeData(const QMimeData *source) { insertPlainText(source->text().simplified()); }

void TextField::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus())
        return event->ignore();
    QPlainTextEdit::wheelEvent(event);
}

} // namespace presence
