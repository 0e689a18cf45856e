// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_page.h"

#include "ui/models/measuring/measuring_models.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/layout/flow_layout.h"
#include "ui/widgets/layout/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace presence {

namespace {

QString joined(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QStringLiteral(" · "));
}

} // namespace

FindingPage::FindingPage(const Finding &finding, const Sources &sources, QWidget *parent)
    : QWidget(parent)
    , m_finding(finding)
    , m_column(new QVBoxLayout(this))
    , m_back(new QPushButton(tr("‹ Checklist")))
    , m_silence(new QPushButton(tr("Silence in this shoot")))
    , m_takes(new QPushButton(tr("Takes like this")))
{
    setAccessibleName(tr("How %1 was measured").arg(findingTitle(finding.id)));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    addHead();
    addMeasured();
    addFix();
    addLimits(sources.limits, sources.words, sources.purposes);
    addAccuracy(sources.accuracy);
    addModels(sources.models);
    addActions();
    m_column->addStretch();
    setFocusProxy(m_back);
}

void FindingPage::section(const QString &title)
{
    auto *label = selectableLabel(title, "muted", "small");
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    label->setContentsMargins(0, 10, 0, 0);
    m_column->addWidget(label);
}

void FindingPage::paragraph(const QString &text, const char *tone)
{
    m_column->addWidget(selectableLabel(text, tone, "small"));
}

void FindingPage::fact(const QString &name, const QString &value)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *number = selectableLabel(value, "", "");
    number->setAlignment(Qt::AlignRight | Qt::AlignTop);
    row->addWidget(selectableLabel(name, "muted", ""), 1, Qt::AlignTop);
    row->addWidget(number, 1, Qt::AlignTop);
    m_column->addLayout(row);
}

void FindingPage::addHead()
{
    m_back->setToolTip(tr("Back to the checklist (Escape)"));
    m_column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QPushButton::clicked, this, &FindingPage::closed);
    auto *title = selectableLabel(findingTitle(m_finding.id), "", "heading");
    const QString word = verdictWord(m_finding.verdict);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(new VerdictIcon(verdictShape(m_finding.verdict), word, verdictInk));
    row->addWidget(title, 1);
    row->addWidget(selectableLabel(word, "muted", "small"));
    m_column->addLayout(row);
    const std::string &says = m_finding.verdict == Verdict::Unmeasured ? m_finding.reason : m_finding.advice;
    if (!says.empty())
        m_column->addWidget(selectableLabel(QString::fromStdString(says), "", ""));
}

void FindingPage::addMeasured()
{
    section(tr("Asked and measured"));
    const QString asked = quantityText(m_finding.asked, m_finding.unit);
    const QString measured = quantityText(m_finding.measured, m_finding.unit);
    fact(tr("Asked"), asked.isEmpty() ? tr("nothing particular") : asked);
    fact(tr("Measured"), measured.isEmpty() ? QStringLiteral("–") : measured);
    if (m_finding.verdict != Verdict::Unmeasured) {
        fact(tr("How sure"), sureText(m_finding.confidence));
        fact(tr("Measured with"), tierText(m_finding.tier));
    }
    if (m_finding.readings.empty())
        return;
    section(tr("Put together from"));
    for (const Reading &reading : m_finding.readings)
        fact(QString::fromStdString(reading.name), quantityText(reading.value, reading.unit));
}

void FindingPage::addFix()
{
    if (m_finding.fix.isEmpty())
        return;
    section(tr("Fix"));
    m_changes = selectableLabel({}, "", "");
    m_column->addWidget(m_changes);
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setProperty("primary", true);
    m_apply->setToolTip(tr("One step that can be undone; the next take shows what it does"));
    m_column->addWidget(m_apply, 0, Qt::AlignLeft);
    connect(m_apply, &QPushButton::clicked, this, [this] { emit fixRequested(m_finding); });
}

void FindingPage::setFixTexts(const QStringList &changes)
{
    if (!m_apply)
        return;
    m_changes->setText(changes.isEmpty() ? tr("The direction already says this.") : changes.join('\n'));
    m_apply->setEnabled(!changes.isEmpty());
}

void FindingPage::addLimits(const Limits &limits, const LimitWords &words,
                            const std::vector<std::string> &purposes)
{
    if (m_finding.limits.empty())
        return;
    section(tr("Compared with"));
    for (const std::string &id : m_finding.limits) {
        const auto found = limits.all().find(id);
        if (found == limits.all().end()) {
            fact(QString::fromStdString(words.of(id)), tr("no longer used"));
            continue;
        }
        const Limit &limit = found->second;
        const double own = limit.valueFor(purposes);
        fact(QString::fromStdString(words.of(id)), quantityText(own, limit.unit));
        paragraph(
            joined({own == limit.value
                        ? QString()
                        : tr("for this purpose; in general %1").arg(quantityText(limit.value, limit.unit)),
                    limit.calibrated ? tr("calibrated") : tr("starting value"),
                    QString::fromStdString(limit.source), QString::fromStdString(limit.sample)}),
            "muted");
    }
}

void FindingPage::addAccuracy(const AccuracyTable &accuracy)
{
    const std::vector<AccuracyFigure> figures = accuracy.of(m_finding.id);
    if (figures.empty())
        return;
    section(tr("How exact this is"));
    for (const AccuracyFigure &figure : figures) {
        const bool own = figure.tier == m_finding.tier && m_finding.verdict != Verdict::Unmeasured;
        fact((own ? QStringLiteral("● ") : QString()) + tierText(figure.tier),
             quantityText(figure.value, figure.unit));
        paragraph(joined({QString::fromStdString(figure.measure), tr("%1 answers").arg(figure.sample),
                          (figure.lessIsBetter ? tr("aim at most %1") : tr("aim at least %1"))
                              .arg(quantityText(figure.aim, figure.unit)),
                          figure.met() ? QString() : tr("not reached")}),
                  "muted");
    }
}

void FindingPage::addModels(const MeasuringModels &models)
{
    const auto missing = models.missingFor(m_finding.id);
    if (missing.empty())
        return;
    section(m_finding.verdict == Verdict::Unmeasured ? tr("What could measure it")
                                                     : tr("What would measure it better"));
    for (const OptionalModel *model : missing)
        paragraph(
            tr("%1: %2").arg(QString::fromStdString(model->title), QString::fromStdString(model->gives)));
    m_models = new QPushButton(tr("Measuring models…"));
    m_column->addWidget(m_models, 0, Qt::AlignLeft);
    connect(m_models, &QPushButton::clicked, this, &FindingPage::modelsRequested);
}

void FindingPage::addActions()
{
    auto *holder = new QWidget;
    auto *row = new FlowLayout(8, holder);
    row->setContentsMargins(0, 12, 0, 0);
    if (!m_finding.regions.empty() || !m_finding.marks.empty()) {
        m_look = new QPushButton(tr("Look"));
        m_look->setToolTip(tr("Show in the picture how this was measured, until pressed again"));
        row->addWidget(m_look);
        connect(m_look, &QPushButton::clicked, this, [this] { emit lookRequested(m_finding); });
    }
    m_takes->setToolTip(tr("Show the takes of this shoot that have the same trouble here"));
    m_silence->setToolTip(
        tr("Leave this question out of every checklist of this shoot; it can be brought back "
           "at the foot of the checklist"));
    row->addWidget(m_takes);
    row->addWidget(m_silence);
    m_column->addWidget(holder);
    connect(m_takes, &QPushButton::clicked, this, [this] { emit takesRequested(m_finding); });
    connect(m_silence, &QPushButton::clicked, this, [this] { emit silenceRequested(m_finding); });
}

QString FindingPage::text() const
{
    QStringList lines;
    for (const QLabel *label : findChildren<QLabel *>())
        lines += label->text();
    return lines.join('\n');
}

void FindingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Left)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace presence
