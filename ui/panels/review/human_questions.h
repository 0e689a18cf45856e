// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"

#include <QWidget>

#include <map>
#include <vector>

class QButtonGroup;

namespace presence {

/// The questions that no measurement answers: yes, no or not sure, by click or with Y, N, ? on the focused
/// row.
class HumanQuestions : public QWidget
{
    Q_OBJECT

public:
    explicit HumanQuestions(const std::vector<HumanQuestion> &questions, QWidget *parent = nullptr);

    /// Shows these answers without announcing them; question id → "yes", "no", "unsure".
    void setAnswers(const std::map<std::string, std::string> &answers);

signals:
    /// By the user; an empty answer takes it back.
    void answered(const QString &questionId, const QString &answer);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void choose(const QString &question, const QString &answer);

    std::map<QString, QButtonGroup *> m_rows;
};

} // namespace presence
