// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

namespace presence {

/// Something on the side view of a studio: how high it stands over the eye line.
struct HeightMark
{
    QString name;  ///< "Key light"
    QString value; ///< "30° above the eyes"
    double elevationDeg = 0;
    double minimumDeg = -30;
    double maximumDeg = 90;
    bool isCamera = false; ///< drawn as one
    QColor color = Qt::white;
    friend bool operator==(const HeightMark &, const HeightMark &) = default;
};

/// A head from the side and, on an arc before it, how high lamp and camera stand. Drag, or up and down (Shift
/// is fine); Tab chooses the next one; Delete or a double-click asks for a reset.
class HeightArc : public QWidget
{
    Q_OBJECT

public:
    explicit HeightArc(QWidget *parent = nullptr);

    void setMarks(const QList<HeightMark> &marks); ///< announces nothing
    const QList<HeightMark> &marks() const { return m_marks; }
    int chosen() const { return m_chosen; }
    void choose(int mark);
    QPointF positionOf(int mark) const;
    QPointF positionOf(double elevationDeg, bool camera) const; ///< the camera's arc is the inner one

    QSize sizeHint() const override { return {104, 204}; }
    QSize minimumSizeHint() const override { return {88, 160}; }

signals:
    void heightChanged(int mark, double elevationDeg); ///< by hand, whole steps of 5° (fine and camera: 1°)
    void editingFinished();
    void resetRequested(int mark);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPointF eye() const;
    double radius(bool camera) const;
    int markAt(QPointF point) const;
    void moveChosen(double elevationDeg);
    void finish();

    QList<HeightMark> m_marks;
    int m_chosen = 0;
    bool m_dragging = false;
    bool m_moved = false;
    QPointF m_grip;
};

} // namespace presence
