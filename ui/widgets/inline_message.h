// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QPushButton;

namespace presence {

class IconLabel;

/// Good or bad news where it arose: shape, words that can be copied, at most one thing to do, and a way to
/// dismiss it. Hidden while it has nothing to say. What was not dismissed yet stays below the newest, five
/// messages at most, then "and N more" with all of them in the tooltip; dismissing clears them all.
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };

    explicit InlineMessage(QWidget *parent = nullptr);

    /// A new action takes the place of an older one. After the action its message is gone.
    void showMessage(Kind kind, const QString &text, const QString &action = {});
    /// What stands there, newest first.
    QString text() const;
    QPushButton *actionButton() const { return m_action; }

signals:
    void actionTriggered();

private:
    struct Message
    {
        Kind kind;
        QString text;
        QString action;
    };

    void refresh();
    void act();

    QList<Message> m_messages; ///< newest first
    IconLabel *m_shape;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace presence
