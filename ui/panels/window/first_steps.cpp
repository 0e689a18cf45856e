// SPDX-License-Identifier: MIT
#include "ui/panels/window/first_steps.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace presence {

FirstSteps::FirstSteps(QWidget *parent)
    : QFrame(parent)
{
    setAccessibleName(tr("Three things to try"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    auto *words = new QLabel(tr("New here? Try:"));
    words->setWordWrap(true);
    row->addWidget(words, 1);
    const auto add = [&](const QString &text, const QString &tip, auto signal) {
        auto *button = new QPushButton(text);
        button->setToolTip(tip);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    add(tr("1  Choose a job"), tr("What should the portrait do? Every control follows."),
        &FirstSteps::jobWanted);
    add(tr("2  Move the smile"), tr("Opens the expression and shows the lip corners."),
        &FirstSteps::smileWanted);
    add(tr("3  Make a take"), tr("Generates with the sitter: free, and nothing leaves this machine."),
        &FirstSteps::generateWanted);
    add(tr("Got it"), tr("Hides this row for good"), &FirstSteps::dismissed);
}

} // namespace presence
