// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace presence {

class Session;

/// How the current take was made: backend, model, size, seed, words, file. Everything can be selected and
/// copied.
class TakeInfo : public QWidget
{
    Q_OBJECT

public:
    explicit TakeInfo(Session &session, QWidget *parent = nullptr);

    QString text() const;

private:
    void showTake();

    Session &m_session;
    QLabel *m_facts;
    QPlainTextEdit *m_words;
};

} // namespace presence
