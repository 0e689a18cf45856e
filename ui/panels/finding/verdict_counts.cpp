// SPDX-License-Identifier: MIT
#include "ui/panels/finding/verdict_counts.h"

#include "ui/panels/finding/finding_words.h"

#include <QPainter>
#include <QStringList>

#include <cmath>

namespace presence {

namespace {

constexpr int iconSide = 12;
constexpr int gap = 3;  // between shape and number
constexpr int step = 8; // between pairs
constexpr Verdict order[] = {Verdict::Fail, Verdict::Warn, Verdict::Note, Verdict::Pass, Verdict::Unmeasured};

} // namespace

QList<int> countsOf(const std::vector<Finding> &findings)
{
    QList<int> counts(int(std::size(order)), 0);
    for (const Finding &finding : findings)
        ++counts[int(finding.verdict)];
    return counts;
}

QString countsText(const QList<int> &counts)
{
    QStringList parts;
    for (const Verdict verdict : order)
        if (const int count = counts.value(int(verdict)))
            parts.append(QStringLiteral("%1\u00a0%2").arg(count).arg(verdictWord(verdict)));
    return parts.join(QStringLiteral(" · "));
}

VerdictCounts::VerdictCounts(const QList<int> &counts, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setProperty("textSize", "small");
    setCounts(counts);
}

void VerdictCounts::setCounts(const QList<int> &counts)
{
    m_counts = counts;
    setToolTip(countsText(counts));
    setAccessibleName(toolTip());
    updateGeometry();
    update();
}

QSize VerdictCounts::sizeHint() const
{
    double width = 0;
    for (const int count : m_counts)
        if (count > 0)
            width += (width > 0 ? step : 0) + iconSide + gap +
                     fontMetrics().horizontalAdvance(QString::number(count));
    return {int(std::ceil(width)), std::max(16, fontMetrics().height())};
}

void VerdictCounts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    double left = 0;
    for (const Verdict verdict : order) {
        const int count = m_counts.value(int(verdict));
        if (count == 0)
            continue;
        const VerdictShape shape = verdictShape(verdict);
        paintVerdict(painter, {left, (height() - iconSide) / 2.0, iconSide, iconSide}, shape,
                     verdictInk(shape, palette()));
        left += iconSide + gap;
        const QString number = QString::number(count);
        const double width = fontMetrics().horizontalAdvance(number);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRectF(left, 0, width + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, number);
        left += width + step;
    }
}

} // namespace presence
