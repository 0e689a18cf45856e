// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/picture/verdict_icon.h"

#include <QList>
#include <QWidget>

namespace presence {

/// A few counts from step to step, as lines whose points are the shapes of what is counted, each with its
/// number. Never one sum of them all.
class VerdictCurve : public QWidget
{
    Q_OBJECT

public:
    struct Line
    {
        VerdictShape shape;
        QString name;      ///< "fail"
        QList<int> counts; ///< one a step
    };

    explicit VerdictCurve(VerdictIcon::Ink ink, QWidget *parent = nullptr);

    /// `names`: of the steps, below the points; as many as there are counts, or fewer.
    void setLines(const QList<Line> &lines, const QStringList &names);
    const QList<Line> &lines() const { return m_lines; }
    /// Where a count stands, in widget coordinates.
    QPointF positionOf(int step, int count) const;

    QSize sizeHint() const override { return {360, 168}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF field() const;
    int steps() const;
    int highest() const;
    void paintLegend(QPainter &painter) const;

    VerdictIcon::Ink m_ink;
    QList<Line> m_lines;
    QStringList m_names;
};

} // namespace presence
