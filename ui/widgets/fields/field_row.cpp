// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace presence {

FieldRow::FieldRow(const QString &label, QWidget *editor, Placement placement, QWidget *parent)
    : QWidget(parent)
    , m_label(new FieldLabel(label, this))
    , m_editor(editor)
    , m_lock(new QToolButton(this))
{
    m_lock->setCheckable(true);
    m_lock->setProperty("quiet", true);
    m_lock->setIconSize({14, 14});
    m_lock->setFixedSize(24, 24);
    m_lock->setFocusPolicy(Qt::ClickFocus); // by keyboard: Ctrl+L anywhere in the row, or its menu
    m_lock->setShortcut({});
    m_lock->setAccessibleName(tr("Lock %1").arg(label));
    m_lock->setToolTip(tr("Lock: jobs, presets and fixes leave this value alone (Ctrl+L)"));

    auto *lockAction = new QAction(this);
    lockAction->setShortcut(Qt::CTRL | Qt::Key_L);
    lockAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(lockAction, &QAction::triggered, m_lock, &QToolButton::click);
    QWidget::addAction(lockAction);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 2, 4, 2);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    editor->setAccessibleName(label);
    if (placement == Placement::Beside) {
        m_label->setFixedWidth(labelWidth(fontMetrics()));
        grid->addWidget(m_label, 0, 0);
        grid->addWidget(editor, 0, 1);
        grid->addWidget(m_lock, 0, 2, Qt::AlignVCenter);
        grid->setColumnStretch(1, 1);
        grid->setRowMinimumHeight(0, 24);
    } else {
        grid->addWidget(m_label, 0, 0);
        grid->addWidget(m_lock, 0, 1);
        auto *indent = new QHBoxLayout;
        indent->setContentsMargins(10, 0, 4, 4);
        indent->addWidget(editor);
        grid->addLayout(indent, 1, 0, 1, 2);
        grid->setColumnStretch(0, 1);
    }
    connect(m_label, &FieldLabel::doubleClicked, this, &FieldRow::resetRequested);
    connect(m_lock, &QToolButton::clicked, this, [this](bool locked) {
        showLock();
        emit lockToggled(locked);
    });
}

QString FieldRow::label() const { return m_label->text(); }

void FieldRow::setHelp(const QString &help)
{
    m_help = help;
    m_label->setToolTip(m_origin.isEmpty() ? help : m_origin + QLatin1Char('\n') + help);
    m_editor->setToolTip(wrappedTip(help));
    m_editor->setAccessibleDescription(help);
}

void FieldRow::setReading(const QString &reading)
{
    if (reading == this->reading())
        return;
    if (!m_reading) {
        m_reading = new ElidedLabel(this);
        m_reading->setProperty("textSize", "small");
        m_reading->setProperty("tone", "muted");
        m_reading->setContentsMargins(10, 0, 4, 3);
        static_cast<QGridLayout *>(layout())->addWidget(m_reading, 2, 0, 1, 3);
    }
    m_reading->setText(reading);
    m_reading->setToolTip(wrappedTip(reading));
    // Read together with the value by a screen reader.
    m_editor->setAccessibleDescription(reading.isEmpty() ? m_help : reading + QStringLiteral(". ") + m_help);
}

QString FieldRow::reading() const { return m_reading ? m_reading->text() : QString(); }

void FieldRow::setOrigin(const QString &origin)
{
    if (m_origin == origin)
        return;
    m_origin = origin;
    m_label->setInherited(!origin.isEmpty());
    m_label->setAccessibleDescription(origin);
    m_label->setToolTip(origin.isEmpty() ? m_help : origin + QLatin1Char('\n') + m_help);
}

void FieldRow::setChanged(bool changed)
{
    m_changed = changed;
    m_label->setMarked(changed);
}

void FieldRow::setLocked(bool locked)
{
    m_lock->setChecked(locked);
    showLock();
}

void FieldRow::showLock()
{
    if (m_lock->isChecked())
        m_lock->setIcon(icon(QStringLiteral("lock")));
    else
        m_lock->setIcon(m_offers ? icon(QStringLiteral("lock_open"), {}, QPalette::PlaceholderText)
                                 : QIcon());
}

void FieldRow::offer(bool offered)
{
    m_offers = offered;
    showLock();
    if (QToolButton *star = offered ? starButton() : m_star)
        star->setVisible(offered);
    if (QToolButton *explain = offered ? explainButton() : m_explain)
        explain->setVisible(offered);
    if (m_addon)
        m_addon->setVisible(offered || m_addonKept);
}

void FieldRow::setAddon(QToolButton *addon)
{
    m_addon = addon;
    addon->setParent(this);
    addon->setProperty("quiet", true);
    addon->setVisible(false);
    placeMarks();
}

void FieldRow::keepAddon(bool kept)
{
    m_addonKept = kept;
    m_label->setReserved(kept ? 18 : 0);
    m_addon->setVisible(kept || m_offers);
}

QToolButton *FieldRow::makeMark()
{
    auto *mark = new QToolButton(this);
    mark->setProperty("quiet", true);
    mark->setIconSize({12, 12});
    mark->setFocusPolicy(Qt::ClickFocus); // by keyboard: a key anywhere in the row, or its menu
    mark->hide(); // offer() shows it, when its maker knows it: showing sends the row another enter event
    return mark;
}

QToolButton *FieldRow::starButton()
{
    if (m_starrable && !m_star) {
        m_star = makeMark();
        m_star->setCheckable(true);
        m_star->setIcon(icon(QStringLiteral("star"), QStringLiteral("star_filled")));
        m_star->setAccessibleName(tr("Favourite: %1").arg(label()));
        m_star->setToolTip(tr("Keep among the favourites (Ctrl+D)"));
        m_star->setChecked(m_starred);
        connect(m_star, &QToolButton::clicked, this, [this](bool starred) {
            m_starred = starred;
            emit starToggled(starred);
        });
        placeMarks();
    }
    return m_star;
}

QToolButton *FieldRow::explainButton()
{
    if (m_explained && !m_explain) {
        m_explain = makeMark();
        m_explain->setIcon(icon(QStringLiteral("info"), {}, QPalette::PlaceholderText));
        m_explain->setAccessibleName(tr("Explain %1").arg(label()));
        m_explain->setToolTip(tr("What it is and how it looks (F1)"));
        connect(m_explain, &QToolButton::clicked, this, &FieldRow::explainRequested);
        placeMarks();
    }
    return m_explain;
}

void FieldRow::setStarred(bool starred)
{
    m_starrable = true;
    m_starred = starred;
    if (m_star)
        m_star->setChecked(starred);
}

void FieldRow::setExplained(bool explained) { m_explained = explained; }

/// Over the gutter and the end of the label's last line, where there is room without moving anything.
void FieldRow::placeMarks()
{
    if (m_star) {
        m_star->setGeometry(0, m_label->geometry().center().y() - 12, 20, 24);
        m_star->raise();
    }
    const QRect label = m_label->geometry();
    const bool oneLine = label.height() < 36;
    if (m_addon) {
        m_addon->setGeometry(label.right() - 18, label.top() - 2, 20, oneLine ? 24 : 20);
        m_addon->raise();
    }
    if (m_explain) {
        m_explain->setGeometry(label.right() - (oneLine && m_addon ? 36 : 18), label.bottom() - 20, 20, 20);
        m_explain->raise();
    }
}

void FieldRow::resizeEvent(QResizeEvent *) { placeMarks(); }

bool FieldRow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool explains = m_explained && key->matches(QKeySequence::HelpContents);
        const bool stars = m_starrable && key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_D;
        if (explains || stars) {
            event->accept();
            if (event->type() == QEvent::KeyPress && explains)
                emit explainRequested();
            else if (event->type() == QEvent::KeyPress)
                starButton()->click();
            return true;
        }
    }
    return QWidget::event(event);
}

bool FieldRow::isLocked() const { return m_lock->isChecked(); }

void FieldRow::setHighlighted(bool highlighted)
{
    if (m_highlighted == highlighted)
        return;
    m_highlighted = highlighted;
    update();
}

int FieldRow::labelWidth(const QFontMetrics &metrics) { return metrics.averageCharWidth() * 16; }

void FieldRow::enterEvent(QEnterEvent *)
{
    offer(true);
    emit pointed(true);
}

void FieldRow::leaveEvent(QEvent *)
{
    offer(false);
    emit pointed(false);
}

void FieldRow::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    connect(menu.addAction(icon(QStringLiteral("reset")), tr("Reset %1").arg(label())), &QAction::triggered,
            this, &FieldRow::resetRequested);
    connect(menu.addAction(isLocked() ? tr("Unlock") : tr("Lock")), &QAction::triggered, m_lock,
            &QToolButton::click);
    if (m_starrable)
        connect(menu.addAction(m_starred ? tr("No longer a favourite") : tr("Keep among the favourites")),
                &QAction::triggered, starButton(), &QToolButton::click);
    if (m_explained)
        connect(menu.addAction(tr("Explain")), &QAction::triggered, this, &FieldRow::explainRequested);
    if (m_addon)
        connect(menu.addAction(m_addon->toolTip()), &QAction::triggered, m_addon, &QToolButton::click);
    for (QAction *action : actions())
        if (!action->text().isEmpty() && action->isVisible())
            menu.addAction(action);
    menu.exec(event->globalPos());
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (!m_highlighted)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Light));
    painter.fillRect(QRect(0, 0, 3, height()), palette().color(QPalette::Highlight));
}

} // namespace presence
