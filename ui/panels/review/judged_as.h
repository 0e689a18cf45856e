// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/take.h"
#include "core/spec/tables/jobs.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;

namespace presence {

/// What a take is measured as: for which job, if not for the one it was made for, and whether it is a
/// painting. Only shows and tells; whoever owns the take keeps the answers.
class JudgedAs : public QWidget
{
    Q_OBJECT

public:
    /// The jobs must outlive the widget.
    explicit JudgedAs(const std::vector<Job> &jobs, QWidget *parent = nullptr);

    void showTake(const Take &take);

    QCheckBox *stylisedBox() const { return m_stylised; }
    QComboBox *jobBox() const { return m_job; } ///< data: "" as it was made for, "none", or the id of a job

signals:
    /// By hand: question and answer, as TakeModel::setAnswer() takes them.
    void answered(const QString &question, const QString &answer);

private:
    const std::vector<Job> &m_jobs;
    QCheckBox *m_stylised;
    QComboBox *m_job;
};

} // namespace presence
