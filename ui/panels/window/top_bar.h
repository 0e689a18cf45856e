// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QToolButton;

namespace presence {

class CompanionStrip;
class GenerateBar;
class Session;
class Settings;

/// The row above everything: which shoot, which job, what to make where and with which pictures, what is at
/// work, and "find anything".
class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(Session &session, Settings &settings, QWidget *parent = nullptr);

    GenerateBar *generateBar() const { return m_generate; }
    CompanionStrip *companions() const { return m_companions; }
    QToolButton *shootButton() const { return m_shoot; }
    QToolButton *jobButton() const { return m_job; }
    QToolButton *queueButton() const { return m_queue; }
    QToolButton *findButton() const { return m_find; }

private:
    void fillJobs();
    void showJob();
    void showQueue();

    Session &m_session;
    GenerateBar *m_generate;
    CompanionStrip *m_companions;
    QToolButton *m_shoot;
    QToolButton *m_job;
    QToolButton *m_queue;
    QToolButton *m_find;
};

} // namespace presence
