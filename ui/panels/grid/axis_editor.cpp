// SPDX-License-Identifier: MIT
#include "ui/panels/grid/axis_editor.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace presence {

namespace {

/// Values that show the form for this control: its ends and its middle, or its first choices.
QString exampleFor(const Control &control)
{
    if (control.kind == Control::Kind::Level)
        return QStringLiteral("0, A, C, E");
    if (control.kind == Control::Kind::Number) {
        const double middle = (control.minimum + control.maximum) / 2;
        QStringList values;
        for (const double value : {control.minimum, middle, control.maximum})
            values << QString::fromStdString(control.print(value));
        return values.join(", ");
    }
    QStringList values;
    for (std::size_t i = 0; i < control.choices.size() && i < 3; ++i)
        values << QString::fromStdString(control.choices[i]);
    return values.join(", ");
}

} // namespace

AxisEditor::AxisEditor(const QString &title, const GridNames &names, bool needed, QWidget *parent)
    : QWidget(parent)
    , m_names(names)
    , m_what(new QComboBox)
    , m_values(new QLineEdit)
    , m_choose(new QToolButton)
{
    if (!needed)
        m_what->addItem(tr("nothing"), QString());
    m_what->addItem(tr("Presets"), "preset");
    m_what->addItem(tr("Backends"), "backend");
    m_what->addItem(tr("Seeds"), "seed");
    m_what->addItem(tr("Jobs"), "job");
    for (const Control &control : controls())
        if (control.kind == Control::Kind::Number || control.kind == Control::Kind::Level ||
            control.kind == Control::Kind::Choice)
            m_what->addItem(QString::fromStdString(names.words.label(control.id)),
                            QString::fromStdString(control.id));
    m_what->setEditable(true); // so that one can type to find among so many
    m_what->setInsertPolicy(QComboBox::NoInsert);
    m_what->completer()->setFilterMode(Qt::MatchContains);
    m_what->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_what->setMinimumContentsLength(24);
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_what->setAccessibleName(tr("What varies along the %1").arg(title));
    m_values->setAccessibleName(tr("Values along the %1").arg(title));
    m_values->setToolTip(tr("Separated by commas. Numbers fill in: 0, 5, .., 20"));
    m_choose->setText(tr("Choose"));
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setMenu(new QMenu(m_choose));
    m_choose->setAccessibleName(tr("Choose values along the %1").arg(title));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    auto *head = new QLabel(title);
    head->setBuddy(m_what);
    head->setMinimumWidth(72);
    grid->addWidget(head, 0, 0);
    grid->addWidget(m_what, 0, 1, 1, 2);
    grid->addWidget(m_values, 1, 1);
    grid->addWidget(m_choose, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(m_what, &QComboBox::currentIndexChanged, this, [this] {
        m_values->clear();
        showChoices();
        emit changed();
    });
    connect(m_values, &QLineEdit::textChanged, this, &AxisEditor::changed);
    showChoices();
}

QString AxisEditor::what() const { return m_what->currentData().toString(); }

void AxisEditor::addChoice(const QString &label, const QString &value)
{
    m_choose->menu()->addAction(label, this, [this, value] {
        const QString before = m_values->text().trimmed();
        m_values->setText(before.isEmpty() ? value : before + ", " + value);
    });
}

void AxisEditor::showChoices()
{
    const QString chosen = what();
    const Control *control = findControl(chosen.toStdString());
    m_choose->menu()->clear();
    m_values->setEnabled(!chosen.isEmpty());
    if (chosen == "preset")
        for (const Preset &preset : m_names.presets.all())
            addChoice(QString::fromStdString(preset.name), QString::fromStdString(preset.name));
    else if (chosen == "backend")
        for (const auto &[id, name] : m_names.backends)
            addChoice(QString::fromStdString(name), QString::fromStdString(id));
    else if (chosen == "job")
        for (const Job &job : m_names.library.jobs)
            addChoice(QString::fromStdString(job.label), QString::fromStdString(job.id));
    else if (control && control->kind == Control::Kind::Choice)
        for (const std::string &choice : control->choices)
            addChoice(QString::fromStdString(m_names.words.choiceLabel(control->id, choice)),
                      QString::fromStdString(choice));
    m_choose->setVisible(!m_choose->menu()->isEmpty());
    m_values->setPlaceholderText(chosen == "seed" ? tr("1, 2, .., 6")
                                 : control        ? tr("such as %1").arg(exampleFor(*control))
                                                  : tr("names, separated by commas"));
}

QString AxisEditor::text() const { return what().isEmpty() ? QString() : what() + '=' + m_values->text(); }

void AxisEditor::setText(const QString &axis)
{
    const int equals = int(axis.indexOf('='));
    if (const int index = m_what->findData(axis.left(equals)); index >= 0)
        m_what->setCurrentIndex(index);
    m_values->setText(equals < 0 ? QString() : axis.mid(equals + 1));
}

Result<GridAxis> AxisEditor::axis() const
{
    return what().isEmpty() ? Result<GridAxis>(GridAxis()) : parseAxis(text().toStdString(), m_names);
}

} // namespace presence
