// SPDX-License-Identifier: MIT
#include "ui/panels/window/top_bar.h"

#include "ui/models/session/session.h"
#include "ui/panels/companions/companion_drop.h"
#include "ui/panels/companions/companion_strip.h"
#include "ui/panels/making/generate_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace presence {

namespace {

QToolButton *menuButton(const QString &name, const QString &tip)
{
    auto *button = new QToolButton;
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TopBar::TopBar(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_generate(
          new GenerateBar({session.backends, session.checks, session.document, session.companions, settings}))
    , m_companions(new CompanionStrip(session.companions))
    , m_shoot(
          menuButton(tr("Shoot"), tr("The folder that keeps the takes. Open another or start a new one.")))
    , m_job(menuButton(tr("Emotional job"),
                       tr("What the portrait has to do. Choosing a job sets every control that "
                          "serves it, as one step that can be undone.")))
    , m_queue(new QToolButton)
    , m_find(new QToolButton)
{
    m_shoot->setText(QString::fromStdString(session.store.name()));
    m_queue->setFocusPolicy(Qt::StrongFocus);
    m_queue->setToolTip(tr("Show what is being made"));
    m_find->setText(tr("Find…"));
    m_find->setFocusPolicy(Qt::StrongFocus);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    column->addWidget(m_companions);
    new CompanionDrop(session.companions, this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_shoot);
    row->addWidget(m_job);
    row->addWidget(m_generate, 1);
    row->addWidget(m_queue);
    row->addWidget(m_find);

    fillJobs();
    showJob();
    showQueue();
    connect(&session.document, &SpecDocument::specChanged, this, [this](const SpecPatch &changes) {
        if (changes.values().contains("story.job"))
            showJob();
    });
    connect(&session.queue, &GenerationQueue::unfinishedChanged, this, &TopBar::showQueue);
}

void TopBar::fillJobs()
{
    for (const Job &job : m_session.studio.library.jobs) {
        QAction *action = m_job->menu()->addAction(QString::fromStdString(job.label), this, [this, &job] {
            m_session.document.apply(m_session.document.valuesOf(job),
                                     tr("Job: %1").arg(QString::fromStdString(job.label)));
        });
        action->setToolTip(QString::fromStdString(job.about));
    }
    m_job->menu()->setToolTipsVisible(true);
}

void TopBar::showJob()
{
    const Job *job = m_session.studio.library.job(m_session.document.spec().story.job);
    m_job->setText(job ? QString::fromStdString(job->label) : tr("No job yet"));
}

void TopBar::showQueue()
{
    const int count = m_session.queue.unfinished();
    m_queue->setText(count == 0 ? tr("Queue") : tr("Queue %1").arg(count));
    m_queue->setAccessibleName(count == 0 ? tr("Queue, empty")
                                          : tr("Queue, at work or waiting: %1").arg(count));
}

} // namespace presence
