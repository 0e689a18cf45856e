// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/bar_list.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {
constexpr int mostPips = 5;
constexpr int pipStep = 14;
} // namespace

BarList::BarList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int BarList::pips(double share) { return int(std::lround(std::clamp(share, 0.0, 1.0) * mostPips)); }

void BarList::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    QStringList words;
    for (const Bar &bar : bars)
        words += tr("%1: %2 of %3").arg(bar.name).arg(pips(bar.share)).arg(mostPips);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize BarList::sizeHint() const { return {220, int(m_bars.size()) * (fontMetrics().height() + 2)}; }

void BarList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height() + 2;
    const int pipsAt = width() - mostPips * pipStep;
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const QRect row(0, int(i) * line, pipsAt - 4, line);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_bars[i].name, Qt::ElideRight, row.width()));
        for (int pip = 0; pip < mostPips; ++pip) {
            painter.setPen(QPen(palette().color(QPalette::Mid), 1));
            painter.setBrush(pip < pips(m_bars[i].share) ? palette().color(QPalette::WindowText)
                                                         : QColor(Qt::transparent));
            painter.drawEllipse(QPointF(pipsAt + pip * pipStep + 6, row.center().y() + 0.5), 4, 4);
        }
    }
}

} // namespace presence
