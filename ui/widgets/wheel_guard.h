// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace presence {

/// Lets the wheel turn lists, numbers and sliders only while they have the focus; else it scrolls what they
/// stand on. Scrolling a panel never changes a value. One for the application.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    explicit WheelGuard(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace presence
