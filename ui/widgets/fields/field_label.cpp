// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"

#include "ui/widgets/layout/wrapped_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace presence {

namespace {
constexpr int dotSpace = 10;
constexpr int mostLines = 3;
} // namespace

FieldLabel::FieldLabel(const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
{
    setAccessibleName(text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FieldLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void FieldLabel::setMarked(bool marked)
{
    if (m_marked == marked)
        return;
    m_marked = marked;
    update();
}

void FieldLabel::setReserved(int pixels)
{
    if (m_reserved == pixels)
        return;
    m_reserved = pixels;
    updateGeometry();
    update();
}

void FieldLabel::setInherited(bool inherited)
{
    if (m_inherited == inherited)
        return;
    m_inherited = inherited;
    update();
}

QStringList FieldLabel::lines(int width, bool *elided) const
{
    QStringList parts;
    const qreal room = qMax(16, width - dotSpace);
    QTextLayout layout(m_text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(parts.isEmpty() ? room - m_reserved : room);
        if (parts.size() == mostLines - 1) {
            const QString rest = m_text.mid(line.textStart()).trimmed();
            parts += fontMetrics().elidedText(rest, Qt::ElideRight, int(room) + 1);
            if (elided)
                *elided = parts.back() != rest;
            break;
        }
        parts += m_text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return parts;
}

int FieldLabel::heightForWidth(int width) const
{
    return qMax(1, int(lines(width).size())) * fontMetrics().lineSpacing() + 2;
}

QSize FieldLabel::sizeHint() const
{
    const int width = dotSpace + fontMetrics().horizontalAdvance(m_text) + 2;
    return {width, fontMetrics().lineSpacing() + 2};
}

QSize FieldLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, sizeHint().height()};
}

void FieldLabel::mouseDoubleClickEvent(QMouseEvent *) { emit doubleClicked(); }

bool FieldLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        bool elided = false;
        lines(width(), &elided);
        QStringList tips;
        if (elided)
            tips += m_text;
        if (!toolTip().isEmpty())
            tips += toolTip();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           wrappedTip(tips.join(QLatin1Char('\n'))), this);
        return true;
    }
    return QWidget::event(event);
}

void FieldLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QStringList parts = lines(width());
    const int spacing = fontMetrics().lineSpacing();
    int top = (height() - spacing * int(parts.size())) / 2;
    const QPointF mark(3.5, top + spacing / 2.0);
    if (m_marked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::WindowText));
        painter.drawEllipse(mark, 2.5, 2.5);
    } else if (m_inherited) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
        painter.drawPolygon(QPolygonF(
            {mark + QPointF(0, -3), mark + QPointF(3, 0), mark + QPointF(0, 3), mark + QPointF(-3, 0)}));
    }
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(palette().color(group, m_marked ? QPalette::WindowText : QPalette::PlaceholderText));
    for (const QString &part : parts) {
        painter.drawText(QRect(dotSpace, top, width() - dotSpace, spacing), Qt::AlignLeft | Qt::AlignVCenter,
                         part);
        top += spacing;
    }
}

} // namespace presence
