// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace presence {

class IconLabel;

/// Good or bad news where it arose: shape, words that can be copied, at most one thing to do, and a way to
/// dismiss it. Hidden while it has nothing to say. Only the newest message stands; they never pile up.
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };

    explicit InlineMessage(QWidget *parent = nullptr);

    void showMessage(Kind kind, const QString &text, const QString &action = {});
    QString text() const;
    QPushButton *actionButton() const { return m_action; }

signals:
    void actionTriggered();

private:
    IconLabel *m_shape;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace presence
