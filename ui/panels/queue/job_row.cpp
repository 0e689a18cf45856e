// SPDX-License-Identifier: MIT
#include "ui/panels/queue/job_row.h"

#include "core/shoot/queue/spend_ledger.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

namespace presence {

namespace {

using State = GenerationJob::State;
constexpr QSize pictureSize(48, 60);

QToolButton *button(const QString &iconName, const QString &help)
{
    auto *tool = new QToolButton;
    tool->setIcon(icon(iconName));
    tool->setToolTip(help);
    tool->setAccessibleName(help);
    tool->setFocusPolicy(Qt::StrongFocus);
    return tool;
}

QString durationText(qint64 seconds)
{
    return seconds < 60 ? JobRow::tr("%1\u00a0s").arg(seconds)
                        : JobRow::tr("%1\u00a0min %2\u00a0s").arg(seconds / 60).arg(seconds % 60);
}

/// An estimate is not better than a second.
qint64 roundedSeconds(double seconds) { return std::max<qint64>(1, std::llround(seconds)); }

} // namespace

JobRow::JobRow(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new ElidedLabel)
    , m_state(new QLabel)
    , m_error(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(button("cancel", tr("Cancel")))
    , m_front(button("generate", tr("To the front of the queue")))
    , m_retry(button("reset", tr("Try again")))
    , m_copy(button("copy", tr("Copy what went wrong")))
    , m_remove(button("trash", tr("Remove from the list")))
    , m_more(button("more", tr("What can be done with this order")))
    , m_allow(new QPushButton(tr("Send anyway")))
{
    setFocusPolicy(Qt::StrongFocus);
    m_picture->setFixedSize(pictureSize);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setAutoFillBackground(true);
    m_picture->setBackgroundRole(QPalette::Shadow);
    m_title->setMinimumWidth(80);
    m_state->setProperty("tone", "muted");
    m_state->setProperty("textSize", "small");
    m_state->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    for (QToolButton *tool : {m_front, m_retry, m_copy, m_cancel, m_remove, m_more})
        buttons->addWidget(tool);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_picture, 0, 0, 5, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addLayout(buttons, 0, 2);
    grid->addWidget(m_progress, 1, 1, 1, 2);
    grid->addWidget(m_state, 2, 1, 1, 2);
    grid->addWidget(m_error, 3, 1, 1, 2);
    grid->addWidget(m_allow, 4, 1, 1, 2, Qt::AlignLeft);
    fillMenu();

    connect(m_cancel, &QToolButton::clicked, this, &JobRow::cancelRequested);
    connect(m_front, &QToolButton::clicked, this, &JobRow::frontRequested);
    connect(m_retry, &QToolButton::clicked, this, &JobRow::retryRequested);
    connect(m_remove, &QToolButton::clicked, this, &JobRow::removeRequested);
    connect(m_allow, &QPushButton::clicked, this, &JobRow::allowRequested);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(errorText()); });
}

void JobRow::setJob(const GenerationJob &job)
{
    m_job = job;
    m_job.unsaved.clear(); // pictures belong to the queue
    const RenderSettings &settings = job.request.settings;
    QStringList title{job.backendName};
    if (settings.count > 1)
        title.append(QStringLiteral("×\u200a%1").arg(settings.count));
    title.append(QStringLiteral("%1 × %2").arg(settings.width).arg(settings.height));
    if (!job.request.controls.empty())
        title.append(tr("pictures along: %1").arg(job.request.controls.size()));
    m_title->setText(title.join(QStringLiteral(" · ")));
    m_title->setToolTip(
        wrappedTip(m_title->text() + QLatin1Char('\n') + QString::fromStdString(job.request.prompt.text)));
    if (!job.preview.isNull()) {
        const double ratio = devicePixelRatioF();
        QPixmap picture = QPixmap::fromImage(job.preview.scaled(
            (QSizeF(pictureSize) * ratio).toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
        picture.setDevicePixelRatio(ratio);
        m_picture->setPixmap(picture);
    } else {
        m_picture->clear();
    }
    m_progress->setVisible(job.state == State::Running || job.state == State::Stopping);
    m_progress->setRange(0, job.fraction < 0 ? 0 : 1000);
    m_progress->setValue(int(job.fraction * 1000));

    showButtons();
    tick();
}

void JobRow::fillMenu()
{
    auto *menu = new QMenu(m_more);
    menu->addAction(tr("Back to the controls"), this, &JobRow::editRequested)
        ->setToolTip(tr("Sets every control as this order has it, as one step that can be undone"));
    menu->addSeparator();
    m_earlier = menu->addAction(tr("Earlier\tAlt+Up"), this, [this] { emit moveRequested(-1); });
    m_later = menu->addAction(tr("Later\tAlt+Down"), this, [this] { emit moveRequested(1); });
    menu->addSeparator();
    menu->addAction(tr("Cancel everything ordered with it"), this, &JobRow::batchCancelRequested);
    menu->setToolTipsVisible(true);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void JobRow::showButtons()
{
    const State state = m_job.state;
    const bool troubled = state == State::Failed || state == State::Waiting || state == State::Unsaved ||
                          state == State::Held || state == State::Interrupted;
    m_error->setVisible(troubled);
    m_error->setText(troubled ? QString::fromStdString(m_job.error.message) : QString());
    m_copy->setVisible(state == State::Failed || state == State::Waiting || state == State::Unsaved);
    m_allow->setVisible(state == State::Held);
    m_allow->setText(m_job.hold == GenerationJob::Hold::Consent ? tr("What is sent…") : tr("Send anyway"));
    m_cancel->setVisible(!m_job.isDone());
    m_cancel->setEnabled(state != State::Stopping);
    m_front->setVisible(state == State::Queued);
    m_earlier->setEnabled(isMovable());
    m_later->setEnabled(isMovable());
    m_retry->setVisible(state == State::Failed || state == State::Cancelled || state == State::Unsaved ||
                        state == State::Interrupted);
    const QString again = state == State::Unsaved       ? tr("Try to save again")
                          : state == State::Interrupted ? tr("Send it once more")
                          : m_job.isResuming() ? tr("Ask for the result again; nothing is sent twice")
                                               : tr("Try again");
    m_retry->setToolTip(again);
    m_retry->setAccessibleName(again);
    m_remove->setVisible(m_job.isDone());
    m_remove->setToolTip(state == State::Unsaved ? tr("Give these pictures up") : tr("Remove from the list"));
}

void JobRow::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier &&
        (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        if (isMovable())
            emit moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
    } else if (event->key() == Qt::Key_Delete) {
        if (m_job.isDone())
            emit removeRequested();
        else
            emit cancelRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void JobRow::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 4, 4);
}

void JobRow::tick()
{
    m_state->setText(stageText());
    setAccessibleName(m_title->text() + QStringLiteral(": ") + m_state->text());
}

QString JobRow::stateText() const { return m_state->text(); }

QString JobRow::errorText() const
{
    const QString detail = QString::fromStdString(m_job.error.detail);
    return m_error->text() + (detail.isEmpty() ? QString() : '\n' + detail);
}

QString JobRow::priceText() const
{
    if (m_job.cost)
        return m_job.cost->amount > 0 ? QString::fromStdString(costText(*m_job.cost)) : QString();
    const auto &cost = m_job.estimate.cost;
    if (!cost)
        return tr("price unknown");
    return cost->amount > 0 ? tr("about %1").arg(QString::fromStdString(costText(*cost))) : QString();
}

QString JobRow::stageText() const
{
    const QDateTime end = m_job.endedAt.isValid() ? m_job.endedAt : QDateTime::currentDateTime();
    const QString took = m_job.startedAt.isValid() ? durationText(m_job.startedAt.secsTo(end)) : QString();
    const auto with = [](const QString &text, const QString &time) {
        return time.isEmpty() ? text : text + QStringLiteral(" · ") + time;
    };
    switch (m_job.state) {
    case State::Queued:
        return with(
            with(tr("waiting"), m_job.estimate.seconds >= 0
                                    ? tr("about %1").arg(durationText(roundedSeconds(m_job.estimate.seconds)))
                                    : QString()),
            priceText());
    case State::Held:
        return with(tr("held back"), priceText());
    case State::Interrupted:
        return tr("interrupted");
    case State::Running:
        return with(m_job.stage,
                    m_job.estimate.seconds > 0
                        ? tr("%1 of about %2").arg(took, durationText(roundedSeconds(m_job.estimate.seconds)))
                        : took);
    case State::Stopping:
        return tr("stopping");
    case State::Waiting: {
        const qint64 left = std::max<qint64>(0, QDateTime::currentDateTime().secsTo(m_job.retryAt));
        return with(m_job.stage, tr("in %1").arg(durationText(left)));
    }
    case State::Finished:
        return with(with(tr("finished"), took), priceText());
    case State::Unsaved:
        return tr("finished, but not saved; the pictures wait here");
    case State::Failed:
        return with(tr("failed"), took);
    case State::Cancelled:
        return tr("cancelled");
    }
    return {};
}

} // namespace presence
