// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/token_meter.h"

#include <QPainter>

namespace presence {

TokenMeter::TokenMeter(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TokenMeter::setTokens(int used, int limit)
{
    setVisible(limit > 0);
    if (used == m_used && limit == m_limit)
        return;
    m_used = used;
    m_limit = limit;
    update();
}

void TokenMeter::paintEvent(QPaintEvent *)
{
    if (m_limit <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(frame, 3, 3);
    const double share = std::min(1.0, double(m_used) / m_limit);
    painter.setPen(Qt::NoPen);
    const QColor ink = palette().color(QPalette::WindowText);
    painter.setBrush(m_used > m_limit ? QBrush(ink, Qt::BDiagPattern) : QBrush(ink));
    painter.drawRoundedRect(QRectF(2, 2, (width() - 4) * share, height() - 4), 2, 2);
}

} // namespace presence
