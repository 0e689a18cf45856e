// SPDX-License-Identifier: MIT
#include "ui/widgets/color/swatch_bar.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace presence {

namespace {

constexpr int leastWidth = 26;
constexpr int blockHeight = 24;

QString spoken(const Swatch &swatch)
{
    return swatch.name + QStringLiteral(": ") + swatch.color.name().toUpper();
}

class BarAccess : public QAccessibleWidget
{
public:
    explicit BarAccess(SwatchBar *bar)
        : QAccessibleWidget(bar, QAccessible::List)
        , m_bar(bar)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value && !m_bar->swatches().isEmpty()
                   ? spoken(m_bar->swatches()[m_bar->chosen()])
                   : QAccessibleWidget::text(kind);
    }

private:
    SwatchBar *m_bar;
};

QAccessibleInterface *barAccess(const QString &, QObject *object)
{
    auto *bar = qobject_cast<SwatchBar *>(object);
    return bar ? new BarAccess(bar) : nullptr;
}

} // namespace

SwatchBar::SwatchBar(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(barAccess);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SwatchBar::sizeHint() const { return {240, blockHeight + fontMetrics().height() + 2}; }

void SwatchBar::setSwatches(const QList<Swatch> &swatches)
{
    if (swatches == m_swatches)
        return;
    m_swatches = swatches;
    m_chosen = std::clamp(m_chosen, 0, std::max<int>(int(swatches.size()) - 1, 0));
    update();
}

QRect SwatchBar::rectOf(int swatch) const
{
    double all = 0, before = 0;
    for (int i = 0; i < m_swatches.size(); ++i) {
        all += m_swatches[i].share;
        before += i < swatch ? m_swatches[i].share : 0;
    }
    // Everybody gets the least width; shares divide the rest.
    const double rest = std::max(0.0, width() - double(leastWidth) * double(m_swatches.size()));
    const auto edge = [&](int index, double sum) {
        return qRound(index * leastWidth + rest * sum / std::max(all, 1e-9));
    };
    const int left = edge(swatch, before), right = edge(swatch + 1, before + m_swatches[swatch].share);
    return {left, 0, right - left, blockHeight};
}

int SwatchBar::swatchAt(QPoint point) const
{
    for (int i = 0; i < m_swatches.size(); ++i)
        if (point.x() >= rectOf(i).left() && point.x() <= rectOf(i).right())
            return i;
    return -1;
}

void SwatchBar::choose(int swatch)
{
    if (swatch < 0 || swatch >= m_swatches.size())
        return;
    m_chosen = swatch;
    update();
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
}

void SwatchBar::mousePressEvent(QMouseEvent *event)
{
    const int swatch = swatchAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || swatch < 0)
        return event->ignore();
    choose(swatch);
    emit activated(swatch);
}

void SwatchBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen - 1);
    case Qt::Key_Right:
        return choose(m_chosen + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!m_swatches.isEmpty())
            emit activated(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SwatchBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SwatchBar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool SwatchBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int swatch = swatchAt(help->pos());
        QToolTip::showText(
            help->globalPos(),
            (swatch < 0 ? QString() : spoken(m_swatches[swatch]) + QLatin1Char('\n')) + toolTip(), this);
        return true;
    }
    return QWidget::event(event);
}

void SwatchBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.9);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    for (int i = 0; i < m_swatches.size(); ++i) {
        const QRect box = rectOf(i).adjusted(i ? 2 : 0, 0, 0, 0);
        const bool focused = hasFocus() && i == m_chosen;
        painter.setPen(
            QPen(palette().color(focused ? QPalette::Highlight : QPalette::Mid), focused ? 2.5 : 1));
        painter.setBrush(m_swatches[i].color);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRect below(box.left(), blockHeight + 1, box.width(), metrics.height());
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_swatches[i].name, Qt::ElideRight, below.width()));
    }
}

} // namespace presence
