// SPDX-License-Identifier: MIT
#include "ui/widgets/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace presence {

WheelGuard::WheelGuard(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return false;
    const bool turns = qobject_cast<QComboBox *>(watched) || qobject_cast<QAbstractSpinBox *>(watched) ||
                       qobject_cast<QSlider *>(watched);
    if (!turns || static_cast<QWidget *>(watched)->hasFocus())
        return false;
    event->ignore(); // whatever is behind gets it
    return true;
}

} // namespace presence
