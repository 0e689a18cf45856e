// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <optional>

namespace presence {

/// Two values as a point between four words, and where it should be: a ring for the aim, a filled diamond for
/// what is.
class AxisPlot : public QWidget
{
    Q_OBJECT

public:
    /// Both axes reach from −`reach` to +`reach`.
    explicit AxisPlot(double reach, QWidget *parent = nullptr);

    /// Words at the left, right, top and bottom end.
    void setEnds(const QStringList &ends);
    void setPoint(QPointF point); ///< y is upward
    void setTarget(std::optional<QPointF> target);
    QPointF point() const { return m_point; }
    std::optional<QPointF> target() const { return m_target; }
    /// Where a point of the plot is drawn; beyond the ends it stands at the edge.
    QPointF positionOf(QPointF point) const;

    QSize sizeHint() const override { return {200, 150}; }
    QSize minimumSizeHint() const override { return {140, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF field() const;

    double m_reach;
    QStringList m_ends;
    QPointF m_point;
    std::optional<QPointF> m_target;
};

} // namespace presence
