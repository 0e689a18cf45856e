// SPDX-License-Identifier: MIT
#include "ui/panels/takes/take_list_view.h"

#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/takes/thumbnail_delegate.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace presence {

namespace {

constexpr QSize sheetCell(184, 240);
constexpr QSize stripCell(84, 112);

} // namespace

QList<std::pair<QString, QString>> companionUses()
{
    return {{QStringLiteral("init"), TakeListView::tr("Use as start picture")},
            {QStringLiteral("likeness"), TakeListView::tr("Use as likeness")},
            {QStringLiteral("style"), TakeListView::tr("Use for the style")}};
}

TakeListView::TakeListView(QAbstractItemModel &takes, TakeSelection &selection, Layout layout,
                           QWidget *parent)
    : QListView(parent)
    , m_selection(selection)
    , m_delegate(new ThumbnailDelegate(layout == Layout::Sheet ? sheetCell : stripCell, this))
    , m_layout(layout)
{
    setModel(&takes);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragDropMode(QAbstractItemView::DragOnly);
    setFlow(QListView::LeftToRight);
    setWrapping(layout == Layout::Sheet);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Pictures are judged here: the stage's neutral grey, whatever lists look like elsewhere.
    setStyleSheet(QStringLiteral("QListView { background: palette(shadow); border: none; }"));
    setAccessibleName(layout == Layout::Sheet ? tr("Contact sheet") : tr("Filmstrip"));
    if (layout == Layout::Strip) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFixedHeight(stripCell.height() + 14); // with room for the scroll bar
    }
    connect(this, &QListView::activated, this, &TakeListView::opened);
    connect(&selection, &TakeSelection::currentChanged, this, &TakeListView::showCurrent);
    connect(&selection, &TakeSelection::otherChanged, this, [this](const QString &id) {
        m_delegate->setOther(id);
        viewport()->update();
    });
    connect(&takes, &QAbstractItemModel::rowsInserted, this, &TakeListView::showCurrent);
    m_delegate->setOther(selection.other());
    showCurrent();
}

QSize TakeListView::sizeHint() const
{
    return m_layout == Layout::Strip ? QSize(400, stripCell.height() + 14) : QSize(480, 480);
}

void TakeListView::showCurrent()
{
    for (int row = 0; row < model()->rowCount(); ++row)
        if (const QModelIndex index = model()->index(row, 0);
            index.data(TakeModel::IdRole).toString() == m_selection.current()) {
            if (index != currentIndex())
                setCurrentIndex(index);
            scrollTo(index);
            return;
        }
    clearSelection();
    selectionModel()->clearCurrentIndex();
}

void TakeListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_selection.setCurrent(current.data(TakeModel::IdRole).toString());
}

void TakeListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex under = indexAt(event->position().toPoint());
    // Many window managers keep Alt+click for themselves, so Ctrl+click means the same.
    if (event->button() == Qt::LeftButton && event->modifiers() & (Qt::AltModifier | Qt::ControlModifier) &&
        under.isValid()) {
        return compareWith(under);
    }
    if (event->button() != Qt::RightButton) // the menu speaks of the take under it without making it current
        QListView::mousePressEvent(event);
}

void TakeListView::compareWith(const QModelIndex &take)
{
    m_selection.setOther(take.data(TakeModel::IdRole).toString());
    emit comparisonChosen();
}

void TakeListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex take = byKey ? currentIndex() : indexAt(event->pos());
    if (!take.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, take](QMenu *to, const QString &text, auto act) {
        return connect(to->addAction(text), &QAction::triggered, this, [take, act] {
            if (take.isValid()) // it may have gone while the menu was open
                act();
        });
    };
    const auto addChoice = [&](QMenu *to, const QString &text, int role, int value) {
        add(to, text, [this, take, role, value] { model()->setData(take, value, role); });
        to->actions().last()->setCheckable(true);
        to->actions().last()->setChecked(take.data(role).toInt() == value);
    };
    add(menu, tr("Open"), [this, take] {
        setCurrentIndex(take);
        emit opened();
    });
    add(menu, tr("Compare with this"), [this, take] { compareWith(take); });
    menu->actions().last()->setEnabled(take.data(TakeModel::IdRole).toString() != m_selection.current());
    menu->addSeparator();
    QMenu *stars = menu->addMenu(tr("Stars"));
    for (int rating = 0; rating <= 5; ++rating)
        addChoice(stars, rating == 0 ? tr("none") : QString(rating, QChar(0x2605)), TakeModel::RatingRole,
                  rating);
    addChoice(menu, tr("Pick"), TakeModel::FlagRole, int(Take::Flag::Pick));
    addChoice(menu, tr("Reject"), TakeModel::FlagRole, int(Take::Flag::Reject));
    addChoice(menu, tr("No flag"), TakeModel::FlagRole, int(Take::Flag::None));
    menu->addSeparator();
    for (const auto &[kind, text] : companionUses())
        add(menu, text, [this, take, kind = kind] {
            emit companionWanted(take.data(TakeModel::IdRole).toString(), kind);
        });
    menu->addSeparator();
    add(menu, tr("Move to the trash"), [this, take] { model()->removeRow(take.row()); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(take).center()) : event->globalPos());
}

void TakeListView::wheelEvent(QWheelEvent *event)
{
    if (m_layout == Layout::Sheet || event->angleDelta().x() != 0)
        return QListView::wheelEvent(event);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - event->angleDelta().y());
    event->accept();
}

} // namespace presence
