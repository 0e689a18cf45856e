// SPDX-License-Identifier: MIT
#include "ui/widgets/segment_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

namespace presence {

SegmentView::SegmentView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setProperty("frameless", true);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &link) { emit segmentActivated(link.toString().toInt()); });
}

void SegmentView::setSegments(const QString &text, const QList<Segment> &segments)
{
    const int scroll = verticalScrollBar()->value();
    m_segments = segments;
    QTextCharFormat plain;
    plain.setForeground(palette().color(QPalette::Text));
    setExtraSelections({});
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // lays out once
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    int done = 0;
    for (int i = 0; i < m_segments.size(); ++i) {
        QTextCharFormat link = plain;
        link.setAnchor(true);
        link.setAnchorHref(QString::number(i));
        if (m_segments[i].mark != Segment::Mark::None) {
            link.setUnderlineColor(palette().color(QPalette::Text));
            link.setUnderlineStyle(m_segments[i].mark == Segment::Mark::Own ? QTextCharFormat::SingleUnderline
                                                                            : QTextCharFormat::WaveUnderline);
        }
        cursor.insertText(text.mid(done, m_segments[i].begin - done), plain);
        cursor.insertText(text.mid(m_segments[i].begin, m_segments[i].length), link);
        done = m_segments[i].begin + m_segments[i].length;
    }
    cursor.insertText(text.mid(done), plain);
    cursor.endEditBlock();
    setTextCursor(QTextCursor(document())); // the old place means nothing in the new text
    if (m_pointed >= m_segments.size())
        m_pointed = -1;
    paintGrounds();
    verticalScrollBar()->setValue(scroll);
}

void SegmentView::setHighlighted(const QSet<int> &segments)
{
    if (segments == m_highlighted)
        return;
    m_highlighted = segments;
    paintGrounds();
}

QPoint SegmentView::positionOf(int segment) const
{
    QTextCursor cursor(document());
    cursor.setPosition(m_segments[segment].begin);
    const QRect start = cursorRect(cursor);
    cursor.setPosition(m_segments[segment].begin + 1);
    const QRect next = cursorRect(cursor);
    return {next.y() == start.y() ? (start.x() + next.x()) / 2 : start.x() + 2, start.center().y()};
}

int SegmentView::segmentAt(const QPoint &point) const
{
    const QString link = anchorAt(point);
    return link.isEmpty() ? -1 : link.toInt();
}

void SegmentView::point(int segment)
{
    if (segment == m_pointed)
        return;
    m_pointed = segment;
    paintGrounds();
    emit segmentPointed(segment);
}

void SegmentView::paintGrounds()
{
    QList<ExtraSelection> grounds;
    const auto add = [&](int index, bool strong) {
        ExtraSelection ground;
        ground.cursor = QTextCursor(document());
        ground.cursor.setPosition(m_segments[index].begin);
        ground.cursor.setPosition(m_segments[index].begin + m_segments[index].length,
                                  QTextCursor::KeepAnchor);
        ground.format.setBackground(palette().color(strong ? QPalette::Highlight : QPalette::Light));
        ground.format.setForeground(palette().color(strong ? QPalette::HighlightedText : QPalette::Text));
        grounds += ground;
    };
    for (const int index : m_highlighted)
        if (index >= 0 && index < m_segments.size())
            add(index, true);
    if (m_pointed >= 0 && !m_highlighted.contains(m_pointed))
        add(m_pointed, true);
    setExtraSelections(grounds);
}

bool SegmentView::askFor(const QKeyEvent &event)
{
    const bool control = event.modifiers() == Qt::ControlModifier;
    if (m_pointed < 0)
        return false;
    if (control && (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down))
        emit stepRequested(m_pointed, event.key() == Qt::Key_Up ? 1 : -1);
    else if (event.key() == Qt::Key_F2)
        emit editRequested(m_pointed);
    else if (event.key() == Qt::Key_Delete)
        emit removeRequested(m_pointed);
    else
        return false;
    return true;
}

void SegmentView::keyPressEvent(QKeyEvent *event)
{
    if (askFor(*event))
        return;
    const int last = int(m_segments.size()) - 1;
    switch (event->modifiers() == Qt::NoModifier ? event->key() : 0) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        point(std::min(m_pointed + 1, last));
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        point(std::clamp(m_pointed - 1, -1, last));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pointed >= 0)
            emit segmentActivated(m_pointed);
        return;
    default:
        return QTextBrowser::keyPressEvent(event);
    }
    if (m_pointed >= 0) {
        QTextCursor cursor(document());
        cursor.setPosition(m_segments[m_pointed].begin);
        setTextCursor(cursor); // scrolls there
    }
}

bool SegmentView::focusNextPrevChild(bool next)
{
    return QTextEdit::focusNextPrevChild(
        next); // not from phrase to phrase: that would trap the Tab key for long
}

bool SegmentView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int segment = segmentAt(help->pos());
        QToolTip::showText(help->globalPos(), segment < 0 ? QString() : m_segments[segment].help, viewport());
        return true;
    }
    return QTextBrowser::viewportEvent(event);
}

void SegmentView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        point(segmentAt(event->pos()));
}

void SegmentView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int segment = segmentAt(event->pos()); segment >= 0)
        emit editRequested(segment);
    else
        QTextBrowser::mouseDoubleClickEvent(event);
}

void SegmentView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int segment = byKey ? m_pointed : segmentAt(event->pos());
    emit menuRequested(segment, byKey && segment >= 0 ? viewport()->mapToGlobal(positionOf(segment))
                                                      : event->globalPos());
}

void SegmentView::focusOutEvent(QFocusEvent *event)
{
    QTextBrowser::focusOutEvent(event);
    point(-1);
}

void SegmentView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && document())
        setSegments(toPlainText(), QList<Segment>(m_segments));
}

} // namespace presence
