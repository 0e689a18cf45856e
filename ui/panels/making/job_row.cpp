// SPDX-License-Identifier: MIT
#include "ui/panels/making/job_row.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

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
{
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
    for (QToolButton *tool : {m_front, m_retry, m_copy, m_cancel, m_remove})
        buttons->addWidget(tool);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_picture, 0, 0, 4, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addLayout(buttons, 0, 2);
    grid->addWidget(m_progress, 1, 1, 1, 2);
    grid->addWidget(m_state, 2, 1, 1, 2);
    grid->addWidget(m_error, 3, 1, 1, 2);

    connect(m_cancel, &QToolButton::clicked, this, &JobRow::cancelRequested);
    connect(m_front, &QToolButton::clicked, this, &JobRow::frontRequested);
    connect(m_retry, &QToolButton::clicked, this, &JobRow::retryRequested);
    connect(m_remove, &QToolButton::clicked, this, &JobRow::removeRequested);
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

    const bool troubled =
        job.state == State::Failed || job.state == State::Waiting || job.state == State::Unsaved;
    m_error->setVisible(troubled);
    m_error->setText(troubled ? QString::fromStdString(job.error.message) : QString());
    m_copy->setVisible(troubled);
    m_cancel->setVisible(!job.isDone());
    m_cancel->setEnabled(job.state != State::Stopping);
    m_front->setVisible(job.state == State::Queued);
    m_retry->setVisible(job.state == State::Failed || job.state == State::Cancelled ||
                        job.state == State::Unsaved);
    m_retry->setToolTip(job.state == State::Unsaved ? tr("Try to save again") : tr("Try again"));
    m_remove->setVisible(job.isDone());
    m_remove->setToolTip(job.state == State::Unsaved ? tr("Give these pictures up")
                                                     : tr("Remove from the list"));
    tick();
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

QString JobRow::stageText() const
{
    const QDateTime end = m_job.endedAt.isValid() ? m_job.endedAt : QDateTime::currentDateTime();
    const QString took = m_job.startedAt.isValid() ? durationText(m_job.startedAt.secsTo(end)) : QString();
    const auto with = [](const QString &text, const QString &time) {
        return time.isEmpty() ? text : text + QStringLiteral(" · ") + time;
    };
    switch (m_job.state) {
    case State::Queued:
        return tr("waiting");
    case State::Running:
        return with(m_job.stage, took);
    case State::Stopping:
        return tr("stopping");
    case State::Waiting: {
        const qint64 left = std::max<qint64>(0, QDateTime::currentDateTime().secsTo(m_job.retryAt));
        return with(m_job.stage, tr("in %1").arg(durationText(left)));
    }
    case State::Finished:
        return with(tr("finished"), took);
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
