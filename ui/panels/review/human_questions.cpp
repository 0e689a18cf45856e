// SPDX-License-Identifier: MIT
#include "ui/panels/review/human_questions.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace presence {

namespace {

const QStringList answerIds{"yes", "no", "unsure"};

} // namespace

HumanQuestions::HumanQuestions(const std::vector<HumanQuestion> &questions, QWidget *parent)
    : QWidget(parent)
{
    const QStringList words{tr("Yes"), tr("No"), tr("Unsure")};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const HumanQuestion &question : questions) {
        const QString id = QString::fromStdString(question.id);
        const QString text = QString::fromStdString(question.text);
        auto *label = new QLabel(text);
        label->setWordWrap(true);
        auto *segments = new QHBoxLayout;
        segments->setSpacing(0);
        auto *group = new QButtonGroup(this);
        group->setExclusive(false); // an answer can be taken back
        for (int i = 0; i < answerIds.size(); ++i) {
            auto *button = new QToolButton;
            button->setText(words[i]);
            button->setProperty("segment", true);
            button->setCheckable(true);
            button->setFocusPolicy(Qt::StrongFocus);
            button->setMinimumWidth(64);
            button->setAccessibleName(QStringLiteral("%1 %2").arg(text, words[i]));
            button->setToolTip(tr("Keys Y, N and ? while focused"));
            button->setObjectName(id + '/' + answerIds[i]);
            button->setProperty("question", id);
            button->installEventFilter(this);
            group->addButton(button, i);
            segments->addWidget(button);
            connect(button, &QToolButton::clicked, this,
                    [this, id, i](bool checked) { choose(id, checked ? answerIds[i] : QString()); });
        }
        segments->addStretch();
        auto *block = new QVBoxLayout;
        block->setSpacing(4);
        block->addWidget(label);
        block->addLayout(segments);
        column->addLayout(block);
        m_rows.emplace(id, group);
    }
}

void HumanQuestions::setAnswers(const std::map<std::string, std::string> &answers)
{
    for (const auto &[id, group] : m_rows) {
        const auto answer = answers.find(id.toStdString());
        for (int i = 0; i < answerIds.size(); ++i)
            group->button(i)->setChecked(answer != answers.end() &&
                                         answerIds[i].toStdString() == answer->second);
    }
}

void HumanQuestions::choose(const QString &question, const QString &answer)
{
    QButtonGroup *group = m_rows.at(question);
    for (int i = 0; i < answerIds.size(); ++i)
        group->button(i)->setChecked(answerIds[i] == answer);
    emit answered(question, answer);
}

bool HumanQuestions::eventFilter(QObject *object, QEvent *event)
{
    const QString question = object->property("question").toString();
    if (event->type() != QEvent::KeyPress || question.isEmpty())
        return QWidget::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Y:
        choose(question, "yes");
        return true;
    case Qt::Key_N:
        choose(question, "no");
        return true;
    case Qt::Key_Question:
        choose(question, "unsure");
        return true;
    default:
        return QWidget::eventFilter(object, event);
    }
}

} // namespace presence
