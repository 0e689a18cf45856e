// SPDX-License-Identifier: MIT
#include "ui/panels/review/judged_as.h"

#include "ui/models/takes/review_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

JudgedAs::JudgedAs(const std::vector<Job> &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_stylised(new QCheckBox(tr("Painting or drawing")))
    , m_job(new QComboBox)
{
    m_stylised->setToolTip(tr("Whatever asks for living skin and a real lens stays silent for this take"));
    m_job->setAccessibleName(tr("Judged as"));
    m_job->setToolTip(tr("Hold this take against what another job asks for. The direction stays as it is."));
    m_job->setFocusPolicy(Qt::StrongFocus); // scrolling the checklist chooses no job
    m_job->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_job->addItem(QString(), QString());
    m_job->addItem(tr("nothing in particular"), QStringLiteral("none"));
    for (const Job &job : jobs) {
        m_job->addItem(QString::fromStdString(job.label), QString::fromStdString(job.id));
        m_job->setItemData(m_job->count() - 1, QString::fromStdString(job.about), Qt::ToolTipRole);
    }
    auto *label = new QLabel(tr("Judged as"));
    label->setBuddy(m_job);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_job, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_stylised);
    connect(m_stylised, &QCheckBox::clicked, this,
            [this](bool stylised) { emit answered(stylisedAnswer, stylised ? "yes" : ""); });
    connect(m_job, &QComboBox::activated, this,
            [this] { emit answered(judgedAsAnswer, m_job->currentData().toString()); });
}

void JudgedAs::showTake(const Take &take)
{
    m_stylised->setChecked(isStylised(take));
    const auto own = std::ranges::find(m_jobs, take.spec.story.job, &Job::id);
    m_job->setItemText(0, own == m_jobs.end()
                              ? tr("what it was made for: nothing in particular")
                              : tr("what it was made for: %1").arg(QString::fromStdString(own->label)));
    const auto chosen = take.answers.find(judgedAsAnswer);
    const int index =
        chosen == take.answers.end() ? 0 : m_job->findData(QString::fromStdString(chosen->second));
    m_job->setCurrentIndex(std::max(0, index));
}

} // namespace presence
