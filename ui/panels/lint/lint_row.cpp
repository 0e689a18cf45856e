// SPDX-License-Identifier: MIT
#include "ui/panels/lint/lint_row.h"

#include "ui/models/spec_document.h"
#include "ui/panels/patch_text.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace presence {

namespace {

QString groundsWord(const std::string &grounds)
{
    static const std::map<std::string, const char *> words{
        {"anatomy", QT_TRANSLATE_NOOP("presence::LintRow", "Anatomy")},
        {"physics", QT_TRANSLATE_NOOP("presence::LintRow", "Physics")},
        {"study", QT_TRANSLATE_NOOP("presence::LintRow", "Study")},
        {"convention", QT_TRANSLATE_NOOP("presence::LintRow", "Convention")},
        {"logic", QT_TRANSLATE_NOOP("presence::LintRow", "Logic")},
        {"generators", QT_TRANSLATE_NOOP("presence::LintRow", "Generators")},
        {"law", QT_TRANSLATE_NOOP("presence::LintRow", "Law")}};
    const auto found = words.find(grounds);
    return found == words.end() ? QString::fromStdString(grounds) : LintRow::tr(found->second);
}

QToolButton *smallButton(const QString &drawing, const QString &name, const QString &onDrawing = {})
{
    auto *button = new QToolButton;
    button->setIcon(icon(drawing, onDrawing));
    button->setIconSize({14, 14});
    button->setFixedSize(24, 24);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

SeveritySign signOf(LintFinding::Severity severity)
{
    switch (severity) {
    case LintFinding::Severity::Error:
        return {LintRow::tr("Contradiction"), QStringLiteral("error")};
    case LintFinding::Severity::Warn:
        return {LintRow::tr("Warning"), QStringLiteral("warning")};
    case LintFinding::Severity::Info:
        break;
    }
    return {LintRow::tr("Note"), QStringLiteral("info")};
}

LintRow::LintRow(const LintFinding &finding, SpecDocument &document, const ParameterWords &words,
                 QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_rule(QString::fromStdString(finding.rule))
    , m_fix(new QPushButton)
    , m_why(smallButton(QStringLiteral("chevron_right"), tr("Why, and what the fix changes"),
                        QStringLiteral("chevron_down")))
    , m_menu(new QMenu(this))
    , m_details(new QLabel)
{
    for (const std::string &id : finding.controls)
        for (const Control *control : expandSides(id))
            m_controls += QString::fromStdString(control->id);
    const QStringList changes = changeLines(effectOf(finding.fix, document), document.spec(), words);
    makeFix(finding, changes);
    makeMenu(finding);
    makeDetails(finding, changes);

    const SeveritySign sign = signOf(finding.severity);
    const QString sentence = QString::fromStdString(finding.message);
    auto *message = new QLabel(
        QStringLiteral("<b>%1</b>&ensp;%2").arg(sign.word.toHtmlEscaped(), sentence.toHtmlEscaped()));
    message->setWordWrap(true);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message->setAccessibleName(sign.word + QStringLiteral(": ") + sentence);
    message->setContextMenuPolicy(Qt::NoContextMenu); // the row's own instead
    auto *advice = new QLabel(QString::fromStdString(finding.advice));
    advice->setWordWrap(true);
    advice->setTextFormat(Qt::PlainText);
    advice->setMinimumHeight(26); // level with the button

    auto *more = smallButton(QStringLiteral("more"), tr("More for this finding"));
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);
    m_why->setCheckable(true);
    m_why->setProperty("quiet", true);
    connect(m_why, &QToolButton::toggled, this, [this](bool open) {
        m_details->setVisible(open);
        emit openChanged(m_rule, open);
    });

    auto *mend = new QHBoxLayout;
    mend->setSpacing(8);
    mend->addWidget(m_fix, 0, Qt::AlignTop);
    mend->addWidget(advice, 1);
    mend->addWidget(m_why, 0, Qt::AlignTop);
    mend->addWidget(more, 0, Qt::AlignTop);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(new IconLabel(sign.drawing, sign.word), 0, 0, Qt::AlignTop);
    grid->addWidget(message, 0, 1);
    grid->addLayout(mend, 1, 1);
    grid->addWidget(m_details, 2, 1);
    grid->setColumnStretch(1, 1);
    installEventFilter(this);
    for (QWidget *inside : {static_cast<QWidget *>(m_fix), static_cast<QWidget *>(m_why), //
                            static_cast<QWidget *>(more)})
        inside->installEventFilter(this);
}

void LintRow::makeFix(const LintFinding &finding, const QStringList &changes)
{
    const QString advice = QString::fromStdString(finding.advice);
    if (finding.fix.isEmpty()) {
        m_fix->setText(tr("Show"));
        m_fix->setToolTip(tr("Only you can write this. Opens the control."));
        m_fix->setEnabled(!m_controls.isEmpty());
        connect(m_fix, &QPushButton::clicked, this, [this] { emit controlRequested(m_controls.value(0)); });
    } else {
        m_fix->setText(tr("Fix"));
        m_fix->setEnabled(!changes.isEmpty());
        m_fix->setToolTip(changes.isEmpty() ? tr("What this would change is locked.")
                                            : changes.join(QLatin1Char('\n')));
        connect(m_fix, &QPushButton::clicked, this, [this, fix = finding.fix, advice] {
            m_document.endGesture();
            m_document.apply(fix, advice);
        });
    }
    m_fix->setAccessibleName(QStringLiteral("%1: %2").arg(m_fix->text(), advice));
    m_fix->setAccessibleDescription(m_fix->toolTip());
}

void LintRow::makeMenu(const LintFinding &finding)
{
    m_menu->addAction(tr("Silence in this shoot"), this,
                      [this] { m_document.setSilenced(m_rule, true, tr("Silence %1").arg(m_rule)); });
    QAction *show = m_menu->addAction(tr("Show the control"), this,
                                      [this] { emit controlRequested(m_controls.value(0)); });
    show->setEnabled(!m_controls.isEmpty());
    m_menu->addAction(tr("Copy"), this, [finding] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(
            finding.rule + ": " + finding.message + "\n" + finding.advice + "\n" + finding.basis));
    });
}

void LintRow::makeDetails(const LintFinding &finding, const QStringList &changes)
{
    QStringList lines{
        tr("%1: %2 · %3").arg(groundsWord(finding.grounds), QString::fromStdString(finding.basis), m_rule)};
    lines += changes;
    m_details->setText(lines.join(QLatin1Char('\n')));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setProperty("textSize", "small");
    m_details->setProperty("tone", "muted");
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setContextMenuPolicy(Qt::NoContextMenu);
    m_details->hide();
    m_why->setAccessibleDescription(m_details->text());
}

void LintRow::setOpen(bool open) { m_why->setChecked(open); }

bool LintRow::isOpen() const { return m_why->isChecked(); }

bool LintRow::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        m_document.setHighlight(m_controls);
    else if (event->type() == QEvent::FocusOut || (event->type() == QEvent::Leave && object == this))
        m_document.setHighlight({});
    return QWidget::eventFilter(object, event);
}

void LintRow::contextMenuEvent(QContextMenuEvent *event) { m_menu->popup(event->globalPos()); }

} // namespace presence
