// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/value_slider.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>
#include <QTimer>
#include <QToolTip>

namespace presence {

ValueSlider::ValueSlider(const ValueScale &scale, QWidget *parent)
    : QWidget(parent)
    , m_track(new ValueTrack(this))
    , m_box(new QLineEdit(this))
{
    m_box->setProperty("flat", true);
    m_box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_box->setFixedHeight(24);
    // Two widths only, so that tracks below each other end at the same place.
    const QFontMetrics metrics = m_box->fontMetrics();
    const int widest = std::max(metrics.horizontalAdvance(scale.text(scale.minimum)),
                                metrics.horizontalAdvance(scale.text(scale.maximum)));
    const int narrow = metrics.horizontalAdvance(QStringLiteral("00")) + 20;
    const int wide = metrics.horizontalAdvance(QStringLiteral("12000 K")) + 12;
    m_box->setFixedWidth(widest + 20 <= narrow ? narrow : std::max(wide, widest + 12));
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QFont digits = m_box->font();
    digits.setFeature("tnum", 1); // most system families are tabular anyway
    m_box->setFont(digits);
#endif
    m_box->installEventFilter(this);
    setFocusProxy(m_track);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_track, 1);
    row->addWidget(m_box);

    m_track->setScale(scale);
    showText();
    connect(m_track, &ValueTrack::valueChanged, this, [this](double value) {
        showText();
        emit valueChanged(value);
    });
    connect(m_track, &ValueTrack::editingFinished, this, &ValueSlider::editingFinished);
    connect(m_track, &ValueTrack::resetRequested, this, &ValueSlider::resetRequested);
    connect(m_box, &QLineEdit::returnPressed, this, &ValueSlider::accept);
    connect(m_box, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
}

void ValueSlider::setValue(double value)
{
    if (value == this->value())
        return;
    m_track->setValue(value);
    if (!m_box->hasFocus() || !m_box->isModified())
        showText();
}

void ValueSlider::showText()
{
    m_box->setText(scale().text(value()));
    m_box->setModified(false);
    setInvalid(false);
}

void ValueSlider::accept()
{
    if (!m_box->isModified())
        return m_box->selectAll();
    const std::optional<double> typed = scale().read(m_box->text());
    if (!typed) {
        setInvalid(true);
        QToolTip::showText(m_box->mapToGlobal(QPoint(0, m_box->height())),
                           tr("“%1” does not fit here. Allowed: %2").arg(m_box->text(), scale().rangeText()),
                           m_box);
        return;
    }
    m_track->setValue(*typed);
    showText();
    m_box->selectAll();
    emit valueChanged(*typed);
    emit editingFinished();
}

void ValueSlider::setInvalid(bool invalid)
{
    if (m_box->property("invalid").toBool() == invalid)
        return;
    m_box->setProperty("invalid", invalid);
    m_box->setAccessibleDescription(invalid ? tr("Not accepted. Allowed: %1").arg(scale().rangeText())
                                            : QString());
    m_box->style()->unpolish(m_box);
    m_box->style()->polish(m_box);
}

bool ValueSlider::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_box)
        return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::FocusIn) {
        QTimer::singleShot(0, m_box,
                           &QLineEdit::selectAll); // after the click that focused it has placed its cursor
    } else if (event->type() == QEvent::FocusOut) {
        if (m_box->isModified() && scale().read(m_box->text()))
            accept();
        showText();
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() & Qt::ControlModifier && key->key() == Qt::Key_Return)
            accept(); // a shortcut must find what was typed just before it
        if (!m_box->isModified() && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore(); // nothing is being typed: the window's own
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && m_box->isModified()) {
            showText();
            m_box->selectAll();
            return true;
        }
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            accept();
            QCoreApplication::sendEvent(m_track, event);
            return true;
        }
    } else if (event->type() == QEvent::KeyRelease) {
        QCoreApplication::sendEvent(m_track, event);
    }
    return QWidget::eventFilter(object, event);
}

void ValueSlider::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTipChange)
        passNames();
    QWidget::changeEvent(event);
}

bool ValueSlider::event(QEvent *event)
{
    if (event->type() == QEvent::Polish)
        passNames();
    return QWidget::event(event);
}

void ValueSlider::passNames()
{
    m_track->setAccessibleName(accessibleName());
    m_track->setAccessibleDescription(accessibleDescription());
    m_track->setToolTip(toolTip());
    m_box->setAccessibleName(tr("%1, value").arg(accessibleName()));
    m_box->setToolTip(tr("%1\nAllowed: %2").arg(toolTip(), scale().rangeText()).trimmed());
}

} // namespace presence
