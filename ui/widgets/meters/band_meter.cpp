// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/band_meter.h"

#include <QPainter>

#include <algorithm>

namespace presence {

namespace {
constexpr int scaleHeight = 14;
constexpr int side = 6; ///< room for half the pointer
} // namespace

BandMeter::BandMeter(double minimum, double maximum, double bandFrom, double bandTo, QWidget *parent)
    : QWidget(parent)
    , m_minimum(minimum)
    , m_maximum(maximum)
    , m_bandFrom(bandFrom)
    , m_bandTo(bandTo)
    , m_value(minimum)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BandMeter::setReading(double value, const QString &words)
{
    m_value = value;
    m_words = words;
    setAccessibleDescription(words);
    update();
}

void BandMeter::setEnds(const QString &low, const QString &high)
{
    m_low = low;
    m_high = high;
    update();
}

QSize BandMeter::sizeHint() const { return {200, 2 * fontMetrics().height() + scaleHeight + 4}; }

void BandMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int text = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 0, width(), text), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_words, Qt::ElideRight, width()));

    const auto x = [this](double value) {
        const double share = (std::clamp(value, m_minimum, m_maximum) - m_minimum) / (m_maximum - m_minimum);
        return side + share * (width() - 2 * side);
    };
    const double middle = text + scaleHeight / 2.0 + 2;
    painter.setPen(QPen(palette().color(QPalette::Mid), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x(m_minimum), middle), QPointF(x(m_maximum), middle));
    painter.setBrush(palette().color(QPalette::Light));
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.drawRoundedRect(QRectF(QPointF(x(m_bandFrom), middle - 5), QPointF(x(m_bandTo), middle + 5)), 3,
                            3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::WindowText));
    const double at = x(m_value);
    painter.drawPolygon(QPolygonF({{at, middle - 4}, {at + 5, middle}, {at, middle + 4}, {at - 5, middle}}));

    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect ends(0, height() - text, width(), text);
    painter.drawText(ends, Qt::AlignLeft, m_low);
    painter.drawText(ends, Qt::AlignRight, m_high);
}

} // namespace presence
