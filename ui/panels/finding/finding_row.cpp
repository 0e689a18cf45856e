// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_row.h"

#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/text_label.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace presence {

FindingRow::FindingRow(const Finding &finding, QWidget *parent)
    : QWidget(parent)
    , m_finding(finding)
    , m_grid(new QGridLayout(this))
    , m_detail(new QToolButton)
{
    const QString title = findingTitle(finding.id);
    const QString word = verdictWord(finding.verdict);
    const QString measures = finding.verdict == Verdict::Unmeasured ? QString::fromStdString(finding.reason)
                                                                    : measureText(finding);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(title, word, measures));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);

    m_detail->setIcon(icon(QStringLiteral("chevron_right")));
    m_detail->setIconSize({10, 10});
    m_detail->setFixedSize(24, 24);
    m_detail->setAutoRaise(true);
    m_detail->setFocusPolicy(Qt::NoFocus); // Enter on the row does the same
    m_detail->setToolTip(tr("How this was measured (Enter)"));
    m_detail->setAccessibleName(tr("How %1 was measured").arg(title));
    connect(m_detail, &QToolButton::clicked, this, [this] { emit detailRequested(m_finding); });

    m_grid->setContentsMargins(4, 4, 0, 4);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(new VerdictIcon(verdictShape(finding.verdict), word, verdictInk), 0, 0,
                      Qt::AlignVCenter);
    m_grid->addWidget(textLabel(title), 0, 1);
    auto *verdict = textLabel(word, "muted", "small");
    verdict->setWordWrap(false);
    verdict->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(verdict, 0, 2);
    m_grid->addWidget(m_detail, 0, 3);
    if (!measures.isEmpty())
        m_grid->addWidget(textLabel(measures, "muted", "small"), 1, 1, 1, 2, Qt::AlignTop);
    if (!finding.advice.empty())
        m_grid->addWidget(textLabel(QString::fromStdString(finding.advice), "", "small"), 2, 1, 1, 2);
    addButtons();
}

void FindingRow::addButtons()
{
    const QString title = findingTitle(m_finding.id);
    const bool brief =
        m_finding.verdict == Verdict::Pass && m_finding.fix.isEmpty() && m_finding.advice.empty();
    // What is well takes little room: pointing at it shows the same.
    if (!brief && (!m_finding.regions.empty() || !m_finding.marks.empty())) {
        m_look = new QPushButton(tr("Look"));
        m_look->setToolTip(tr("Show in the picture how this was measured, until pressed again"));
        m_look->setAccessibleName(tr("Look at %1").arg(title));
        connect(m_look, &QAbstractButton::clicked, this, [this] { emit lookRequested(m_finding); });
    }
    if (!m_finding.fix.isEmpty()) {
        m_fix = new QPushButton(tr("Fix"));
        m_fix->setAccessibleName(tr("Fix %1").arg(title));
        connect(m_fix, &QPushButton::clicked, this, [this] { emit fixRequested(m_finding); });
    }
    if (!m_look && !m_fix)
        return;
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 2, 0, 2);
    buttons->setSpacing(8);
    for (QAbstractButton *button : {m_look, static_cast<QAbstractButton *>(m_fix)})
        if (button) {
            button->installEventFilter(this);
            buttons->addWidget(button);
        }
    buttons->addStretch();
    m_grid->addLayout(buttons, 3, 1, 1, 2);
}

void FindingRow::offerModels(const QString &title)
{
    if (m_models)
        return;
    m_models = new QPushButton(tr("Get “%1”…").arg(title));
    m_models->setToolTip(
        tr("A measuring model that is not installed would answer this, or answer it better"));
    m_models->installEventFilter(this);
    connect(m_models, &QPushButton::clicked, this, &FindingRow::modelsRequested);
    m_grid->addWidget(m_models, 4, 1, 1, 2, Qt::AlignLeft);
}

void FindingRow::setFixTexts(const QStringList &changes)
{
    if (!m_fix)
        return;
    m_fix->setEnabled(!changes.isEmpty());
    m_fix->setText(changes.size() > 1 ? tr("Fix (%1)").arg(changes.size()) : tr("Fix"));
    m_fix->setToolTip(changes.isEmpty() ? tr("The direction already says this.") : changes.join('\n'));
    m_fix->setAccessibleDescription(m_fix->toolTip());
}

void FindingRow::point()
{
    const bool inside = m_hovered || hasFocus() || (m_look && m_look->hasFocus()) ||
                        (m_fix && m_fix->hasFocus()) || (m_models && m_models->hasFocus());
    if (inside == m_pointed)
        return;
    m_pointed = inside;
    update();
    emit pointed(inside);
}

void FindingRow::comeIntoView()
{
    for (QWidget *around = parentWidget(); around; around = around->parentWidget())
        if (auto *scroll = qobject_cast<QScrollArea *>(around))
            return scroll->ensureWidgetVisible(this, 0, 24);
}

bool FindingRow::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
        m_hovered = event->type() == QEvent::HoverEnter;
        point();
        break;
    case QEvent::FocusIn:
    case QEvent::FocusOut: {
        const bool handled = QWidget::event(event);
        if (hasFocus() && static_cast<QFocusEvent *>(event)->reason() != Qt::MouseFocusReason)
            comeIntoView();
        point();
        update();
        return handled;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

bool FindingRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &FindingRow::point, Qt::QueuedConnection); // once it has moved
    return handled;
}

void FindingRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Right:
        if (event->modifiers() & ~Qt::KeypadModifier)
            break;
        emit detailRequested(m_finding);
        return;
    case Qt::Key_Up:
        emit stepped(-1);
        return;
    case Qt::Key_Down:
        emit stepped(1);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void FindingRow::paintEvent(QPaintEvent *)
{
    if (!m_pointed)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1) : QPen(Qt::NoPen));
    painter.setBrush(palette().color(QPalette::Light));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace presence
