// SPDX-License-Identifier: MIT
#include "ui/panels/story/coherence_view.h"

#include "core/prompt/story/coherence.h"
#include "core/prompt/story/signals.h"
#include "core/spec/tables/parameter_words.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/meters/axis_plot.h"
#include "ui/widgets/meters/bar_list.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace presence {

namespace {

constexpr double reach = 4; ///< of the targets of a job

enum class Stance { Supports, Ignores, Opposes };

/// A cue supports a job when it moves the portrait toward the side of its targets, and opposes it when it
/// moves away.
Stance stanceOf(const Cue &cue, const Job &job)
{
    const double along = cue.warmth * job.warmthTarget + cue.dominance * job.dominanceTarget;
    return along > 0 ? Stance::Supports : along < 0 ? Stance::Opposes : Stance::Ignores;
}

struct StanceWords
{
    Stance stance;
    const char *icon;
    QString heading;
};

std::array<StanceWords, 3> stances()
{
    return {{{Stance::Opposes, "warning", CoherenceView::tr("Opposes the job")},
             {Stance::Supports, "check", CoherenceView::tr("Supports the job")},
             {Stance::Ignores, "info", CoherenceView::tr("Does nothing for it")}}};
}

/// "B – C", "Loop, Window".
QString wantedText(const JobTarget &target, const Control &control, const ParameterWords &words)
{
    QStringList choices;
    for (const std::string &choice : target.choices)
        choices += QString::fromStdString(words.choiceLabel(control.id, choice));
    if (!choices.isEmpty())
        return choices.join(QStringLiteral(", "));
    const auto text = [&](double value) { return QString::fromStdString(words.valueText(control, value)); };
    return target.minimum == target.maximum
               ? text(target.minimum)
               : CoherenceView::tr("%1 to %2").arg(text(target.minimum), text(target.maximum));
}

} // namespace

CoherenceView::CoherenceView(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_disclosure(new Disclosure({}, [this] { return makeContent(); }))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 0, 8, 0);
    column->addWidget(m_disclosure);
    m_disclosure->header()->setToolTip(
        tr("Which visible cues support the job, do nothing for it or work against it. Guidance on how a "
           "picture is commonly read, not a measurement."));
    showDocument();
}

QString CoherenceView::summary() const { return m_disclosure->title(); }

void CoherenceView::showDocument()
{
    const Job *job = m_document.library().job(m_document.spec().story.job);
    setVisible(job);
    if (!job)
        return;
    int counts[3] = {};
    for (const Cue &cue : cuesOf(m_document.spec()))
        ++counts[int(stanceOf(cue, *job))];
    m_disclosure->setTitle(tr("Cues: %1 support, %2 oppose, %3 neither")
                               .arg(counts[int(Stance::Supports)])
                               .arg(counts[int(Stance::Opposes)])
                               .arg(counts[int(Stance::Ignores)]));
    if (!m_plot)
        return;
    const Coherence at = coherenceOf(m_document.spec());
    m_plot->setPoint({at.warmth, at.dominance});
    m_plot->setTarget(QPointF(job->warmthTarget, job->dominanceTarget));
    m_position->setText(tr("Warmth %1, the job wants %2. Dominance %3, the job wants %4. Half a point a cue.")
                            .arg(at.warmth)
                            .arg(job->warmthTarget)
                            .arg(at.dominance)
                            .arg(job->dominanceTarget));
    m_plot->setAccessibleDescription(m_position->text());
    const PortraitSignals read = signalsOf(m_document.spec());
    m_signals->setBars({{tr("Intention"), read.intention},
                        {tr("Warmth"), read.warmth},
                        {tr("Status"), read.status},
                        {tr("Confidence"), read.confidence},
                        {tr("Openness"), read.openness},
                        {tr("Identity"), read.identity}});
    listCues();
}

QWidget *CoherenceView::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(8, 0, 0, 4);
    column->setSpacing(2);
    m_plot = new AxisPlot(reach);
    m_plot->setAccessibleName(tr("Warmth and dominance"));
    m_plot->setEnds({tr("cold"), tr("warm"), tr("dominant"), tr("yielding")});
    m_plot->setToolTip(tr("Ring: what the job wants. Diamond: where the cues put the portrait."));
    m_position = new QLabel;
    m_position->setWordWrap(true);
    m_position->setProperty("textSize", "small");
    m_position->setProperty("tone", "muted");
    m_signals = new BarList;
    m_signals->setAccessibleName(tr("What viewers commonly look for"));
    m_signals->setToolTip(tr("How many of the usual cues for each signal the spec gives. Guidance, not a "
                             "measurement of anybody."));
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(10, 4, 8, 4);
    bars->addWidget(m_signals);
    m_cues = new QVBoxLayout;
    m_cues->setSpacing(0);
    column->addWidget(m_plot);
    column->addWidget(m_position);
    column->addLayout(m_cues);
    column->addLayout(bars);
    showDocument();
    return content;
}

void CoherenceView::listCues()
{
    while (QLayoutItem *item = m_cues->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const Job &job = *m_document.library().job(m_document.spec().story.job);
    const std::vector<Cue> cues = cuesOf(m_document.spec());
    for (const StanceWords &words : stances())
        for (const Cue &cue : cues) {
            if (stanceOf(cue, job) != words.stance)
                continue;
            addRow(QLatin1String(words.icon),
                   tr("%1: %2").arg(words.heading, QString::fromStdString(cue.name)),
                   tr("Warmth %1, dominance %2. Go to its control.")
                       .arg(cue.warmth * 0.5)
                       .arg(cue.dominance * 0.5),
                   QString::fromStdString(cue.controls.front()));
        }
    for (const JobTarget *target : missedTargets(job, m_document.spec())) {
        const Control &control = *expandSides(target->control).front();
        addRow(
            QStringLiteral("edit"),
            tr("The job wants %1: %2")
                .arg(QString::fromStdString(m_words.label(target->control)),
                     wantedText(*target, control, m_words)),
            tr("Outside what this job usually asks for; the checklist looks for it too. Go to its control."),
            QString::fromStdString(control.id));
    }
}

void CoherenceView::addRow(const QString &drawing, const QString &text, const QString &tip,
                           const QString &control)
{
    auto *row = new QToolButton;
    row->setIcon(icon(drawing));
    row->setIconSize({14, 14});
    row->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->setText(text);
    row->setProperty("textSize", "small");
    row->setMinimumHeight(24);
    row->setMinimumWidth(0);
    row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row->setFocusPolicy(Qt::StrongFocus);
    row->setToolTip(text + QLatin1Char('\n') + tip);
    connect(row, &QToolButton::clicked, this, [this, control] { emit controlWanted(control); });
    m_cues->addWidget(row);
}

} // namespace presence
