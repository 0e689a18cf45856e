// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/lint_list.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

struct Sign
{
    QString word;
    QString drawing;
};

Sign signOf(LintFinding::Severity severity)
{
    switch (severity) {
    case LintFinding::Severity::Error:
        return {LintList::tr("Contradiction"), QStringLiteral("error")};
    case LintFinding::Severity::Warn:
        return {LintList::tr("Warning"), QStringLiteral("warning")};
    case LintFinding::Severity::Info:
        break;
    }
    return {LintList::tr("Note"), QStringLiteral("info")};
}

bool sameFindings(const std::vector<LintFinding> &a, const std::vector<LintFinding> &b)
{
    return std::ranges::equal(a, b, [](const LintFinding &x, const LintFinding &y) {
        return x.rule == y.rule && x.message == y.message && x.fix == y.fix;
    });
}

} // namespace

LintList::LintList(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_badge(new ElidedLabel)
{
    m_badge->setProperty("textSize", "heading");
    auto *inside = new QWidget;
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 8, 0);
    m_rows->setSpacing(8);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(48);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_badge);
    column->addWidget(scroll, 1);
    connect(&document, &SpecDocument::lintChanged, this, &LintList::showFindings);
    m_shown.emplace_back(); // so that the first showing, even of nothing, is a change
    showFindings();
}

QString LintList::summary() const { return m_badge->text(); }

void LintList::showFindings()
{
    const std::vector<LintFinding> &findings = m_document.lint();
    if (sameFindings(findings, m_shown))
        return;
    m_shown = findings;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *row = item->widget())
            row->deleteLater();
        delete item;
    }
    std::ranges::stable_sort(m_shown, std::greater(), &LintFinding::severity);
    for (const LintFinding &finding : m_shown)
        m_rows->addWidget(makeRow(finding));
    m_shown = findings;
    if (findings.empty()) {
        auto *nothing = new QLabel(tr("No contradictions, no overload. Ready to send."));
        nothing->setWordWrap(true);
        nothing->setProperty("tone", "muted");
        m_rows->addWidget(nothing);
    }
    m_rows->addStretch(1);
    const auto errors =
        int(std::ranges::count(findings, LintFinding::Severity::Error, &LintFinding::severity));
    QString badge = findings.empty() ? tr("Lint: nothing to mend")
                                     : tr("Lint: %n to look at", nullptr, int(findings.size()));
    if (errors > 0)
        badge +=
            errors == 1 ? tr(", 1 of them a contradiction") : tr(", %1 of them contradictions").arg(errors);
    m_badge->setText(badge);
    m_badge->setToolTip(badge);
    setAccessibleName(m_badge->text());
}

QWidget *LintList::makeRow(const LintFinding &finding)
{
    const Sign sign = signOf(finding.severity);
    auto *row = new QWidget;
    QStringList ids;
    for (const std::string &id : finding.controls)
        for (const Control *control : expandSides(id))
            ids += QString::fromStdString(control->id);
    row->setProperty("ids", ids);
    row->installEventFilter(this);

    auto *shape = new IconLabel(sign.drawing, sign.word);
    auto *message = new QLabel(
        QStringLiteral("<b>%1</b>&ensp;%2")
            .arg(sign.word.toHtmlEscaped(), QString::fromStdString(finding.message).toHtmlEscaped()));
    message->setWordWrap(true);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message->setAccessibleName(sign.word + QStringLiteral(": ") + QString::fromStdString(finding.message));
    auto *why = new QLabel(
        tr("%1 · Why: %2").arg(QString::fromStdString(finding.rule), QString::fromStdString(finding.basis)));
    why->setWordWrap(true);
    why->setProperty("textSize", "small");
    why->setProperty("tone", "muted");

    auto *does = new QLabel(QString::fromStdString(finding.advice));
    does->setWordWrap(true);
    does->setTextFormat(Qt::PlainText);
    does->setMinimumHeight(26); // level with the button
    does->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);

    const QString advice = QString::fromStdString(finding.advice);
    auto *fix = new QPushButton(finding.fix.isEmpty() ? tr("Show") : tr("Fix"));
    fix->installEventFilter(this);
    fix->setProperty("ids", ids);
    if (finding.fix.isEmpty()) {
        fix->setToolTip(tr("Only you can write this. Opens the control."));
        fix->setEnabled(!ids.isEmpty());
        connect(fix, &QPushButton::clicked, this, [this, ids] { emit controlRequested(ids.value(0)); });
    } else {
        fix->setToolTip(changeLines(effectOf(finding.fix, m_document), m_document.spec(), m_words)
                            .join(QLatin1Char('\n')));
        connect(fix, &QPushButton::clicked, this, [this, finding, advice] {
            m_document.endGesture();
            m_document.apply(finding.fix, advice);
        });
    }
    fix->setAccessibleName(QStringLiteral("%1: %2").arg(fix->text(), advice));
    fix->setAccessibleDescription(fix->toolTip());

    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(shape, 0, 0, Qt::AlignTop);
    grid->addWidget(message, 0, 1);
    grid->addWidget(why, 1, 1);
    auto *mend = new QHBoxLayout;
    mend->setSpacing(8);
    mend->addWidget(fix, 0, Qt::AlignTop);
    mend->addWidget(does, 1);
    grid->addLayout(mend, 2, 1);
    grid->setColumnStretch(1, 1);
    return row;
}

bool LintList::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        m_document.setHighlight(object->property("ids").toStringList());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        m_document.setHighlight({});
    return QWidget::eventFilter(object, event);
}

} // namespace presence
