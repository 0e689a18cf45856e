// SPDX-License-Identifier: MIT
#include "ui/panels/direct/job_chooser.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/fields/choice_field.h"

#include <QLabel>
#include <QVBoxLayout>

namespace presence {

namespace {
constexpr int namedValues = 4; ///< as many as stand in two or three lines; the tooltip has all
}

JobChooser::JobChooser(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_list(new QLabel)
{
    const Control &control = *findControl("story.job");
    QList<ChoiceField::Choice> choices;
    for (const std::string &id : control.choices) {
        const Job *job = document.library().job(id);
        choices += {QString::fromStdString(id), QString::fromStdString(words.choiceLabel(control.id, id)),
                    job ? QString::fromStdString(job->about + "\n" + job->basis).trimmed() : QString()};
    }
    m_choices = new ChoiceField(choices, ChoiceField::Style::List);
    m_choices->setAccessibleName(QString::fromStdString(words.label(control.id)));
    m_choices->setAccessibleDescription(QString::fromStdString(words.tip(control.id)));
    m_choices->setToolTip(m_choices->accessibleDescription());
    m_list->setWordWrap(true);
    m_list->setProperty("textSize", "small");
    m_list->setProperty("tone", "muted");
    m_list->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_choices);
    column->addWidget(m_list);
    setFocusProxy(m_choices);
    connect(m_choices, &ChoiceField::choiceChanged, this, &JobChooser::choose);
    showDocument();
}

void JobChooser::showDocument()
{
    const QString job = QString::fromStdString(m_document.spec().story.job);
    if (m_choices->choice() == job)
        return;
    m_choices->setChoice(job);
    m_list->hide(); // what it says belongs to another job
}

QString JobChooser::listedValues() const { return m_list->isHidden() ? QString() : m_list->text(); }

void JobChooser::choose(const QString &id)
{
    const PortraitSpec before = m_document.spec();
    const Job *job = m_document.library().job(id.toStdString());
    const SpecPatch patch = job ? job->defaults : SpecPatch{{"story.job", id.toStdString()}};
    m_document.apply(
        patch, tr("Job: %1").arg(QString::fromStdString(m_words.choiceLabel("story.job", id.toStdString()))));
    showDocument(); // a locked job stays

    SpecPatch set = SpecPatch::between(before, m_document.spec());
    set.erase("story.job");
    const QStringList lines = valueLines(set, m_words);
    m_list->setVisible(!lines.isEmpty());
    m_list->setToolTip(lines.join(QLatin1Char('\n')));
    QString text = tr("Set %n values: ", nullptr, int(lines.size())) +
                   lines.mid(0, namedValues).join(QStringLiteral("; "));
    if (lines.size() > namedValues)
        text += tr("; and %n more", nullptr, int(lines.size()) - namedValues);
    m_list->setText(text);
}

} // namespace presence
