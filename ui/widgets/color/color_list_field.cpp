// SPDX-License-Identifier: MIT
#include "ui/widgets/color/color_list_field.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>
#include <QToolButton>
#include <QToolTip>

namespace presence {

namespace {

QIcon swatch(const QString &code, const QPalette &palette)
{
    QPixmap picture(36, 36);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette.color(QPalette::Mid));
    painter.setBrush(QColor(code));
    painter.drawRoundedRect(QRectF(0.5, 0.5, 17, 17), 3, 3);
    return QIcon(picture);
}

} // namespace

ColorListField::ColorListField(int mostColors, QWidget *parent)
    : QWidget(parent)
    , m_most(mostColors)
    , m_swatchRow(new QHBoxLayout)
    , m_code(new QLineEdit)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(4);
    m_swatchRow->setSpacing(0);
    row->addLayout(m_swatchRow);
    row->addWidget(m_code, 1);
    m_code->setPlaceholderText(QStringLiteral("#RRGGBB"));
    m_code->setMaximumWidth(m_code->fontMetrics().horizontalAdvance(QStringLiteral("#RRGGBB")) + 24);
    row->addStretch(0);
    setFocusProxy(m_code);
    connect(m_code, &QLineEdit::returnPressed, this, &ColorListField::takeCode);
    connect(m_code, &QLineEdit::textEdited, this, [this] {
        m_code->setProperty("invalid", false);
        style()->polish(m_code);
    });
}

void ColorListField::setColors(const QStringList &colors)
{
    if (colors == m_colors)
        return;
    m_colors = colors;
    rebuild();
}

void ColorListField::rebuild()
{
    for (QToolButton *old : m_swatches)
        old->deleteLater();
    m_swatches.clear();
    for (int i = 0; i < m_colors.size(); ++i) {
        auto *button = new QToolButton;
        button->setIcon(swatch(m_colors[i], palette()));
        button->setIconSize({18, 18});
        button->setFixedSize(26, 26);
        button->setAccessibleName(tr("Colour %1").arg(m_colors[i]));
        button->setToolTip(tr("%1: click to change, Delete to remove").arg(m_colors[i]));
        button->installEventFilter(this);
        connect(button, &QToolButton::clicked, this, [this, i] { pick(i); });
        m_swatchRow->addWidget(button);
        m_swatches += button;
    }
    m_code->setVisible(m_colors.size() < m_most || m_most == 1);
    if (m_most == 1)
        m_code->setText(m_colors.value(0));
}

void ColorListField::change(const QStringList &colors)
{
    setColors(colors);
    emit colorsChanged(m_colors);
}

void ColorListField::pick(int index)
{
    const QColor picked = QColorDialog::getColor(QColor(m_colors[index]), this, tr("Colour"));
    if (!picked.isValid())
        return;
    QStringList colors = m_colors;
    colors[index] = picked.name().toUpper();
    change(colors);
}

void ColorListField::takeCode()
{
    static const QRegularExpression sixDigits(QStringLiteral("^#?[0-9A-Fa-f]{6}$"));
    QString code = m_code->text().trimmed();
    if (code.isEmpty() && m_most == 1)
        return change({});
    if (!sixDigits.match(code).hasMatch()) {
        m_code->setProperty("invalid", true);
        style()->polish(m_code);
        QToolTip::showText(m_code->mapToGlobal(QPoint(0, m_code->height())),
                           tr("Write a colour as # and six digits or letters A–F, such as #2B6496."), m_code);
        return;
    }
    if (!code.startsWith(QLatin1Char('#')))
        code.prepend(QLatin1Char('#'));
    QStringList colors = m_most == 1 ? QStringList() : m_colors;
    colors += code.toUpper();
    change(colors);
    if (m_most > 1)
        m_code->clear();
}

bool ColorListField::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto index = m_swatches.indexOf(static_cast<QToolButton *>(object));
        if (index >= 0 && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
            QStringList colors = m_colors;
            colors.removeAt(index);
            m_code->setFocus();
            change(colors);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

bool ColorListField::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::ToolTipChange) {
        m_code->setAccessibleName(tr("%1, colour code").arg(accessibleName()));
        m_code->setAccessibleDescription(accessibleDescription());
        m_code->setToolTip(toolTip());
    }
    return QWidget::event(event);
}

} // namespace presence
