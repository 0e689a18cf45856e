// SPDX-License-Identifier: MIT
#include "ui/panels/direct/job_chooser.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/value_slider.h"
#include "ui/widgets/layout/giving_scroll.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace presence {

namespace {

constexpr int mostListHeight = 180; ///< pixels; longer lists scroll

SpecPatch patchOf(const QString &id, const SpecDocument &document)
{
    const Job *job = document.library().job(id.toStdString());
    return job ? document.valuesOf(*job) : SpecPatch{{"story.job", id.toStdString()}};
}

} // namespace

JobChooser::JobChooser(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
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
    m_card = makeCard();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_choices);
    column->addWidget(m_card);
    setFocusProxy(m_choices);
    connect(m_choices, &ChoiceField::choiceChanged, this, &JobChooser::offer);
    showDocument();
}

QFrame *JobChooser::makeCard()
{
    auto *card = new QFrame;
    card->setProperty("message", true);
    m_title = new QLabel;
    m_title->setProperty("textSize", "section");
    m_about = new QLabel;
    m_about->setProperty("textSize", "small");
    m_about->setProperty("tone", "muted");
    m_lines = new QLabel;
    m_lines->setProperty("textSize", "small");
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {m_title, m_about, m_lines}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *scroll = new GivingScroll(m_lines, 60);
    scroll->setMaximumHeight(mostListHeight);
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setProperty("primary", true);
    m_apply->setToolTip(tr("One step that can be undone. Locked controls keep their values."));
    m_keep = new QPushButton(tr("Keep as it is"));
    m_mixing = new Disclosure(tr("Mix it with another job"), [this] { return makeMixing(); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_apply);
    buttons->addWidget(m_keep);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_about, scroll, m_mixing})
        column->addWidget(part);
    column->addLayout(buttons);
    card->hide();
    connect(m_apply, &QPushButton::clicked, this, &JobChooser::apply);
    connect(m_keep, &QPushButton::clicked, this, &JobChooser::withdraw);
    return card;
}

QWidget *JobChooser::makeMixing()
{
    QList<ChoiceField::Choice> choices{{QString(), tr("Nothing")}};
    for (const Job &job : m_document.library().jobs)
        choices += {QString::fromStdString(job.id), QString::fromStdString(job.label),
                    QString::fromStdString(job.about)};
    m_second = new ChoiceField(choices, ChoiceField::Style::List);
    m_second->setAccessibleName(tr("The other job"));
    m_share = new ValueSlider({.minimum = 0, .maximum = 100, .step = 5, .unit = QStringLiteral("%")});
    m_share->setAccessibleName(tr("Share of the other job"));
    m_share->setToolTip(tr("Numbers lie between the two; a named choice is that of the larger share."));
    m_share->setValue(30);
    connect(m_second, &ChoiceField::choiceChanged, this, [this] { offer(m_offered); });
    connect(m_share, &ValueSlider::valueChanged, this, [this] { offer(m_offered); });
    auto *mixing = new QWidget;
    auto *column = new QVBoxLayout(mixing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_second);
    column->addWidget(m_share);
    return mixing;
}

SpecPatch JobChooser::offeredPatch() const
{
    if (!m_second)
        return patchOf(m_offered, m_document);
    const SpecPatch blend = m_document.library().blendedJobs(
        m_offered.toStdString(), m_second->choice().toStdString(), m_share->value() / 100);
    if (blend.isEmpty())
        return patchOf(m_offered, m_document);
    SpecPatch patch = blend;
    patch.merge(m_document.inherited());
    patch.set("story.job", blend.values().at("story.job"));
    return patch;
}

void JobChooser::showDocument()
{
    if (!m_offered.isEmpty() && QString::fromStdString(m_document.spec().story.job) != m_offered)
        return offer(m_offered); // what it would change may be different now
    withdraw();
}

QString JobChooser::offeredChange() const { return m_card->isHidden() ? QString() : m_lines->text(); }

void JobChooser::withdraw()
{
    const bool hadFocus = m_card->isAncestorOf(focusWidget());
    m_offered.clear();
    if (m_second)
        m_second->setChoice({});
    m_card->hide();
    m_choices->setChoice(QString::fromStdString(m_document.spec().story.job));
    if (hadFocus)
        m_choices->setFocus();
}

void JobChooser::offer(const QString &id)
{
    if (id.toStdString() == m_document.spec().story.job)
        return withdraw();
    const bool wasOffered = m_offered == id;
    m_offered = id;
    SpecPatch effect = effectOf(offeredPatch(), m_document);
    effect.erase("story.job");
    const QStringList lines = changeLines(effect, m_document.spec(), m_words);
    if (lines.isEmpty() && !wasOffered)
        return apply(); // nothing to look at first
    const Job *job = m_document.library().job(id.toStdString());
    m_title->setText(tr("%1 would change %n values", nullptr, int(lines.size()))
                         .arg(QString::fromStdString(m_words.choiceLabel("story.job", id.toStdString()))));
    m_about->setText(job ? QString::fromStdString(job->about) : QString());
    m_about->setVisible(job);
    m_lines->setText(lines.join(QLatin1Char('\n')));
    m_card->show();
    if (!wasOffered)
        m_apply->setFocus();
}

void JobChooser::apply()
{
    const auto name = [this](const QString &id) {
        return QString::fromStdString(m_words.choiceLabel("story.job", id.toStdString()));
    };
    const SpecPatch patch = offeredPatch();
    const bool isMixed = m_second && !m_second->choice().isEmpty();
    const QString label = isMixed ? tr("Job: %1 with %2 % of %3", "two jobs and the share of the second")
                                        .arg(name(m_offered))
                                        .arg(m_share->value())
                                        .arg(name(m_second->choice()))
                                  : tr("Job: %1").arg(name(m_offered));
    m_offered.clear();
    m_document.apply(patch, label);
    withdraw(); // also where a locked job stays
}

} // namespace presence
