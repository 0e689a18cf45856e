// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSet>
#include <QTextBrowser>

namespace presence {

/// Read-only flowing text in which some stretches can be pointed at, by the pointer or by the arrow keys. The
/// pointed one and any highlighted ones get a ground of their own. Text can be selected and copied.
class SegmentView : public QTextBrowser
{
    Q_OBJECT

public:
    struct Segment
    {
        int begin = 0; ///< in QChars
        int length = 0;
        QString help = {};
    };

    explicit SegmentView(QWidget *parent = nullptr);

    void setSegments(const QString &text, const QList<Segment> &segments);
    const QList<Segment> &segments() const { return m_segments; }
    void setHighlighted(const QSet<int> &segments);
    const QSet<int> &highlighted() const { return m_highlighted; }
    /// Middle of the first line of a segment, in the coordinates of viewport().
    QPoint positionOf(int segment) const;

signals:
    void segmentPointed(int segment);   ///< −1: none any more
    void segmentActivated(int segment); ///< clicked, or Enter

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override {}
    void changeEvent(QEvent *event) override;

private:
    int segmentAt(const QPoint &point) const;
    void point(int segment);
    void paintGrounds();

    QList<Segment> m_segments;
    QSet<int> m_highlighted;
    int m_pointed = -1;
};

} // namespace presence
