// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace presence {

class Session;

/// How many takes there are, what is at work, held back, measured or being improved, and what was spent.
class StatusLine : public QLabel
{
    Q_OBJECT

public:
    /// The session must outlive the line.
    explicit StatusLine(Session &session, QWidget *parent = nullptr);

private:
    void refresh();

    Session &m_session;
};

} // namespace presence
