// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSet>
#include <QTextBrowser>

namespace presence {

/// Read-only flowing text in which some stretches can be pointed at, by the pointer or by the arrow keys. The
/// pointed one and any highlighted ones get a ground of their own; marked ones are underlined. Text can be
/// selected and copied. Double click and F2 ask to edit a stretch, Delete to remove it, Ctrl+Up and Ctrl+Down
/// to raise or lower it.
class SegmentView : public QTextBrowser
{
    Q_OBJECT

public:
    struct Segment
    {
        int begin = 0; ///< in QChars
        int length = 0;
        QString help = {};
        enum class Mark { None, Own, Notice } mark = Mark::None; ///< a line, a wavy line
    };

    explicit SegmentView(QWidget *parent = nullptr);

    void setSegments(const QString &text, const QList<Segment> &segments);
    const QList<Segment> &segments() const { return m_segments; }
    void setHighlighted(const QSet<int> &segments);
    int pointed() const { return m_pointed; }
    void point(int segment);
    const QSet<int> &highlighted() const { return m_highlighted; }
    /// Middle of the first line of a segment, in the coordinates of viewport().
    QPoint positionOf(int segment) const;

signals:
    void segmentPointed(int segment);   ///< −1: none any more
    void segmentActivated(int segment); ///< clicked, or Enter
    void editRequested(int segment);
    void removeRequested(int segment);
    void stepRequested(int segment, int steps);
    /// The pointer's menu or the menu key; −1 beside the segments.
    void menuRequested(int segment, const QPoint &globalPosition);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override {}
    void changeEvent(QEvent *event) override;

private:
    int segmentAt(const QPoint &point) const;
    bool askFor(const QKeyEvent &event);
    void paintGrounds();

    QList<Segment> m_segments;
    QSet<int> m_highlighted;
    int m_pointed = -1;
};

} // namespace presence
